import BigInt
import Compute

/// Whether numbers are shown as fractions or with decimals.
public enum NumberStyle: String, Hashable, Sendable, CaseIterable {
  case fraction
  case decimal

  public var other: NumberStyle { self == .fraction ? .decimal : .fraction }
}

/// A number as it is shown, and the value that what is shown really has.
public struct Written: Hashable, Sendable {
  public let text: String
  /// What the text says; other than the number meant where digits were rounded away.
  public let value: Rational
  /// Whether the text says exactly what is meant.
  public let isExact: Bool

  /// Writes a value as a fraction where that is short, else with decimals.
  ///
  /// - Parameters:
  ///   - number: the value.
  ///   - style: which of the two is wanted.
  ///   - places: how many decimals a value gets that no number of decimals shows exactly.
  public init(_ number: Rational, _ style: NumberStyle, places: Int = 2) {
    let fraction = number.description
    if number.magnitude >= Self.tooLong {
      // Digits upon digits say less than how many there are.
      (text, value) = Self.scientific(number)
      isExact = value == number
    } else if number.isInteger || (style == .fraction && fraction.count <= Self.shortFraction) {
      text = Self.withMinus(fraction)
      value = number
      isExact = true
    } else if !Self.hasFewPlaces(number), number.rounded(places: places).isZero {
      // Nothing but zeros would be taken for nothing.
      (text, value) = Self.scientific(number)
      isExact = value == number
    } else {
      let exact = Self.hasFewPlaces(number) ? number.exactPlaces : nil
      text = Self.withMinus(number.decimal(places: exact ?? places))
      value = number.rounded(places: exact ?? places)
      isExact = exact != nil
    }
  }

  /// The text, with `≈` before it where it is not exact.
  public var marked: String { isExact ? text : "≈" + text }

  /// Numbers from here on are written as `1.18e80`, and those that would show zeros only as `4.00e−9`.
  private static let tooLong = Rational(BigInt(10).power(15))
  /// The longest whole number that is written out, its sign included.
  public static let longestInteger = 16

  /// Three digits and a power of ten.
  private static func scientific(_ number: Rational) -> (String, Rational) {
    var exponent = number.magnitude.floor.description.count - 1
    while exponent <= 0, number.magnitude < power(exponent) { exponent -= 1 }
    var mantissa = (number.magnitude / power(exponent)).rounded(places: 2)
    if mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    let size = mantissa * power(exponent)
    let sign = number.isNegative ? "−" : ""
    let text = sign + mantissa.decimal(places: 2) + "e" + withMinus(String(exponent))
    return (text, number.isNegative ? -size : size)
  }

  /// Ten to a power that may be below zero.
  private static func power(_ exponent: Int) -> Rational {
    let size = Rational(BigInt(10).power(abs(exponent)))
    return exponent < 0 ? .one / size : size
  }

  /// A fraction longer than this is shown with decimals: `-100/81` is not yet.
  static let shortFraction = 7
  /// Decimals beyond this many are rounded away.
  static let mostPlaces = 6

  /// Whether at most `mostPlaces` decimals show a number exactly; found without counting them, of which
  /// there may be thousands.
  private static func hasFewPlaces(_ number: Rational) -> Bool {
    (number * Rational(BigInt(10).power(mostPlaces))).isInteger
  }

  static func withMinus(_ text: String) -> String {
    text.first == "-" ? "−" + text.dropFirst() : text
  }
}

/// How all numbers of one grid are written, so that they can stand in columns of one width.
public struct Numerals: Hashable, Sendable {
  /// The factor taken out of all of them: ninths are shown as `1/9 ×` a grid of whole numbers.
  public let factor: Rational
  /// The width of the widest number.
  public let width: Int
  /// Whether some number is rounded.
  public let isRounded: Bool
  private let style: NumberStyle
  private let marksRounded: Bool

  /// - Parameters:
  ///   - values: every number the grid will ever show.
  ///   - style: as fractions or as decimals.
  ///   - takesFactor: whether a common factor is taken out and rounding is said once for all, so
  ///     that `remark` must be shown; else each number that is rounded says so itself.
  public init(
    _ values: some Collection<Rational>, _ style: NumberStyle, takesFactor: Bool = true
  ) {
    self.style = style
    marksRounded = !takesFactor
    factor = style == .fraction && takesFactor ? Self.commonFactor(values) : .one
    var width = 1
    var isRounded = false
    for value in Set(values) {
      let written = Written(value / factor, style)
      width = max(width, (takesFactor ? written.text : written.marked).count)
      isRounded = isRounded || !written.isExact
    }
    self.width = width
    self.isRounded = isRounded
  }

  /// The number as it stands in the grid, the factor taken out.
  public func text(_ value: Rational) -> String {
    let written = Written(value / factor, style)
    return marksRounded ? written.marked : written.text
  }

  /// What a caption says of the numbers: `1/9 ×`, `≈`, or nothing.
  public var remark: String {
    if factor != .one { return "\(factor) ×" }
    return isRounded ? "≈" : ""
  }

  /// 1/d where d is a denominator that makes all values whole and at least two of them are not.
  private static func commonFactor(_ values: some Collection<Rational>) -> Rational {
    guard values.lazy.filter({ !$0.isInteger }).prefix(2).count == 2 else { return .one }
    var denominator = Rational.one
    for value in values where !(value * denominator).isInteger {
      denominator *= Rational((value * denominator).denominator)
      if denominator > 999 { return .one }
    }
    return .one / denominator
  }
}
