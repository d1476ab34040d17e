import Foundation
import Testing
import TmuxPane

@Suite("Every end gives the terminal back", .serialized)
struct EndingTests {
  /// What a trap of Swift's own ends with.
  #if arch(arm64)
    static let trap = 128 + SIGTRAP
  #else
    static let trap = 128 + SIGILL
  #endif

  static let endings: [(name: String, status: Int32)] = [
    ("quit", 0), ("exit", 7), ("fatal", trap), ("overflow", trap), ("range", trap),
    ("stack", 128 + SIGSEGV), ("segmentation", 128 + SIGSEGV), ("abort", 128 + SIGABRT),
    ("trapSignal", 128 + SIGTRAP),
  ]

  @Test("a program that ends by itself or crashes", arguments: endings, Faults.terms)
  func end(_ ending: (name: String, status: Int32), term: String) async throws {
    let pane = try await Faults.start(ending.name, term: term, ["FAULTS_MOUSE": "1"])
    #expect(try TerminalState(of: pane).modes.isDisjoint(with: ["echo", "icanon", "ixon"]))
    try pane.send(keys: "x")
    #expect(try await pane.waitForExit() == ending.status)
    #expect(try TerminalState(of: pane) == .usable)
  }

  @Test("the crash report is on the usual screen", arguments: ["fatal", "segmentation", "stack"])
  func report(_ ending: String) async throws {
    let pane = try await Faults.start(
      ending, ["SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no"])
    try pane.send(keys: "x")
    _ = try await pane.waitForExit()
    #expect(try TerminalState(of: pane) == .usable)
    #expect(try pane.history().contains { $0.contains("Program crashed") })
  }

  @Test(
    "a signal is delivered as an event", arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT], Faults.terms
  )
  func signal(_ signal: Int32, term: String) async throws {
    let pane = try await Faults.start("events", term: term)
    kill(try await pane.waitForProcess(), signal)
    #expect(try await pane.waitForExit() == 128 + signal)
    #expect(try TerminalState(of: pane) == .usable)
  }

  @Test("keys that send signals", arguments: [("C-c", 128 + SIGINT), ("C-\\", 128 + SIGQUIT)])
  func signalKey(_ key: String, status: Int32) async throws {
    let pane = try await Faults.start("events")
    try pane.send(keys: key)
    #expect(try await pane.waitForExit() == status)
    #expect(try TerminalState(of: pane) == .usable)
  }

  @Test("input that is closed or at its end", arguments: ["i", "n"])
  func endOfInput(_ key: String) async throws {
    let pane = try await Faults.start("events")
    try pane.send(keys: key)
    #expect(try await pane.waitForExit() == 3)
    #expect(try TerminalState(of: pane) == .usable)
  }

  @Test("a terminal that is shut ends the program", arguments: ["", "trap '' HUP;"])
  func shut(before: String) async throws {
    let pane = try TmuxPane(
      environment: Faults.quiet,
      command: ["sh", "-c", "\(before) exec \"$0\" events", Faults.program]
    )
    try await pane.waitFor("ready")
    let process = try await pane.waitForProcess()
    pane.hangUp()
    try await pane.wait(for: "the program's end") { !TmuxPane.isRunning(process) }
  }
}
