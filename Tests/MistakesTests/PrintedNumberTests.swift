import BigInt
import Compute
import SeededRandom
import Testing

@testable import Mistakes

@Suite("Printed numbers are right or wrong")
struct PrintedNumberTests {
  @Test("However many places there are, they are judged by the same rule")
  func longAndShort() {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    for _ in 0..<2_000 {
      let places = Int.random(in: 1...24, using: &random)
      let unit = Rational(1, BigInt(10).power(places))
      let exact = Rational(
        Int.random(in: -2_000...2_000, using: &random), Int.random(in: 1...999, using: &random))
      // The value as it is, or a little or a lot beside it, rounded or cut.
      let shift = [0, 0, 1, -1, 2, 1_000_000].randomElement(using: &random) ?? 0
      let text = (exact + unit * Rational(shift))
        .decimal(places: places, Bool.random(using: &random) ? .nearest : .truncated)
      guard let printed = try? PrintedNumber(text) else {
        Issue.record("\(text) is no number; SEED=\(seed)")
        continue
      }
      let comment: Comment = "\(text) for \(exact); SEED=\(seed)"
      let distance = (printed.value - exact).magnitude
      #expect(printed.isRight(for: exact) == (distance * 2 <= unit), comment)
      let cut = exact.decimal(places: places, .truncated)
      #expect(printed.isCut(from: exact) == (distance != .zero && text == cut), comment)
    }
  }

  @Test(
    "Carries, ties and signs at the edge of what is compared in short",
    arguments: [
      ("0.9999999999996", "1", false), ("0.9999999999999", "9999999999999/10000000000000", true),
      ("1.0000000000000", "99999999999999999/100000000000000000", true),
      ("-0.0000000000001", "-1/10000000000000", true),
      ("0.0000000000001", "-1/10000000000000", false),
      ("0.0000000000001", "1/20000000000000", true), ("0.0000000000000", "1/20000000000000", true),
      ("0.0000000000002", "1/20000000000000", false), ("-12.3333333333333", "-37/3", true),
      ("-12.333333333334", "-37/3", false), ("0.333333333333", "1/3", true),
      ("0.333333333334", "1/3", false), ("0.3333333333333", "1/3", true),
    ])
  func edges(text: String, exact: String, isRight: Bool) throws {
    #expect(try PrintedNumber(text).isRight(for: Rational(exact)) == isRight)
  }
}
