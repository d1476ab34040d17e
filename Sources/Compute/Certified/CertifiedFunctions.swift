import BigInt

// That e^x, log x (x ≠ 0 and x ≠ 1, fractions) and what is rational in them are irrational follows from
// the Lindemann–Weierstrass theorem; it is what makes rounding their digits always come to an end.
extension CertifiedReal {
  /// The greatest x of which e^x is written out: 8,686 digits before the point.
  public static let greatestExponent = 20_000

  /// e^x.
  ///
  /// - Throws: `CertificationError.exponentTooLarge` for an x above `greatestExponent`. There is no
  ///   limit below zero.
  public static func exp(_ x: CertifiedReal) throws(CertificationError) -> CertifiedReal {
    if let value = x.exact {
      if value > Rational(greatestExponent) { throw .exponentTooLarge(limit: greatestExponent) }
      return exp(ofSmall: value)
    }
    return exp(ofRefined: x)
  }

  /// e^x for an x that is no fraction; its size is looked at when digits are asked for.
  static func exp(ofRefined x: CertifiedReal) -> CertifiedReal {
    CertifiedReal(isIrrational: false) { bits throws(CertificationError) in
      guard let coarse = try x.enclosure(bits: 8) else { return nil }
      let limit = BigInt(greatestExponent) << 8
      if coarse.lower > limit { throw .exponentTooLarge(limit: greatestExponent) }
      guard coarse.upper <= limit + 512 else { return nil }
      let more = Enclosure.exponentialGuard(
        bits: bits, integerBits: coarse.magnitudeBits,
        most: coarse.upper.sign == .plus ? Int(coarse.upper.ceilShifted(8)) : 0)
      if coarse.upper < BigInt(-bits - 1) << 8 { return Enclosure(0, 1, bits: bits) }
      return try x.enclosure(bits: bits + more)?.exponential(bits: bits)
    }
  }

  /// e^x for an x not above `greatestExponent`.
  static func exp(ofSmall x: Rational) -> CertifiedReal {
    if x.isZero { return CertifiedReal(1) }
    return CertifiedReal(isIrrational: true) { bits in
      if x < Rational(-bits) { return Enclosure(0, 1, bits: bits) }
      let more = Enclosure.exponentialGuard(
        bits: bits, integerBits: x.magnitude.floor.magnitude.bitWidth,
        most: x.isNegative ? 0 : Int(x.floor) + 1)
      return Enclosure(x, bits: bits + more).exponential(bits: bits)
    }
  }

  /// The natural logarithm.
  ///
  /// - Throws: `CertificationError.outsideDomain` for a number not above zero: here for a fraction,
  ///   else when digits are asked for.
  public static func log(_ x: CertifiedReal) throws(CertificationError) -> CertifiedReal {
    if let value = x.exact, value <= 0 {
      throw .outsideDomain(function: "log", argument: value.description)
    }
    return log(ofPositive: x)
  }

  /// The natural logarithm of a number above zero.
  ///
  /// - Parameter isIrrational: what is known of it beyond what `x` tells.
  static func log(ofPositive x: CertifiedReal, isIrrational: Bool = false) -> CertifiedReal {
    if let value = x.exact {
      if value == 1 { return CertifiedReal(0) }
      return CertifiedReal(isIrrational: true) { bits in
        Enclosure.logarithm(of: value.numerator, over: value.denominator, bits: bits)
      }
    }
    return CertifiedReal(isIrrational: isIrrational) { bits throws(CertificationError) in
      guard let enclosure = try x.enclosure(bits: bits + 4) else { return nil }
      if enclosure.isNegative {
        throw .outsideDomain(function: "log", argument: "a number below zero")
      }
      return enclosure.logarithm(bits: bits + 1)?.widened(bits: bits)
    }
  }

  /// The square root; exact for the square of a fraction.
  ///
  /// - Throws: `CertificationError.outsideDomain` below zero: here for a fraction, else when digits
  ///   are asked for.
  public static func sqrt(_ x: CertifiedReal) throws(CertificationError) -> CertifiedReal {
    if let value = x.exact, value.isNegative {
      throw .outsideDomain(function: "sqrt", argument: value.description)
    }
    return sqrt(ofNonNegative: x)
  }

  /// The square root of a number not below zero.
  static func sqrt(ofNonNegative x: CertifiedReal) -> CertifiedReal {
    if let root = x.exact?.exactSquareRoot { return CertifiedReal(root) }
    return CertifiedReal(isIrrational: x.exact != nil || x.isIrrational) {
      bits throws(CertificationError) in
      guard let enclosure = try x.enclosure(bits: bits + 4) else { return nil }
      if enclosure.isNegative {
        throw .outsideDomain(function: "sqrt", argument: "a number below zero")
      }
      return enclosure.squareRoot().widened(bits: bits)
    }
  }
}
