/// How much a request may ask for, so that none keeps the machine busy or takes its memory.
public enum Limits {
  /// Numbers that are read, and numbers that are answered.
  public static let numbers = 4_000_000
  /// Work, in products of short whole numbers.
  public static let work = 400_000_000
  /// Numbers with more digits than this count by their digits.
  static let shortNumber = 18
  /// Digits of all longer numbers of a request together, the zeros of exponents included.
  public static let longDigits = 1_000_000
  /// Numbers of a printed result that is compared.
  static let proofread = 10_000
  /// Products that a trace tells.
  public static let tracedProducts = 100_000
  /// Digits after the point.
  public static let digits = 1_000
  /// Digits after the point of irrational numbers, where no others are asked for.
  static let standardDigits = 6
  /// Digits of all numbers of an answer together.
  public static let answerDigits = 10_000_000
  /// The largest whole number that a parameter such as `stride` can be.
  static let parameter = 4_000_000
}

extension Int {
  /// The product, or the greatest number there is where it is beyond that; for sizes, from 0.
  func timesAtMost(_ other: Int) -> Int {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return isTooLarge ? .max : product
  }
}

/// A number as people read it: 4,000,000.
public func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  return digits.indices.map { place in
    let isBoundary = place > 0 && (digits.count - place) % 3 == 0
    return (isBoundary ? "," : "") + String(digits[place])
  }.joined()
}
