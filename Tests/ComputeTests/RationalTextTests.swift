import BigInt
import Compute
import SeededRandom
import Testing

@Suite("Fractions as text")
struct RationalTextTests {
  @Test(
    "numbers are read exactly as written",
    arguments: [
      ("3", "3"), ("-2", "-2"), ("−2", "-2"), ("+2", "2"), ("007", "7"), ("-0", "0"),
      ("0.25", "1/4"), ("-0.1", "-1/10"), (".5", "1/2"), ("5.", "5"), ("0.10", "1/10"),
      ("7/9", "7/9"), ("14/18", "7/9"), ("-7/9", "-7/9"), ("7/-9", "-7/9"), ("0.5/0.25", "2"),
      ("1e3", "1000"), ("1e-3", "1/1000"), ("1e−3", "1/1000"), ("2.5E+1", "25"), ("-1.5e0", "-3/2"),
      ("9223372036854775808", "9223372036854775808"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("0.333333333333333333333333", "333333333333333333333333/1000000000000000000000000"),
    ])
  func reading(_ text: String, _ expected: String) throws {
    #expect(try Rational(text).description == expected)
  }

  @Test(
    "what is no number is said to be none",
    arguments: [
      "a", "-", "+", ".", "/", "1/", "/2", "1/2/3", "--1", "+-1", "1.2.3", "1 2", " 1", "1 ", "1e",
      "e5", "1e1.5", "1e5e5", "1_000", "1,5", "0x10", "nan", "inf", "٣", "1\u{301}", "½", "1\n",
      "1e99999999999999999999",
    ])
  func noNumber(_ text: String) {
    #expect(throws: NumberError.notANumber(text)) { try Rational(text) }
  }

  @Test("nothing, a zero below and too many digits are errors of their own")
  func otherErrors() throws {
    #expect(throws: NumberError.empty) { try Rational("") }
    for text in ["1/0", "0/0", "1/0.0", "1/-0", "1/0e5"] {
      #expect(throws: NumberError.zeroDenominator(text)) { try Rational(text) }
    }
    let nines = String(repeating: "9", count: 10)
    #expect(try Rational(nines, digits: 10) == 9_999_999_999)
    for text in [nines + "9", "1e10", "1e11", "1e-11", "1e9999999", "-" + nines + nines + nines] {
      #expect(throws: NumberError.tooLong(limit: 10)) { try Rational(text, digits: 10) }
    }
    let long = String(repeating: "x", count: 100)
    #expect(throws: NumberError.notANumber(String(long.prefix(40)))) { try Rational(long) }
  }

  @Test("every error says what is wrong")
  func messages() {
    let errors: [(NumberError, String)] = [
      (.empty, "there is no number here"),
      (.notANumber("x"), "'x' is not a number; write it like 3, -2, 0.25 or 7/9"),
      (.zeroDenominator("1/0"), "'1/0' divides by zero"),
      (.tooLong(limit: 9), "this number is too long; at most 9 digits are read"),
    ]
    for (error, message) in errors { #expect(error.description == message) }
  }

  @Test("what is written is read back as the same value")
  func roundTrip() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    for _ in 0..<2_000 {
      let numerator = BigInt(Int64(bitPattern: random.next())) * BigInt(random.next() % 1000)
      let value = Rational(numerator, BigInt(random.next() % 10_000 + 1))
      #expect(try Rational(value.description) == value, "SEED=\(seed)")
      if let places = value.exactPlaces {
        #expect(try Rational(value.decimal(places: places)) == value, "SEED=\(seed)")
      }
    }
  }

  @Test("a decimal is in lowest terms, whatever it shares with a power of ten")
  func lowestTerms() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    for _ in 0..<500 {
      let (twos, fives) = (
        Int.random(in: 0...99, using: &random), Int.random(in: 0...60, using: &random)
      )
      let places = Int.random(in: 0...90, using: &random)
      let digits =
        BigInt(Int64(bitPattern: random.next())) * BigInt(2).power(twos) * BigInt(5).power(fives)
      let (value, expected) = (
        try Rational("\(digits)e-\(places)"), Rational(digits, BigInt(10).power(places))
      )
      #expect(value.numerator == expected.numerator, "SEED=\(seed)")
      #expect(value.denominator == expected.denominator, "SEED=\(seed)")
      #expect(value.rounded(places: places) == expected, "SEED=\(seed)")
    }
    #expect(try Rational("0e-40") == .zero)
  }

  @Test(
    "a value has as many decimal places as show it exactly",
    arguments: [
      ("5", 0), ("0", 0), ("1/2", 1), ("1/4", 2), ("1/5", 1), ("3/40", 3), ("7/9", nil),
      ("-1/6", nil),
      ("1e-12", 12), ("-1/1024", 10),
    ] as [(String, Int?)])
  func exactPlaces(_ text: String, _ expected: Int?) throws {
    #expect(try Rational(text).exactPlaces == expected)
  }

  @Test(
    "decimals are rounded to the nearest, ties to the even digit, or cut off",
    arguments: [
      ("7/9", 2, "0.78", "0.77"), ("-7/9", 2, "-0.78", "-0.77"), ("5/9", 2, "0.56", "0.55"),
      ("0.5", 0, "0", "0"), ("1.5", 0, "2", "1"), ("2.5", 0, "2", "2"), ("-2.5", 0, "-2", "-2"),
      ("-0.5", 0, "0", "0"), ("0.125", 2, "0.12", "0.12"), ("0.135", 2, "0.14", "0.13"),
      ("-0.135", 2, "-0.14", "-0.13"), ("0.1251", 2, "0.13", "0.12"), ("-0.004", 2, "0.00", "0.00"),
      ("0.004", 2, "0.00", "0.00"), ("3", 2, "3.00", "3.00"), ("0", 3, "0.000", "0.000"),
      ("99.995", 2, "100.00", "99.99"), ("1/3", 6, "0.333333", "0.333333"),
      ("-12345.678", 1, "-12345.7", "-12345.6"), ("1/16", 3, "0.062", "0.062"),
      ("3/16", 3, "0.188", "0.187"),
    ])
  func decimals(_ text: String, _ places: Int, _ nearest: String, _ truncated: String) throws {
    let value = try Rational(text)
    #expect(value.decimal(places: places) == nearest)
    #expect(value.decimal(places: places, .truncated) == truncated)
    #expect(try value.rounded(places: places) == Rational(nearest))
    #expect(try value.rounded(places: places, .truncated) == Rational(truncated))
  }

  @Test("a rounded value is the nearest there is")
  func nearest() {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    for _ in 0..<2_000 {
      let places = Int.random(in: 0...5, using: &random)
      let value = Rational(
        Int.random(in: -9_999...9_999, using: &random), Int.random(in: 1...999, using: &random))
      let unit = Rational(BigInt(1), BigInt(10).power(places))
      let rounded = value.rounded(places: places)
      let cut = value.rounded(places: places, .truncated)
      let comment: Comment = "\(value) to \(places) places; SEED=\(seed)"
      #expect((rounded / unit).isInteger, comment)
      #expect((rounded - value).magnitude <= unit / 2, comment)
      #expect((cut / unit).isInteger, comment)
      #expect(cut.magnitude <= value.magnitude, comment)
      #expect((cut - value).magnitude < unit, comment)
    }
  }
}
