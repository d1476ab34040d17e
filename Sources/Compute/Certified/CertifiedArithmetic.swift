import BigInt

extension CertifiedReal {
  /// The sum of any number of values, its error shared among them.
  ///
  /// - Parameter isIrrational: what is known of the sum beyond what its parts tell.
  static func sum(_ values: [CertifiedReal], isIrrational: Bool = false) -> CertifiedReal {
    let whole = values.compactMap(\.exact).total
    let parts = values.filter { $0.exact == nil }
    guard let first = parts.first else { return CertifiedReal(whole) }
    if parts.count == 1, whole.isZero { return isIrrational ? first.knownIrrational : first }
    let more = String(parts.count + 1, radix: 2).count + 1
    return CertifiedReal(isIrrational: isIrrational || (parts.count == 1 && first.isIrrational)) {
      bits throws(CertificationError) in
      var sum = Enclosure(whole, bits: bits + more)
      for part in parts {
        guard let enclosure = try part.enclosure(bits: bits + more) else { return nil }
        sum = sum + enclosure
      }
      return sum.widened(bits: bits)
    }
  }

  public static func + (a: CertifiedReal, b: CertifiedReal) -> CertifiedReal { sum([a, b]) }
  public static func - (a: CertifiedReal, b: CertifiedReal) -> CertifiedReal { sum([a, -b]) }

  public static prefix func - (a: CertifiedReal) -> CertifiedReal {
    if let value = a.exact { return CertifiedReal(-value) }
    return CertifiedReal(isIrrational: a.isIrrational) { bits throws(CertificationError) in
      try a.enclosure(bits: bits).map { -$0 }
    }
  }

  public static func * (a: CertifiedReal, b: CertifiedReal) -> CertifiedReal {
    if let value = a.exact { return b.scaled(by: value) }
    if let value = b.exact { return a.scaled(by: value) }
    return CertifiedReal(isIrrational: false) { bits throws(CertificationError) in
      var precise = bits + 8
      guard let left = try a.enclosure(bits: precise), let right = try b.enclosure(bits: precise)
      else { return nil }
      let size = max(left.magnitudeBits, right.magnitudeBits)
      if size <= 6 { return (left * right).widened(bits: bits) }
      precise = bits + size + 3
      guard let left = try a.enclosure(bits: precise), let right = try b.enclosure(bits: precise)
      else { return nil }
      return (left * right).widened(bits: bits)
    }
  }

  private func scaled(by factor: Rational) -> CertifiedReal {
    if let value = exact { return CertifiedReal(value * factor) }
    if factor.isZero { return CertifiedReal(0) }
    if factor == 1 { return self }
    let above = factor.numerator
    let below = factor.denominator
    let more = max(0, above.magnitude.bitWidth - below.magnitude.bitWidth + 1) + 2
    return CertifiedReal(isIrrational: isIrrational) { bits throws(CertificationError) in
      guard let own = try enclosure(bits: bits + more) else { return nil }
      let (low, high) = factor.isNegative ? (own.upper, own.lower) : (own.lower, own.upper)
      return Enclosure(
        (low * above).floorDivided(by: below), (high * above).ceilDivided(by: below),
        bits: bits + more
      ).widened(bits: bits)
    }
  }

  /// The quotient.
  ///
  /// - Throws: `CertificationError.divisionByZero` for a divisor that is exactly zero. One that is
  ///   zero without being known to be a fraction leaves the digits undecided.
  public static func / (a: CertifiedReal, b: CertifiedReal) throws(CertificationError)
    -> CertifiedReal
  {
    if b.exact?.isZero == true { throw .divisionByZero }
    return a.divided(byNonZero: b)
  }

  /// The quotient by a number that is not zero.
  func divided(byNonZero divisor: CertifiedReal) -> CertifiedReal {
    if let value = divisor.exact { return scaled(by: 1 / value) }
    if exact?.isZero == true { return self }
    let isIrrational = exact != nil && divisor.isIrrational
    return CertifiedReal(isIrrational: isIrrational) { bits throws(CertificationError) in
      let precise = bits + 4
      guard let above = try enclosure(bits: precise),
        let below = try divisor.enclosure(bits: precise)
      else { return nil }
      return (above / below)?.widened(bits: bits)
    }
  }
}
