import Canvas
import Foundation
import Lab
import Network
import SeededRandom
import Testing

@testable import Screens

/// The lab's screen with a real training behind it: whatever is pressed, at whatever size.
@Suite("Random walks through the lab", .serialized)
struct LabWalkTests {
  static let sizes = [(80, 24), (60, 18), (120, 40), (200, 60), (20, 6), (33, 9)]

  /// All keys but those that leave; those that type and move more often.
  static let keys: [Key] =
    LabScreen.bindings.flatMap(\.keys).filter { LabScreen.actions[$0] != .leave }
    + [.left, .right, .up, .down, .tab, .enter, .escape, .backspace, .end, .home]
    + Array(" bsedn[]{}+-<>").map(Key.character)

  private func trainer(_ network: String, _ data: String) throws -> Trainer {
    let images = try DataSource(data).dataSet(assets: LabMoments.assets, seed: 1)
    return try Trainer.start(
      LabOptions(
        assets: LabMoments.assets, network: LabMoments.network(network), data: images,
        dataName: data, threads: 2))
  }

  /// Hands on what the screen asks of the training, files apart, and shows what comes of it.
  private func answer(_ effects: [Effect], _ trainer: Trainer, _ lab: inout LabScreen) {
    for case .lab(let command) in effects {
      if case .save = command { continue }
      if case .load = command { continue }
      trainer.send(command)
    }
    let hasAsked = effects.contains { if case .lab = $0 { true } else { false } }
    for _ in 0..<(hasAsked ? 200 : 1) {
      if let moment = trainer.latest() {
        lab.show(moment)
        return
      }
      usleep(500)
    }
  }

  @Test(
    "250 keys and clicks, at six sizes in turn",
    arguments: [("x-or-o", "xo"), ("tiny", "digits")])
  func walk(network: String, data: String) throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    let trainer = try trainer(network, data)
    defer { trainer.stop() }
    var lab = LabScreen(try #require(trainer.latest()))
    var pressed: [Key] = []
    for turn in 0..<250 {
      let (width, height) = Self.sizes[turn % Self.sizes.count]
      let size = Size(width: width, height: height)
      _ = lab.update(.resize(size))
      let key = try #require(Self.keys.randomElement(using: &random))
      pressed.append(key)
      answer(lab.update(.key(key)), trainer, &lab)
      if turn.isMultiple(of: 7) { answer(lab.update(.tick), trainer, &lab) }
      if turn.isMultiple(of: 5) {
        let point = Point(
          x: Int.random(in: 0..<width, using: &random),
          y: Int.random(in: 0..<height, using: &random))
        answer(lab.update(turn % 2 == 0 ? .click(point) : .drag(point)), trainer, &lab)
      }
      let frame = lab.view(size).frame
      let story = "after \(pressed.suffix(12)), \(width)×\(height), SEED=\(seed)"
      #expect(frame.size == size, "\(story)")
      #expect(frame.bounds.contains(frame.cursor), "\(story)")
    }
  }

  @Test("Settings are taken over all at once, and only what was changed is asked for")
  func settings() throws {
    var lab = LabScreen(try LabMoments.digits())
    _ = lab.update(.key(.character("e")))
    #expect(lab.update(.key(.enter)) == [])
    _ = lab.update(.key(.character("e")))
    // Down to the learning rate: network, images, learn from.
    for _ in 0..<3 { _ = lab.update(.key(.down)) }
    _ = lab.update(.key(.right))
    var wanted = lab.moment.settings
    wanted.learningRate = 0.02
    #expect(lab.update(.key(.enter)) == [.lab(.settings(wanted))])
    _ = lab.update(.key(.character("e")))
    _ = lab.update(.key(.right))
    #expect(lab.update(.key(.escape)) == [])
  }

  @Test("What is drawn goes to the network with every stroke, darkest to brightest")
  func drawing() throws {
    var lab = LabScreen(try LabMoments.digits())
    let begun = lab.update(.key(.character("d")))
    let values = lab.moment.data.values
    let empty = Array(repeating: values.lowerBound, count: 64)
    #expect(begun.contains(.lab(.example(.drawn(empty)))))
    guard case .lab(.example(.drawn(let pixels)))? = lab.update(.key(.character(" "))).first else {
      Issue.record("a dot asks for nothing")
      return
    }
    #expect(pixels.filter { $0 == values.upperBound }.count == 1)
    #expect(pixels[4 * 8 + 4] == values.upperBound)
    #expect(lab.update(.key(.character("c"))) == [.lab(.example(.drawn(empty)))])
    // With the pen down every move draws.
    _ = lab.update(.key(.enter))
    #expect(lab.update(.key(.right)).count == 1)
  }

  @Test("A step beyond the ends is not asked for")
  func ends() throws {
    var moment = try LabMoments.digits(steps: 12)
    moment.step = 0
    var lab = LabScreen(moment)
    #expect(lab.update(.key(.character("["))) == [])
    #expect(lab.update(.key(.character("]"))) == [.lab(.jump(step: 1))])
    #expect(lab.update(.key(.character("]"))) == [.lab(.jump(step: 2))])
    #expect(lab.update(.key(.end)) == [.lab(.jump(step: moment.lastStep))])
    #expect(lab.update(.key(.character("]"))) == [])
  }
}
