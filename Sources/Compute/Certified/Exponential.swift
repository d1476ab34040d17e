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
  static func exponentialGuard(bits: Int, integerBits: Int, isAboveZero: Bool) -> Int {
    let size = max(0, integerBits)
    // e^x has x·1.443 binary digits before the point; no x is above 2^17.
    let growth = isAboveZero ? (1 << min(size, 17)) * 3 / 2 : 0
    return halvings(bits: bits) + size + 10 + growth
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
    var power = Enclosure(
      max(0, sum - error), high + (high * width * 2).ceilShifted(bits), bits: bits)
    for _ in 0..<squarings { power = power * power }
    return power.widened(bits: result)
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
