import Compute

/// Greys for signed numbers: 0 is the grey half way, the number furthest from it white or black.
public struct GreyScale: Hashable, Sendable {
  /// What is white, and what is black where it is below zero.
  public let reach: Rational

  /// - Parameter values: every number that will be shown on the scale.
  public init(_ values: some Collection<Rational>) {
    reach = values.lazy.map(\.magnitude).max() ?? .zero
  }

  public func shade(_ value: Rational) -> Shade {
    guard !reach.isZero else { return .grey(0) }
    let steps = (value.magnitude / reach * Rational(Shade.greyReach) + Rational(1, 2)).floor
    let size = Int8(clamping: Int(steps))
    return .grey(value.isNegative ? -size : size)
  }
}

extension Style {
  /// A number on a shade, unless its role has a ground of its own; the theme chooses the ink.
  public init(_ role: Role, on shade: Shade?) {
    switch shade {
    case .grey, .group: self.init(role, ground: Self.withGround.contains(role) ? nil : shade)
    case .sequential, .signed, .series, .black, .white, nil: self.init(role)
    }
  }

  private static let withGround: Set<Role> = [.focus, .result, .touched, .chosen]
}
