import Foundation
import Testing
import TmuxPane

/// What the machine around the program says of itself, right or wrong.
@Suite(.fewAtATime) struct SurroundingsTests {
  @Test(
    "An unknown TERM does no harm", arguments: ["xterm-kitty", "no-such-terminal", "foot", ""])
  func unknownTerminal(term: String) async throws {
    let usual = try await Tutor.stridedConvolution(["--step", "40"], term: "xterm-256color")
    let expected = try await usual.settledScreen()
    let tutor = try await Tutor.stridedConvolution(["--step", "40"], term: term)
    try await tutor.wait(for: "the usual screen:\n\(expected)") { $0 == expected }
    #expect(try await tutor.quit() == 0)
  }

  @Test("A dumb terminal gets the plain text")
  func dumbTerminal() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(LessonText.small(), to: "small.yaml")
    let pane = try TmuxPane(
      size: (200, 200), term: "dumb", environment: scratch.environment,
      command: [Program.path, "lesson", file.path])
    #expect(try await pane.waitForExit() == 0)
    #expect(try !pane.flag("alternate_on"))
    let plain = try await PlainLesson(file.path, in: scratch)
    try await pane.wait(for: "the last step") { [last = plain.sentences.count] in
      try pane.screen().contains { $0.hasPrefix("Step \(last). ") }
    }
  }

  @Test("A locale that the machine does not have leaves the lines as they are")
  func missingLocale() async throws {
    let usual = try await Tutor.stridedConvolution(["--step", "40"])
    let expected = try await usual.settledScreen()
    #expect(expected.text.contains("×"))
    let tutor = try await Tutor.stridedConvolution(
      ["--step", "40"], environment: ["LANG": "xx_YY.UTF-8", "LC_ALL": "xx_YY.UTF-8"])
    try await tutor.wait(for: "the usual screen:\n\(expected)") { $0 == expected }
    #expect(try await tutor.quit() == 0)
  }

  @Test("With LC_ALL=C no letter beyond ASCII is on the screen", arguments: ["C", "POSIX"])
  func asciiOnly(locale: String) async throws {
    for arguments in [["--step", "1"], ["--step", "12"], ["--step", "40"]] {
      let tutor = try await Tutor.stridedConvolution(arguments, environment: ["LC_ALL": locale])
      let screen = try await tutor.settledScreen()
      let beyond = screen.text.filter { !$0.isASCII }
      #expect(beyond.isEmpty, "\(beyond) in:\n\(screen)")
      #expect(try await tutor.quit() == 0)
    }
  }

  @Test("Exported LINES and COLUMNS do not freeze the size")
  func exportedSize() async throws {
    let usual = try await Tutor.stridedConvolution(["--step", "40"])
    let expected = try await usual.settledScreen()
    let tutor = try await Tutor.stridedConvolution(
      ["--step", "40"], size: (60, 18), environment: ["LINES": "10", "COLUMNS": "20"])
    try tutor.pane.resize(width: 80, height: 24)
    try await tutor.wait(for: "the usual screen:\n\(expected)") { $0 == expected }
    #expect(try await tutor.quit() == 0)
  }

  @Test(
    "Without colour the same letters are on the screen and no colour is sent",
    arguments: [
      (term: "tmux-256color", options: [], environment: ["NO_COLOR": "1"]),
      (term: "tmux-256color", options: ["--color", "auto"], environment: ["NO_COLOR": "1"]),
      (term: "vt100", options: [], environment: [:]),
    ])
  func noColour(term: String, options: [String], environment: [String: String]) async throws {
    let usual = try await Tutor.stridedConvolution(["--step", "40"])
    let expected = try await usual.settledScreen()
    #expect(Self.colours(in: try usual.pane.colouredScreen()) > 0)
    let tutor = try await Tutor.stridedConvolution(
      ["--step", "40"] + options, term: term, environment: environment)
    let screen = try await tutor.settledScreen()
    #expect(screen.words.filter(\.isNumber) == expected.words.filter(\.isNumber))
    #expect(Self.colours(in: try tutor.pane.colouredScreen()) == 0)
    #expect(try await tutor.quit() == 0)
  }

  @Test("An empty NO_COLOR means nothing")
  func emptyNoColour() async throws {
    let tutor = try await Tutor.stridedConvolution(
      ["--step", "40"], environment: ["NO_COLOR": ""])
    _ = try await tutor.settledScreen()
    #expect(Self.colours(in: try tutor.pane.colouredScreen()) > 0)
  }

  /// How often a colour is switched on.
  private static func colours(in rows: [String]) -> Int {
    rows.joined().matches(of: /\u{1B}\[([0-9;:]*)m/).count { match in
      let codes = match.1.split(whereSeparator: { ";:".contains($0) }).compactMap { Int($0) }
      return codes.contains { (30...38).contains($0) || (40...48).contains($0) || $0 >= 90 }
    }
  }
}
