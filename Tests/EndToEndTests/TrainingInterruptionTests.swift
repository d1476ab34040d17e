import Foundation
import Testing
import TmuxPane

/// Ctrl-C while a network is trained.
@Suite(.fewAtATime) struct TrainingInterruptionTests {
  /// Starts a training and waits until it has printed so many lines.
  private func start(
    _ arguments: [String], lines: Int, in scratch: Scratch, through wrapper: [String] = []
  ) async throws -> ChildProcess {
    let file = try scratch.write("", to: "output")
    let child = try Program.start(
      ["train", "--headless"] + arguments, in: scratch, output: FileHandle(forWritingTo: file),
      through: wrapper)
    let deadline = ContinuousClock.now + .seconds(30)
    while try String(contentsOf: file, encoding: .utf8).count(where: { $0 == "\n" }) < lines {
      try #require(ContinuousClock.now < deadline, "nothing was printed")
      try await Task.sleep(for: .milliseconds(5))
    }
    return child
  }

  @Test("The first finishes the batch, saves, and says so", arguments: [SIGINT, SIGTERM])
  func first(_ signal: Int32) async throws {
    let scratch = try Scratch()
    let child = try await start(
      ["--epochs", "100000", "--save", "w.safetensors", "--json"], lines: 2, in: scratch)
    child.send(signal)
    let outcome = try await child.wait()
    #expect(outcome.status == 128 + signal)
    #expect(outcome.errors.hasPrefix("Interrupted in epoch "))
    #expect(outcome.errors.hasSuffix("; saved to w.safetensors.\n"))
    let evaluated = try await Program.run(["evaluate", "--load", "w.safetensors"], in: scratch)
    #expect(evaluated.status == 0, "\(evaluated.errors)")
  }

  @Test("A closed terminal ends no training that nohup began")
  func nohup() async throws {
    let scratch = try Scratch()
    let child = try await start(
      ["--epochs", "100000", "--save", "w.safetensors", "--json"], lines: 2, in: scratch,
      through: ["nohup"])
    child.send(SIGHUP)
    try await Task.sleep(for: .milliseconds(300))
    child.send(SIGTERM)
    #expect(try await child.wait().status == 128 + SIGTERM)
  }

  @Test("Without --save it says that nothing is saved")
  func nothingSaved() async throws {
    let scratch = try Scratch()
    let child = try await start(["--epochs", "100000"], lines: 3, in: scratch)
    child.send(SIGINT)
    let outcome = try await child.wait()
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("nothing is saved, as --save did not say where"))
  }

  /// A batch of a thousand large images takes so long that the second signal comes before its end.
  @Test("The second leaves at once, and saves nothing")
  func second() async throws {
    let scratch = try Scratch()
    try TrainingFiles.makeDarkness(count: 4_096, in: scratch)
    let child = try await start(
      [
        "--network", "lecture", "--data", "dark", "--batch-size", "1024", "--threads", "1",
        "--save", "w.safetensors",
      ], lines: 2, in: scratch)
    async let sending: Void = {
      // Two that come at once are one.
      for _ in 0..<2 {
        child.send(SIGINT)
        try await Task.sleep(for: .milliseconds(30))
      }
    }()
    let outcome = try await child.wait()
    try await sending
    #expect(outcome.status == 130)
    #expect(outcome.errors.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: scratch.file("w.safetensors").path))
  }
}
