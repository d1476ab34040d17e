extension TmuxPane {
  /// After how many seconds what is waited for counts as not coming: long, as a busy machine may let a
  /// program wait for its turn or for the disk, and nothing is lost where it does come.
  public static let patience = 120.0

  /// Waits until a condition holds, looking every few milliseconds.
  ///
  /// - Throws: `TmuxError.notSeen` with the screen as it is when the time is over.
  public func wait(
    for what: String, seconds: Double = TmuxPane.patience, until condition: () throws -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
      guard ContinuousClock.now < deadline else {
        throw TmuxError.notSeen(what, screen: (try? screen()) ?? [])
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Waits until the screen shows a text.
  public func waitFor(_ text: String, seconds: Double = TmuxPane.patience) async throws {
    try await wait(for: "the text “\(text)”", seconds: seconds) {
      try screen().contains { $0.contains(text) }
    }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: its exit status as a shell sees it.
  public func waitForExit(seconds: Double = TmuxPane.patience) async throws -> Int32 {
    try await wait(for: "the program's end", seconds: seconds) { exitStatus != nil }
    return exitStatus ?? -1
  }

  /// Waits until the program runs.
  ///
  /// - Returns: its process.
  public func waitForProcess(seconds: Double = TmuxPane.patience) async throws -> Int32 {
    try await wait(for: "the program's start", seconds: seconds) { processID != nil }
    return processID ?? -1
  }
}
