import Canvas
import Compute
import Course
import SeededRandom
import Testing

@testable import Screens

/// Whatever is pressed, in whatever operation: nothing breaks, and what is shown is what is computed.
@Suite("Random walks through the sandbox")
struct SandboxWalkTests {
  static let sizes = [(80, 24), (60, 18), (120, 40), (20, 6), (33, 9)]

  /// Keys, those that change numbers and settings more often than others.
  static let keys: [Key] =
    Sandbox.bindings.flatMap(\.keys).filter { Sandbox.actions[$0] != .leave }
    + Array("0123456789-./0123456789xxXiIkKsSpPdDhHwWac").map(Key.character)
    + [.left, .right, .up, .down, .tab, .enter, .escape]

  @Test("Each operation is walked through by 150 keys", arguments: Bench.operations)
  func walk(operation: ShownOperation) throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    try walk(Sandbox(try #require(Bench.standard(operation))), keys: 150, &random, seed)
  }

  @Test("Volumes, several filters and all else that lessons have are walked through")
  func walkAnywhere() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    for number in 0..<24 {
      let bench = try RandomBench.bench(number, &random)
      try walk(Sandbox(bench), keys: 30, &random, seed)
    }
  }

  private func walk(
    _ start: Sandbox, keys: Int, _ random: inout SeededRandom, _ seed: UInt64
  ) throws {
    var sandbox = start
    var pressed: [Key] = []
    for turn in 0..<keys {
      let key = try #require(Self.keys.randomElement(using: &random))
      pressed.append(key)
      _ = sandbox.update(.key(key))
      if turn % 7 == 0 { _ = sandbox.update(.tick) }
      let (width, height) = Self.sizes[turn % Self.sizes.count]
      _ = sandbox.update(.resize(Size(width: width, height: height)))
      let fault = fault(sandbox, width, height)
      let story = "\(fault ?? "") after \(pressed.suffix(12)), SEED=\(seed)"
      #expect(fault == nil, "\(story)")
      if fault != nil { return }
      if turn % 5 == 0 {
        let point = Point(
          x: Int.random(in: 0..<width, using: &random),
          y: Int.random(in: 0..<height, using: &random))
        _ = sandbox.update(turn % 2 == 0 ? .click(point) : .drag(point))
      }
    }
  }

  /// What is wrong with a sandbox; nil if nothing is.
  private func fault(_ sandbox: Sandbox, _ width: Int, _ height: Int) -> String? {
    let frame = sandbox.view(Size(width: width, height: height)).frame
    guard frame.size == Size(width: width, height: height) else {
      return "a frame of \(frame.size)"
    }
    guard (0..<width).contains(frame.cursor.x), (0..<height).contains(frame.cursor.y) else {
      return "the cursor is at \(frame.cursor)"
    }
    guard let demonstration = sandbox.demonstration else {
      return sandbox.refusal?.isEmpty == false ? nil : "no reason is given"
    }
    guard let layer = sandbox.bench.layer,
      let trace = try? layer.trace(input: sandbox.bench.input.tensor)
    else { return "Compute refuses what is shown" }
    return trace.output == demonstration.trace.output ? nil : "another output than Compute's"
  }
}
