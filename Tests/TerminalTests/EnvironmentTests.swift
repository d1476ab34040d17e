import Foundation
import Testing
import TmuxPane

@Suite("What the environment says", .serialized)
struct EnvironmentTests {
  struct Case: CustomTestStringConvertible {
    var term: String?
    var variables: [String: String] = [:]
    /// What the first line of the screen says of size, colours and theme.
    var head: String

    var testDescription: String { "TERM=\(term ?? "") \(variables)" }
  }

  @Test(
    "size, colours and theme",
    arguments: [
      Case(term: "xterm-256color", head: "80x24 256 colours, dark"),
      Case(term: "linux", head: "80x24 8 colours, eight"),
      Case(term: "vt100", head: "80x24 0 colours, mono"),
      Case(term: "xterm-kitty", head: "80x24 256 colours, dark"),
      Case(term: nil, head: "80x24 256 colours, dark"),
      Case(
        term: "tmux-256color", variables: ["LINES": "10", "COLUMNS": "20"],
        head: "80x24 256 colours, dark"),
      Case(
        term: "xterm-256color", variables: ["FAULTS_COLOUR": "never"],
        head: "80x24 0 colours, mono"),
      Case(
        term: "xterm-256color", variables: ["FAULTS_THEME": "light"],
        head: "80x24 256 colours, light"),
      Case(term: "linux", variables: ["FAULTS_THEME": "light"], head: "80x24 8 colours, eight"),
    ])
  func head(_ example: Case) async throws {
    let pane = try await Faults.start("events", term: example.term, example.variables)
    #expect(try pane.screen().first == example.head)
  }

  static let unicode = "日本|e\u{301}|┌─┐|⣿|−×≈|🙂|"
  static let ascii = "? ? |?|+-+|:|-x~|? |"

  @Test(
    "the locale decides about characters, a missing one does no harm",
    arguments: [
      (["LANG": "C.UTF-8"], unicode), (["LANG": "xx_XX.UTF-8"], unicode), (["LANG": ""], unicode),
      (["LC_ALL": "xx_XX.ISO-8859-1"], unicode), (["LC_ALL": "C"], ascii), (["LANG": "C"], ascii),
      (["LC_ALL": "C", "LANG": "C.UTF-8"], ascii),
    ])
  func characters(_ variables: [String: String], row: String) async throws {
    let pane = try await Faults.start("events", variables)
    try pane.type("c")
    try await pane.wait(for: row) { try pane.screen().first == row }
  }

  @Test(
    "without a usable terminal it says what is wrong",
    arguments: [
      ("TERM=dumb \"$0\" events", "TERM"), ("\"$0\" events </dev/null", "standard input"),
      ("\"$0\" events >/dev/null", "standard output"),
    ])
  func refused(_ command: String, message: String) async throws {
    let pane = try TmuxPane(
      size: (200, 24), environment: Faults.quiet, command: ["sh", "-c", command, Faults.program])
    #expect(try await pane.waitForExit() == 2)
    #expect(try pane.screen().first?.hasPrefix("TerminalFaults: ") == true)
    #expect(try pane.screen().first?.contains(message) == true)
    #expect(try TerminalState(of: pane) == .usable)
  }
}
