import BigInt

extension Rational {
  public static func + (a: Rational, b: Rational) -> Rational {
    if case .narrow(let an, let ad) = a.storage, case .narrow(let bn, let bd) = b.storage {
      if let sum = narrowSum(an, ad, bn, bd) { return sum }
    }
    return wideSum(a, b)
  }

  public static func - (a: Rational, b: Rational) -> Rational { a + -b }

  public static prefix func - (a: Rational) -> Rational {
    switch a.storage {
    case .narrow(let n, let d): Rational(storage: .narrow(-n, d))
    case .wide(let wide): Rational(lowest: -wide.numerator, wide.denominator)
    }
  }

  public static func * (a: Rational, b: Rational) -> Rational {
    if case .narrow(let an, let ad) = a.storage, case .narrow(let bn, let bd) = b.storage {
      if let product = narrowProduct(an, ad, bn, bd) { return product }
    }
    return wideProduct(a.numerator, a.denominator, b.numerator, b.denominator)
  }

  /// The quotient of `a` and `b`.
  ///
  /// - Precondition: `b` is not zero.
  public static func / (a: Rational, b: Rational) -> Rational {
    precondition(!b.isZero, "division by zero")
    if case .narrow(let an, let ad) = a.storage, case .narrow(let bn, let bd) = b.storage {
      let sign = bn < 0 ? -1 : 1
      if let quotient = narrowProduct(an, ad, sign * bd, sign * bn) { return quotient }
    }
    let sign: BigInt = b.isNegative ? -1 : 1
    return wideProduct(
      a.numerator, a.denominator, sign * b.denominator, sign * b.numerator)
  }

  public static func += (a: inout Rational, b: Rational) { a = a + b }
  public static func -= (a: inout Rational, b: Rational) { a = a - b }
  public static func *= (a: inout Rational, b: Rational) { a = a * b }
  public static func /= (a: inout Rational, b: Rational) { a = a / b }

  /// an/ad + bn/bd, or nil where a part would not fit a machine word.
  ///
  /// Dividing by the common part of the denominators first keeps the parts small (D. E. Knuth,
  /// The Art of Computer Programming, volume 2, 4.5.1).
  private static func narrowSum(_ an: Int, _ ad: Int, _ bn: Int, _ bd: Int) -> Rational? {
    if ad == bd {
      let (sum, overflow) = an.addingReportingOverflow(bn)
      guard !overflow, sum != .min else { return nil }
      if ad == 1 { return Rational(storage: .narrow(sum, 1)) }
      let common = greatestCommonDivisor(sum, ad)
      return Rational(storage: .narrow(sum / common, ad / common))
    }
    let shared = ad == 1 || bd == 1 ? 1 : greatestCommonDivisor(ad, bd)
    let (left, leftOverflow) = an.multipliedReportingOverflow(by: bd / shared)
    let (right, rightOverflow) = bn.multipliedReportingOverflow(by: ad / shared)
    let (sum, sumOverflow) = left.addingReportingOverflow(right)
    guard !leftOverflow, !rightOverflow, !sumOverflow, sum != .min else { return nil }
    let common = shared == 1 ? 1 : greatestCommonDivisor(sum, shared)
    let (denominator, overflow) = (ad / shared).multipliedReportingOverflow(by: bd / common)
    return overflow ? nil : Rational(storage: .narrow(sum / common, denominator))
  }

  /// an/ad · bn/bd, or nil where a part would not fit a machine word.
  private static func narrowProduct(_ an: Int, _ ad: Int, _ bn: Int, _ bd: Int) -> Rational? {
    let first = bd == 1 ? 1 : greatestCommonDivisor(an, bd)
    let second = ad == 1 ? 1 : greatestCommonDivisor(bn, ad)
    let (n, overflowN) = (an / first).multipliedReportingOverflow(by: bn / second)
    let (d, overflowD) = (ad / second).multipliedReportingOverflow(by: bd / first)
    guard !overflowN, !overflowD, n != .min else { return nil }
    return Rational(storage: .narrow(n, d))
  }

  /// a + b, of any size, by Knuth's method.
  private static func wideSum(_ a: Rational, _ b: Rational) -> Rational {
    let (ad, bd) = (a.denominator, b.denominator)
    let shared = greatestCommonDivisor(ad, bd)
    let sum = a.numerator * (bd / shared) + b.numerator * (ad / shared)
    let common = greatestCommonDivisor(sum, shared)
    return Rational(lowest: sum / common, (ad / shared) * (bd / common))
  }

  /// an/ad · bn/bd, of any size; both denominators are above zero.
  private static func wideProduct(
    _ an: BigInt, _ ad: BigInt, _ bn: BigInt, _ bd: BigInt
  ) -> Rational {
    let (first, second) = (greatestCommonDivisor(an, bd), greatestCommonDivisor(bn, ad))
    return Rational(lowest: (an / first) * (bn / second), (ad / second) * (bd / first))
  }

  /// The greatest whole number that divides both, of any size; of 0 and n it is n.
  static func greatestCommonDivisor(_ a: BigInt, _ b: BigInt) -> BigInt {
    var (long, short) = (a.magnitude, b.magnitude)
    if long < short { swap(&long, &short) }
    // A division makes of a long and a short number two short ones; the binary method would take the
    // long one away bit by bit.
    while !short.isZero, long.bitWidth > short.bitWidth + Int.bitWidth {
      (long, short) = (short, long % short)
    }
    if let a = Int(exactly: long), let b = Int(exactly: short) {
      return BigInt(greatestCommonDivisor(a, b))
    }
    return BigInt(long.greatestCommonDivisor(with: short))
  }

  /// The greatest whole number that divides both, by Stein's binary method; of 0 and n it is n.
  static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var a = a.magnitude
    var b = b.magnitude
    if a == 0 || b == 0 { return Int(a | b) }
    let shift = (a | b).trailingZeroBitCount
    a >>= UInt(a.trailingZeroBitCount)
    while b != 0 {
      b >>= UInt(b.trailingZeroBitCount)
      if a > b { swap(&a, &b) }
      b -= a
    }
    return Int(a << UInt(shift))
  }
}

extension Sequence<Rational> {
  /// The exact total; zero for no values.
  public var total: Rational { reduce(.zero, +) }
}

extension Rational: Numeric {
  /// The whole number `source`; never nil.
  public init?<Source: BinaryInteger>(exactly source: Source) {
    self.init(BigInt(source))
  }
}
