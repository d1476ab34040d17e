import BigInt

/// Two fractions over one power of two between which a number lies, ends included.
///
/// All arithmetic rounds outwards, so that what was enclosed stays enclosed (R. E. Moore, Interval
/// Analysis, 1966).
public struct Enclosure: Hashable, Sendable {
  /// The lower end times 2^`bits`.
  public let lower: BigInt
  /// The upper end times 2^`bits`.
  public let upper: BigInt
  /// How many binary digits the ends have after the point.
  public let bits: Int

  public var lowerBound: Rational { Rational(lower, BigInt(1) << bits) }
  public var upperBound: Rational { Rational(upper, BigInt(1) << bits) }

  init(_ lower: BigInt, _ upper: BigInt, bits: Int) {
    self.lower = lower
    self.upper = upper
    self.bits = bits
  }

  /// The narrowest enclosure of a fraction.
  init(_ value: Rational, bits: Int) {
    let scaled = value.numerator << bits
    let lower = scaled.floorDivided(by: value.denominator)
    let isThere = lower * value.denominator == scaled
    self.init(lower, isThere ? lower : lower + 1, bits: bits)
  }

  /// The same enclosure, widened to ends of so many binary digits.
  func widened(bits: Int) -> Enclosure {
    bits == self.bits
      ? self
      : Enclosure(
        lower.floorShifted(self.bits - bits), upper.ceilShifted(self.bits - bits), bits: bits)
  }

  var isPositive: Bool { lower.sign == .plus && !lower.isZero }
  var isNegative: Bool { upper.sign == .minus }

  /// No enclosed number is further from zero than 2 to this power.
  var magnitudeBits: Int { max(lower.magnitude.bitWidth, upper.magnitude.bitWidth) - bits }

  static prefix func - (a: Enclosure) -> Enclosure {
    Enclosure(-a.upper, -a.lower, bits: a.bits)
  }

  /// - Precondition: both have as many bits; so for the product and the quotient.
  static func + (a: Enclosure, b: Enclosure) -> Enclosure {
    Enclosure(a.lower + b.lower, a.upper + b.upper, bits: a.bits)
  }

  static func * (a: Enclosure, b: Enclosure) -> Enclosure {
    let low: BigInt
    let high: BigInt
    if a.lower.sign == .plus, b.lower.sign == .plus {
      (low, high) = (a.lower * b.lower, a.upper * b.upper)
    } else {
      let corners = [a.lower * b.lower, a.lower * b.upper, a.upper * b.lower, a.upper * b.upper]
      (low, high) = corners.dropFirst().reduce((corners[0], corners[0])) {
        (min($0.0, $1), max($0.1, $1))
      }
    }
    return Enclosure(low.floorShifted(a.bits), high.ceilShifted(a.bits), bits: a.bits)
  }

  /// The quotients; nil where the divisor's enclosure holds zero.
  static func / (a: Enclosure, b: Enclosure) -> Enclosure? {
    if b.isNegative { return -a / -b }
    guard b.isPositive else { return nil }
    let low = a.lower << a.bits
    let high = a.upper << a.bits
    return Enclosure(
      low.floorDivided(by: low.sign == .plus ? b.upper : b.lower),
      high.ceilDivided(by: high.sign == .plus ? b.lower : b.upper), bits: a.bits)
  }
}
