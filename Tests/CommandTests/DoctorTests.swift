import Canvas
import Testing

@testable import Terminal
@testable import cnn_tutor

@Suite("The doctor")
struct DoctorTests {
  struct Case: CustomTestStringConvertible {
    var environment: [String: String] = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    var size: Size? = Size(width: 80, height: 24)
    var isUTF8 = true
    var isLocaleKnown = true
    /// What is said of something.
    let finding: (name: String, value: String)
    /// What must be changed, and how; nil where all is well.
    var problem: (what: String, remedy: String)?

    var testDescription: String { "\(environment) \(finding)" }
  }

  @Test(
    "tells what a terminal can do, and what to change",
    arguments: [
      Case(finding: ("size", "80×24")),
      Case(size: nil, finding: ("size", "no terminal here")),
      Case(
        size: Size(width: 79, height: 30), finding: ("size", "79×30; the whole picture has room")),
      Case(
        size: Size(width: 80, height: 5), finding: ("size", "80×5"),
        problem: ("too small", "20×6 or larger")),
      Case(finding: ("TERM", "xterm-256color")), Case(finding: ("colours", "256")),
      Case(environment: [:], finding: ("TERM", "not set; taken for xterm-256color")),
      Case(
        environment: ["TERM": "xterm-nobody"], finding: ("TERM", "does not know"),
        problem: ("no description of the terminal “xterm-nobody”", "ncurses-term")),
      Case(environment: ["TERM": "xterm-nobody"], size: nil, finding: ("colours", "256")),
      Case(
        environment: ["TERM": "dumb"], finding: ("TERM", "told as text"),
        problem: ("cannot place its cursor", "export TERM=xterm-256color")),
      Case(environment: ["TERM": "vt100"], finding: ("colours", "none")),
      Case(
        environment: ["TERM": "linux", "COLORTERM": "truecolor"],
        finding: ("colours", "8 (COLORTERM=truecolor)"),
        problem: ("more colours than TERM=linux says", "export TERM=xterm-256color")),
      Case(
        environment: ["TERM": "linux", "TMUX": "/tmp/x"], finding: ("inside", "tmux"),
        problem: ("more colours", "tmux-256color")),
      Case(
        environment: ["TERM": "linux", "STY": "1.x"], finding: ("inside", "screen"),
        problem: ("more colours", "screen-256color")),
      Case(
        environment: ["TERM": "xterm-256color", "LC_ALL": "C", "LANG": "C.UTF-8"], isUTF8: false,
        finding: ("characters", "ASCII only (LC_ALL=C)"),
        problem: ("plain ASCII", "export LC_ALL=C.UTF-8")),
      Case(
        environment: ["TERM": "xterm-256color", "LANG": "xx_XX.UTF-8"], isLocaleKnown: false,
        finding: ("characters", "as this machine lacks LANG=xx_XX.UTF-8")),
      Case(
        environment: ["TERM": "xterm", "SSH_CONNECTION": "1 2 3 4", "TERM_PROGRAM": "kitty"],
        finding: ("inside", "ssh, kitty")),
      Case(
        environment: ["TERM": "xterm", "TERM_PROGRAM": "a\u{1B}[31m"],
        finding: ("inside", "a\u{FFFD}[31m")),
    ])
  func terminal(_ example: Case) {
    let check = TerminalCheck(
      environment: example.environment, size: example.size,
      kind: TerminalKind(named: example.environment["TERM"] ?? ""),
      characters: CharacterSet(isLocaleKnown: example.isLocaleKnown, isUTF8: example.isUTF8))
    let findings = check.findings
    let found = findings.first { $0.name == example.finding.name }
    #expect(found?.value.contains(example.finding.value) == true, "\(findings)")
    let problems = findings.flatMap(\.problems)
    guard let problem = example.problem else { return #expect(problems == []) }
    #expect(
      problems.contains {
        $0.what.contains(problem.what) && $0.remedy.contains(problem.remedy)
      }, "\(problems)")
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func findings(
    _ options: [String] = [], _ environment: [String: String], colours: Int = 256,
    isUTF8: Bool = true
  ) throws -> [Finding] {
    let settings = UserSettings(environment: environment)
    let executable = folder.path + "/bin/cnn-tutor"
    let shelf = ThemeShelf(environment: environment, executable: executable)
    return UseCheck(
      environment: environment,
      preferences: Preferences(
        try ScreenOptions.parse(options), environment: environment, file: settings, shelf: shelf),
      settings: settings, executable: executable, colours: colours, isUTF8: isUTF8
    ).findings
  }

  @Test("tells which files are read, and where the theme comes from")
  func files() throws {
    try folder.write("", to: "/share/cnn-tutor/Lessons/x")
    try folder.write("", to: "/share/cnn-tutor/Assets/x")
    try folder.write("theme: light\nmouse: yes\n", to: "/.config/cnn-tutor/settings.yaml")
    try folder.write(
      "ground: light\nroles:\n  text: 16\n", to: "/share/cnn-tutor/Assets/Themes/light.yaml")
    let environment = ["HOME": folder.path, "XDG_RUNTIME_DIR": "/run/user/1"]
    let findings = try findings([], environment)
    #expect(findings.flatMap(\.problems) == [])
    let values = Dictionary(findings.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(values["theme"] == "light, by the settings file")
    #expect(values["characters"] == "UTF-8, as the locale asks")
    #expect(values["mouse"] == "for the tutor from the start, by the settings file")
    #expect(
      findings.last { $0.name == "theme" }?.value
        == folder.path + "/share/cnn-tutor/Assets/Themes/light.yaml")
    let state = folder.path + "/.local/state/cnn-tutor"
    #expect(values["the lab's tapes"] == state + "/NETWORK-DATA-SEED.tape")
    #expect(values["presenter's socket"] == "/run/user/1/cnn-tutor/projector.sock")
    // Nothing is left of what was tried.
    #expect(!folder.holds(".local"))
    #expect(values["settings"] == folder.path + "/.config/cnn-tutor/settings.yaml")
    #expect(values["assets"] == folder.path + "/share/cnn-tutor/Assets")
    #expect(values["lessons"]?.hasPrefix(folder.path + "/share/cnn-tutor/Lessons") == true)
    #expect(
      values["places, answers"] == folder.path + "/.local/state/cnn-tutor (made when needed)")
    let few = try self.findings(["--theme", "dark"], ["HOME": folder.path], colours: 8)
    #expect(few.first?.value == "eight, as the terminal has too few colours for dark")
    #expect(few.last { $0.name == "theme" }?.value == "none: the theme is in the program")
    let ascii = try self.findings(["--ascii"], ["HOME": folder.path])
    #expect(ascii.first { $0.name == "characters" }?.value == "ASCII only, by --ascii")
    let plain = try self.findings([], ["HOME": folder.path], isUTF8: false)
    #expect(plain.first { $0.name == "characters" }?.value == "ASCII only, as the locale asks")
  }

  @Test(
    "tells where answers and places cannot be kept, in either case with a remedy",
    arguments: [
      ([:], "HOME is not set, so neither your answers nor where you stopped are kept"),
      (["HOME": "relative"], "HOME is not set, so neither your answers nor"),
      (
        ["XDG_STATE_HOME": "/proc"],
        "Neither your answers nor where you stopped are kept: cannot make the folder /proc/cnn-tutor"
      ),
      (["XDG_STATE_HOME": "/dev/null"], "/dev/null/cnn-tutor: Not a directory"),
    ])
  func notKept(_ environment: [String: String], _ message: String) throws {
    let problems = try findings([], environment).flatMap(\.problems)
    let found = try #require(problems.first { $0.what.contains(message) }, "\(problems)")
    #expect(found.remedy.contains("XDG_STATE_HOME"))
  }

  @Test(
    "tells which of the two cannot be used",
    arguments: [
      ("progress.jsonl", "Your answers are not kept"),
      ("places.json", "It is not known where you stopped"),
    ])
  func unusable(_ name: String, _ message: String) throws {
    try folder.write("", to: "/cnn-tutor/\(name)/inner")
    let problems = try findings([], ["XDG_STATE_HOME": folder.path]).flatMap(\.problems)
    let found = try #require(problems.first { $0.what.contains(message) }, "\(problems)")
    #expect(found.what.contains("/cnn-tutor/\(name): ") && found.remedy.contains("move it away"))
  }

  @Test("tells everything that must be changed, each with a remedy")
  func problems() throws {
    try folder.write("title: [\n", to: "/Lessons/broken.yaml")
    try folder.write("thme: dark\n", to: "/cnn-tutor/settings.yaml")
    try folder.write("ground: 16\nroles:\n  text: 234\n  rule: 234\n", to: "/faint.yaml")
    let problems = try findings(
      ["--lessons", folder.path + "/Lessons", "--theme", folder.path + "/faint.yaml"],
      ["XDG_CONFIG_HOME": folder.path]
    ).flatMap(\.problems)
    for part in [
      "In the theme faint, too little contrast has text, quiet",
      "settings.yaml:1:1: error: unknown key \"thme\"", "The folder Assets is not to be found",
      "broken.yaml is broken", "HOME is not set",
    ] {
      #expect(problems.contains { $0.what.contains(part) }, "\(part): \(problems)")
    }
    #expect(problems.allSatisfy { !$0.remedy.isEmpty })
    let lines = Diagnosis(findings: try findings([], [:])).lines
    #expect(lines.contains("To change") && !lines.contains("All is well."))
    #expect(lines.contains { $0.hasPrefix("    → ") })
  }
}
