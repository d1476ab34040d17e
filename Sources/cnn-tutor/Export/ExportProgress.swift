import Synchronization

/// How far an export has come, in a line on the terminal, for whoever waits longer than a second.
final class ExportProgress: Sendable {
  private struct State {
    var line: ProgressLine
    var done = 0
  }

  private let state: Mutex<State>
  private let frames: Int

  /// - Parameter isWanted: whether anything may move by itself.
  init(frames: Int, isWanted: Bool) {
    self.frames = frames
    state = Mutex(State(line: ProgressLine(isWanted: isWanted, after: .seconds(1))))
  }

  /// Another frame is done.
  func count() {
    state.withLock { state in
      state.done += 1
      let text = "frame \(state.done) of \(frames)"
      state.line.show { _ in text }
    }
  }

  /// Takes the line away.
  func clear() { state.withLock { $0.line.clear() } }
}
