import Compute
import Testing

extension Float {
  /// The fraction that the float is.
  var fraction: Rational {
    guard !isZero else { return .zero }
    // A float is a whole number of at most 24 binary digits times a power of two.
    let power = Int(exponent) - Float.significandBitCount
    let digits = Rational(Int(significand * 0x1p23))
    let scale = (0..<Swift.abs(power)).reduce(Rational.one) { product, _ in product * 2 }
    let magnitude = power >= 0 ? digits * scale : digits / scale
    return self < 0 ? -magnitude : magnitude
  }
}

/// The unit of rounding: half the distance of 1 to the next larger float.
let unitRoundoff = Rational(1, 1 << 24)

extension CertifiedReal {
  /// The value, with an error far below a float's.
  func nearly() throws -> Rational {
    try #require(try enclosure(bits: 256)).lowerBound
  }
}
