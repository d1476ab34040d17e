import Canvas
import Testing
import TmuxPane

@Suite("Keys and clicks arrive as events", .serialized)
struct KeyTests {
  /// tmux's names of keys with what they are here, on every terminal.
  static let keys: [(name: String, key: Key)] = [
    ("a", .character("a")), ("Z", .character("Z")), ("Space", .character(" ")),
    ("/", .character("/")), ("é", .character("é")), ("日", .character("日")),
    ("🙂", .character("🙂")), ("C-a", .control("a")), ("C-s", .control("s")),
    ("C-q", .control("q")), ("C-v", .control("v")), ("C-y", .control("y")),
    ("C-d", .control("d")), ("C-o", .control("o")), ("C-Space", .control(" ")),
    ("C-]", .control("]")), ("Enter", .enter), ("C-j", .enter), ("Tab", .tab), ("BTab", .backTab),
    ("BSpace", .backspace), ("C-h", .backspace), ("DC", .delete),
    ("Left", .left), ("Right", .right), ("Up", .up), ("Down", .down), ("Home", .home),
    ("End", .end), ("PPage", .pageUp), ("NPage", .pageDown), ("F1", .function(1)),
    ("F2", .function(2)), ("F4", .function(4)), ("F5", .function(5)), ("F9", .function(9)),
    ("F12", .function(12)), ("Escape", .escape),
  ]

  @Test("each key, all sent at once", arguments: Faults.terms)
  func every(term: String) async throws {
    let pane = try await Faults.start("events", term: term, size: (80, 60))
    try pane.send(keys: Self.keys.map(\.name))
    try await expect(Self.keys.map { .key($0.key) }, in: pane)
  }

  static let sequences: [(bytes: String, events: [Event])] = [
    // The same key as different terminals send it.
    ("\u{1B}[H\u{1B}OH\u{1B}[1~\u{1B}[7~", Array(repeating: .key(.home), count: 4)),
    ("\u{1B}[A\u{1B}OA", [.key(.up), .key(.up)]),
    // Shift with a function key is a function key of its own.
    ("\u{1B}[15;2~", [.key(.function(17))]),
    // Alt, unknown keys, and reports that nobody asked for mean nothing.
    ("\u{1B}x", []), ("\u{1B}[27;5;9~", []), ("\u{1B}[200~", []), ("\u{1B}[?62;4c", []),
    ("\u{1B}Ox", []), ("\u{1B}\u{1B}", [.key(.escape), .key(.escape)]),
    // A letter whose bytes are none, and a control character of the upper half.
    ("\u{85}", []),
  ]

  @Test("escape sequences", arguments: sequences)
  func sequence(_ bytes: String, events: [Event]) async throws {
    let pane = try await Faults.start("events", size: (80, 60))
    try pane.type(bytes)
    try await Task.sleep(for: .milliseconds(60))
    try pane.type("z")
    try await expect(events + [.key(.character("z"))], in: pane)
  }

  @Test(
    "clicks where asked for, on terminals of both kinds of names and far to the right",
    arguments: ["xterm-256color", "tmux-256color"])
  func clicks(term: String) async throws {
    let pane = try await Faults.start("events", term: term, size: (260, 60))
    let press = "\u{1B}[<0;5;3M"
    // Not asked for, the middle button, letting go, the wheel: no clicks.
    try pane.type(press)
    try pane.type("m")
    try pane.type(press + "\u{1B}[<0;5;3m\u{1B}[<1;5;3M\u{1B}[<64;5;3M\u{1B}[<0;0;3M")
    try pane.type("\u{1B}[<0;251;60M\u{1B}[<0;261;60M")
    try await expect([.click(Point(x: 4, y: 2)), .click(Point(x: 250, y: 59))], in: pane)
    // Moves with the button held down are asked for as well: they draw.
    #expect(try pane.flag("mouse_sgr_flag") && pane.flag("mouse_button_flag"))
    try pane.type("ma")
    try await pane.waitFor("4: ")
    #expect(try !pane.flag("mouse_any_flag"))
  }

  /// The program shows each event with its number, the newest first; "ready" was the first.
  private func expect(_ events: [Event], in pane: TmuxPane) async throws {
    let lines = ["1: ready"] + events.enumerated().map { "\($0 + 2): \($1)" }
    try await pane.waitFor("\(lines.count): ")
    let shown = try pane.screen().dropFirst().filter { !$0.isEmpty }
    #expect(shown == lines.reversed())
  }
}
