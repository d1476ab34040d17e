import ArgumentParser
import Course
import Grammar

/// The program: without a command it opens the course.
@main
struct CNNTutor: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnn-tutor",
    abstract: "Convolutional neural networks, step by step and exact, in the terminal.",
    discussion: """
      EXAMPLES
        cnn-tutor
        cnn-tutor lesson strided-conv
        cnn-tutor lesson strided-conv --plain
        cnn-tutor sandbox max_pool2d
        cnn-tutor check Lessons/strided-conv.yaml

      Without a command the course opens: choose a lesson with the arrows and press Enter. In every \
      screen the last line says what can be pressed, and ? shows all keys.

      EXIT STATUS
        0 all went well; 1 a lesson, network or progress file is wrong; 2 it cannot be done (no such file, no \
      terminal); 64 the command line is wrong; 128 + n after signal n.
      """,
    version: Release.version,
    subcommands: [
      LessonCommand.self, LessonsCommand.self, SandboxCommand.self, QuizCommand.self,
      ProgressCommand.self, ExportCommand.self, CheckCommand.self,
      NewCommand.self, ComputeCommand.self, TrainCommand.self, ClassifyCommand.self,
      EvaluateCommand.self, DoctorCommand.self, ManualCommand.self,
    ])

  @OptionGroup private var text: TextOption
  private var plain: Bool { text.plain }

  @OptionGroup var screen: ScreenOptions

  /// Parses and runs; a first word that is no command is told the nearest one, which the parser
  /// does for options only.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if let word = arguments.first, !word.hasPrefix("-"), !names.contains(word) {
      let near = nearest(word, in: names).map { "; did you mean “\($0)”?" } ?? "."
      end(with: ValidationError("There is no command “\(word.printable)”\(near)"))
    }
    var running: (any ParsableCommand.Type)?
    do {
      var command = try parseAsRoot(arguments)
      running = type(of: command)
      // On the screen it stays hidden until the terminal is given back, and is told there as well.
      if let command = command as? any ScreenCommand {
        command.screen.preferences.complaints.forEach(Output.complain)
      }
      try command.run()
    } catch {
      end(with: error, of: running)
    }
  }

  /// Ends the program as the parser does, except that what it repeats of the arguments cannot steer the
  /// terminal.
  ///
  /// - Parameter command: what was running; the parser itself knows the whole program's usage only.
  private static func end(
    with error: any Error, of command: (any ParsableCommand.Type)? = nil
  ) -> Never {
    let status = exitCode(for: error)
    // What is asked for, such as help or a completion script, repeats nothing.
    guard !status.isSuccess else { exit(withError: error) }
    var message = fullMessage(for: error)
    if let error = error as? ValidationError, let name = command?.configuration.commandName {
      message = "Error: \(error.message)\n  See 'cnn-tutor \(name) --help' for more information."
    }
    if !message.isEmpty {
      let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      Output.complain(lines.map { String($0).printable }.joined(separator: "\n"))
    }
    exit(withError: status)
  }

  func run() throws {
    let library = try screen.openLibrary()
    guard !plain && Surroundings.canShowScreen else {
      return try screen.write(LessonList(library).lines)
    }
    try Session(screen).showHome(library)
  }
}

extension String {
  /// The text without anything that could steer a terminal, for messages that repeat what was typed.
  var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
