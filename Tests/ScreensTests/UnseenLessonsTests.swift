import Canvas
import Compute
import Course
import Testing

@testable import Screens

/// A lesson on an operation the program knows takes a file and nothing else.
@Suite("Lessons that nobody has seen play")
struct UnseenLessonsTests {
  static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 60, height: 18),
  ]

  private static func lesson(_ index: Int) throws -> Lesson {
    try SampleLessons.lesson(text: UnseenLessons.all[index].text, id: "unseen")
  }

  @Test("Every operation has one")
  func complete() {
    let shown = Set(UnseenLessons.all.map(\.operation))
    #expect(shown == Set(ShownOperation.allCases))
  }

  @Test(
    "Forwards and backwards, each step shows something else", arguments: UnseenLessons.all.indices)
  func plays(index: Int) throws {
    let lesson = try Self.lesson(index)
    for size in Self.sizes {
      var player = Player(lesson, Player.Opening(detail: .product)).sized(size.width, size.height)
      var frames: [Frame] = []
      while player.position + 1 < player.script.count {
        frames.append(player.view(size).frame)
        let before = player.position
        while player.position == before { player = player.after(.right) }
        player.notice = nil
      }
      let isChanging = zip(frames, frames.dropFirst()).allSatisfy { $0 != $1 }
      #expect(isChanging, "\(UnseenLessons.all[index].operation) at \(size)")
      for frame in frames.reversed() {
        let before = player.position
        while player.position == before || player.page > 0 { player = player.after(.left) }
        player.notice = nil
        #expect(player.view(size).frame == frame)
      }
    }
  }

  @Test(
    "The last picture of an operation has every value of its output",
    arguments: UnseenLessons.all.indices)
  func outcome(index: Int) throws {
    let lesson = try Self.lesson(index)
    guard let demonstration = lesson.sections[0].demonstration, demonstration.view != .uses else {
      return
    }
    let size = Size(width: 120, height: 40)
    let player = Player(lesson).sized(120, 40).after(.character("n"), .end)
    guard case .outcome = player.moment else {
      Issue.record("no outcome")
      return
    }
    let text = player.view(size).frame.lines.joined(separator: "\n")
    let numerals = DemonstrationFormats(demonstration, .fraction).output
    for value in demonstration.trace.output.elements where demonstration.operation != .outputSize {
      #expect(text.contains(numerals.text(value)), "\(numerals.text(value))")
    }
  }

  @Test("A layer of a network plays under the strip that shows the whole of it")
  func layer() throws {
    let lesson = try SampleLessons.lesson(text: UnseenLessons.layer, id: "unseen")
    let player = Player(lesson).sized(120, 40).after(.character("n"), .down)
    let lines = player.view(Size(width: 120, height: 40)).frame.lines
    for name in ["find", "keep", "shrink", "row", "vote"] {
      #expect(lines.contains { $0.contains(name) }, "\(name)")
    }
    #expect(lesson.sections[0].demonstration?.trace.output.shape == [2, 2, 2])
  }

  @Test("The names of a network's output are not those of its layers")
  func networkLabels() throws {
    let text = UnseenLessons.all.first { $0.operation == .sequential }?.text ?? ""
    let lesson = try SampleLessons.lesson(text: text + "\n    labels: [cat, dog]\n", id: "unseen")
    let lines = PlainText(lesson).lines().joined(separator: "\n")
    #expect(lines.contains("Layer 1 of 5: find makes 2×4×4 of 5×5."))
    #expect(lines.contains("All 5 layers are done: cat: "))
  }

  @Test("Told as text, each has every value of its output", arguments: UnseenLessons.all.indices)
  func plainText(index: Int) throws {
    let lesson = try Self.lesson(index)
    let lines = PlainText(lesson, detail: .product).lines().joined(separator: "\n")
    let demonstration = try #require(lesson.sections[0].demonstration)
    guard demonstration.operation != .outputSize, demonstration.view != .uses else { return }
    let numerals = Numerals(demonstration.trace.output.elements, .fraction)
    for value in demonstration.trace.output.elements {
      #expect(lines.contains(numerals.text(value)))
    }
  }
}
