import ArgumentParser
import Canvas
import Course
import Export
import Screens
import Themes

/// Writes a lesson in forms that need no terminal.
struct ExportCommand: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Take a lesson away: as a web page, a handout, a picture, a recording, text.",
    discussion: """
      EXAMPLES
        cnn-tutor export strided-conv --output strided-conv.html
        cnn-tutor export strided-conv --output sheet.html --solutions --seed 7
        cnn-tutor export strided-conv --output step.svg --step 17 --theme light
        cnn-tutor export strided-conv --output strided-conv.gif --from 9 --to 60
        cnn-tutor export strided-conv --output strided-conv.cast
        cnn-tutor export strided-conv --format text --from 9 --to 60

      html is one file without anything from elsewhere: steps by the keys ← → Home End n p and space, \
      and, where it is printed, a handout with exercises. svg is the picture of one step, cast a \
      recording for asciinema, gif an animated picture; text is what `lesson --plain` tells. A \
      recording or an animation has at most \(ExportedLesson.mostFrames) frames. With --ascii the \
      screens of a page are drawn in ASCII; what it tells in words and what it prints stays as it is.
      """)

  @Argument(
    help: "The lesson's name, as `cnn-tutor lessons` lists it, or the path of a lesson file.",
    completion: .custom { _, _, _ in LessonCommand.knownLessons() })
  var lesson: String

  @Option(help: "html, svg, text, cast or gif; else what the output's name ends with.")
  var format: ExportFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, in the place of one that is there; - for standard output.",
      valueName: "file"),
    completion: .file())
  var output = "-"

  @Option(help: ArgumentHelp("The one step of a picture or text, from 1.", valueName: "n"))
  var step: Int?

  @Option(help: ArgumentHelp("The first step, from 1.", valueName: "n"))
  var from: Int?

  @Option(help: ArgumentHelp("The last step.", valueName: "n"))
  var to: Int?

  @Option(help: "Columns and rows of the screen, 80x24 if not given.", transform: Size.init(typed:))
  var size: Size?

  @Option(
    help: "How much happens in one step: product, window or operation; else as the lesson says.",
    completion: .list(Detail.allCases.map(\.rawValue)))
  var detail: Detail?

  @Option(help: "How numbers are written: fraction or decimal; else as the lesson says.")
  var numbers: NumberStyle?

  @Flag(help: "Print the solutions of the handout's exercises, on a sheet of their own.")
  var solutions = false

  @Option(
    help: ArgumentHelp("The number that the handout's exercises hang on.", valueName: "n"))
  var seed: UInt64?

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    try screen.refuseProjector()
    let format = try chosenFormat
    for (option, isGiven, formats, advice) in demands(format)
    where isGiven && !formats.contains(format) {
      throw ValidationError(
        "--\(option) does not go with \(format.rawValue)\(advice.map { "; \($0)" } ?? "").")
    }
    if step != nil && (from != nil || to != nil) {
      throw ValidationError(
        "--step is one step, --from and --to are several: give the one or these.")
    }
    for (name, number) in [("step", step), ("from", from), ("to", to)] {
      if let number, number < 1 {
        throw ValidationError("--\(name) \(number): steps are counted from 1.")
      }
    }
    if let from, let to, from > to {
      throw ValidationError("--from \(from) --to \(to): the last step comes before the first.")
    }
  }

  /// With which formats each option goes that does not go with all of them.
  private func demands(_ format: ExportFormat)
    -> [(option: String, isGiven: Bool, formats: Set<ExportFormat>, advice: String?)]
  {
    let drawn: Set<ExportFormat> = [.html, .svg, .cast, .gif]
    return [
      ("step", step != nil, [.svg, .text], "--from and --to say which steps"),
      ("from", from != nil, [.html, .text, .cast, .gif], "--step says which one it shows"),
      ("to", to != nil, [.html, .text, .cast, .gif], "--step says which one it shows"),
      ("size", size != nil, drawn, nil), ("theme", screen.theme != nil, drawn, nil),
      ("color", screen.color != nil, drawn, nil),
      ("reduced-motion", screen.reducedMotion != nil, [], Self.stillness(format)),
      ("detail", detail != nil, [.html, .text, .cast, .gif], "a picture shows one step"),
      ("solutions", solutions, [.html], "they are on the handout, which html prints"),
      ("seed", seed != nil, [.html], "the exercises are on the handout, which html prints"),
    ]
  }

  /// What moves in a form, and what to take where nothing should.
  private static func stillness(_ format: ExportFormat) -> String {
    switch format {
    case .html: "a page asks the reader's browser whether anything may move"
    case .gif, .cast: "it is there to move; svg and text stand still"
    case .svg, .text: "nothing in it moves"
    }
  }

  private var chosenFormat: ExportFormat {
    get throws {
      if let format { return format }
      guard let named = ExportFormat(fileName: output) else {
        throw ValidationError(
          "Say in which form: --format "
            + ExportFormat.allCases.map(\.rawValue).joined(separator: "|")
            + ", or give --output a name that ends so, such as lesson.html.")
      }
      return named
    }
  }

  func run() throws {
    let format = try chosenFormat
    let target = try OutputFile(output, isBinary: format == .gif)
    let found = try readLesson()
    let positions = try range(in: Script(found))
    let preferences = screen.preferences
    // NO_COLOR is about terminals: only the option takes the colours out of a file.
    let theme = screen.color == .never ? Theme.mono : preferences.theme.value
    let exported = ExportedLesson(
      passage: Passage(
        found, size: size ?? Size(width: 80, height: 24), positions: positions,
        detail: detail, style: numbers ?? preferences.numbers.value),
      paper: Paper(theme, isASCII: preferences.ascii.value ?? false), sheet: Paper(.contrastLight),
      seed: seed ?? 1, hasSolutions: solutions,
      showsProgress: !preferences.reducedMotion.value)
    try target.write(exported.bytes(format))
  }

  private func readLesson() throws -> Lesson {
    let source = try LessonSource(lesson, screen)
    let reading = source.read()
    guard let found = reading.lesson else {
      source.complaints(reading.problems).forEach(Output.complain)
      throw Failure.wrong
    }
    return found
  }

  /// The steps that are asked for, from 0.
  private func range(in script: Script) throws -> ClosedRange<Int> {
    for number in [step, from, to].compactMap({ $0 }) where number > script.count {
      throw Failure.cannotRun(
        "\(script.lesson.id) has \(script.count) steps; there is no step \(number).")
    }
    if let step { return step - 1...step - 1 }
    let first = (from ?? 1) - 1
    return try chosenFormat == .svg ? first...first : first...(to ?? script.count) - 1
  }
}
