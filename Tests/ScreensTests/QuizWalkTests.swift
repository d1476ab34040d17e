import Canvas
import Course
import Quiz
import SeededRandom
import Testing

@testable import Screens

/// The quiz, whatever is pressed, at whatever size.
@Suite("Random walks through quizzes")
struct QuizWalkTests {
  static let sizes = [(80, 24), (60, 18), (120, 40), (200, 60), (20, 6), (33, 9), (5, 2)]

  static let keys: [Key] =
    QuizScreen.bindings.flatMap(\.keys)
    + [.left, .right, .up, .down, .tab, .backTab, .backspace, .delete, .control("u"), .home, .end]
    + Array("0123456789-/., abcdef%×").map(Key.character)
    + Array(repeating: .enter, count: 12)

  @Test("4,000 keys and clicks over the whole course, at seven sizes in turn")
  func walk() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    let lessons = try SampleLessons.ids.map(SampleLessons.lesson)
    func fresh() -> QuizScreen {
      let number = UInt64.random(in: 0...9_999, using: &random)
      return QuizScreen(
        Round(lessons: lessons, count: 30, seed: number), lessons: lessons, command: "quiz",
        seed: number)
    }
    var quiz = fresh()
    var counted = 0
    var pressed: [Key] = []
    for turn in 0..<4_000 {
      let (width, height) = Self.sizes[turn % Self.sizes.count]
      let size = Size(width: width, height: height)
      _ = quiz.update(.resize(size))
      let key = try #require(Self.keys.randomElement(using: &random))
      pressed.append(key)
      var effects = quiz.update(.key(key))
      if turn.isMultiple(of: 5) {
        let point = Point(
          x: Int.random(in: 0..<width, using: &random),
          y: Int.random(in: 0..<height, using: &random))
        effects += quiz.update(turn % 2 == 0 ? .click(point) : .drag(point))
      }
      if turn.isMultiple(of: 3) { effects += quiz.update(.tick) }
      let frame = quiz.view(size).frame
      let story = "after \(pressed.suffix(12)), \(width)×\(height), SEED=\(seed)"
      #expect(frame.size == size, "\(story)")
      #expect(frame.bounds.contains(frame.cursor), "\(story)")
      counted += effects.count { if case .answered = $0 { true } else { false } }
      if quiz.question != nil {
        #expect(quiz.round.outcomes.count - quiz.number <= 1, "\(story)")
      }
      if effects.contains(.leave) { quiz = fresh() }
    }
    #expect(counted > 20, "hardly anything was answered, SEED=\(seed)")
  }
}
