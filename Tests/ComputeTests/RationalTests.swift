import BigInt
import SeededRandom
import Testing

@testable import Compute

/// Fractions as plain pairs of big numbers, with no fast path: what `Rational` is held against.
private struct Reference {
  var numerator: BigInt
  var denominator: BigInt

  var lowest: (BigInt, BigInt) {
    let common = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    return (numerator / common * sign, denominator / common * sign)
  }
}

@Suite("Exact fractions")
struct RationalTests {
  /// Values around every edge between the two ways of storing them.
  static let edges: [(BigInt, BigInt)] = {
    let least = BigInt(Int.min)
    let most = BigInt(Int.max)
    let numerators: [BigInt] = [
      0, 1, -6, most, most + 1, least, least + 1, least - 1, most * most, BigInt(3) << 62,
    ]
    let denominators: [BigInt] = [1, 6, most, most - 1, most + 1, BigInt(1) << 32]
    return numerators.flatMap { n in denominators.map { (n, $0) } }
  }()

  /// The operations whose result on a pair of values is wrong, or not stored as it should be.
  private func faults(_ a: (BigInt, BigInt), _ b: (BigInt, BigInt)) -> [String] {
    let x = Rational(a.0, a.1)
    let y = Rational(b.0, b.1)
    var faults: [String] = []
    func expect(_ value: Rational, _ n: BigInt, _ d: BigInt, _ operation: String) {
      let (numerator, denominator) = Reference(numerator: n, denominator: d).lowest
      if value.numerator != numerator || value.denominator != denominator || !isCanonical(value) {
        faults.append("\(a) \(operation) \(b) gave \(value)")
      }
    }
    expect(x, a.0, a.1, "alone")
    expect(-x, -a.0, a.1, "negated")
    expect(x + y, a.0 * b.1 + b.0 * a.1, a.1 * b.1, "+")
    expect(x - y, a.0 * b.1 - b.0 * a.1, a.1 * b.1, "-")
    expect(x * y, a.0 * b.0, a.1 * b.1, "*")
    if !b.0.isZero { expect(x / y, a.0 * b.1, a.1 * b.0, "/") }
    let difference = (a.0 * b.1 - b.0 * a.1) * (a.1.sign == b.1.sign ? 1 : -1)
    if (x < y) != (difference < 0) { faults.append("\(a) < \(b)") }
    if (x == y) != (difference == 0) { faults.append("\(a) == \(b)") }
    return faults
  }

  /// Whether a value is stored in the one way that is allowed for it.
  private func isCanonical(_ value: Rational) -> Bool {
    switch value.storage {
    case .narrow(let n, let d):
      d > 0 && n != .min && Rational.greatestCommonDivisor(n, d) == (n == 0 ? d : 1)
        && (n != 0 || d == 1)
    case .wide(let wide):
      wide.denominator > 0
        && wide.numerator.greatestCommonDivisor(with: wide.denominator) == 1
        && !(Int(exactly: wide.numerator).map { $0 != .min } ?? false
          && Int(exactly: wide.denominator) != nil)
    }
  }

  @Test("at the edges of machine words, arithmetic is that of big numbers")
  func edges() {
    for a in Self.edges {
      for b in Self.edges { #expect(faults(a, b) == []) }
    }
  }

  @Test("on random fractions of every length, arithmetic is that of big numbers")
  func random() {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    func number() -> BigInt {
      let bits = Int.random(in: 0...140, using: &random)
      let high = BigInt(random.next()) << 76 | BigInt(random.next()) << 12
      let magnitude = high & ((BigInt(1) << bits) - 1)
      return Bool.random(using: &random) ? -magnitude : magnitude
    }
    for _ in 0..<3_000 {
      let (p, q) = (number(), number())
      let a = (number(), p.isZero ? 1 : p)
      let b = (number(), q.isZero ? 1 : q)
      #expect(faults(a, b) == [], "SEED=\(seed)")
    }
  }

  @Test("with fractions of thousands of bits it is that, too, also where long and short ones meet")
  func long() {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    func number() -> BigInt {
      let length = [0, 1, 1, 3, 40].randomElement(using: &random) ?? 1
      let words = (0..<length).reduce(BigInt(1)) { number, _ in number << 64 | BigInt(random.next())
      }
      return words * BigInt([-30, -1, 1, 1, 7, 12].randomElement(using: &random) ?? 1)
    }
    for _ in 0..<200 {
      // Now and then with long parts in common, above, below and crosswise.
      let common = Bool.random(using: &random) ? number() : 1
      let (a, b) = ((number() * common, number()), (number(), number() * common))
      let (c, d) = ((number(), number() * common), (number(), number() * common))
      for (x, y) in [(a, b), (c, d), (a, c), ((0, 1), d), (c, (-c.0, c.1))] {
        #expect(faults(x, y) == [], "SEED=\(seed)")
      }
    }
  }

  @Test("the laws of arithmetic hold on random short fractions")
  func laws() {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    func fraction() -> Rational {
      Rational(Int.random(in: -50...50, using: &random), Int.random(in: 1...50, using: &random))
    }
    for _ in 0..<1_000 {
      let (a, b, c) = (fraction(), fraction(), fraction())
      let comment: Comment = "\(a), \(b), \(c); SEED=\(seed)"
      #expect(a + b == b + a, comment)
      #expect((a + b) + c == a + (b + c), comment)
      #expect((a * b) * c == a * (b * c), comment)
      #expect(a * (b + c) == a * b + a * c, comment)
      #expect(a - a == .zero, comment)
      if !b.isZero { #expect(a / b * b == a, comment) }
      if a == b { #expect(a.hashValue == b.hashValue, comment) }
      #expect(Rational(a.floor) <= a && a < Rational(a.floor + 1), comment)
    }
  }

  @Test("one value has one form and one hash, however it was reached")
  func oneForm() {
    let most = Rational(Int.max)
    let beyond = most + 1
    let back = beyond - 1
    #expect(back == most)
    #expect(back.hashValue == most.hashValue)
    #expect(back.integer == Int.max)
    #expect(beyond.integer == nil)
    #expect(Rational(Int.min) == Rational(BigInt(Int.min)))
    #expect(-Rational(Int.min) == beyond)
    #expect(-beyond == Rational(Int.min))
    #expect(Rational(2, -4) == Rational(-1, 2))
    #expect(Rational(0, -7).description == "0")
  }

  @Test(
    "what is asked of a value is answered",
    arguments: [
      ("7", true, false, false, 7, 7), ("-2", true, false, true, -2, -2),
      ("0", true, true, false, 0, 0), ("7/9", false, false, false, nil, 0),
      ("-7/9", false, false, true, nil, -1), ("-9/3", true, false, true, -3, -3),
      ("13/4", false, false, false, nil, 3), ("-13/4", false, false, true, nil, -4),
    ] as [(String, Bool, Bool, Bool, Int?, BigInt)])
  func questions(
    _ text: String, _ isInteger: Bool, _ isZero: Bool, _ isNegative: Bool, _ integer: Int?,
    _ floor: BigInt
  ) throws {
    let value = try Rational(text)
    #expect(value.isInteger == isInteger)
    #expect(value.isZero == isZero)
    #expect(value.isNegative == isNegative)
    #expect(value.integer == integer)
    #expect(value.floor == floor)
    #expect(value.magnitude == (isNegative ? .zero - value : value))
  }

  @Test("a total is the sum of its parts, and zero for none")
  func total() throws {
    #expect(try list("1/2 1/3 1/6").elements.total == 1)
    #expect([Rational]().total == .zero)
  }

  @Test("assigning operators do what their operators do")
  func assigning() throws {
    var value = try Rational("1/2")
    value += 1
    #expect(value == Rational(3, 2))
    value -= Rational(1, 4)
    #expect(value == Rational(5, 4))
    value *= 8
    #expect(value == 10)
    value /= 4
    #expect(value == Rational(5, 2))
  }
}
