import Foundation

/// A program running in a real terminal (tmux, without a screen) that tests type into and read.
///
/// Each pane has a tmux server of its own, so panes may be used side by side. The program starts
/// with an environment that depends on nothing of the machine but its `PATH` and `HOME`. When it
/// ends the terminal stays, so that what it left behind can be looked at.
public final class TmuxPane: Sendable {
  /// The folder of this pane: the server's socket, and what the program leaves behind.
  private let folder: URL
  private let tmux: Tmux

  /// Starts a program in a new terminal.
  ///
  /// - Parameters:
  ///   - size: columns and rows.
  ///   - term: the value of `TERM`; nil leaves it unset.
  ///   - environment: further variables, stronger than the ones set by default.
  ///   - command: the program and its arguments, taken as they are (no shell reads them).
  /// - Throws: `TmuxError` when tmux is missing or the terminal does not start.
  public init(
    size: (width: Int, height: Int) = (80, 24), term: String? = "tmux-256color",
    environment: [String: String] = [:], command: [String]
  ) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pane-\(UUID().uuidString.prefix(13))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    tmux = try Tmux(socket: folder.appendingPathComponent("socket").path)
    let variables = Self.environment(term: term, environment).map { "\($0.key)=\($0.value)" }
    // A configuration of its own, so that nobody's changes the pane; the status line would take a row.
    let configuration = folder.appendingPathComponent("tmux.conf")
    try Data("set-option -g status off\n".utf8).write(to: configuration)
    let session = [
      "-f", configuration.path, "new-session", "-d", "-x", "\(size.width)", "-y", "\(size.height)",
    ]
    let keeper = ["sh", "-c", Self.keeper, "sh", folder.path, "env", "-i"]
    _ = try tmux.run(session + keeper + variables.sorted() + command)
  }

  deinit { close() }

  /// Runs the program as a child, notes its process and how it ended, and keeps the terminal open.
  ///
  /// The traps keep signals from keys from ending this shell together with the program; the program
  /// itself gets them as usual. A shell that is not interactive never touches the terminal's modes,
  /// so it cannot mend what the program broke.
  /// No core is dumped: programs under test crash on purpose.
  private static let keeper = """
    trap : INT QUIT TERM; ulimit -c 0; folder=$1; shift
    sh -c 'echo $$ >"$0/pid.new"; mv "$0/pid.new" "$0/pid"; exec "$@"' "$folder" "$@"
    echo $? >"$folder/status.new"; mv "$folder/status.new" "$folder/status"
    exec sleep 1000
    """

  private static func environment(
    term: String?, _ further: [String: String]
  ) -> [String: String] {
    let inherited = ProcessInfo.processInfo.environment
      .filter { ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"].contains($0.key) }
    var variables = inherited.merging(["LANG": "C.UTF-8"]) { $1 }
    variables["TERM"] = term
    return variables.merging(further) { $1 }
  }

  /// Presses keys by tmux's names for them: `"Up"`, `"PPage"`, `"F5"`, `"C-c"`, `"Escape"`, `"a"`.
  public func send(keys: String...) throws { try send(keys: keys) }

  /// Presses keys one after the other, without a pause.
  public func send(keys: [String]) throws {
    _ = try tmux.run(["send-keys"] + keys)
  }

  /// Sends text as it is, escape sequences included.
  public func type(_ text: String) throws {
    _ = try tmux.run(["send-keys", "-l", "--", text])
  }

  /// The rows of the screen, without blanks at their ends.
  public func screen() throws -> [String] {
    let text = try tmux.run(["capture-pane", "-p"])
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The rows of the screen and of what was scrolled out of it.
  public func history() throws -> [String] {
    let text = try tmux.run(["capture-pane", "-p", "-S", "-"])
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Writes to the terminal past the program, as a message of the system would.
  public func disturb(with text: String) throws {
    let terminal = try FileHandle(forWritingTo: URL(fileURLWithPath: value("pane_tty")))
    try terminal.write(contentsOf: Data(text.utf8))
  }

  /// The rows of the screen with the escape sequences of their colours.
  public func colouredScreen() throws -> [String] {
    let text = try tmux.run(["capture-pane", "-p", "-e"])
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Changes the terminal's size.
  public func resize(width: Int, height: Int) throws {
    _ = try tmux.run(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  /// Begins to note every byte the program sends to the terminal.
  public func record() throws {
    _ = try tmux.run(["pipe-pane", "-O", "cat >'\(recording.path)'"])
  }

  /// The bytes noted since `record()`.
  public func recorded() -> String {
    (try? String(decoding: Data(contentsOf: recording), as: UTF8.self)) ?? ""
  }

  private var recording: URL { folder.appendingPathComponent("recording") }

  /// What tmux knows of the pane under a name, for instance `"alternate_on"`, `"pane_tty"`.
  public func value(_ name: String) throws -> String {
    try tmux.run(["display-message", "-p", "#{\(name)}"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Whether a flag of the pane is on, for instance `"alternate_on"`, `"cursor_flag"`.
  public func flag(_ name: String) throws -> Bool { try value(name) == "1" }

  /// Where the terminal's own cursor is; column 0 of row 0 is at the top left.
  public func cursor() throws -> (x: Int, y: Int) {
    let numbers = try value("cursor_x},#{cursor_y").split(separator: ",").compactMap { Int($0) }
    guard numbers.count == 2 else { throw TmuxError.failed("tmux gave no cursor") }
    return (numbers[0], numbers[1])
  }

  /// The terminal's modes, as `stty -a` prints them.
  public func modes() throws -> String {
    let terminal = try FileHandle(forReadingFrom: URL(fileURLWithPath: value("pane_tty")))
    return try Tmux.output(of: ["stty", "-a"], input: terminal)
  }

  /// The process of the program; nil while it starts.
  public var processID: Int32? { number(in: "pid") }

  /// Whether a process runs; one that has ended but that nobody asked how does not.
  public static func isRunning(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status?.contains(") Z ") != true
  }

  /// How the program ended, as a shell sees it (128 + n for signal n); nil while it runs.
  public var exitStatus: Int32? { number(in: "status") }

  private func number(in name: String) -> Int32? {
    let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return text.flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  /// Closes the terminal at once, as when its window is shut; the program gets a hang-up.
  public func hangUp() {
    _ = try? tmux.run(["kill-server"])
  }

  /// Closes the terminal and removes its traces; may be called again.
  public func close() {
    hangUp()
    try? FileManager.default.removeItem(at: folder)
  }
}

extension TmuxPane {
  /// Where a program of this package lies that was built together with the tests.
  public static func builtProgram(_ name: String) -> String {
    let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }
    let folder = bundles.first?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    return folder.appendingPathComponent(name).path
  }
}
