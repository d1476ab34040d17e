import Compute
import Course
import Quiz
import SeededRandom
import Testing

@Suite("What a learner has seen and knows")
struct MemoryTests {
  static let start = Timestamp(milliseconds: 1_767_225_600_000)

  /// An answer: the question, how many minutes after the start, whether it was right, hints.
  static func answer(
    _ question: String, _ minutes: Int, _ isRight: Bool, hints: Int = 0, id: UInt64? = nil
  ) -> ProgressRecord {
    let id = id ?? .random(in: .min ... .max)
    return ProgressRecord(
      id: id, time: start.adding(minutes: minutes),
      .answer(
        AnswerRecord(
          question: QuestionID(lesson: "padding", question: question), isRight: isRight,
          hints: hints)))
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let records: [ProgressRecord]
    /// When it is looked at, in minutes after the start.
    let minutes: Int
    let known: Int
    let due: Int
    let isMastered: Bool
  }

  /// A lesson with the questions a and b.
  static let cases = [
    Case(
      testDescription: "nothing was answered", records: [], minutes: 0, known: 0, due: 0,
      isMastered: false),
    Case(
      testDescription: "one is right", records: [answer("a", 0, true)], minutes: 1, known: 1,
      due: 0, isMastered: false),
    Case(
      testDescription: "both are right", records: [answer("a", 0, true), answer("b", 0, true)],
      minutes: 1, known: 2, due: 0, isMastered: true),
    Case(
      testDescription: "two days later both are due",
      records: [answer("a", 0, true), answer("b", 0, true)], minutes: 2 * 1_440, known: 0, due: 2,
      isMastered: false),
    Case(
      testDescription: "just before, they are not",
      records: [answer("a", 0, true), answer("b", 0, true)], minutes: 2 * 1_440 - 1, known: 2,
      due: 0, isMastered: true),
    Case(
      testDescription: "a hint makes it not yet known",
      records: [answer("a", 0, true, hints: 1), answer("b", 0, true)], minutes: 1, known: 1,
      due: 0, isMastered: false),
    Case(
      testDescription: "a wrong one is due after ten minutes",
      records: [answer("a", 0, true), answer("b", 0, true), answer("b", 5, false)], minutes: 15,
      known: 1, due: 1, isMastered: false),
    Case(
      testDescription: "and is known once it is right again",
      records: [
        answer("a", 0, true), answer("b", 0, true), answer("b", 5, false), answer("b", 15, true),
      ], minutes: 16, known: 2, due: 0, isMastered: true),
    Case(
      testDescription: "a question that is gone does not count",
      records: [answer("a", 0, true), answer("gone", 0, false)], minutes: 60, known: 1, due: 0,
      isMastered: false),
  ]

  @Test("A lesson's standing follows from the last answers and the time", arguments: cases)
  func standing(_ scene: Case) {
    let standing = Memory(scene.records).standing(
      of: "padding", questions: ["a", "b"], at: Self.start.adding(minutes: scene.minutes))
    #expect(standing.known == scene.known && standing.due == scene.due)
    #expect(standing.isMastered == scene.isMastered)
    #expect(standing.answers == scene.records.count)
    #expect(!standing.isSeen)
  }

  @Test("A lesson is seen when it was; a lesson without questions is never mastered")
  func seen() {
    let memory = Memory([ProgressRecord(time: Self.start, .seen(lesson: "padding"))])
    let standing = memory.standing(of: "padding", questions: [], at: Self.start)
    #expect(standing.isSeen && !standing.isMastered)
    #expect(memory.knows(lesson: "padding") && !memory.knows(lesson: "relu"))
    #expect(!memory.standing(of: "relu", questions: [], at: Self.start).isSeen)
  }

  @Test("In whatever order records come, and however often, the memory is the same")
  func order() {
    var random = SeededRandom(seed: seed())
    for _ in 0..<200 {
      let records = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Self.answer(
          ["a", "b", "c"].randomElement(using: &random) ?? "a",
          Int.random(in: 0...100_000, using: &random), Bool.random(using: &random),
          hints: Int.random(in: 0...1, using: &random), id: random.next())
      }
      let twice = (records + records.filter { _ in Bool.random(using: &random) })
        .shuffled(using: &random)
      #expect(Memory(records).recalls == Memory(twice).recalls)
    }
  }

  @Test("Due questions are asked with new numbers, the one that waits longest first")
  func review() throws {
    let plans = ["a", "b", "c", "d"].map { id in
      LessonQuestion(
        id: id, kind: .cell, content: .fresh(FreshNumbers(.maxPool2D, kernelSize: Stride(2))))
    }
    let lessons = [lesson(plans, id: "padding")]
    let memory = Memory([
      Self.answer("a", 30, false), Self.answer("b", 10, false), Self.answer("c", 0, true),
    ])
    func round(_ minutes: Int, _ count: Int? = nil, seed: UInt64 = 1) -> Round {
      Round(
        reviewing: memory, in: lessons, count: count, seed: seed,
        at: Self.start.adding(minutes: minutes))
    }
    #expect(round(19).isFinished)
    #expect(round(20).questions.map(\.id.question) == ["b"])
    #expect(round(40).questions.map(\.id.question) == ["b", "a"])
    #expect(round(10_000).questions.map(\.id.question) == ["b", "a", "c"])
    #expect(round(10_000, 2).questions.map(\.id.question) == ["b", "a"])
    #expect(memory.next(in: lessons) == Self.start.adding(minutes: 20))
    #expect(Memory().next(in: lessons) == nil)
    func numbers(_ seed: UInt64) -> [[Tensor]] {
      round(40, seed: seed).questions.map { $0.exhibits.map(\.tensor) }
    }
    #expect(numbers(5) == numbers(5) && numbers(5) != numbers(6))
  }
}
