import Compute
import Course
import Mistakes
import Quiz
import SeededRandom
import Testing

@Suite("Questions with fresh numbers")
struct GeneratorTests {
  /// How many of each kind are made.
  static let count = 10_000

  @Test(
    "10,000 of each kind can be solved, have one answer, and tell the usual mistakes apart",
    arguments: LessonQuestion.Kind.allCases)
  func sound(kind: LessonQuestion.Kind) throws {
    let operations = ShownOperation.allCases.filter { $0.freshKinds.contains(kind) }
    try #require(!operations.isEmpty)
    let lessons = operations.map { freshLesson(kind, FreshNumbers($0)) }
    let start = seed(for: "\(kind)") &* 1_000_000
    var mistakes: [String: Int] = [:]
    for number in 0..<Self.count {
      let lesson = lessons[number % lessons.count]
      let question = Question(lesson.questions[0], of: lesson, seed: start + UInt64(number))
      guard let question else {
        Issue.record("no question: \(kind) \(operations[number % operations.count]), \(number)")
        continue
      }
      for mistake in question.recognised { mistakes[mistake.mistake.name, default: 0] += 1 }
      for fault in Soundness(question).faults {
        Issue.record("\(fault), seed \(start + UInt64(number)): \(question.prompt)")
      }
    }
    print("\(kind): \(mistakes.sorted { $0.key < $1.key })")
  }

  @Test("The same seed gives the same question, another seed another one")
  func seeds() throws {
    let lesson = freshLesson(.cell, FreshNumbers(.conv2D))
    func texts(_ seed: UInt64) -> [String] {
      let question = Question(lesson.questions[0], of: lesson, seed: seed)
      return (question?.prompt ?? []) + (question?.exhibits ?? []).map { "\($0.tensor.elements)" }
    }
    #expect(texts(7) == texts(7))
    #expect(Set((0..<100).map { texts($0).joined() }).count > 90)
  }
}
