import Testing
import TmuxPane

/// The program these tests run, in a terminal of its own.
enum Faults {
  static var program: String { TmuxPane.builtProgram("TerminalFaults") }

  /// Terminals of every kind: with 256 colours, with 8, with none.
  static let terms = ["xterm-256color", "tmux-256color", "linux", "vt100"]

  /// Starts the program and waits until it shows its screen.
  static func start(
    _ task: String, term: String? = "xterm-256color", size: (width: Int, height: Int) = (80, 24),
    _ environment: [String: String] = [:]
  ) async throws -> TmuxPane {
    let pane = try TmuxPane(
      size: size, term: term, environment: quiet.merging(environment) { $1 },
      command: [program, task])
    try await pane.waitFor("ready")
    return pane
  }

  /// Crashes are reported by nobody: that takes time, and the pane's screen.
  static let quiet = ["SWIFT_BACKTRACE": "enable=no"]
}

/// What a program can leave broken in a terminal.
struct TerminalState: Equatable {
  var hasOtherScreen = false
  var showsCursor = true
  var reportsMouse = false
  var hasCursorKeyMode = false
  var modes = wanted

  private static let wanted: Set<Substring> = ["echo", "icanon", "isig", "ixon", "icrnl", "onlcr"]

  /// As a shell expects it.
  static let usable = TerminalState()

  private init() {}

  init(of pane: TmuxPane) throws {
    let names = [
      "alternate_on", "cursor_flag", "mouse_any_flag", "mouse_sgr_flag", "keypad_cursor_flag",
    ]
    let flags = try pane.value(names.joined(separator: "},#{")).split(separator: ",")
      .map { $0 == "1" }
    try #require(flags.count == names.count)
    hasOtherScreen = flags[0]
    showsCursor = flags[1]
    reportsMouse = flags[2] || flags[3]
    hasCursorKeyMode = flags[4]
    modes = Set(try pane.modes().split { " ;\n".contains($0) }).intersection(Self.wanted)
  }
}
