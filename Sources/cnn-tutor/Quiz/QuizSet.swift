import Course
import Quiz
import Screens

/// What a quiz is made of: lessons, how many questions, and the number that these hang on.
struct QuizSet {
  let lessons: [Lesson]
  let round: Round
  let seed: UInt64
  /// What is typed to be asked the same questions again.
  let command: String

  /// - Parameters:
  ///   - count: how many questions; nil for all there are, each once.
  ///   - seed: any where nil.
  ///   - command: the command without its seed.
  init(_ lessons: [Lesson], count: Int? = nil, seed: UInt64? = nil, command: String) {
    self.lessons = lessons
    self.seed = seed ?? UInt64.random(in: 0...999_999)
    round = Round(lessons: lessons, count: count, seed: self.seed)
    self.command = "\(command) --seed \(self.seed)"
  }

  /// What is due of lessons, with fresh numbers.
  ///
  /// - Parameters:
  ///   - count: how many questions at most; nil for all.
  ///   - seed: any where nil.
  ///   - command: the command that asks what will be due then.
  init(
    reviewing memory: Memory, in lessons: [Lesson], count: Int? = nil, seed: UInt64? = nil,
    command: String
  ) {
    self.lessons = lessons
    self.seed = seed ?? UInt64.random(in: 0...999_999)
    round = Round(reviewing: memory, in: lessons, count: count, seed: self.seed, at: .now)
    self.command = command
  }

  /// Why nothing of lessons is due: when the next question will be, or that none was asked.
  static func nothingDue(_ memory: Memory, in lessons: [Lesson]) -> String {
    memory.next(in: lessons).map {
      "Nothing is due now. The next question is due \($0.distance(from: .now))."
    } ?? "Nothing was asked yet that could be asked again."
  }

  /// The quiz on the screen; nil where there are no questions.
  var screen: QuizScreen? {
    round.isFinished ? nil : QuizScreen(round, lessons: lessons, command: command, seed: seed)
  }
}
