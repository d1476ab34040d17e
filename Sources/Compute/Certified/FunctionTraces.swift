/// e^x of each number: PyTorch's `torch.exp`.
public struct Exp: Hashable, Sendable {
  public init() {}

  /// Applies it to each element, which becomes a decimal with thirty proved digits; the shape stays.
  ///
  /// - Throws: `OperationError` where a power is too large or too small to be written.
  public func windows(input: Tensor) throws(OperationError) -> Trace {
    try Trace.applying(.exp(self), input) { value throws(OperationError) in
      guard value <= Rational(CertifiedReal.greatestExponent) else {
        throw .noValue(
          function: "exp",
          reason: "\(CertificationError.exponentTooLarge(limit: CertifiedReal.greatestExponent))")
      }
      return try CertifiedReal.exp(ofSmall: value).approximation(
        of: "exp", power: value.powerOfTen)
    }
  }
}

extension Sigmoid {
  /// Applies it window by window to each element, which becomes a decimal with thirty proved digits.
  ///
  /// - Throws: `OperationError` where a value is too small to be written.
  public func windows(input: Tensor) throws(OperationError) -> Trace {
    try Trace.applying(.sigmoid(self), input) { value throws(OperationError) in
      try CertifiedReal.sigmoid(CertifiedReal(value)).approximation(
        of: "sigmoid", power: min(value, .zero).powerOfTen)
    }
  }
}

extension Tanh {
  /// Applies it window by window to each element, which becomes a decimal with thirty proved digits.
  ///
  /// - Throws: `OperationError` where a value is too small to be written.
  public func windows(input: Tensor) throws(OperationError) -> Trace {
    try Trace.applying(.tanh(self), input) { value throws(OperationError) in
      try CertifiedReal.tanh(CertifiedReal(value)).approximation(of: "tanh")
    }
  }
}

extension Trace {
  /// A function of each element by itself.
  fileprivate static func applying(
    _ operation: Operation, _ input: Tensor,
    _ function: (Rational) throws(OperationError) -> Rational
  ) throws(OperationError) -> Trace {
    guard input.shape.count > 0 else { throw .empty(operand: "input") }
    var known: [Rational: Rational] = [:]
    var values: [Rational] = []
    values.reserveCapacity(input.shape.count)
    for element in input.elements {
      let value = if let value = known[element] { value } else { try function(element) }
      known[element] = value
      values.append(value)
    }
    let results = values
    let source = TermMap(input: input, outputShape: input.shape) { number in
      let place = input.shape.index(at: number)
      return Window(
        number: number, output: place,
        terms: [
          Term(
            input: place, weight: [0], inputValue: input.elements[number], weightValue: .one,
            isPadding: false)
        ], reduction: .function(results[number]))
    }
    return Trace(operation, source: source)
  }
}
