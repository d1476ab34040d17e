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
  /// What is said before the first question.
  private let notice: String?
  /// Whether somebody sits at a terminal, so that what is typed shows by itself.
  private let isEchoed: Bool
  private let write: ([String]) throws -> Void

  /// - Parameter write: writes lines.
  init(
    _ round: Round, _ lessons: [Lesson], _ progress: Progress, command: String?,
    notice: String? = nil, isEchoed: Bool, write: @escaping ([String]) throws -> Void
  ) {
    self.round = round
    self.progress = progress
    self.lessons = Dictionary(lessons.map { ($0.id, $0) }) { first, _ in first }
    self.command = command
    self.notice = notice
    self.isEchoed = isEchoed
    self.write = write
  }

  /// Asks until the questions or the answers end.
  mutating func run() throws {
    let count = round.questions.count
    let manual = "\(count) question\(count == 1 ? "" : "s"). h gives a hint, ! skips, q ends."
    try write([manual] + [notice].compactMap { $0 } + [""])
    while let question = round.current, let lesson = lessons[question.id.lesson] {
      let text = QuestionText(question, in: lesson)
      let number = round.outcomes.count + 1
      try write(["Question \(number) of \(count), \(lesson.title)"] + text.asked)
      guard try answer(question, text) else { break }
    }
    progress.flush()
    progress.complaints.forEach(Output.complain)
    try write(
      ["\(round.rightCount) of \(count) right."]
        + (command.map { ["The same questions again: \($0)"] } ?? []))
  }

  /// A line as it is typed.
  private enum Line {
    case answer(String)
    case hint, skip, retry, end
  }

  /// Reads a line; a letter that answers the question is its answer.
  ///
  /// - Returns: nil where there are no more.
  private func line(_ question: Question, _ prompt: String = "> ") throws -> Line? {
    if isEchoed { try Output.prompt(prompt) }
    guard let typed = readLine() else {
      try write(["The answers end here."])
      return nil
    }
    if !isEchoed { try write(["> \(typed.printable)"]) }
    let commands: [String: Line] = ["?": .hint, "!": .skip, "h": .hint, "q": .end, "r": .retry]
    guard let command = commands[typed.filter { !$0.isWhitespace }.lowercased()],
      case .again = question.judge(typed)
    else { return .answer(typed) }
    return command
  }

  /// Reads answers until one counts; false where there are to be no more.
  private mutating func answer(_ question: Question, _ text: QuestionText) throws -> Bool {
    let number = round.outcomes.count
    let start = ContinuousClock.now
    while round.outcomes.count == number {
      switch try line(question) {
      case nil, .end: return false
      case .hint: try write([round.hint() ?? "There are no more hints."])
      case .skip:
        round.skip()
        keep(since: start)
        try write(text.solution)
      case .retry: try write(["r answers once more, after a wrong answer."])
      case .answer(let typed):
        guard let judgement = round.answer(typed) else { continue }
        if round.outcomes.count > number { keep(since: start) }
        if isEchoed, case .wrong = judgement {
          guard try tryAgain(question, text, after: judgement) else { return false }
        } else {
          try write(text.reply(to: judgement))
        }
      }
    }
    try write([""])
    return true
  }

  /// Lets somebody at a terminal answer once more after a wrong answer, which does not count, before
  /// the solution is told; false where there are to be no more answers.
  private func tryAgain(
    _ question: Question, _ text: QuestionText, after judgement: Judgement
  ) throws -> Bool {
    try write(text.verdict(of: judgement))
    var isRetried = false
    let offer = "Enter shows the solution, r tries again: "
    while let line = try line(question, isRetried ? "> " : offer) {
      switch line {
      case .retry: isRetried = true
      case .answer(let typed) where isRetried:
        let judgement = question.judge(typed)
        if case .right = judgement {
          try write(["Right this time."])
          return true
        }
        try write(text.verdict(of: judgement))
        if case .wrong = judgement { isRetried = false }
      case .hint, .skip, .answer, .end:
        try write(text.solution)
        if case .end = line { return false }
        return true
      }
    }
    return false
  }

  /// Keeps the last answer, before anything is said to it.
  private func keep(since start: ContinuousClock.Instant) {
    guard let outcome = round.outcomes.last else { return }
    let seconds = Int((ContinuousClock.now - start).components.seconds)
    progress.append(outcome, seconds: seconds).map(Output.complain)
  }
}
