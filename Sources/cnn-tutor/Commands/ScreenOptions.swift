import ArgumentParser
import Canvas
import Course
import Grammar
import Terminal
import Themes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A command that can show screens.
protocol ScreenCommand: ParsableCommand {
  var screen: ScreenOptions { get }
}

/// Options of every command that shows lessons.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder with the lessons; else CNN_TUTOR_LESSONS, else those that came with the program.",
      valueName: "folder"), completion: .directory)
  var lessons: String?

  @Option(
    help: ArgumentHelp(
      "The colours: dark, light, contrast-dark, contrast-light, eight, mono, or the path of a theme file.",
      valueName: "theme"), completion: .custom { _, _, _ in ThemeShelf.usual.names })
  var theme: String?

  @Option(help: "When to use colour: never, or auto, which shows none where NO_COLOR is set.")
  var color: Color?

  @Flag(inversion: .prefixedNo, help: "Only ASCII characters, on the screen and in text.")
  var ascii: Bool?

  @Flag(
    inversion: .prefixedNo,
    help: "Nothing moves by itself; also by CNN_TUTOR_REDUCED_MOTION.")
  var reducedMotion: Bool?

  @Flag(help: "For a class: one thing at a time, large, in high contrast (P on every screen).")
  var projector = false

  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, never
  }

  func validate() throws {
    guard let theme else { return }
    do throws(ThemeChoiceError) {
      _ = try ThemeShelf.usual.theme(theme)
    } catch .unknown(let name, let names) {
      throw ValidationError("\(ThemeChoiceError.unknown(name: name, names: names))")
    } catch {
      throw Failure.cannotRun("\(error)")
    }
  }

  /// Refuses what has no meaning for a command that shows no screens.
  func refuseProjector() throws {
    if projector {
      throw ValidationError("--projector is for screens, and this command shows none.")
    }
  }

  /// What the user wants, with these options.
  var preferences: Preferences {
    Preferences(
      self, environment: Surroundings.environment, file: .usual, shelf: .usual)
  }

  /// Writes lines to standard output, in ASCII if that is wanted.
  func write(_ lines: some Sequence<String>) throws {
    guard preferences.ascii.value == true else { return try Output.write(lines) }
    try Output.write(lines.lazy.map(\.ascii))
  }

  /// What must be typed to find the lessons in the same folder again; empty for the usual one.
  var folderOption: String {
    guard let folder = lessons ?? Surroundings.environment["CNN_TUTOR_LESSONS"], !folder.isEmpty
    else { return "" }
    return " --lessons \(folder.absolutePath.quotedForShell)"
  }

  /// The folder with the lessons.
  func openLibrary() throws -> Library {
    let asked = Preferences.lessons(self, Variables(Surroundings.environment), .usual)
    let found = LessonsFolder.find(
      asked: asked.value.map { (path: $0, by: asked.origin) },
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
