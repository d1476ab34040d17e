import Compute
import Testing

/// The unit of rounding: half the distance of 1 to the next larger float.
let unitRoundoff = Rational(1, 1 << 24)

extension CertifiedReal {
  /// The value, with an error far below a float's.
  func nearly() throws -> Rational {
    try #require(try enclosure(bits: 256)).lowerBound
  }
}
