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
  /// The file with the theme; nil where it is in the program.
  let themeFile: String?
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

    let chosen = Self.theme(options, variables, file, shelf, &complaints)
    theme = chosen.theme
    themeFile = shelf.file(of: chosen.word)
    colour = Self.colour(options, variables, settings)
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
        file.complaint(file.lessonsPlace, "\"lessons\": “\(folder.printable)” is not a folder"))
    }
    self.complaints = complaints
  }

  private static func theme(
    _ options: ScreenOptions, _ variables: Variables, _ file: UserSettings, _ shelf: ThemeShelf,
    _ complaints: inout [String]
  ) -> (theme: Choice<Theme>, word: String) {
    let asked: [(String?, Origin)] = [
      (options.theme, .option("--theme")),
      (variables.text("CNN_TUTOR_THEME"), .variable("CNN_TUTOR_THEME")),
      (file.settings.theme, .settings),
    ]
    for case (let word?, let origin) in asked {
      do throws(ThemeChoiceError) {
        return (Choice(value: try shelf.theme(word), origin: origin), word)
      } catch {
        complaints.append(
          origin == .settings
            ? file.complaint(onTheme: error) : "cnn-tutor: the theme asked for \(origin): \(error)")
      }
    }
    let usual = variables.hasLightGround ? Theme.light : Theme.dark
    let origin = variables.hasLightGround ? Origin.variable("COLORFGBG") : .usual
    return (Choice(value: (try? shelf.theme(usual.name)) ?? usual, origin: origin), usual.name)
  }

  /// `auto` honours `NO_COLOR`, whoever asked for `auto`.
  private static func colour(
    _ options: ScreenOptions, _ variables: Variables, _ settings: Settings
  ) -> Choice<Terminal.Options.Colour> {
    if options.color != .never, variables.text("NO_COLOR") != nil {
      return Choice(value: .never, origin: .variable("NO_COLOR"))
    }
    return options.color.map {
      Choice(value: $0 == .never ? .never : .auto, origin: .option("--color"))
    }
      ?? settings.color.map { Choice(value: $0 == .never ? .never : .auto, origin: .settings) }
      ?? Choice(value: .auto, origin: .usual)
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
  /// Where the theme and the folder with the lessons are named.
  let themePlace: Place?
  let lessonsPlace: Place?

  init(environment: [String: String]) {
    path = SettingsFile.path(environment)
    let reading = path.map { SettingsFile.read(path: $0, home: environment["HOME"]) }
    settings = reading?.settings ?? Settings()
    problems = reading?.problems ?? []
    themePlace = reading?.themePlace
    lessonsPlace = reading?.lessonsPlace
  }

  /// That of this process, read once.
  static let usual = UserSettings(environment: Surroundings.environment)

  /// What is wrong with it, each with the file's name before it.
  var complaints: [String] { problems.map(complaint) }

  /// What is wrong with a value, with its place before it.
  func complaint(_ place: Place?, _ message: String) -> String {
    complaint(Problem(place ?? .start, message))
  }

  /// What is wrong with the theme that it names; where that is in the theme's file, this comes below.
  func complaint(onTheme error: ThemeChoiceError) -> String {
    switch error {
    case .unknown: complaint(themePlace, "\"theme\": \(error)")
    case .broken: complaint(themePlace, "\"theme\": this theme's file is broken") + "\n\(error)"
    }
  }

  private func complaint(_ problem: Problem) -> String { "\((path ?? "").printable):\(problem)" }
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
