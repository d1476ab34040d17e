import Foundation
import Testing
import TmuxPane

@Suite("What is sent to the terminal", .serialized)
struct ShowTests {
  private static let begin = "\u{1B}[?2026h"
  private static let end = "\u{1B}[?2026l"

  @Test("the same frame again sends nothing, a new one is sent as one update")
  func same() async throws {
    let pane = try await Faults.start("events")
    try pane.record()
    try pane.type("sss")
    try await Task.sleep(for: .milliseconds(300))
    #expect(pane.recorded() == "")
    try pane.type("a")
    try await pane.waitFor("2: key")
    let parts = pane.recorded().components(separatedBy: Self.begin)
    #expect(parts.count == 2)
    #expect(parts.first == "" && parts.last?.hasSuffix(Self.end) == true)
  }

  @Test("one changed cell sends that cell")
  func oneCell() async throws {
    let pane = try await Faults.start("events")
    try pane.record()
    try pane.type("1")
    try await pane.waitFor("#")
    let sent = pane.recorded()
    #expect(sent.utf8.count < 80 && !sent.contains("ready"))
  }

  @Test("the cursor rests on the focus, and moving it alone is no update", arguments: Faults.terms)
  func cursor(term: String) async throws {
    let pane = try await Faults.start("events", term: term)
    #expect(try pane.cursor() == (2, 1))
    // A vt100 has no way to hide it.
    #expect(try pane.flag("cursor_flag") == (term == "vt100"))
    try pane.record()
    try pane.type("M")
    try await pane.wait(for: "the cursor") { try pane.cursor() == (20, 10) }
    #expect(pane.recorded().utf8.count < 16)
  }

  @Test("updates are marked only for terminals known to take it", arguments: ["linux", "vt100"])
  func unmarked(term: String) async throws {
    let pane = try await Faults.start("events", term: term)
    try pane.record()
    try pane.type("a")
    try await pane.waitFor("2: key")
    #expect(!pane.recorded().contains("2026"))
  }

  @Test("wide and combining characters, the last cell, and repairs of broken wide ones")
  func chart() async throws {
    let pane = try await Faults.start("events")
    try pane.type("c")
    try await pane.waitFor("日本|e\u{301}|┌─┐|⣿|−×≈|🙂|")
    let screen = try pane.screen()
    #expect(screen[1] == " x y")
    #expect(screen[23] == String(repeating: " ", count: 79) + "Z")
    let shades = try pane.colouredScreen()[3]
    #expect(shades.contains("38;5;53"))
    #expect(shades.contains("48;5;159") && shades.contains("48;5;222"))
    // What was wide is gone without a trace.
    try pane.type("a")
    try await pane.waitFor("2: key")
    #expect(try pane.screen()[0] == "80x24 256 colours, dark")
  }

  @Test("another theme shows at once")
  func theme() async throws {
    let pane = try await Faults.start("events")
    #expect(try pane.colouredScreen().joined().contains("38;5;253"))
    try pane.type("T")
    try await pane.wait(for: "no colour") {
      try !pane.colouredScreen().joined().contains("38;5")
    }
    #expect(try pane.screen()[1] == "1: ready")
  }

  @Test("a new size shows at once, a burst of them as one event")
  func resize() async throws {
    let pane = try await Faults.start("events")
    try pane.resize(width: 100, height: 30)
    try await pane.waitFor("2: resize(Canvas.Size(width: 100, height: 30))")
    try pane.type("b")
    for width in [60, 70, 110, 90] { try pane.resize(width: width, height: 20) }
    try await pane.waitFor("3: resize(Canvas.Size(width: 90, height: 20))")
    try pane.type("a")
    try await pane.waitFor("4: key")
  }

  @Test("time and a watched descriptor")
  func tickAndFile() async throws {
    let pane = try await Faults.start("events")
    try pane.type("t")
    try await pane.waitFor("2: tick")
    try pane.type("w")
    try await pane.waitFor("3: fileChanged")
  }

  @Test("a waiting program does not run at all", .enabled(if: canCountRuns))
  func pause() async throws {
    let pane = try await Faults.start("events")
    let process = try await pane.waitForProcess()
    try await Task.sleep(for: .milliseconds(200))
    let before = try String(contentsOfFile: "/proc/\(process)/schedstat", encoding: .utf8)
    try await Task.sleep(for: .seconds(2))
    let after = try String(contentsOfFile: "/proc/\(process)/schedstat", encoding: .utf8)
    #expect(before == after)
    try pane.type("a")
    try await pane.waitFor("2: key")
    let running = try String(contentsOfFile: "/proc/\(process)/schedstat", encoding: .utf8)
    #expect(running != after)
  }

  /// Whether this system tells how often, and how many nanoseconds, a process ran.
  private static var canCountRuns: Bool {
    FileManager.default.isReadableFile(atPath: "/proc/self/schedstat")
  }
}
