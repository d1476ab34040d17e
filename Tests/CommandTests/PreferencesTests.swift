import Canvas
import Testing
import Themes

@testable import cnn_tutor

@Suite("Preferences")
struct PreferencesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func preferences(
    _ options: [String] = [], _ environment: [String: String] = [:], settings: String? = nil
  ) throws -> Preferences {
    var environment = environment
    environment["XDG_CONFIG_HOME"] = folder.path
    if let settings { try folder.write(settings, to: "/cnn-tutor/settings.yaml") }
    return Preferences(
      try ScreenOptions.parse(options), environment: environment,
      file: UserSettings(environment: environment),
      shelf: ThemeShelf(environment: environment, executable: nil))
  }

  struct Themed: CustomTestStringConvertible {
    var options: [String] = []
    var variable: String?
    var settings: String?
    let name: String
    let origin: Origin

    var testDescription: String { "\(options) \(variable ?? "") \(settings ?? "")" }
  }

  @Test(
    "an option goes before a variable, that before the settings, those before what is usual",
    arguments: [
      Themed(name: "dark", origin: .usual),
      Themed(settings: "light", name: "light", origin: .settings),
      Themed(
        variable: "mono", settings: "light", name: "mono", origin: .variable("CNN_TUTOR_THEME")),
      Themed(variable: "", settings: "light", name: "light", origin: .settings),
      Themed(
        options: ["--theme", "contrast-dark"], variable: "mono", settings: "light",
        name: "contrast-dark", origin: .option("--theme")),
    ])
  func themes(_ example: Themed) throws {
    let found = try preferences(
      example.options, example.variable.map { ["CNN_TUTOR_THEME": $0] } ?? [:],
      settings: example.settings.map { "theme: \($0)\n" })
    #expect(found.theme.value.name == example.name)
    #expect(found.theme.origin == example.origin)
    #expect(found.complaints == [])
  }

  @Test("a theme that is not to be had is told and passed over")
  func brokenTheme() throws {
    try folder.write("ground: drak\n", to: "/cnn-tutor/mine.yaml")
    let found = try preferences(
      [], ["CNN_TUTOR_THEME": "lihgt"], settings: "theme: ./mine.yaml\nnumbers: decimal\n")
    #expect(found.theme.value == .dark && found.theme.origin == .usual)
    #expect(found.numbers.value == .decimal)
    #expect(found.complaints.count == 2)
    #expect(found.complaints.first?.contains("did you mean “light”?") == true)
    #expect(found.complaints.last?.contains("mine.yaml:1:9: error: ") == true)
    #expect(found.complaints.last?.contains("settings.yaml:1:8: error: \"theme\": ") == true)
  }

  @Test("the rest of a broken settings file counts, and so does a theme of one's own")
  func brokenSettings() throws {
    try folder.write("ground: 16\nroles:\n  text: 214\n", to: "/cnn-tutor/mine.yaml")
    let found = try preferences(settings: "theme: ./mine.yaml\nmosue: yes\nlessons: ./none\n")
    #expect(found.theme.value.name == "mine" && found.theme.value.ground == .painted(16))
    #expect(found.lessons.value == nil)
    #expect(found.complaints.count == 2)
    #expect(found.complaints.first?.hasSuffix("did you mean \"mouse\"?") == true)
    #expect(found.complaints.first?.contains("settings.yaml:2:1: error: ") == true)
    let last = found.complaints.last
    #expect(last?.contains("settings.yaml:3:10: error: \"lessons\": ") == true)
    #expect(last?.hasSuffix("” is not a folder") == true)
  }

  @Test(
    "NO_COLOR is honoured by auto, wherever auto comes from",
    arguments: [
      ([], "", "", "auto usual"), (["--color", "auto"], "", "never", "auto --color"),
      ([], "", "auto", "auto settings"), ([], "1", "", "never NO_COLOR"),
      (["--color", "auto"], "1", "", "never NO_COLOR"),
      (["--color", "auto"], "1", "never", "never NO_COLOR"),
      ([], "1", "auto", "never NO_COLOR"), ([], "1", "never", "never NO_COLOR"),
      ([], "", "never", "never settings"),
      (["--color", "never"], "1", "auto", "never --color"),
      (["--color", "never"], "", "auto", "never --color"),
    ] as [([String], String, String, String)])
  func colours(
    _ options: [String], _ variable: String, _ settings: String, _ expected: String
  ) throws {
    let found = try preferences(
      options, ["NO_COLOR": variable], settings: settings.isEmpty ? "" : "color: \(settings)\n")
    let origin =
      switch found.colour.origin {
      case .option(let name), .variable(let name): name
      case .settings: "settings"
      case .usual: "usual"
      }
    #expect("\(found.colour.value) \(origin)" == expected)
  }

  @Test(
    "motion, characters, colour and ground",
    arguments: [
      ([], [:], "", "no usual nil auto dark"),
      (["--reduced-motion", "--ascii"], [:], "", "yes --reduced-motion yes auto dark"),
      (
        ["--no-reduced-motion", "--no-ascii"], [:], "reduced_motion: yes\nascii: yes",
        "no --no-reduced-motion no auto dark"
      ),
      ([], ["CNN_TUTOR_REDUCED_MOTION": "1"], "", "yes CNN_TUTOR_REDUCED_MOTION nil auto dark"),
      (
        [], ["CNN_TUTOR_REDUCED_MOTION": "0"], "reduced_motion: yes",
        "no CNN_TUTOR_REDUCED_MOTION nil auto dark"
      ),
      ([], [:], "reduced_motion: yes\ncolor: never", "yes settings nil never dark"),
      ([], ["NO_COLOR": "1"], "color: auto", "no usual nil never dark"),
      ([], ["NO_COLOR": "", "COLORFGBG": "0;15"], "", "no usual nil auto light"),
      ([], ["COLORFGBG": "15;default;0"], "", "no usual nil auto dark"),
    ] as [([String], [String: String], String, String)])
  func others(
    _ options: [String], _ environment: [String: String], _ settings: String, _ expected: String
  ) throws {
    let found = try preferences(options, environment, settings: settings)
    let origin =
      switch found.reducedMotion.origin {
      case .option(let name), .variable(let name): name
      case .settings: "settings"
      case .usual: "usual"
      }
    let ascii = found.ascii.value.map { $0 ? "yes" : "no" } ?? "nil"
    #expect(
      "\(found.reducedMotion.value ? "yes" : "no") \(origin) \(ascii) \(found.colour.value) "
        + found.theme.value.name == expected)
  }
}
