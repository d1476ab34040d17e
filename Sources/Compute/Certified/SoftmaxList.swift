/// Softmax of one list of logits, with everything on the way to it.
public struct SoftmaxList: Sendable {
  public let logits: [Rational]
  let shifted: ShiftedPowers

  /// - Precondition: there is at least one logit.
  init(_ logits: [Rational]) {
    self.logits = logits
    shifted = ShiftedPowers(logits)
    probabilities = shifted.quotients
  }

  public var largest: Rational { shifted.largest }
  /// Each logit less the largest: 0 or below.
  public var differences: [Rational] { shifted.differences }
  /// e to each difference: above 0, at most 1.
  public var exponentials: [CertifiedReal] { shifted.powers }
  /// The sum of the exponentials.
  public var sum: CertifiedReal { shifted.sum }
  /// The natural logarithm of the sum.
  public var logarithmOfSum: CertifiedReal { shifted.logarithmOfSum }
  /// Each exponential divided by the sum; together exactly 1.
  public let probabilities: [CertifiedReal]

  /// The natural logarithms of the probabilities: each difference less the sum's logarithm.
  public var logProbabilities: [CertifiedReal] {
    let logarithm = logarithmOfSum
    return differences.map { CertifiedReal($0) - logarithm }
  }

  /// The steps of softmax: largest logit, differences, exponentials, their sum, quotients.
  ///
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public func steps(places: Int) throws(CertificationError) -> [CalculationStep] {
    try shiftedSteps(places: places) + [
      CalculationStep(
        "probabilities", "Each power divided by the sum; together they are 1.", probabilities,
        places: places, note: RoundingNote(probabilities, total: CertifiedReal(1), places: places))
    ]
  }

  /// The steps of the logarithm of softmax: as for softmax up to the sum, then its logarithm, which is
  /// taken from each difference.
  ///
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public func logSteps(places: Int) throws(CertificationError) -> [CalculationStep] {
    try shiftedSteps(places: places) + [
      CalculationStep("log of the sum", "The natural logarithm.", [logarithmOfSum], places: places),
      CalculationStep(
        "log probabilities",
        "Each difference less the logarithm of the sum: the logarithm of a quotient.",
        logProbabilities, places: places),
    ]
  }

  private func shiftedSteps(places: Int) throws(CertificationError) -> [CalculationStep] {
    [
      try CalculationStep(
        "largest logit",
        "It is taken from every logit: the probabilities stay the same, and no power is above 1.",
        [CertifiedReal(largest)], places: places),
      try CalculationStep(
        "differences", "Each logit less the largest.", differences.map { CertifiedReal($0) },
        places: places),
      try CalculationStep(
        "exponentials", "e to the power of each difference.", exponentials, places: places),
      try CalculationStep(
        "sum", "All exponentials added.", [sum], places: places,
        note: RoundingNote(exponentials, total: sum, places: places)),
    ]
  }
}
