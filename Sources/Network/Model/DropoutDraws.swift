/// What the dropout layers of a model draw from.
public struct DropoutDraws: Hashable, Sendable {
  public var seed: UInt64
  /// How many forwards in training there were; each draws anew.
  public var step: UInt64 = 0
  /// The share that all of them leave out; nil where each has its own.
  public var rate: Float?

  public init(seed: UInt64, step: UInt64 = 0, rate: Float? = nil) {
    self.seed = seed
    self.step = step
    self.rate = rate
  }
}

/// The draws that the layers of a model share; changed between two steps only.
final class SharedDraws {
  var draws: DropoutDraws

  init(seed: UInt64) { draws = DropoutDraws(seed: seed) }
}
