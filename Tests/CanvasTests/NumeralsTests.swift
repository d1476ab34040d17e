import Canvas
import Compute
import Testing

@Suite("Numbers as they are written")
struct NumeralsTests {
  private func values(_ text: String) throws -> [Rational] {
    try text.split(separator: " ").map { try Rational($0) }
  }

  @Test(
    "a number is a fraction where that is short, else decimals, and says whether it is exact",
    arguments: [
      ("7", NumberStyle.fraction, "7", true), ("-7", .decimal, "−7", true),
      ("0", .decimal, "0", true),
      ("7/9", .fraction, "7/9", true), ("7/9", .decimal, "0.78", false),
      ("-7/9", .decimal, "−0.78", false), ("1/4", .fraction, "1/4", true),
      ("1/4", .decimal, "0.25", true), ("1/3", .decimal, "0.33", false),
      ("1e-6", .decimal, "0.000001", true), ("1e-7", .decimal, "1.00e−7", true),
      ("-1e-7", .decimal, "−1.00e−7", true), ("1/3000", .decimal, "3.33e−4", false),
      ("-100/81", .fraction, "−100/81", true),
      ("1000/8181", .fraction, "0.12", false), ("2469/1250", .fraction, "1.9752", true),
      ("123456789123456789123456789", .fraction, "1.23e26", false),
      ("-999999999999999", .fraction, "−999999999999999", true),
      ("9999999999999999", .decimal, "1.00e16", false), ("2e20", .decimal, "2.00e20", true),
    ])
  func written(_ text: String, _ style: NumberStyle, _ expected: String, _ isExact: Bool) throws {
    let number = try Rational(text)
    let written = Written(number, style)
    #expect(written.text == expected)
    #expect(written.isExact == isExact)
    #expect(try written.value == Rational(written.text))
    #expect(written.isExact == (written.value == number))
  }

  @Test("more decimals are written where more are asked for")
  func places() throws {
    let number = try Rational("-2/3")
    let texts = (0...4).map { Written(number, .decimal, places: $0).text }
    #expect(texts == ["−1", "−0.7", "−0.67", "−0.667", "−0.6667"])
    // An exact number keeps its own decimals.
    #expect(Written(Rational(1, 8), .decimal, places: 2).text == "0.125")
  }

  @Test("each style has another")
  func styles() {
    #expect(NumberStyle.allCases.allSatisfy { $0.other != $0 && $0.other.other == $0 })
  }

  @Test(
    "fractions of one denominator are whole numbers with the factor taken out",
    arguments: [
      ("29/9 39/9 38/9 35/9", "1/9 ×", ["29", "39", "38", "35"]),
      ("1/9 2 1/3", "1/9 ×", ["1", "18", "3"]),
      ("1/2 1/3", "1/6 ×", ["3", "2"]), ("-1/4 3/4 0", "1/4 ×", ["−1", "3", "0"]),
      ("1 2 3", "", ["1", "2", "3"]),
      ("1/9 2 3", "", ["1/9", "2", "3"]), ("1/1000 1/999", "", ["1/1000", "1/999"]),
      ("1/999 2/999", "1/999 ×", ["1", "2"]), ("1/9 1/9", "1/9 ×", ["1", "1"]),
    ])
  func factor(_ text: String, _ remark: String, _ expected: [String]) throws {
    let values = try values(text)
    let numerals = Numerals(values, .fraction)
    #expect(numerals.remark == remark)
    #expect(values.map(numerals.text) == expected)
    #expect(numerals.width == expected.map(\.columns).max())
    #expect(!numerals.isRounded)
    for value in values {
      #expect(try Rational(numerals.text(value)) * numerals.factor == value)
    }
  }

  @Test("with decimals nothing is taken out, and rounding is said")
  func decimals() throws {
    let ninths = Numerals(try values("1/9 -2/9 3"), .decimal)
    #expect(ninths.remark == "≈")
    #expect(ninths.isRounded)
    #expect(ninths.width == 5)
    let quarters = Numerals(try values("1/4 1/2"), .decimal)
    #expect(quarters.remark == "")
    #expect(!quarters.isRounded)
    #expect(Numerals([], .fraction).width == 1)
  }
}
