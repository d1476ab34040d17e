import Compute

/// Arithmetic written out, and what it comes to.
public struct Calculation: Hashable, Sendable {
  /// As it is shown: `⌊(7 + 2×0 − 3)/2⌋ + 1`.
  public let text: String
  public let value: Rational

  /// Reads numbers, `+ − × /`, brackets and `⌊ ⌋`; `-`, `*` and `·` count as signs, too.
  ///
  /// - Throws: `CalculationError` with the place of what cannot be read.
  init(_ text: String) throws(CalculationError) {
    var parser = Parser(text)
    value = try parser.whole()
    self.text = text.replacing("*", with: "×").replacing("-", with: "−")
  }
}

/// Why arithmetic cannot be read.
struct CalculationError: Error, Equatable {
  /// The character at which reading ended, from 0.
  let offset: Int
  let message: String
}

/// Reads sums of products of numbers and of brackets.
private struct Parser {
  private let characters: [Character]
  private var place = 0
  private var depth = 0
  /// Brackets in brackets.
  private static let deepest = 20

  init(_ text: String) { characters = Array(text) }

  mutating func whole() throws(CalculationError) -> Rational {
    let value = try sum()
    skip()
    if place < characters.count { throw unexpected("an operator such as + or ×") }
    return value
  }

  private mutating func skip() {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
  }

  /// Takes one of these characters, if it comes next.
  private mutating func take(_ signs: String) -> Character? {
    skip()
    guard place < characters.count, signs.contains(characters[place]) else { return nil }
    place += 1
    return characters[place - 1]
  }

  private func unexpected(_ expected: String) -> CalculationError {
    let found = place < characters.count ? "\"\(characters[place])\"" : "the end"
    return CalculationError(offset: place, message: "\(expected) was expected, not \(found)")
  }

  private mutating func sum() throws(CalculationError) -> Rational {
    var value = try product()
    while let sign = take("+-−") {
      let term = try product()
      value += sign == "+" ? term : -term
    }
    return value
  }

  private mutating func product() throws(CalculationError) -> Rational {
    var value = try factor()
    while let sign = take("*×·/") {
      let start = place
      let other = try factor()
      if sign == "/" {
        guard !other.isZero else {
          throw CalculationError(offset: start, message: "this divides by zero")
        }
        value /= other
      } else {
        value *= other
      }
    }
    return value
  }

  private mutating func factor() throws(CalculationError) -> Rational {
    if take("-−") != nil { return -(try factor()) }
    if let bracket = take("(⌊") {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.deepest else {
        throw CalculationError(offset: place, message: "there are too many brackets in brackets")
      }
      let value = try sum()
      guard take(bracket == "(" ? ")" : "⌋") != nil else {
        throw unexpected(bracket == "(" ? "\")\"" : "\"⌋\"")
      }
      return bracket == "(" ? value : Rational(value.floor)
    }
    return try number()
  }

  private mutating func number() throws(CalculationError) -> Rational {
    skip()
    let start = place
    while place < characters.count, characters[place].isASCII,
      characters[place].isNumber || characters[place] == "."
    {
      place += 1
    }
    guard place > start else { throw unexpected("a number") }
    do throws(NumberError) {
      return try Rational(String(characters[start..<place]), digits: GridReader.mostDigits)
    } catch {
      throw CalculationError(offset: start, message: "\(error)")
    }
  }
}
