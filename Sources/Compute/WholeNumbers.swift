/// Exact numbers as machine words over one denominator: sums of their products need no fractions.
///
/// Adding fractions costs a greatest common divisor each; nine ninths have one denominator, and their
/// sum is a sum of nine whole numbers.
struct WholeNumbers: Sendable {
  /// Each number times the denominator.
  let numerators: [Int]
  let denominator: Int
  /// No numerator is further from zero.
  let reach: Int

  /// - Returns: nil where the common denominator or a numerator is too large for that.
  init?(_ numbers: [Rational]) {
    var common = 1
    for number in numbers {
      guard case .narrow(_, let denominator) = number.storage else { return nil }
      if common % denominator == 0 { continue }
      let (product, isTooLarge) = common.multipliedReportingOverflow(
        by: denominator / Rational.greatestCommonDivisor(common, denominator))
      guard !isTooLarge, product <= Self.most else { return nil }
      common = product
    }
    var reach = 0
    var numerators: [Int] = []
    numerators.reserveCapacity(numbers.count)
    for number in numbers {
      guard case .narrow(let numerator, let denominator) = number.storage else { return nil }
      let (product, isTooLarge) = numerator.multipliedReportingOverflow(by: common / denominator)
      guard !isTooLarge, product.magnitude <= Self.most else { return nil }
      reach = max(reach, Int(product.magnitude))
      numerators.append(product)
    }
    self.numerators = numerators
    self.denominator = common
    self.reach = reach
  }

  private static let most = 1 << 31

  /// Whether a sum of so many products of these with those fits a machine word.
  func fit(products count: Int, with others: WholeNumbers) -> Bool {
    let (product, isTooLarge) = reach.multipliedReportingOverflow(by: max(1, others.reach))
    guard !isTooLarge else { return false }
    return !product.multipliedReportingOverflow(by: max(1, count)).overflow
  }
}
