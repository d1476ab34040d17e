import BigInt
import SeededRandom
import Testing

@testable import Compute

@Suite("Certified: identities of random numbers")
struct CertifiedIdentityTests {
  /// A fraction from −limit to limit, its denominator up to 1000.
  private func random(_ limit: Int, _ random: inout SeededRandom) -> Rational {
    let denominator = Int.random(in: 1...1000, using: &random)
    return Rational(
      Int.random(in: (-limit * denominator)...(limit * denominator), using: &random), denominator)
  }

  /// Whether both enclosures are narrow, and share a number.
  private func agree(_ a: CertifiedReal, _ b: CertifiedReal, bits: Int) throws -> Bool {
    guard let a = try a.enclosure(bits: bits), let b = try b.enclosure(bits: bits) else {
      return false
    }
    let widest = BigInt(1) << 40
    return a.lower <= b.upper && b.lower <= a.upper && a.upper - a.lower < widest
      && b.upper - b.lower < widest
  }

  @Test("powers, logarithms, roots and their inverses agree", arguments: [80, 300, 1500])
  func inverses(bits: Int) throws {
    var generator = SeededRandom(seed: seed())
    for _ in 0..<25 {
      let a = CertifiedReal(random(12, &generator))
      let b = CertifiedReal(random(12, &generator))
      let one = CertifiedReal(1)
      #expect(try agree(.exp(a) * .exp(b), .exp(a + b), bits: bits))
      #expect(try agree(.log(.exp(a)), a, bits: bits))
      #expect(try agree(.sigmoid(-a), one - .sigmoid(a), bits: bits))
      #expect(try agree(.tanh(a), .sigmoid(a + a) * CertifiedReal(2) - one, bits: bits))
      let root = try CertifiedReal.sqrt(.exp(a))
      #expect(try agree(root * root, .exp(a), bits: bits))
      #expect(try agree(.exp(.log(.exp(a) + one)), .exp(a) + one, bits: bits))
      let certified = try CertifiedReal.log(.exp(b) + one)
      #expect(try agree(.sigmoid(certified) + .sigmoid(-certified), one, bits: bits))
      #expect(try agree(.tanh(-certified), -.tanh(certified), bits: bits))
      #expect(try agree(certified / certified, one, bits: bits))
    }
  }

  @Test("a more precise enclosure lies within a wider one's reach")
  func nested() throws {
    var generator = SeededRandom(seed: seed())
    for _ in 0..<40 {
      let x = random(30, &generator)
      for function in ["exp", "sigmoid", "tanh", "log", "sqrt"] {
        let argument = (["log", "sqrt"].contains(function) ? x.magnitude + 1 : x).description
        // Each asked of a number of its own, so that nothing is remembered.
        let coarse = try #require(
          try CertifiedRealTests.apply(function, argument).enclosure(bits: 30))
        let fine = try #require(
          try CertifiedRealTests.apply(function, argument).enclosure(bits: 400))
        #expect(coarse.lowerBound <= fine.upperBound && fine.lowerBound <= coarse.upperBound)
        #expect(coarse.upper - coarse.lower <= 8, "\(function) \(argument)")
        #expect(fine.upper - fine.lower <= 8, "\(function) \(argument)")
      }
    }
  }

  @Test("softmax adds up to 1, and a common shift changes nothing")
  func softmax() throws {
    var generator = SeededRandom(seed: seed())
    for _ in 0..<25 {
      let logits = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        random(40, &generator)
      }
      let shift = Rational(BigInt(10).power(30)) + random(5, &generator)
      let softmax = try Softmax().trace(input: Tensor(logits)).output.elements
      let shifted = try Softmax().trace(input: Tensor(logits.map { $0 + shift })).output.elements
      #expect(try agree(.sum(softmax), CertifiedReal(1), bits: 200))
      for (one, other) in zip(softmax, shifted) {
        #expect(try one.decimal(places: 30) == other.decimal(places: 30))
      }
      let logarithms = try LogSoftmax().trace(input: Tensor(logits)).output.elements
      for (probability, logarithm) in zip(softmax, logarithms) {
        #expect(try agree(.exp(logarithm), probability, bits: 120))
      }
    }
  }
}
