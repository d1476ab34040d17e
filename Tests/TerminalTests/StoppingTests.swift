import Foundation
import Testing
import TmuxPane

@Suite("Stopping and going on", .serialized)
struct StoppingTests {
  @Test("Ctrl-Z and fg, the size changed in between", arguments: ["xterm-256color", "vt100"])
  func suspend(term: String) async throws {
    let pane = try TmuxPane(
      term: term, environment: Faults.quiet.merging(["PS1": "shell> "]) { $1 },
      command: ["bash", "--norc", "--noprofile", "-i"])
    try await pane.waitFor("shell>")
    try pane.type("\(Faults.program) events\n")
    try await pane.waitFor("1: ready")

    try pane.send(keys: "C-z")
    try await pane.waitFor("Stopped")
    #expect(try !pane.flag("alternate_on"))
    #expect(try pane.flag("cursor_flag"))

    try pane.resize(width: 100, height: 30)
    try pane.type("fg\n")
    try await pane.waitFor("100x30")
    try await pane.waitFor("2: resize(Canvas.Size(width: 100, height: 30))")
    #expect(try pane.flag("alternate_on") == (term != "vt100"))
    #expect(try !pane.screen().contains { $0.contains("Stopped") })

    try pane.send(keys: "a")
    try await pane.waitFor("3: key(Canvas.Key.character(\"a\"))")
    try pane.type("q")
    try await pane.wait(for: "the shell") {
      try pane.screen().last { !$0.isEmpty } == "shell>"
    }
    try pane.type("echo status $?\n")
    try await pane.waitFor("status 0")
    #expect(try !pane.flag("alternate_on"))
  }

  @Test("stopped and continued from outside, the screen and the modes changed in between")
  func stoppedFromOutside() async throws {
    let pane = try await Faults.start("events")
    let process = try await pane.waitForProcess()
    kill(process, SIGSTOP)
    try pane.disturb(with: "\u{1B}[2J\u{1B}[5;5Hdisturbed\u{1B}[?1049l")
    kill(process, SIGCONT)
    try await pane.waitFor("2: resize(Canvas.Size(width: 80, height: 24))")
    #expect(try pane.flag("alternate_on"))
    #expect(try !pane.screen().contains { $0.contains("disturbed") })
  }

  @Test("Ctrl-L mends a screen that something else wrote on, and is a key like others")
  func repaint() async throws {
    let pane = try await Faults.start("events")
    try pane.disturb(with: "\u{1B}[12;30Hdisturbed")
    try await pane.waitFor("disturbed")
    try pane.send(keys: "C-l")
    try await pane.waitFor("2: key(Canvas.Key.control(\"l\"))")
    #expect(try !pane.screen().contains { $0.contains("disturbed") })
  }
}
