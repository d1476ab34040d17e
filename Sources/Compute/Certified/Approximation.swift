import BigInt

extension CertifiedReal {
  /// Digits of an approximation that count.
  private static let significantDigits = 30
  /// Decimals at first, and beyond which a number is taken for too small, or too near to another one
  /// with few digits, such as 1.
  private static let decimals = (first: 40, most: 1_280)

  /// The number as a fraction: itself where it is one, else a decimal with at least thirty digits that
  /// count, each of them proved.
  ///
  /// - Throws: `OperationError.noValue` where there is no value, or one too large or too small.
  func approximation(of function: String) throws(OperationError) -> Rational {
    if let exact { return exact }
    do throws(CertificationError) {
      var places = Self.decimals.first
      while places <= Self.decimals.most {
        let value = try rounded(places: places)
        if value.numerator.magnitude >= BigUInt(10).power(Self.significantDigits) { return value }
        places *= 2
      }
    } catch {
      throw .noValue(function: function, reason: "\(error)")
    }
    throw .noValue(
      function: function, reason: "a value is too near to a whole number to be told from it")
  }
}
