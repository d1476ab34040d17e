import Testing
import TmuxPane

/// Ctrl-Z and `fg`, in a shell with job control.
@Suite(.fewAtATime) struct SuspendTests {
  @Test("Ctrl-Z gives the terminal back to the shell, and fg brings the same screen")
  func suspendAndResume() async throws {
    let pane = try await shellWithLesson(size: (80, 24))
    let before = Screen(rows: try pane.screen())
    try pane.send(keys: "C-z")
    try await pane.wait(for: "the shell") { try !pane.flag("alternate_on") }
    try await pane.waitFor("ready>")
    #expect(try pane.flag("cursor_flag"))
    try await expectEcho("stopped-here", in: pane)
    try pane.send(keys: "f", "g", "Enter")
    try await pane.wait(for: "the lesson again:\n\(before)") {
      Screen(rows: try pane.screen()) == before
    }
    #expect(try pane.flag("alternate_on"))
    try await leave(pane)
  }

  @Test("A change of size while stopped is seen at once on return")
  func resizedWhileStopped() async throws {
    let wide = try await Tutor.stridedConvolution(["--step", "40"], size: (120, 40))
    let expected = try await wide.settledScreen()
    #expect(try await wide.quit() == 0)

    let pane = try await shellWithLesson(size: (80, 24))
    try pane.send(keys: "C-z")
    try await pane.wait(for: "the shell") { try !pane.flag("alternate_on") }
    try pane.resize(width: 120, height: 40)
    try pane.type("fg\n")
    try await pane.wait(for: "the lesson at its new size:\n\(expected)") {
      Screen(rows: try pane.screen()) == expected
    }
    try await leave(pane)
  }

  @Test("Stopped and gone on twice, it still obeys its keys")
  func twice() async throws {
    let pane = try await shellWithLesson(size: (80, 24))
    for _ in 1...2 {
      try pane.send(keys: "C-z")
      try await pane.wait(for: "the shell") { try !pane.flag("alternate_on") }
      try pane.type("fg\n")
      try await pane.wait(for: "the lesson") { try pane.flag("alternate_on") }
      let before = Screen(rows: try pane.screen())
      try pane.send(keys: "Right")
      try await pane.wait(for: "the next step") { Screen(rows: try pane.screen()) != before }
    }
    try await leave(pane)
  }

  /// A shell, in which the lesson on strided convolution is open at step 40.
  private func shellWithLesson(size: (width: Int, height: Int)) async throws -> TmuxPane {
    let scratch = try Scratch()
    let pane = try TmuxPane(
      size: size, environment: scratch.environment.merging(["PS1": "ready> "]) { $1 },
      command: ["sh", "-i"])
    try await pane.waitFor("ready>")
    try pane.type("'\(Program.path)' lesson strided-conv --step 40\n")
    try await pane.wait(for: "the lesson") {
      try pane.flag("alternate_on") && Screen(rows: try pane.screen()).isPlayer
    }
    // The first frame may still be on its way when its first row is there.
    try await Task.sleep(for: .milliseconds(200))
    return pane
  }

  /// Types a word into the shell, and expects to see it typed and printed.
  private func expectEcho(_ word: String, in pane: TmuxPane) async throws {
    try pane.type("echo \(word)\n")
    try await pane.wait(for: "“\(word)”, typed and printed") {
      try pane.screen().count { $0.contains(word) } >= 2
    }
  }

  private func leave(_ pane: TmuxPane) async throws {
    try pane.send(keys: "q")
    try await pane.wait(for: "the shell") { try !pane.flag("alternate_on") }
    try pane.type("echo ended=$?\n")
    try await pane.waitFor("ended=0")
  }
}
