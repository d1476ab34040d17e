import ArgumentParser
import Course
import Quiz

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Asks about lessons.
struct QuizCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz",
    abstract: "Answer questions about lessons; what is wrong is explained.",
    discussion: """
      EXAMPLES
        echo 88 | cnn-tutor quiz strided-conv --questions 1 --seed 3
        echo '!' | cnn-tutor quiz padding conv-window --questions 1 --plain
        yes '!' | head -5 | cnn-tutor quiz --questions 5 --seed 2026
        yes '!' | cnn-tutor quiz --review --questions 3

      Without a lesson's name the questions are mixed from all lessons. The same seed gives the same \
      questions, for a class as well. Numbers are judged exactly: 7/9, 0.78 where two decimals are \
      asked for, also 0,78. An answer in another form than asked for does not count.

      Answers are kept, and --review asks again what is due: what was wrong after ten minutes, what \
      was right after days, then weeks. `cnn-tutor progress` shows how you stand.

      An answer stands in a line. ? gives a hint, ! goes on and tells what is right.
      """)

  @Argument(
    help:
      "Lessons' names, as `cnn-tutor lessons` lists them, or paths of lesson files; all if none.",
    completion: .custom { _, _, _ in LessonCommand.knownLessons() })
  var lessons: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many questions: all of the lessons named, each once, or 10 of all lessons, if not given.",
      valueName: "n"))
  var questions: Int?

  @Option(
    help: ArgumentHelp("The number that the questions hang on; any if not given.", valueName: "n"))
  var seed: UInt64?

  @Flag(help: "Ask what is due again, what waits longest first, with fresh numbers.")
  var review = false

  @Flag(help: "Ask in lines of text.")
  var plain = false

  @OptionGroup var screen: ScreenOptions

  /// Questions of a round.
  private static let mostQuestions = 1_000
  /// Questions of a round of all lessons.
  private static let mixedQuestions = 10

  func validate() throws {
    if let questions, !(1...Self.mostQuestions).contains(questions) {
      throw ValidationError("--questions \(questions): from 1 to \(Self.mostQuestions).")
    }
  }

  func run() throws {
    let found = try readLessons()
    let chosen = seed ?? UInt64.random(in: 0...999_999)
    let progress = Progress()
    if review { return try askAgain(found.map(\.lesson), chosen, progress) }
    let count = questions ?? (lessons.isEmpty ? Self.mixedQuestions : nil)
    let round = Round(lessons: found.map(\.lesson), count: count, seed: chosen)
    guard !round.isFinished else {
      throw Failure.cannotRun(
        lessons.isEmpty ? "no lesson has questions." : "there are no questions in these lessons.")
    }
    let names = lessons.isEmpty ? [] : found.map(\.reference)
    let options =
      (questions.map { ["--questions", "\($0)"] } ?? []) + ["--seed", "\(chosen)"]
      + (plain ? ["--plain"] : [])
    let command = (["cnn-tutor quiz"] + names + options).joined(separator: " ")
    try ask(round, found.map(\.lesson), progress, command: command + screen.folderOption)
  }

  private func ask(_ round: Round, _ lessons: [Lesson], _ progress: Progress, command: String?)
    throws
  {
    var quiz = PlainQuiz(
      round, lessons, progress, command: command, isEchoed: isatty(STDIN_FILENO) == 1)
    try quiz.run()
  }

  /// Asks what is due, and tells when the next will be.
  private func askAgain(_ lessons: [Lesson], _ seed: UInt64, _ progress: Progress) throws {
    let round = Round(
      reviewing: progress.memory, in: lessons, count: questions, seed: seed, at: .now)
    if round.isFinished {
      progress.complaints.forEach(Output.complain)
      return try Output.write([
        progress.memory.next(in: lessons).map {
          "Nothing is due now. The next question is due \($0.distance(from: .now))."
        } ?? "Nothing was asked yet that could be asked again; `cnn-tutor quiz` asks."
      ])
    }
    try ask(round, lessons, progress, command: nil)
    let due = progress.memory.due(in: lessons, at: .now).count
    let next = progress.memory.next(in: lessons)?.distance(from: .now) ?? "now"
    try Output.write([due > 0 ? "\(due) more due now." : "The next question is due \(next)."])
  }

  /// The lessons that are asked about, and what is typed to name each.
  private func readLessons() throws -> [(lesson: Lesson, reference: String)] {
    guard lessons.isEmpty else {
      return try lessons.map { word in
        let source = try LessonSource(word, screen)
        let reading = source.read()
        guard let lesson = reading.lesson else {
          source.complaints(reading.problems).forEach(Output.complain)
          throw Failure.wrong
        }
        return (lesson, source.key == word ? word : source.reference)
      }
    }
    // Broken lessons are left out here; `check` tells of them.
    return try screen.openLibrary().entries.compactMap { entry in
      entry.read().lesson.map { ($0, entry.id) }
    }
  }
}
