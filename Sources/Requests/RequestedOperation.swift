import Compute

/// An operation that can be asked for: its name, its keys, and how it is applied.
struct RequestedOperation: Sendable {
  let name: String
  /// The keys it needs, in the order of its documentation, and those it takes.
  let required: [String]
  let optional: [String]
  let apply: @Sendable (Fields, Budget) throws -> Applied
  /// The gradients that its backward step tells; none where it has no such step here.
  var gradients: [Backward.Operand] = []

  /// The keys of all operations.
  static let commonKeys = ["op", "digits", "trace", "describe", "printed"]

  var keys: [String] { required + optional + Self.commonKeys }

  /// The backward step as an operation of its own, which reads `grad_output`, too.
  var backward: RequestedOperation? {
    guard !gradients.isEmpty else { return nil }
    return RequestedOperation(
      name: name + "_backward", required: required + ["grad_output"], optional: optional
    ) { fields, _ in
      let forward = try apply(fields, Budget(isBackward: true))
      guard let trace = forward.results.first?.trace else { return forward }
      let gradient = try fields.tensor("grad_output")
      // Where there is no bias, there is none to learn.
      let told = gradients.filter { $0 != .bias || fields.has("bias") }
      for operand in told { try allow(operand, of: trace, gradient) }
      let step = try Backward(trace, gradient: gradient)
      return Applied(
        results: told.map { operand in
          let trace = step.trace(of: operand)
          return Applied.Result(
            name: "grad_\(operand.rawValue)", values: .exact(trace.output), trace: trace)
        },
        description: Applied.Description(
          shape: "each gradient has the shape of its operand", parameters: 0,
          multiplications: nil))
    }
  }
}

extension RequestedOperation {
  /// Refuses a gradient whose sums are too much: few numbers may each get many long fractions.
  private func allow(_ operand: Backward.Operand, of trace: Trace, _ gradient: Tensor) throws {
    let budget = Budget(isBackward: true)
    let products = trace.count - trace.windowCount
    switch operand {
    case .input:
      try budget.allow(
        values: trace.input.shape.count, products: products, operands: [gradient, trace.weight])
    case .weight:
      try budget.allow(
        values: trace.weight.shape.count, products: products, operands: [gradient, trace.input])
    case .bias:
      try budget.allow(
        values: max(1, trace.weight.shape.sizes.first ?? 1), products: trace.windowCount,
        operands: [gradient])
    }
  }
}

/// What an operation gives.
struct Applied: Sendable {
  var results: [Result]
  let description: Description

  /// One of the tensors that come out.
  struct Result: Sendable {
    /// The key of the answer; nil where it is the only result.
    let name: String?
    let values: Values
    /// How it came about.
    let trace: Trace?
  }

  enum Values: Sendable {
    case exact(Tensor)
    /// Numbers that may be irrational, and the steps that lead to them, in decimals of so many places:
    /// a list for each part that is computed alone.
    case proved(
      CertifiedTensor, @Sendable (_ places: Int) throws -> [[CalculationStep]])
  }

  /// What `"describe": true` tells.
  struct Description: Sendable {
    /// How the shape of the output comes about, with the numbers put in.
    let shape: String
    /// How many numbers are learned.
    let parameters: Int
    /// How many multiplications it takes; nil means one for each product of the trace.
    let multiplications: Int?
  }

  /// The result of a trace.
  ///
  /// - Parameters:
  ///   - learned: the operands that a network learns; without any there is nothing to multiply by.
  init(_ trace: Trace, shape: String? = nil, learned: [Tensor?] = []) {
    results = [Result(name: nil, values: .exact(trace.output), trace: trace)]
    description = Description(
      shape: shape
        ?? "the output (\(trace.output.shape)) comes from the input (\(trace.input.shape))",
      parameters: learned.reduce(0) { $0 + ($1?.shape.count ?? 0) },
      multiplications: learned.isEmpty ? 0 : nil)
  }

  init(results: [Result], description: Description) {
    self.results = results
    self.description = description
  }
}
