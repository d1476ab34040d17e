/// A dense layer: every output is a weighted sum of all inputs and a bias, `x·Wᵀ + b`; PyTorch's
/// `torch.nn.functional.linear`.
public struct Linear: Hashable, Sendable {
  public init() {}

  /// Applies weights `[out, in]` and a bias `[out]` to `[in]` or `[N, in]`; the output is `[out]` or
  /// `[N, out]`.
  ///
  /// - Throws: `OperationError` where the shapes do not fit together.
  public func trace(input: Tensor, weight: Tensor, bias: Tensor? = nil) throws(OperationError)
    -> Trace
  {
    guard (1...2).contains(input.shape.rank), weight.shape.rank == 2 else {
      throw .ranks(
        input: input.shape, weight: weight.shape, expected: "[in] or [N, in] with [out, in]")
    }
    for (name, operand) in [("input", input), ("weight", weight)] where operand.shape.count == 0 {
      throw .empty(operand: name)
    }
    let (outputs, features) = (weight.shape[0], weight.shape[1])
    guard input.shape.sizes.last == features else {
      throw .features(input: input.shape, weight: weight.shape)
    }
    if let bias, bias.elements.count != outputs { throw .bias(bias.shape, filters: outputs) }
    let batch = Array(input.shape.sizes.dropLast())
    let source = TermMap(
      input: input, weight: weight, bias: bias, outputShape: Shape(batch + [outputs])
    ) { number in
      let (row, output) = (number / outputs, number % outputs)
      let terms = (0..<features).map { feature in
        Term(
          input: batch.isEmpty ? [feature] : [row, feature], weight: [output, feature],
          inputValue: input.elements[row * features + feature],
          weightValue: weight.elements[output * features + feature], isPadding: false)
      }
      return Window(
        number: number, output: batch.isEmpty ? [output] : [row, output], terms: terms,
        bias: bias?.elements[output])
    }
    return Trace(.linear(self), source: source)
  }
}
