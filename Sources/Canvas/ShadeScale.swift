/// How binary fractions become shades: ink, of which no digit is ever read.
public struct ShadeScale: Hashable, Sendable {
  private enum Kind: Hashable {
    case signed
    case grey
  }

  private let kind: Kind
  /// The number of the shade in the middle.
  private let middle: Float
  /// How far from the middle the strongest shades are.
  public let reach: Float
  private let stepsPerUnit: Float

  /// A diverging scale whose zero is the background.
  ///
  /// - Parameter reach: the magnitude of the strongest shades.
  public init(reach: Float) {
    kind = .signed
    middle = 0
    self.reach = reach.isFinite ? max(0, reach) : 0
    stepsPerUnit = self.reach > 0 ? Float(Shade.signedReach) / self.reach : 0
  }

  /// Greys from black to white.
  public init(black: Float, white: Float) {
    kind = .grey
    middle = (black + white) / 2
    reach = (white - black) / 2
    stepsPerUnit = reach != 0 && reach.isFinite ? Float(Shade.greyReach) / reach : 0
  }

  /// The shade of a number; nil where it is none, or infinite.
  public func shade(_ number: Float) -> Shade? {
    let steps = ((number - middle) * stepsPerUnit).rounded()
    guard steps.isFinite else { return nil }
    switch kind {
    case .signed:
      let end = Float(Shade.signedReach)
      return .signed(Int8(min(end, max(-end, steps))))
    case .grey:
      let end = Float(Shade.greyReach)
      return .grey(Int8(min(end, max(-end, steps))))
    }
  }
}
