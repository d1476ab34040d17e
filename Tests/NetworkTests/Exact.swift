import Compute
import Testing

@testable import Network

/// The very number that a float is.
func exact(_ value: Float) -> Rational {
  guard value != 0 else { return .zero }
  let digits = Int(value.significandBitPattern | (value.isNormal ? 1 << 23 : 0))
  let power = (value.isNormal ? Int(value.exponent) : -126) - 23
  let whole = Rational(value < 0 ? -digits : digits)
  return power >= 0 ? whole * twoTo(power) : whole / twoTo(-power)
}

/// Two to a power of any size.
func twoTo(_ power: Int) -> Rational {
  (0..<power / 32).reduce(Rational(1 << (power % 32))) { product, _ in product * Rational(1 << 32) }
}

func exact(_ values: [Float], _ shape: [Int]) -> Tensor {
  Tensor(shape: Shape(shape), elements: values.map(exact))
}

extension Tensor {
  /// Each number without its sign: what an operation makes of these bounds its rounding errors.
  var magnitudes: Tensor {
    Tensor(shape: shape, elements: elements.map { $0 < 0 ? -$0 : $0 })
  }
}

/// Whether each float is within (terms + 4) · 2⁻²⁴ · Σ|terms| of the exact sum: what rounding may do
/// to a sum of so many products, in whatever order they are added.
func expectClose(
  _ floats: [Float], to exactSums: Tensor, terms: Int, magnitudes: Tensor, _ what: String
) {
  expectClose(
    floats, to: exactSums.elements,
    within: magnitudes.elements.map { Rational(terms + 4) * $0 / twoTo(24) }, what)
}

/// Whether each float is as close to the exact number as its bound says.
func expectClose(
  _ floats: [Float], to exactNumbers: [Rational], within bounds: [Rational], _ what: String
) {
  #expect(floats.count == exactNumbers.count, "\(what)")
  for (index, float) in floats.enumerated() {
    let error = float.isFinite ? exact(float) - exactNumbers[index] : bounds[index] + 1
    guard error <= bounds[index], -error <= bounds[index] else {
      Issue.record("\(what), number \(index): \(float) is too far from the exact number")
      return
    }
  }
}

/// Whether each float is the exact number, without any rounding.
func expectSame(_ floats: [Float], as exactNumbers: Tensor, _ what: String) {
  expectClose(
    floats, to: exactNumbers.elements, within: exactNumbers.elements.map { _ in .zero }, what)
}

extension RandomNumberGenerator {
  /// Numbers from −1 to 1 of 13 binary digits: products of two are exact, sums of products are not.
  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float(Int.random(in: -4096...4096, using: &self)) / 4096 }
  }

  mutating func pair(_ range: ClosedRange<Int>) -> Pair {
    Pair(.random(in: range, using: &self), .random(in: range, using: &self))
  }
}
