import ArgumentParser
import Canvas
import Course
import Screens

/// Plays a lesson, or tells it as text.
struct LessonCommand: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Play a lesson, or tell it as text.",
    discussion: """
      EXAMPLES
        cnn-tutor lesson strided-conv
        cnn-tutor lesson strided-conv --step 17
        cnn-tutor lesson hospital-convolution --plain --detail window
        cnn-tutor lesson ./my-lesson.yaml --watch
        cnn-tutor lesson strided-conv --projector
        cnn-tutor lesson strided-conv --presenter

      Where there is no terminal, as in a pipe, or with TERM=dumb, the text is printed by itself.
      """)

  @Argument(
    help: "The lesson's name, as `cnn-tutor lessons` lists it, or the path of a lesson file.",
    completion: .custom { _, _, _ in LessonCommand.knownLessons() })
  var lesson: String

  @Option(help: ArgumentHelp("Begin at this step, counted from 1.", valueName: "n"))
  var step: Int?

  @OptionGroup private var text: TextOption
  private var plain: Bool { text.plain }

  @Option(
    help: "How much happens in one step: product, window or operation; else as the lesson says.",
    completion: .list(Detail.allCases.map(\.rawValue)))
  var detail: Detail?

  @Option(help: "How numbers are written: fraction or decimal; else as the lesson says.")
  var numbers: NumberStyle?

  @Flag(help: "Read the file again whenever it is saved.")
  var watch = false

  @Flag(
    help: """
      The teacher's own screen: notes, what comes next, the time; drives the projector. With --plain \
      the notes stand in the text.
      """)
  var presenter = false

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if let step, step < 1 {
      throw ValidationError("--step \(step): steps are counted from 1.")
    }
    if presenter && (watch || screen.projector) {
      throw ValidationError(
        "--presenter is a screen of its own: it goes without --watch and --projector.")
    }
    if plain && watch {
      throw ValidationError("--plain and --watch do not go together; watch in the terminal.")
    }
  }

  func run() throws {
    let source = try LessonSource(lesson, screen)
    // The watch begins before the file is read: a save in between is not missed.
    let fileWatch = watch ? FileWatch(file: source.path) : nil
    if watch && fileWatch == nil {
      throw Failure.cannotRun("this system does not tell when \(source.path.printable) is saved.")
    }
    let numbers = numbers ?? screen.preferences.numbers.value
    let reading = source.read()
    let isShown = !plain && Surroundings.canShowScreen
    if let found = reading.lesson {
      let text = PlainText(found, style: numbers, detail: detail, hasNotes: presenter)
      if let step, step > text.stepCount {
        throw Failure.cannotRun(
          "\(found.id) has \(text.stepCount) steps; there is no step \(step).")
      }
      guard isShown else { return try screen.write(text.lines(from: (step ?? 1) - 1)) }
    } else if !isShown || !watch {
      source.complaints(reading.problems).forEach(Output.complain)
      throw Failure.wrong
    }
    if presenter, let lesson = reading.lesson {
      return try Session(screen).present(
        lesson,
        read: { id in
          source.id == id ? source.read().lesson ?? lesson : nil
        })
    }
    let opening = Player.Opening(position: (step ?? 1) - 1, detail: detail, style: numbers)
    try Session(screen).show(reading, of: source, opening, fileWatch)
  }

  /// The lessons' names, for completion in shells.
  static func knownLessons() -> [String] {
    (try? ScreenOptions.parse([]).openLibrary())?.entries.map(\.id) ?? []
  }
}

extension Detail: ExpressibleByArgument {}
extension NumberStyle: ExpressibleByArgument {}
