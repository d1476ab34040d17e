import BigInt

extension Enclosure {
  /// How often an argument is halved before the series, so that halvings (each a squaring later) and
  /// terms are about equally many: about √bits.
  static func halvings(bits: Int) -> Int {
    1 << ((Int.bitWidth - max(64, bits).leadingZeroBitCount) / 2)
  }

  /// How many more binary digits than the result the argument of `exponential` needs.
  ///
  /// Each squaring doubles the error, and a power above 1 magnifies it.
  ///
  /// - Parameters:
  ///   - integerBits: the argument is below 2 to this power.
  ///   - most: a whole number not below the argument.
  static func exponentialGuard(bits: Int, integerBits: Int, most: Int) -> Int {
    // e^x has x·1.443 binary digits before the point.
    halvings(bits: bits) + max(0, integerBits) + 10 + max(0, most) * 3 / 2
  }

  /// e to each enclosed number, with `bits` binary digits.
  ///
  /// e^x = (e^(x/2^s))^(2^s), the inner power by Taylor's series.
  func exponential(bits result: Int) -> Enclosure {
    // e^−n < 2^−n: below the last digit nothing need be computed.
    if upper < BigInt(-result) << bits { return Enclosure(0, 1, bits: result) }
    let squarings = Self.halvings(bits: result) + max(0, magnitudeBits)
    let low = lower.floorShifted(squarings)
    let width = upper.ceilShifted(squarings) - low
    let (sum, error) = Self.taylor(low, bits: bits)
    // e^(x + w) ≤ e^x · (1 + 2w) for w ≤ 1.
    let high = sum + error
    var power = max(0, sum - error).magnitude
    var spread = (high + (high * width * 2).ceilShifted(bits)).magnitude - power
    for _ in 0..<squarings {
      // (p + s)² = p² + s·(2p + s): with s small, one long product instead of two.
      spread = ((spread * ((power << 1) + spread)) >> bits) + 2
      power = (power * power) >> bits
    }
    return Enclosure(BigInt(power), BigInt(power + spread), bits: bits).widened(bits: result)
  }

  /// The sum of Taylor's series at x/2^bits, |x|/2^bits ≤ 1/16, and how far off it may be.
  ///
  /// A term takes over a 16th of the error before it and two cuts of less than 1: none is off by 3.
  /// The first term that is cut to nothing is below 3, and those after it add less than 1.
  private static func taylor(_ x: BigInt, bits: Int) -> (sum: BigInt, error: BigInt) {
    var term = BigInt(1) << bits
    var sum = term
    var count = 0
    while !term.isZero {
      count += 1
      term = BigInt(
        sign: term.sign == x.sign ? .plus : .minus,
        magnitude: ((term.magnitude * x.magnitude) >> bits) / BigUInt(count))
      sum += term
    }
    return (sum, BigInt(3 * count + 4))
  }
}
