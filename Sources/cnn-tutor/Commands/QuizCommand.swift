import ArgumentParser
import Course
import Quiz
import Screens

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Asks about lessons.
struct QuizCommand: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz",
    abstract: "Answer questions about lessons; what is wrong is explained.",
    discussion: """
      EXAMPLES
        cnn-tutor quiz strided-conv
        cnn-tutor quiz --questions 20 --seed 2026
        echo 117 | cnn-tutor quiz strided-conv --questions 1 --seed 6
        yes '!' | cnn-tutor quiz padding conv-window --practice --plain
        cnn-tutor quiz --review --questions 3

      Without a lesson's name the questions are mixed from all lessons. The same seed gives the same \
      questions, for a class as well. Numbers are judged exactly: 7/9, 0.78 where two decimals are \
      asked for, also 0,78. An answer in another form than asked for does not count. After a wrong \
      one the mistake behind it is named where it is recognised, and the solution is played.

      Answers are kept, and --review asks again what is due: what was wrong after ten minutes, what \
      was right after days, then weeks. `cnn-tutor progress` shows how you stand. With --practice nothing \
      is kept: to try things out, to ask a class, to print questions with their answers.

      With --plain, and where there is no terminal, an answer stands in a line; there, h gives a hint, \
      ! goes on and tells what is right, and q ends.
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

  @Flag(help: "Keep nothing of it in your progress.")
  var practice = false

  @OptionGroup private var text: TextOption
  private var plain: Bool { text.plain }

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if let questions, !(1...Round.most).contains(questions) {
      throw ValidationError("--questions \(questions): from 1 to \(Round.most).")
    }
  }

  func run() throws {
    let found = try readLessons()
    if review { return try askAgain(found.map(\.lesson)) }
    let names = lessons.isEmpty ? [] : found.map(\.reference)
    let options = (questions.map { ["--questions", "\($0)"] } ?? []) + flags
    let set = QuizSet(
      found.map(\.lesson), count: questions ?? (lessons.isEmpty ? Round.mixed : nil), seed: seed,
      command: (["cnn-tutor quiz"] + names + options).joined(separator: " ")
        + screen.folderOption)
    guard let quiz = set.screen else {
      throw Failure.cannotRun(
        lessons.isEmpty ? "no lesson has questions." : "there are no questions in these lessons.")
    }
    let progress = Progress(isKept: !practice)
    if isOnScreen { return try show(quiz, progress) }
    var text = plainQuiz(set.round, set.lessons, progress, command: set.command)
    try text.run()
  }

  /// The flags by which the same is asked in the same way again.
  private var flags: [String] {
    (practice ? ["--practice"] : []) + (plain ? ["--plain"] : [])
  }

  private func show(_ quiz: QuizScreen, _ progress: Progress) throws {
    var quiz = quiz
    if practice { quiz.tell(Self.practiceNotice + " ? shows all keys.") }
    try Session(screen).show(quiz, progress)
  }

  private static let practiceNotice = "For practice: nothing is kept."

  private var isOnScreen: Bool { !plain && Surroundings.canShowScreen }

  private func plainQuiz(
    _ round: Round, _ lessons: [Lesson], _ progress: Progress, command: String?
  ) -> PlainQuiz {
    PlainQuiz(
      round, lessons, progress, command: command, notice: practice ? Self.practiceNotice : nil,
      isEchoed: isatty(STDIN_FILENO) == 1, write: screen.write)
  }

  /// Asks what is due, and tells when the next will be.
  private func askAgain(_ lessons: [Lesson]) throws {
    let progress = Progress(isKept: !practice)
    let set = QuizSet(
      reviewing: progress.memory, in: lessons, count: questions, seed: seed,
      command: (["cnn-tutor quiz --review"] + flags).joined(separator: " ") + screen.folderOption)
    guard let quiz = set.screen else {
      progress.complaints.forEach(Output.complain)
      return try screen.write([QuizSet.nothingDue(progress.memory, in: lessons)])
    }
    if isOnScreen { return try show(quiz, progress) }
    var text = plainQuiz(set.round, lessons, progress, command: nil)
    try text.run()
    let due = progress.memory.due(in: lessons, at: .now).count
    let next = progress.memory.next(in: lessons)?.distance(from: .now) ?? "now"
    try screen.write([due > 0 ? "\(due) more due now." : "The next question is due \(next)."])
  }

  /// The lessons that are asked about, and what is typed to name each.
  private func readLessons() throws -> [(lesson: Lesson, reference: String)] {
    guard lessons.isEmpty else {
      let found = try readNamedLessons()
      let ids = found.map(\.lesson.id)
      // What is known of a question hangs on the name of its lesson.
      if let twice = ids.indices.first(where: { ids[..<$0].contains(ids[$0]) }) {
        throw Failure.cannotRun(
          "two different files are called \(ids[twice].printable).yaml; ask one of them.")
      }
      return found
    }
    // Broken lessons are left out here; `check` tells of them.
    return try screen.openLibrary().readable.map { ($0.lesson, $0.entry.id) }
  }

  /// Each lesson once, however often it is named.
  private func readNamedLessons() throws -> [(lesson: Lesson, reference: String)] {
    var known: Set<String> = []
    return try lessons.compactMap { word in
      let source = try LessonSource(word, screen)
      guard known.insert(source.path.absolutePath).inserted else { return nil }
      let reading = source.read()
      guard let lesson = reading.lesson else {
        source.complaints(reading.problems).forEach(Output.complain)
        throw Failure.wrong
      }
      return (lesson, source.key == word ? word : source.reference)
    }
  }
}
