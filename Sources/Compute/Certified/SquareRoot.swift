import BigInt

extension Enclosure {
  /// The square roots of the enclosed numbers; where some are below zero, those of the others.
  func squareRoot() -> Enclosure {
    let low = (max(0, lower) << bits).squareRoot()
    let square = max(0, upper) << bits
    let high = square.squareRoot()
    return Enclosure(low, high * high == square ? high : high + 1, bits: bits)
  }
}

extension Rational {
  /// The square root where it is a fraction; nil where it is none, or the number is below zero.
  public var exactSquareRoot: Rational? {
    guard !isNegative else { return nil }
    let above = numerator.squareRoot()
    let below = denominator.squareRoot()
    guard above * above == numerator, below * below == denominator else { return nil }
    return Rational(above, below)
  }
}
