import BigInt
import Testing

@testable import Compute

@Suite("Certified: digits of real numbers")
struct CertifiedRealTests {
  static func apply(_ function: String, _ argument: String) throws -> CertifiedReal {
    let x = CertifiedReal(try Rational(argument))
    switch function {
    case "exp": return try .exp(x)
    case "log": return try .log(x)
    case "sqrt": return try .sqrt(x)
    case "sigmoid": return .sigmoid(x)
    default: return .tanh(x)
    }
  }

  @Test("60 places are those worked out elsewhere", arguments: CertifiedConstants.functions)
  func constants(_ value: CertifiedConstants.Value) throws {
    let number = try Self.apply(value.function, value.argument)
    #expect(try number.decimal(places: 60) == value.decimal)
  }

  @Test("fewer places are the long value rounded once", arguments: CertifiedConstants.functions)
  func allPlaces(_ value: CertifiedConstants.Value) throws {
    // The long value has neither a tie nor a run of nines near its end, so that rounding it is safe.
    let long = try Rational(value.decimal)
    let number = try Self.apply(value.function, value.argument)
    for places in 0...50 {
      #expect(try number.decimal(places: places) == long.decimal(places: places))
      #expect(
        try number.decimal(places: places, .truncated) == long.decimal(places: places, .truncated))
    }
  }

  @Test(
    "values that are fractions are exact",
    arguments: [
      ("exp", "0", "1"), ("log", "1", "0"), ("sqrt", "0", "0"), ("sqrt", "4/9", "2/3"),
      ("sqrt", "0.0625", "1/4"), ("sqrt", "1e40", "100000000000000000000"),
      ("sigmoid", "0", "1/2"), ("tanh", "0", "0"),
    ])
  func exact(_ function: String, _ argument: String, _ expected: String) throws {
    #expect(try Self.apply(function, argument).exact == Rational(expected))
  }

  @Test(
    "huge arguments need no huge powers",
    arguments: [
      ("exp", "-10000", "0.000000"), ("exp", "-1e30", "0.000000"), ("sigmoid", "10000", "1.000000"),
      ("sigmoid", "-1e30", "0.000000"), ("sigmoid", "1e30", "1.000000"),
      ("tanh", "1e30", "1.000000"), ("tanh", "-1e30", "-1.000000"),
    ])
  func huge(_ function: String, _ argument: String, _ expected: String) throws {
    #expect(try Self.apply(function, argument).decimal(places: 6) == expected)
  }

  @Test(
    "a number next to a whole one is cut off below it",
    arguments: [
      ("sigmoid", "1e30", "0.999999"), ("tanh", "-1e30", "-0.999999"), ("exp", "-1e30", "0.000000"),
      ("sigmoid", "-1e30", "0.000000"),
    ])
  func truncatedNextToWhole(_ function: String, _ argument: String, _ expected: String) throws {
    #expect(try Self.apply(function, argument).decimal(places: 6, .truncated) == expected)
  }

  @Test(
    "the side of zero is known however near it is",
    arguments: [
      ("exp", "-1e30", 1), ("sigmoid", "-1e30", 1), ("tanh", "-1e-40", -1), ("log", "1.0000001", 1),
      ("log", "0.9999999", -1), ("tanh", "0", 0),
    ])
  func sign(_ function: String, _ argument: String, _ expected: Int) throws {
    #expect(try Self.apply(function, argument).sign == expected)
  }

  @Test("e to the power of 10000 has 4343 digits before the point")
  func largePower() throws {
    // The first and the last digits are mpmath's, at 4600 digits.
    let text = try Self.apply("exp", "10000").decimal(places: 20)
    let parts = text.split(separator: ".")
    #expect(parts[0].count == 4343)
    #expect(parts[0].hasPrefix("880681822566292158726149600764456100352000408559150893642457"))
    #expect(parts[0].hasSuffix("8475703871648139438207661491730635541494"))
    #expect(parts[1] == "82843732635808931958")
  }

  @Test("what has no value, or too large a one, is said at once")
  func errors() {
    #expect(throws: CertificationError.exponentTooLarge(limit: 20_000)) {
      try Self.apply("exp", "20000.01")
    }
    #expect(throws: CertificationError.exponentTooLarge(limit: 20_000)) {
      try CertifiedReal.exp(Self.apply("sqrt", "1e40") + Self.apply("sqrt", "2"))
        .decimal(places: 2)
    }
    #expect(throws: CertificationError.outsideDomain(function: "log", argument: "0")) {
      try Self.apply("log", "0")
    }
    #expect(
      throws: CertificationError.outsideDomain(function: "log", argument: "a number below zero")
    ) {
      try CertifiedReal.log(Self.apply("tanh", "-1")).decimal(places: 2)
    }
    #expect(throws: CertificationError.outsideDomain(function: "sqrt", argument: "-2")) {
      try Self.apply("sqrt", "-2")
    }
    #expect(throws: CertificationError.divisionByZero) {
      try Self.apply("exp", "1") / CertifiedReal(0)
    }
  }

  @Test("a tie that is not known to be one ends in an error, not in a wrong digit")
  func undecided() throws {
    let root = try Self.apply("sqrt", "2")
    let two = root * root
    #expect(try two.decimal(places: 5) == "2.00000")
    #expect(throws: CertificationError.undecided(bits: 16_408)) {
      try (two * CertifiedReal(Rational(1, 4))).decimal(places: 0)
    }
    #expect(throws: CertificationError.undecided(bits: 16_416)) {
      try (two - CertifiedReal(2)).sign
    }
    #expect(throws: CertificationError.undecided(bits: 16_414)) {
      try (CertifiedReal(1) / (two - CertifiedReal(2))).decimal(places: 2)
    }
  }

  @Test(
    "ties of fractions go to the even digit",
    arguments: [("0.5", 0, "0"), ("1.5", 0, "2"), ("-0.125", 2, "-0.12"), ("-0.004", 2, "0.00")])
  func ties(_ value: String, _ places: Int, _ expected: String) throws {
    #expect(try CertifiedReal(Rational(value)).decimal(places: places) == expected)
  }

  @Test("the side of a near tie is found")
  func nearTie() throws {
    let tiny = try Self.apply("exp", "-500")
    let half = CertifiedReal(Rational(1, 2))
    #expect(try (half + tiny).decimal(places: 0) == "1")
    #expect(try (half - tiny).decimal(places: 0) == "0")
    #expect(try (tiny - half).decimal(places: 0) == "0")
    #expect(try (-half - tiny).decimal(places: 0) == "-1")
    let least = try Self.apply("exp", "-1e30")
    #expect(try (half + least).decimal(places: 0) == "1")
    #expect(try (half - least).decimal(places: 0) == "0")
  }

  @Test("arithmetic takes fractions out and keeps digits")
  func arithmetic() throws {
    let e = try Self.apply("exp", "1")
    #expect((e * CertifiedReal(0)).exact == 0)
    #expect(try (e * e).decimal(places: 20) == "7.38905609893065022723")
    #expect(try (-e - e).decimal(places: 10) == "-5.4365636569")
    #expect(try (CertifiedReal(1) / e).decimal(places: 12) == "0.367879441171")
    #expect(try (CertifiedReal(-1) / (e - CertifiedReal(3))).decimal(places: 5) == "3.54965")
    #expect(
      try (e * CertifiedReal(Rational("1e30"))).decimal(places: 0)
        == "2718281828459045235360287471353")
    let power = try Self.apply("exp", "100")
    #expect(try (power * Self.apply("exp", "-99")).decimal(places: 12) == "2.718281828459")
  }
}
