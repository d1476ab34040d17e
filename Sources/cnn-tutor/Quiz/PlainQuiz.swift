import Course
import Quiz
import Screens

/// A quiz in lines of text: a question is printed, an answer is read, and what is right is told.
struct PlainQuiz {
  private var round: Round
  private let lessons: [String: Lesson]
  private let progress: Progress
  /// The command that gives the same questions again; nil where they will be others.
  private let command: String?
  /// Whether what is typed shows by itself.
  private let isEchoed: Bool
  private let write: ([String]) throws -> Void

  /// - Parameter write: writes lines.
  init(
    _ round: Round, _ lessons: [Lesson], _ progress: Progress, command: String?, isEchoed: Bool,
    write: @escaping ([String]) throws -> Void
  ) {
    self.round = round
    self.progress = progress
    self.lessons = Dictionary(lessons.map { ($0.id, $0) }) { first, _ in first }
    self.command = command
    self.isEchoed = isEchoed
    self.write = write
  }

  /// Asks until the questions or the answers end.
  mutating func run() throws {
    let count = round.questions.count
    try write([
      "\(count) question\(count == 1 ? "" : "s"). ? gives a hint, ! goes on without an answer.", "",
    ])
    while let question = round.current, let lesson = lessons[question.id.lesson] {
      let text = QuestionText(question, in: lesson)
      let number = round.outcomes.count + 1
      try write(["Question \(number) of \(count), \(lesson.title)"] + text.asked)
      guard try answer(text) else {
        try write(["The answers end here."])
        break
      }
    }
    progress.flush()
    progress.complaints.forEach(Output.complain)
    try write(
      ["\(round.rightCount) of \(count) right."]
        + (command.map { ["The same questions again: \($0)"] } ?? []))
  }

  /// Reads answers until one counts; false where there are no more.
  private mutating func answer(_ text: QuestionText) throws -> Bool {
    let number = round.outcomes.count
    let start = ContinuousClock.now
    while round.outcomes.count == number {
      if isEchoed { try Output.prompt("> ") }
      guard let typed = readLine() else { return false }
      if !isEchoed { try write(["> \(typed.printable)"]) }
      switch typed.filter({ !$0.isWhitespace }) {
      case "?": try write([round.hint() ?? "There are no more hints."])
      case "!":
        round.skip()
        keep(since: start)
        try write(text.solution)
      default:
        guard let judgement = round.answer(typed) else { continue }
        if round.outcomes.count > number { keep(since: start) }
        try write(text.reply(to: judgement))
      }
    }
    try write([""])
    return true
  }

  /// Keeps the last answer, before anything is said to it.
  private func keep(since start: ContinuousClock.Instant) {
    guard let outcome = round.outcomes.last else { return }
    let seconds = Int((ContinuousClock.now - start).components.seconds)
    progress.append(outcome, seconds: seconds).map(Output.complain)
  }
}
