import BigInt

extension Enclosure {
  /// The square roots of the enclosed numbers; where some are below zero, those of the others.
  func squareRoot() -> Enclosure {
    let low = (max(0, lower) << bits).floorSquareRoot
    let square = max(0, upper) << bits
    let high = square.floorSquareRoot
    return Enclosure(low, high * high == square ? high : high + 1, bits: bits)
  }
}

extension Rational {
  /// The square root where it is a fraction; nil where it is none, or the number is below zero.
  public var exactSquareRoot: Rational? {
    guard !isNegative else { return nil }
    let above = numerator.floorSquareRoot
    let below = denominator.floorSquareRoot
    guard above * above == numerator, below * below == denominator else { return nil }
    return Rational(above, below)
  }
}

extension BigInt {
  /// ⌊√self⌋ for a number not below zero.
  ///
  /// Newton's method with as many digits in each step as the step before made certain, so that the last
  /// division costs about as much as all before it together (M. Dickinson's `math.isqrt` of Python,
  /// where it is proved).
  var floorSquareRoot: BigInt {
    let number = magnitude
    guard !number.isZero else { return 0 }
    let half = (number.bitWidth - 1) / 2
    var root = BigUInt(1)
    var digits = 0
    for step in (0..<(Int.bitWidth - half.leadingZeroBitCount)).reversed() {
      let before = digits
      digits = half >> step
      let part = number >> (2 * half - before - digits + 1)
      root = (root << (digits - before - 1)) + part / root
    }
    return BigInt(root * root > number ? root - 1 : root)
  }
}
