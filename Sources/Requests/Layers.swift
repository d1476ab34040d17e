import Compute

extension RequestedOperation {
  static let linear = RequestedOperation(
    name: "linear", required: ["input", "weight"], optional: ["bias"],
    apply: { fields, budget in
      let (input, weight) = (try fields.tensor("input"), try fields.tensor("weight"))
      let bias = try fields.optionalTensor("bias")
      let outputs = weight.shape.sizes.first ?? 1
      let values = outputs.timesAtMost(input.shape.rank == 2 ? input.shape[0] : 1)
      try budget.allow(
        values: values, products: values.timesAtMost(weight.shape.count / max(1, outputs)),
        operands: [input, weight] + (bias.map { [$0] } ?? []))
      return Applied(
        try Linear().trace(input: input, weight: weight, bias: bias),
        shape: "outputs: the rows of weight (\(weight.shape)) = \(outputs)",
        learned: [weight, bias]
      )
    }, gradients: [.input, .weight, .bias])

  static let relu = RequestedOperation(
    name: "relu", required: ["input"], optional: [],
    apply: { fields, budget in
      let input = try budget.elements(of: fields)
      return Applied(try ReLU().trace(input: input), shape: unchanged(input.shape))
    }, gradients: [.input])

  static let leakyReLU = RequestedOperation(
    name: "leaky_relu", required: ["input"], optional: ["negative_slope"],
    apply: { fields, budget in
      var operation = LeakyReLU()
      if let slope = try fields.number("negative_slope") { operation.negativeSlope = slope }
      let input = try budget.elements(of: fields, with: Tensor([operation.negativeSlope]))
      return Applied(try operation.trace(input: input), shape: unchanged(input.shape))
    }, gradients: [.input])

  static let flatten = RequestedOperation(
    name: "flatten", required: ["input"], optional: ["start_dim"],
    apply: { fields, budget in
      let input = try budget.elements(of: fields)
      let operation = Flatten(startDim: try fields.integer("start_dim", default: 0))
      let trace = try operation.trace(input: input)
      let sizes = input.shape.sizes.map(String.init).joined(separator: "×")
      return Applied(
        trace,
        shape: "the sizes from dimension \(operation.startDim) on are multiplied: "
          + "\(sizes) becomes \(trace.output.shape.sizes)")
    })

  static let pad = RequestedOperation(
    name: "pad", required: ["input", "padding"], optional: ["value"],
    apply: { fields, budget in
      let input = try fields.tensor("input")
      let isList = input.shape.rank == 1
      let rule = isList ? try fields.linePadding() : try fields.padding()
      guard case .explicit(let padding) = rule else {
        throw RequestError("\"padding\" of pad must be given in numbers")
      }
      let value = try fields.number("value") ?? .zero
      let plane = input.shape.plane
      let height = plane.height + padding.top + padding.bottom
      let width = plane.width + padding.left + padding.right
      let planes = input.shape.count / max(1, plane.height * plane.width)
      let values = max(0, height).timesAtMost(max(0, width)).timesAtMost(planes)
      try budget.allow(values: values, products: values, operands: [input, Tensor([value])])
      let rules =
        (isList ? [] : ["height: \(plane.height) + \(padding.top) + \(padding.bottom) = \(height)"])
        + ["width: \(plane.width) + \(padding.left) + \(padding.right) = \(width)"]
      return Applied(
        try Pad(padding, value: value).trace(input: input), shape: rules.joined(separator: "; "))
    })

  static let add = RequestedOperation(
    name: "add", required: ["input", "other"], optional: [],
    apply: { fields, budget in
      let (input, other) = try budget.pair("other", of: fields)
      return Applied(try Add().trace(input: input, other: other), shape: unchanged(input.shape))
    })

  static let concat = RequestedOperation(
    name: "concat", required: ["inputs"], optional: ["dim"],
    apply: { fields, budget in
      let inputs = try fields.tensors("inputs")
      let operation = Concat(dim: try fields.integer("dim", default: 0))
      let values = inputs.reduce(0) { $0 + $1.shape.count }
      try budget.allow(
        values: values, products: values.timesAtMost(1 + inputs.count / 100),
        operands: [Tensor(inputs.flatMap(\.elements))])
      let trace = try operation.trace(inputs: inputs)
      let shapes = inputs.map(\.shape.description).joined(separator: " and ")
      return Applied(
        trace,
        shape: "the sizes along dimension \(operation.dim) are added: \(shapes) "
          + "become \(trace.output.shape)")
    })

  static let errorTable = RequestedOperation(
    name: "error_table", required: ["input", "target"], optional: [],
    apply: { fields, budget in
      let (input, target) = try budget.pair("target", of: fields)
      return Applied(
        try ErrorTable().trace(input: input, target: target), shape: unchanged(input.shape))
    })

  static let mseLoss = RequestedOperation(
    name: "mse_loss", required: ["input", "target"], optional: [],
    apply: { fields, budget in
      let (input, target) = try budget.pair("target", of: fields, isLoss: true)
      return Applied(
        try MSELoss().trace(input: input, target: target), shape: "a loss is one number")
    })

  private static func unchanged(_ shape: Shape) -> String { "the shape stays \(shape)" }
}

extension Budget {
  /// The input of an operation that takes its elements one by one.
  fileprivate func elements(of fields: Fields, with other: Tensor? = nil) throws -> Tensor {
    let input = try fields.tensor("input")
    try allow(
      values: input.shape.count, products: input.shape.count,
      operands: [input] + (other.map { [$0] } ?? []))
    return input
  }

  /// The input and another operand of the same shape.
  fileprivate func pair(_ key: String, of fields: Fields, isLoss: Bool = false) throws -> (
    Tensor, Tensor
  ) {
    let (input, other) = (try fields.tensor("input"), try fields.tensor(key))
    let count = input.shape.count
    // A loss multiplies differences with themselves, all in one sum.
    try allow(
      values: isLoss ? 1 : count, products: count.timesAtMost(2),
      operands: isLoss ? [input, other, input, other] : [input, other])
    return (input, other)
  }
}
