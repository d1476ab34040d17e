import Foundation
import Testing
import TmuxPane

/// A lesson file from a stranger is data.
@Suite(.fewAtATime) struct HostileTests {
  /// What only the program itself may send: any control character but those of ncurses.
  private func expectUnharmed(_ tutor: Tutor, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let pane = tutor.pane
    #expect(try pane.value("pane_title") != "owned", sourceLocation: sourceLocation)
    #expect(try pane.value("window_bell_flag") == "0", sourceLocation: sourceLocation)
    #expect(try pane.flag("alternate_on"), sourceLocation: sourceLocation)
    #expect(try !pane.flag("mouse_any_flag"), sourceLocation: sourceLocation)
    let screen = try tutor.screen()
    #expect(!screen.rows.contains { $0.hasPrefix("owned") }, sourceLocation: sourceLocation)
    let steering = screen.text.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
        || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
    }
    #expect(steering.isEmpty, sourceLocation: sourceLocation)
  }

  @Test("No escape sequence of a lesson file reaches the terminal")
  func player() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(LessonText.hostile, to: "hostile.yaml")
    let tutor = try Tutor(["lesson", file.path, "--watch"], in: scratch)
    try await tutor.pane.wait(for: "the lesson or what is wrong with it") {
      try tutor.pane.flag("alternate_on") && !tutor.screen().rows.isEmpty
    }
    for key in ["Right", "Right", "End", "n", "?", "q"] {
      _ = try await tutor.settledScreen()
      try expectUnharmed(tutor)
      try tutor.press(key)
    }
  }

  @Test("No escape sequence of a lesson file is on the first screen")
  func home() async throws {
    let scratch = try Scratch()
    try scratch.write(LessonText.hostile, to: "hostile.yaml")
    try scratch.write(LessonText.small(), to: "\u{1B}]0;owned\u{7}.yaml")
    let tutor = try Tutor(["--lessons", scratch.folder.path], in: scratch)
    try await tutor.pane.wait(for: "the first screen") {
      try tutor.pane.flag("alternate_on") && !tutor.screen().rows.isEmpty
    }
    for key in ["Down", "Up", "Enter", "Down"] {
      _ = try await tutor.settledScreen()
      try expectUnharmed(tutor)
      try tutor.press(key)
    }
  }

  @Test(
    "No command prints an escape sequence it was given",
    arguments: [
      ["check", "hostile.yaml"], ["lesson", "hostile.yaml", "--plain"],
      ["lesson", "\u{1B}]0;owned\u{7}"], ["lesson", "\u{1B}]0;owned\u{7}.yaml"],
      ["check", "\u{1B}]0;owned\u{7}.yaml"], ["\u{1B}[31m"], ["new", "\u{1B}[31m"],
      ["lessons", "--lessons", "."], ["lessons", "--lessons", ".", "--json"],
      ["lessons", "--lessons", "\u{1B}[31m"], ["lessons", "--theme", "\u{1B}[31m"],
      ["lesson", "keys.yaml", "--plain"],
    ])
  func commands(arguments: [String]) async throws {
    let scratch = try Scratch()
    try scratch.write(LessonText.hostile, to: "hostile.yaml")
    try scratch.write(
      LessonText.small().replacing("summary:", with: #""sum\e[31mmary":"#), to: "keys.yaml")
    let outcome = try await Program.run(arguments, in: scratch)
    #expect(outcome.status < 128, "it crashed")
    let steering = (outcome.output + outcome.errors).unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
    }
    #expect(steering.isEmpty, "\(outcome)")
  }

  /// Files that would hang, crash or fill a program that believes them.
  static let hostileFiles: [(name: String, text: String)] = [
    (
      "aliases",
      "a: &a [x, x]\n"
        + zip("abcdefghijklmnopqrst", "bcdefghijklmnopqrstu")
        .map { "\($1): &\($1) [*\($0), *\($0), *\($0), *\($0)]\n" }.joined()
    ),
    ("depth", "title: " + String(repeating: "[", count: 100_000)),
    ("size", LessonText.small() + String(repeating: "# filler\n", count: 1_000_000)),
    (
      "matrix",
      LessonText.small(corner: (1...2000).map(String.init).joined(separator: " "))
    ),
    ("digits", LessonText.small(corner: String(repeating: "9", count: 100_000))),
    ("exponent", LessonText.small(corner: "1e999999999")),
    ("division", LessonText.small(corner: "1/0")),
    ("stride", LessonText.small().replacing("view:", with: "stride: 0\n    view:")),
    ("padding", LessonText.small().replacing("view:", with: "padding: 999999999\n    view:")),
    ("nothing", ""),
    ("bytes", "\u{0}\u{1}\u{FEFF}"),
    ("list", "- 1\n- 2\n"),
  ]

  @Test(
    "A hostile file ends in a message, never in a crash or a hang",
    arguments: hostileFiles.map(\.name))
  func traps(name: String) async throws {
    let scratch = try Scratch()
    let text = try #require(Self.hostileFiles.first { $0.name == name }).text
    try scratch.write(text, to: "trap.yaml")
    for command in [["check", "trap.yaml"], ["lesson", "trap.yaml"]] {
      let outcome = try await Program.run(command, in: scratch)
      #expect(outcome.status == 1, "\(command): \(outcome.errors.prefix(500))")
      let message = outcome.output + outcome.errors
      #expect(message.contains(/trap\.yaml:\d+:\d+: error:\s/), "\(message.prefix(500))")
      #expect(message.count < 10_000, "a message is to be read")
    }
  }

  @Test("What is no lesson file is refused: a folder, a device, a pipe, bytes that are no text")
  func noFile() async throws {
    let scratch = try Scratch()
    try Data([0xFF, 0xFE, 0x00, 0xC3, 0x28]).write(to: scratch.file("bytes.yaml"))
    #expect(mkfifo(scratch.file("pipe.yaml").path, 0o600) == 0)
    try FileManager.default.createDirectory(
      at: scratch.file("folder.yaml"), withIntermediateDirectories: true)
    for path in ["bytes.yaml", "pipe.yaml", "folder.yaml", "/dev/zero"] {
      for command in [["check", path], ["lesson", path]] {
        let outcome = try await Program.run(command, in: scratch)
        #expect(outcome.status == 1 || outcome.status == 2, "\(command)")
        #expect(!(outcome.output + outcome.errors).isEmpty, "\(command)")
      }
    }
  }
}
