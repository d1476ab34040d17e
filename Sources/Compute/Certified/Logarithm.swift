import BigInt

extension Enclosure {
  /// The natural logarithms of the enclosed numbers; nil where they are not all above zero.
  func logarithm(bits result: Int) -> Enclosure? {
    guard isPositive else { return nil }
    let low = Self.logarithm(of: lower, over: BigInt(1) << bits, bits: result)
    // log(y + w) ≤ log y + w/y.
    let width = ((upper - lower) << result).ceilDivided(by: lower)
    return Enclosure(low.lower, low.upper + width, bits: result)
  }

  /// The natural logarithm of a positive fraction.
  ///
  /// log q = k·log 2 − 2^(r+1)·artanh z with m = q/2^k in (1/4, 1), its 2^r-th root s and
  /// z = (1 − s)/(1 + s).
  static func logarithm(of numerator: BigInt, over denominator: BigInt, bits: Int) -> Enclosure {
    let exponent = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth + 1
    let roots = halvings(bits: bits) / 2
    let precise = bits + roots + 16 + String(bits, radix: 2).count
    let one = BigInt(1) << precise
    let shift = precise - exponent
    var root = (numerator << max(0, shift)).floorDivided(by: denominator << max(0, -shift))
    // A root takes over at most the error before it (below 1 for the first, below 0.71 after it), and
    // its cut is less than 1: the true root is at most 4 above.
    for _ in 0..<roots { root = (root << precise).floorSquareRoot }
    let (sum, error) = artanh(
      ((one - root) << precise).floorDivided(by: one + root), bits: precise)
    // z is off by less than 5, artanh z by a sixth more.
    let total = error + 6
    let scale = roots + 1
    let small = Enclosure(-(sum + total) << scale, -(sum - total) << scale, bits: precise)
    let two = logarithmOfTwo(bits: precise)
    let factor = BigInt(exponent)
    let large =
      exponent >= 0
      ? Enclosure(two.lower * factor, two.upper * factor, bits: precise)
      : Enclosure(two.upper * factor, two.lower * factor, bits: precise)
    return (small + large).widened(bits: bits)
  }

  /// artanh(z/2^bits) for 0 ≤ z/2^bits ≤ 1/3 as z + z³/3 + z⁵/5 + …, and how far off it may be.
  ///
  /// A power is off by less than 2 and a term by less than 3; from the first power cut to nothing on,
  /// the rest is below 3.
  private static func artanh(_ z: BigInt, bits: Int) -> (sum: BigInt, error: BigInt) {
    let square = (z * z).floorShifted(bits)
    var power = z
    var sum = BigInt(0)
    var odd = 1
    while !power.isZero {
      sum += power / BigInt(odd)
      power = (power * square).floorShifted(bits)
      odd += 2
    }
    return (sum, BigInt(3 * (odd / 2) + 3))
  }

  private static let shortLogarithmOfTwo = machinLogarithmOfTwo(bits: 512)

  /// log 2; up to 512 binary digits it is computed only once.
  static func logarithmOfTwo(bits: Int) -> Enclosure {
    bits <= 512 ? shortLogarithmOfTwo.widened(bits: bits) : machinLogarithmOfTwo(bits: bits)
  }

  /// log 2 = 18·artanh(1/26) − 2·artanh(1/4801) + 8·artanh(1/8749).
  private static func machinLogarithmOfTwo(bits: Int) -> Enclosure {
    let precise = bits + 8 + String(bits, radix: 2).count
    var low = BigInt(0)
    var high = BigInt(0)
    for (factor, inverse) in [(18, 26), (-2, 4801), (8, 8749)] {
      let (sum, error) = artanh(inverse: inverse, bits: precise)
      low += BigInt(factor) * (factor > 0 ? sum - error : sum + error)
      high += BigInt(factor) * (factor > 0 ? sum + error : sum - error)
    }
    return Enclosure(low, high, bits: precise).widened(bits: bits)
  }

  /// artanh(1/n) as 1/n + 1/(3n³) + …, and how far off it may be; as in `artanh(_:bits:)`.
  private static func artanh(inverse n: Int, bits: Int) -> (sum: BigInt, error: BigInt) {
    let square = BigInt(n * n)
    var power = (BigInt(1) << bits) / BigInt(n)
    var sum = BigInt(0)
    var odd = 1
    while !power.isZero {
      sum += power / BigInt(odd)
      power /= square
      odd += 2
    }
    return (sum, BigInt(3 * (odd / 2) + 3))
  }
}
