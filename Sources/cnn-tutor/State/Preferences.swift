import Canvas
import Grammar
import Screens
import Settings
import Terminal
import Themes

/// Who decided something.
enum Origin: Hashable, CustomStringConvertible {
  case option(String)
  case variable(String)
  case settings
  case usual

  /// Who it is.
  var name: String {
    switch self {
    case .option(let name), .variable(let name): name
    case .settings: "the settings file"
    case .usual: "the program"
    }
  }

  var description: String { self == .usual ? "as usual" : "by \(name)" }
}

/// Something decided, and who decided it.
struct Choice<Value> {
  let value: Value
  let origin: Origin
}

/// What the user wants: an option goes before an environment variable, that before the settings file, that
/// before what is usual.
struct Preferences {
  let theme: Choice<Theme>
  let colour: Choice<Terminal.Options.Colour>
  /// Nil where the locale decides.
  let ascii: Choice<Bool?>
  let reducedMotion: Choice<Bool>
  /// Nil where the lesson decides.
  let numbers: Choice<NumberStyle?>
  /// The folder that was asked for; nil for the usual one.
  let lessons: Choice<String?>
  let mouse: Choice<Bool>
  /// What is wrong with the settings file and the variables; it is passed over.
  let complaints: [String]

  /// - Parameter shelf: the themes there are.
  init(
    _ options: ScreenOptions, environment: [String: String], file: UserSettings, shelf: ThemeShelf
  ) {
    let settings = file.settings
    var complaints = file.complaints
    let variables = Variables(environment)

    theme = Self.theme(options, variables, settings, shelf, &complaints)
    colour =
      options.color.map { Choice(value: $0 == .never ? .never : .auto, origin: .option("--color")) }
      ?? (variables.text("NO_COLOR").map { _ in Choice(value: .never, origin: .variable("NO_COLOR"))
      })
      ?? settings.color.map { Choice(value: $0 == .never ? .never : .auto, origin: .settings) }
      ?? Choice(value: .auto, origin: .usual)
    ascii =
      options.ascii.map { Choice(value: $0, origin: .option($0 ? "--ascii" : "--no-ascii")) }
      ?? settings.ascii.map { Choice(value: $0, origin: .settings) }
      ?? Choice(value: nil, origin: .usual)
    reducedMotion =
      options.reducedMotion.map {
        Choice(value: $0, origin: .option($0 ? "--reduced-motion" : "--no-reduced-motion"))
      }
      ?? variables.truth("CNN_TUTOR_REDUCED_MOTION").map {
        Choice(value: $0, origin: .variable("CNN_TUTOR_REDUCED_MOTION"))
      }
      ?? settings.reducedMotion.map { Choice(value: $0, origin: .settings) }
      ?? Choice(value: false, origin: .usual)
    numbers =
      settings.numbers.map {
        Choice(value: $0 == .decimal ? .decimal : .fraction, origin: .settings)
      }
      ?? Choice(value: nil, origin: .usual)
    mouse =
      settings.mouse.map { Choice(value: $0, origin: .settings) }
      ?? Choice(value: false, origin: .usual)
    lessons = Self.lessons(options, variables, file)
    if let folder = settings.lessons, !LessonsFolder.isFolder(folder) {
      complaints.append(
        "\((file.path ?? "").printable): lessons: “\(folder.printable)” is not a folder.")
    }
    self.complaints = complaints
  }

  private static func theme(
    _ options: ScreenOptions, _ variables: Variables, _ settings: Settings, _ shelf: ThemeShelf,
    _ complaints: inout [String]
  ) -> Choice<Theme> {
    let asked: [(String?, Origin)] = [
      (options.theme, .option("--theme")),
      (variables.text("CNN_TUTOR_THEME"), .variable("CNN_TUTOR_THEME")),
      (settings.theme, .settings),
    ]
    for case (let word?, let origin) in asked {
      do throws(ThemeChoiceError) {
        return Choice(value: try shelf.theme(word), origin: origin)
      } catch {
        complaints.append("cnn-tutor: the theme asked for \(origin): \(error)")
      }
    }
    let usual = variables.hasLightGround ? Theme.light : Theme.dark
    let origin = variables.hasLightGround ? Origin.variable("COLORFGBG") : .usual
    return Choice(value: (try? shelf.theme(usual.name)) ?? usual, origin: origin)
  }

  /// The folder of lessons that was asked for; one that the settings name is passed over where it is none.
  static func lessons(
    _ options: ScreenOptions, _ variables: Variables, _ file: UserSettings
  ) -> Choice<String?> {
    if let folder = options.lessons { return Choice(value: folder, origin: .option("--lessons")) }
    if let folder = variables.text("CNN_TUTOR_LESSONS") {
      return Choice(value: folder, origin: .variable("CNN_TUTOR_LESSONS"))
    }
    guard let folder = file.settings.lessons, LessonsFolder.isFolder(folder) else {
      return Choice(value: nil, origin: .usual)
    }
    return Choice(value: folder, origin: .settings)
  }
}

/// The user's settings file.
struct UserSettings {
  /// Where it is, whether there is one or not; nil where there is no home.
  let path: String?
  let settings: Settings
  let problems: [Problem]

  init(environment: [String: String]) {
    path = SettingsFile.path(environment)
    let reading = path.map { SettingsFile.read(path: $0, home: environment["HOME"]) }
    settings = reading?.settings ?? Settings()
    problems = reading?.problems ?? []
  }

  /// That of this process, read once.
  static let usual = UserSettings(environment: Surroundings.environment)

  /// What is wrong with it, each with the file's name before it.
  var complaints: [String] { problems.map { "\((path ?? "").printable):\($0)" } }
}

/// Environment variables as they are meant.
struct Variables {
  private let environment: [String: String]

  init(_ environment: [String: String]) { self.environment = environment }

  /// What a variable says; nil where it is not set or empty.
  func text(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a variable says yes; nil where it is not set or empty.
  func truth(_ name: String) -> Bool? {
    text(name).map { !["0", "no", "false"].contains($0.lowercased()) }
  }

  /// Whether the terminal says that its ground is light, as some do in `COLORFGBG`.
  var hasLightGround: Bool {
    ["7", "15"].contains(text("COLORFGBG")?.split(separator: ";").last.map(String.init))
  }
}
