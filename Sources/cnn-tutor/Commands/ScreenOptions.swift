import ArgumentParser
import Course
import Grammar
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Options of every command that shows lessons.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder with the lessons; else CNN_TUTOR_LESSONS, else those that came with the program.",
      valueName: "folder"), completion: .directory)
  var lessons: String?

  @Option(help: "The colours: dark, light, eight or mono.", completion: .list(Self.themes))
  var theme: String?

  @Option(help: "When to use colour: auto or never. NO_COLOR is honoured.")
  var color = Color.auto

  @Flag(help: "Only ASCII characters on the screen.")
  var ascii = false

  static let themes = ["dark", "light", "eight", "mono"]

  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, never
  }

  func validate() throws {
    guard let theme, !Self.themes.contains(theme) else { return }
    let near = nearest(theme, in: Self.themes).map { " Did you mean “\($0)”?" } ?? ""
    throw ValidationError(
      "There is no theme “\(theme.printable)”; there are \(Self.themes.joined(separator: ", ")).\(near)"
    )
  }

  var terminalOptions: Terminal.Options {
    Terminal.Options(
      theme: theme, colour: color == .never ? .never : .auto, ascii: ascii ? true : nil)
  }

  /// What must be typed to find the lessons in the same folder again; empty for the usual one.
  var folderOption: String {
    guard let folder = lessons ?? Surroundings.environment["CNN_TUTOR_LESSONS"], !folder.isEmpty
    else { return "" }
    return " --lessons \(folder.absolutePath.quotedForShell)"
  }

  /// The folder with the lessons.
  func openLibrary() throws -> Library {
    let found = LessonsFolder.find(
      option: lessons, environment: Surroundings.environment,
      executable: LessonsFolder.runningExecutable())
    switch found {
    case .success(let folder):
      guard let library = Library(folder: folder) else {
        throw Failure.cannotRun("cannot read the folder “\(folder.printable)”.")
      }
      return library
    case .failure(let error): throw Failure.cannotRun("\(error)")
    }
  }
}
