/// What is above zero stays, what is below becomes zero: PyTorch's `torch.nn.functional.relu`.
public struct ReLU: Hashable, Sendable {
  public init() {}

  /// Applies it to each element; the shape stays.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    try Trace.scaling(.relu(self), input) { $0 > .zero ? .one : .zero }
  }
}

/// What is above zero stays, what is below is multiplied by a small slope: PyTorch's
/// `torch.nn.functional.leaky_relu`.
public struct LeakyReLU: Hashable, Sendable {
  /// PyTorch's default is 1/100.
  public var negativeSlope: Rational

  public init(negativeSlope: Rational = Rational(1, 100)) { self.negativeSlope = negativeSlope }

  /// Applies it to each element; the shape stays.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    let slope = negativeSlope
    return try Trace.scaling(.leakyReLU(self), input) { $0 > .zero ? .one : slope }
  }
}

/// How far each number is from zero: PyTorch's `torch.abs`.
public struct Abs: Hashable, Sendable {
  public init() {}

  /// Applies it to each element; the shape stays.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    try Trace.scaling(.abs(self), input) { $0.isNegative ? -1 : .one }
  }
}

extension Trace {
  /// Each element times a factor that depends on it alone.
  fileprivate static func scaling(
    _ operation: Operation, _ input: Tensor, by factor: @escaping @Sendable (Rational) -> Rational
  ) throws(OperationError) -> Trace {
    guard input.shape.count > 0 else { throw .empty(operand: "input") }
    let source = TermMap(input: input, outputShape: input.shape) { number in
      let place = input.shape.index(at: number)
      let value = input.elements[number]
      return Window(
        number: number, output: place,
        terms: [
          Term(
            input: place, weight: [0], inputValue: value, weightValue: factor(value),
            isPadding: false)
        ])
    }
    return Trace(operation, source: source)
  }
}
