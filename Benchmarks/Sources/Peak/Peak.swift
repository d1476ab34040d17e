/// Multiplies and adds in registers alone, as many independent sums as keep the processor busy.
///
/// - Returns: how many floating-point operations that were, and a number that depends on them all, so
///   that none is left out.
public func multiplyAndAdd(rounds: Int) -> (operations: Double, check: Float) {
  let factor = SIMD16<Float>(repeating: 0.999)
  let term = SIMD16<Float>(repeating: 0.001)
  var (s0, s1, s2, s3) = (term, factor, term, factor)
  var (s4, s5, s6, s7) = (term, factor, term, factor)
  var (s8, s9, s10, s11) = (term, factor, term, factor)
  for _ in 0..<rounds {
    s0 = term.addingProduct(s0, factor)
    s1 = term.addingProduct(s1, factor)
    s2 = term.addingProduct(s2, factor)
    s3 = term.addingProduct(s3, factor)
    s4 = term.addingProduct(s4, factor)
    s5 = term.addingProduct(s5, factor)
    s6 = term.addingProduct(s6, factor)
    s7 = term.addingProduct(s7, factor)
    s8 = term.addingProduct(s8, factor)
    s9 = term.addingProduct(s9, factor)
    s10 = term.addingProduct(s10, factor)
    s11 = term.addingProduct(s11, factor)
  }
  let sums = s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11
  return (Double(rounds) * 12 * 16 * 2, sums.sum())
}
