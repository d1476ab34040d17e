import BigInt

extension Rational: CustomStringConvertible {
  /// The value as a learner writes it: `7`, `-2`, `7/9`.
  public var description: String {
    isInteger ? numerator.description : "\(numerator)/\(denominator)"
  }
}

/// Why a text is no number, with the text.
public enum NumberError: Error, Equatable, CustomStringConvertible {
  case empty
  case notANumber(String)
  case zeroDenominator(String)
  case tooLong(limit: Int)

  public var description: String {
    switch self {
    case .empty: "there is no number here"
    case .notANumber(let text):
      "'\(text)' is not a number; write it like 3, -2, 0.25 or 7/9"
    case .zeroDenominator(let text): "'\(text)' divides by zero"
    case .tooLong(let limit): "this number is too long; at most \(limit) digits are read"
    }
  }
}

extension Rational {
  /// Reads `3`, `-2`, `0.25`, `1e-3` and `7/9` exactly as written; a minus sign (`−`) counts as `-`.
  ///
  /// - Parameters:
  ///   - text: the number as it is written.
  ///   - limit: how many digits the number may have, an exponent's zeros included.
  /// - Throws: `NumberError` for anything else.
  public init(_ text: some StringProtocol, digits limit: Int = 10_000) throws(NumberError) {
    if text.isEmpty { throw .empty }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw .notANumber(String(text.prefix(40))) }
    let numerator = try Rational(decimal: parts[0], in: text, limit)
    guard parts.count == 2 else {
      self = numerator
      return
    }
    let denominator = try Rational(decimal: parts[1], in: text, limit)
    guard !denominator.isZero else { throw .zeroDenominator(String(text.prefix(40))) }
    self = numerator / denominator
  }

  /// Reads a whole or decimal number with an optional exponent.
  private init(decimal part: some StringProtocol, in text: some StringProtocol, _ limit: Int)
    throws(NumberError)
  {
    let wrong = NumberError.notANumber(String(text.prefix(40)))
    guard part.utf8.count <= limit + 24 else { throw .tooLong(limit: limit) }
    var characters = Substring(part)
    let negative = characters.first == "-" || characters.first == "−"
    if negative || characters.first == "+" { characters.removeFirst() }

    var exponent = 0
    if let mark = characters.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let digits = characters[characters.index(after: mark)...]
      guard let value = Int(digits.replacing("−", with: "-")) else { throw wrong }
      guard value.magnitude <= limit.magnitude else { throw .tooLong(limit: limit) }
      exponent = value
      characters = characters[..<mark]
    }
    var digits = ""
    if let point = characters.firstIndex(of: ".") {
      let places = characters[characters.index(after: point)...]
      exponent -= places.count
      digits = String(characters[..<point]) + places
    } else {
      digits = String(characters)
    }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { throw wrong }
    guard digits.utf8.count + max(0, exponent) <= limit else { throw .tooLong(limit: limit) }
    guard let value = BigInt(digits, radix: 10) else { throw wrong }
    let magnitude =
      exponent < 0
      ? Rational(value, places: -exponent) : Rational(value * BigInt(10).power(exponent))
    self = negative ? -magnitude : magnitude
  }
}

/// How a value loses the digits that are not shown.
public enum Rounding: Sendable, Hashable {
  /// To the nearest; a tie goes to the even digit.
  case nearest
  /// Cut off: 7/9 becomes 0.77.
  case truncated
}

extension Rational {
  /// How many decimal places show the value exactly, or nil where no number of places does.
  public var exactPlaces: Int? {
    let twos = denominator.trailingZeroBitCount
    let (rest, fives) = (denominator.magnitude >> twos).dividedByFives()
    return rest == 1 ? max(twos, fives) : nil
  }

  /// What one counts for in the last of `places` decimal places.
  ///
  /// - Precondition: `places` is not negative.
  public static func unit(places: Int) -> Rational {
    guard places > mostShortPlaces else {
      return Rational(whole: 1, (0..<places).reduce(1) { power, _ in power * 10 })
    }
    return Rational(lowest: 1, BigInt(10).power(places))
  }

  /// A power of ten with more zeros is beyond a machine word.
  private static let mostShortPlaces = 18

  /// Whether another value is at most half of what one counts for in the last of `places` decimal places
  /// away.
  ///
  /// - Precondition: `places` is not negative.
  public func isWithinHalfUnit(of other: Rational, places: Int) -> Bool {
    guard places > Self.mostShortPlaces else {
      return (self - other).magnitude * 2 <= .unit(places: places)
    }
    // Multiplied out: the lowest terms of a difference of long numbers take far longer.
    let difference = numerator * other.denominator - other.numerator * denominator
    return difference.magnitude * 2 * BigUInt(10).power(places)
      <= (denominator * other.denominator).magnitude
  }

  /// The value rounded to `places` decimal places, as a fraction.
  public func rounded(places: Int, _ rounding: Rounding = .nearest) -> Rational {
    Rational(units(places: places, rounding), places: places)
  }

  /// The number of `units` of the last of `places` decimal places.
  ///
  /// What it shares with a power of ten are twos and fives, found sooner than a divisor of long numbers.
  private init(_ units: BigInt, places: Int) {
    guard !units.isZero else {
      self = .zero
      return
    }
    let twos = min(units.trailingZeroBitCount, places)
    let (rest, fives) = (units.magnitude >> twos).dividedByFives(atMost: places)
    self.init(
      lowest: BigInt(sign: units.sign, magnitude: rest),
      BigInt(5).power(places - fives) << (places - twos))
  }

  /// The value in units of the last of `places` decimal places, rounded to a whole number of them.
  private func units(places: Int, _ rounding: Rounding) -> BigInt {
    let (quotient, remainder) = (numerator.magnitude * BigUInt(10).power(places))
      .quotientAndRemainder(dividingBy: denominator.magnitude)
    var whole = BigInt(quotient)
    if rounding == .nearest {
      let twice = remainder * 2
      if twice > denominator.magnitude || (twice == denominator.magnitude && whole % 2 != 0) {
        whole += 1
      }
    }
    return isNegative ? -whole : whole
  }

  /// The value with exactly `places` digits after the point, rounded; never a negative zero.
  public func decimal(places: Int, _ rounding: Rounding = .nearest) -> String {
    let units = units(places: places, rounding)
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -places)
    let sign = units < 0 ? "-" : ""
    return places == 0 ? sign + padded : "\(sign)\(padded[..<point]).\(padded[point...])"
  }
}

extension BigUInt {
  /// The number, which is not zero, divided by 5 as often as that goes, and how often it went.
  fileprivate func dividedByFives(atMost most: Int = .max) -> (rest: BigUInt, count: Int) {
    var (rest, count) = (self, 0)
    // First as many at a time as a machine word holds.
    for power in [27, 1] {
      let divisor = BigUInt(5).power(power)
      while most - count >= power {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: divisor)
        guard remainder.isZero else { break }
        (rest, count) = (quotient, count + power)
      }
    }
    return (rest, count)
  }
}
