/// The table of errors: right answer − actual, element by element.
public struct ErrorTable: Hashable, Sendable {
  public init() {}

  /// The error of each element of `input` against `target`; the shape stays.
  ///
  /// - Throws: `OperationError` where the shapes differ.
  public func trace(input: Tensor, target: Tensor) throws(OperationError) -> Trace {
    Trace(
      .errorTable(self), source: try TermMap.combining(target, input, weights: (.one, -.one)))
  }
}

/// The mean of the squared errors: PyTorch's `torch.nn.functional.mse_loss`.
public struct MSELoss: Hashable, Sendable {
  public init() {}

  /// The loss of `input` against `target`: a list of one number.
  ///
  /// - Throws: `OperationError` where the shapes differ.
  public func trace(input: Tensor, target: Tensor) throws(OperationError) -> Trace {
    guard input.shape == target.shape else { throw .differ(input.shape, target.shape) }
    guard input.shape.count > 0 else { throw .empty(operand: "input") }
    let source = TermMap(input: input, weight: target, outputShape: [1]) { _ in
      let terms = zip(input.elements, target.elements).enumerated().map { place, pair in
        let error = pair.0 - pair.1
        let index = input.shape.index(at: place)
        return Term(
          input: index, weight: index, inputValue: error, weightValue: error, isPadding: false)
      }
      return Window(
        number: 0, output: [0], terms: terms, reduction: .mean(divisor: terms.count))
    }
    return Trace(.mseLoss(self), source: source)
  }
}
