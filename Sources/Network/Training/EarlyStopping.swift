/// Notices which epoch was the best, and that nothing has got better since.
public struct EarlyStopping: Hashable, Sendable {
  /// How many epochs in a row may bring nothing better; nil waits for ever.
  public var patience: Int?
  /// The smallest validation loss so far.
  public private(set) var best: Double
  /// The epochs since then.
  public private(set) var wait: Int

  public init(patience: Int?, best: Double = .infinity, wait: Int = 0) {
    self.patience = patience
    self.best = best
    self.wait = wait
  }

  /// Whether it is time to stop.
  public var isOver: Bool { patience.map { wait >= max(1, $0) } ?? false }

  /// Takes in an epoch's validation loss.
  ///
  /// - Returns: whether it is the best so far.
  public mutating func note(_ loss: Double) -> Bool {
    guard loss < best else {
      wait += 1
      return false
    }
    best = loss
    wait = 0
    return true
  }
}
