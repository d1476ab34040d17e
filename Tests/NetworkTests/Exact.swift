import Compute
import Testing

@testable import Network

/// The very number that a float is.
func exact(_ value: Float) -> Rational {
  guard value != 0 else { return .zero }
  let digits = Int(value.significandBitPattern | (value.isNormal ? 1 << 23 : 0))
  let power = (value.isNormal ? Int(value.exponent) : -126) - 23
  let whole = Rational(value < 0 ? -digits : digits)
  return power >= 0 ? whole * Rational(1 << power) : whole / twoTo(-power)
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
  #expect(floats.count == exactSums.elements.count, "\(what)")
  for (index, float) in floats.enumerated() {
    let error = exact(float) - exactSums.elements[index]
    let bound = Rational(terms + 4) * magnitudes.elements[index] / twoTo(24)
    let isClose = float.isFinite && error <= bound && -error <= bound
    guard isClose else {
      Issue.record("\(what), number \(index): \(float) is too far from the exact sum")
      return
    }
  }
}

extension RandomNumberGenerator {
  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float.random(in: -1...1, using: &self) }
  }
}
