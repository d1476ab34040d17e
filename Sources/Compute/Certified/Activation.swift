/// 1/(1 + e^−x) of each number: PyTorch's `torch.sigmoid`.
public struct Sigmoid: Hashable, Sendable {
  public init() {}

  /// Applies it to a tensor of any shape, with numbers of any size.
  public func trace(input: Tensor) -> ActivationTrace { ActivationTrace(.sigmoid, input) }
}

/// (e^x − e^−x)/(e^x + e^−x) of each number: PyTorch's `torch.tanh`.
public struct Tanh: Hashable, Sendable {
  public init() {}

  /// Applies it to a tensor of any shape, with numbers of any size.
  public func trace(input: Tensor) -> ActivationTrace { ActivationTrace(.tanh, input) }
}

/// What an activation makes of each number of a tensor, and its steps.
public struct ActivationTrace: Sendable {
  enum Activation: Sendable {
    case sigmoid
    case tanh
  }

  public let input: Tensor
  public let output: CertifiedTensor
  let activation: Activation

  init(_ activation: Activation, _ input: Tensor) {
    self.activation = activation
    self.input = input
    output = CertifiedTensor(
      shape: input.shape,
      elements: input.elements.map { value in
        switch activation {
        case .sigmoid: .sigmoid(CertifiedReal(value))
        case .tanh: .tanh(CertifiedReal(value))
        }
      })
  }

  /// How the number at a row-major place is computed.
  ///
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public func steps(of element: Int, places: Int) throws(CertificationError) -> [CalculationStep] {
    let value = input.elements[element]
    let result = output.elements[element]
    let factor: Rational = activation == .sigmoid ? 1 : 2
    let power = CertifiedReal.exp(ofSmall: -value.magnitude * factor)
    let one = CertifiedReal(1)
    let below = one + power
    let above = activation == .tanh ? one - power : value.isNegative ? power : one
    let exponent = activation == .sigmoid ? "−|x|" : "−2·|x|"
    return [
      try CalculationStep(
        "power", "e^(\(exponent)): the form that never grows.", [power], places: places),
      try CalculationStep("numerator", Self.numerator(of: activation), [above], places: places),
      try CalculationStep("denominator", "1 + the power.", [below], places: places),
      try CalculationStep(
        "quotient",
        activation == .tanh && value.isNegative
          ? "Numerator divided by denominator, with the sign of x."
          : "Numerator divided by denominator.",
        [result], places: places),
    ]
  }

  private static func numerator(of activation: Activation) -> String {
    switch activation {
    case .sigmoid: "1 for x of 0 or above; the power for x below 0."
    case .tanh: "1 − the power."
    }
  }
}
