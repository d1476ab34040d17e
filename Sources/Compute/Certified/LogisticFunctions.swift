import BigInt

extension CertifiedReal {
  /// 1/(1 + e^−x), for an x of any size; exactly 1/2 at 0.
  public static func sigmoid(_ x: CertifiedReal) -> CertifiedReal {
    let one = CertifiedReal(1)
    return bySide(of: x) { power in
      one.divided(byNonZero: one + power)
    } below: { power in
      one - one.divided(byNonZero: one + power)
    }
  }

  /// (e^x − e^−x)/(e^x + e^−x), for an x of any size; exactly 0 at 0.
  public static func tanh(_ x: CertifiedReal) -> CertifiedReal {
    let one = CertifiedReal(1)
    let two = CertifiedReal(2)
    return bySide(of: x * two) { power in
      two.divided(byNonZero: one + power) - one
    } below: { power in
      one - two.divided(byNonZero: one + power)
    }
  }

  /// A function of e^−|x|, which never grows: one form for x ≥ 0 and one for x ≤ 0.
  private static func bySide(
    of x: CertifiedReal, above: @Sendable (CertifiedReal) -> CertifiedReal,
    below: @Sendable (CertifiedReal) -> CertifiedReal
  ) -> CertifiedReal {
    if let value = x.exact {
      let power = exp(ofSmall: -value.magnitude)
      return value.isNegative ? below(power) : above(power)
    }
    let upper = above(exp(ofRefined: -x))
    let lower = below(exp(ofRefined: x))
    return CertifiedReal(isIrrational: false) { bits throws(CertificationError) in
      // Near zero both forms hold.
      guard let coarse = try x.enclosure(bits: 8) else { return nil }
      return try (coarse.upper.sign == .plus ? upper : lower).enclosure(bits: bits)
    }
  }

  /// log(e^x₁ + … + e^xₙ) for numbers of any size: the greatest is taken out first, so that no power is
  /// above 1.
  ///
  /// - Precondition: there is at least one number.
  public static func logSumExp(_ values: [Rational]) -> CertifiedReal {
    let powers = ShiftedPowers(values)
    return CertifiedReal(powers.largest) + powers.logarithmOfSum
  }
}

/// e^(xᵢ − the greatest x), and what they add up to: what softmax and its relatives share.
struct ShiftedPowers: Sendable {
  let largest: Rational
  let differences: [Rational]
  let powers: [CertifiedReal]
  let sum: CertifiedReal

  /// - Precondition: there is at least one number.
  init(_ values: [Rational]) {
    let largest = values.dropFirst().reduce(values[0]) { max($0, $1) }
    let differences = values.map { $0 - largest }
    var known: [Rational: CertifiedReal] = [:]
    let powers = differences.map { difference in
      let power = known[difference] ?? CertifiedReal.exp(ofSmall: difference)
      known[difference] = power
      return power
    }
    self.largest = largest
    self.differences = differences
    self.powers = powers
    // e^a + e^b + … with different exponents is no fraction.
    sum = .sum(powers, isIrrational: known.count > 1)
  }

  /// Of more than one number the sum is a power of e with no fraction as its exponent.
  var logarithmOfSum: CertifiedReal { .log(ofPositive: sum, isIrrational: powers.count > 1) }

  /// e^xᵢ / Σ e^xⱼ: 1/n each for n equal numbers, else irrational.
  var quotients: [CertifiedReal] {
    let isIrrational = sum.exact == nil
    return powers.map { power in
      let quotient = power.divided(byNonZero: sum)
      return isIrrational ? quotient.knownIrrational : quotient
    }
  }
}
