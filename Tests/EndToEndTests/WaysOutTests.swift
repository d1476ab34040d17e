import Foundation
import Testing
import TmuxPane

/// However the program ends, the shell finds its terminal as it left it.
@Suite(.fewAtATime) struct WaysOutTests {
  enum Way: String, CaseIterable, CustomTestStringConvertible {
    case quit, interrupt, controlC, terminate, hangUp, quitSignal
    case abort, segmentation, illegal, trap, bus, arithmetic

    var testDescription: String { rawValue }

    /// The signal sent; nil where keys are pressed.
    var signal: Int32? {
      switch self {
      case .quit, .controlC: nil
      case .interrupt: SIGINT
      case .terminate: SIGTERM
      case .hangUp: SIGHUP
      case .quitSignal: SIGQUIT
      case .abort: SIGABRT
      case .segmentation: SIGSEGV
      case .illegal: SIGILL
      case .trap: SIGTRAP
      case .bus: SIGBUS
      case .arithmetic: SIGFPE
      }
    }

    /// The status a shell is to see.
    var status: Int32 {
      switch self {
      case .quit: 0
      case .controlC: 128 + SIGINT
      default: 128 + (signal ?? 0)
      }
    }
  }

  static let terminals = ["xterm-256color", "tmux-256color", "linux", "vt100"]

  @Test(
    "Every way out restores the terminal, keeps the place and gives the right status",
    arguments: terminals, Way.allCases)
  func restores(term: String, way: Way) async throws {
    let tutor = try await Tutor.stridedConvolution(term: term)
    let pane = tutor.pane
    try await goToThirdWindow(tutor)
    switch way {
    case .quit: try tutor.press("q")
    case .controlC: try tutor.press("C-c")
    default: kill(try await pane.waitForProcess(), way.signal ?? SIGKILL)
    }
    let status = try await pane.waitForExit()
    #expect(status == way.status)
    try expectRestored(pane)
    #expect(tutor.scratch.savedState.contains("strided-conv"))
  }

  /// Goes some steps on, and waits until the place is written, a second later at most: a crash must
  /// not take it.
  private func goToThirdWindow(_ tutor: Tutor) async throws {
    try tutor.press("Down", "Down", "Down", "Down")
    try await tutor.wait(for: "the third window") { $0.window == 3 }
    let plain = try await PlainLesson("strided-conv", in: tutor.scratch)
    let step = try #require(plain.step(saying: "Window 3 of 25, rows"))
    // Places are counted from 0, steps from 1.
    let place = "\(step - 1)"
    try await tutor.pane.wait(for: "the place to be written") {
      tutor.scratch.savedState.contains(place)
    }
  }

  @Test("The end of standard input is a way out like the others", arguments: terminals)
  func endOfInput(term: String) async throws {
    let scratch = try Scratch()
    let pane = try TmuxPane(
      term: term, environment: scratch.environment,
      command: ["sh", "-c", "\"$0\" lesson strided-conv </dev/null", Program.path])
    #expect(try await pane.waitForExit() == 0)
    #expect(try pane.screen().contains { $0.contains("Step ") }, "the lesson as text")
    try expectRestored(pane)
  }

  @Test("A window that is shut ends the program and keeps the place")
  func windowShut() async throws {
    let tutor = try await Tutor.stridedConvolution()
    try await goToThirdWindow(tutor)
    let process = try await tutor.pane.waitForProcess()
    tutor.pane.hangUp()
    let deadline = ContinuousClock.now + .seconds(5)
    while kill(process, 0) == 0, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(kill(process, 0) != 0, "the program outlives its terminal")
    #expect(tutor.scratch.savedState.contains("strided-conv"))
  }

  @Test("The place kept is offered when the lesson is opened again")
  func placeIsKept() async throws {
    let scratch = try Scratch()
    let first = try await Tutor.stridedConvolution(in: scratch)
    try first.press("Down", "Down", "Down")
    try await first.wait(for: "the second window") { $0.window == 2 }
    let left = try await first.settledScreen()
    #expect(try await first.quit() == 0)

    let second = try await Tutor.stridedConvolution(in: scratch)
    try await second.wait(for: "the key that goes on there") { $0.says("c continue") }
    try second.press("c")
    try await second.wait(for: "the screen that was left:\n\(left)") { $0 == left }
    #expect(try await second.quit() == 0)
  }

  @Test("What is wrong with the file of places does not keep the lesson from being played")
  func damagedPlaces() async throws {
    let scratch = try Scratch()
    let folder = scratch.file("state/cnn-tutor")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("{\"version\": 1, \"lessons\": [".utf8).write(
      to: folder.appendingPathComponent("places.json"))
    let tutor = try await Tutor.stridedConvolution(in: scratch)
    try tutor.press("Down", "Down")
    try await tutor.wait(for: "the first window") { $0.window == 1 }
    #expect(try await tutor.quit() == 0)
    try await tutor.pane.waitFor("damaged")
    #expect(scratch.savedState.contains("strided-conv"))
  }

  private func expectRestored(_ pane: TmuxPane) throws {
    #expect(try !pane.flag("alternate_on"), "the alternate screen is still on")
    #expect(try pane.flag("cursor_flag"), "the cursor is hidden")
    for mode in ["mouse_any_flag", "mouse_sgr_flag", "keypad_flag"] {
      #expect(try !pane.flag(mode), "\(mode) is still on")
    }
    let modes = try pane.modes().split(whereSeparator: { " \n;".contains($0) })
    for mode in ["echo", "icanon", "isig", "icrnl", "opost", "onlcr"] {
      #expect(modes.contains(Substring(mode)), "\(mode) is off")
    }
  }
}
