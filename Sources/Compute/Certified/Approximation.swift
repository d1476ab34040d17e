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
  ///
  /// - Parameter power: about the power of ten that is the size of the number, so that no digits are
  ///   sought where there are none.
  func approximation(of function: String, power: Int = 0) throws(OperationError) -> Rational {
    if let exact { return exact }
    do throws(CertificationError) {
      var places = max(0, Self.decimals.first - power)
      while places <= Self.decimals.most {
        let value = try rounded(places: places)
        if value.numerator.magnitude >= BigUInt(10).power(Self.significantDigits) { return value }
        places = max(2 * places, Self.decimals.first)
      }
    } catch {
      throw .noValue(function: function, reason: "\(error)")
    }
    throw .noValue(
      function: function, reason: "a value is too near to a whole number to be told from it")
  }
}

extension Rational {
  /// About the power of ten that e to this number is.
  var powerOfTen: Int {
    Int(exactly: (self * Rational(4343, 10_000)).floor) ?? 0
  }
}
