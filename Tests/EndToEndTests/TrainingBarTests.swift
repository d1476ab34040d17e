import Foundation
import Testing
import TmuxPane

/// What is seen on a terminal while a network is trained.
@Suite(.fewAtATime) struct TrainingBarTests {
  @Test("A bar tells the epoch, the rate and the time left; Ctrl-C takes it away")
  func bar() async throws {
    let scratch = try Scratch()
    let pane = try TmuxPane(
      size: (100, 12), term: "tmux-256color", environment: scratch.environment,
      command: [
        Program.path, "train", "--headless", "--epochs", "3000", "--save",
        scratch.file("w.safetensors").path,
      ])
    let line = /epoch \d+\/3000 [█▏▎▍▌▋▊▉ ]+ [\d,]+\/1,293  [\d,]+ images\/s  loss \d.*left/
    try await pane.wait(for: "the bar") {
      try pane.screen().contains { $0.contains(line) }
    }
    try pane.send(keys: "C-c")
    #expect(try await pane.waitForExit() == 130)
    let screen = try pane.screen()
    #expect(screen.contains { $0.contains("Interrupted in epoch ") })
    #expect(!screen.contains { $0.contains("left") })
  }
}
