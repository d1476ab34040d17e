import Compute

extension RequestedOperation {
  private static let sliding = ["bias", "stride", "padding", "dilation", "groups"]

  static let conv1d = RequestedOperation(
    name: "conv1d", required: ["input", "weight"], optional: sliding,
    apply: { fields, budget in
      let (input, weight) = (try fields.tensor("input"), try fields.tensor("weight"))
      let bias = try fields.optionalTensor("bias")
      let operation = Conv1D(
        stride: try fields.integer("stride", default: 1), padding: try fields.linePadding(),
        dilation: try fields.integer("dilation", default: 1),
        groups: try fields.integer("groups", default: 1))
      // A list is one row: neither channels nor filters are rows of a plane here.
      let sliding = Sliding(
        input: [input.shape.size(fromLast: 0)], kernel: [weight.shape.size(fromLast: 0)],
        stride: Stride(vertical: 1, horizontal: operation.stride), padding: operation.padding,
        dilation: Stride(vertical: 1, horizontal: operation.dilation))
      try budget.allow(
        windows: sliding, images: input.shape.rank == 3 ? input.shape[0] : 1,
        filters: weight.shape.rank == 3 ? weight.shape[0] : 1, input, weight, bias)
      return Applied(
        try operation.trace(input: input, weight: weight, bias: bias), shape: sliding?.lineRule,
        learned: [weight, bias])
    }, gradients: [.input, .weight, .bias])

  static let conv2d = RequestedOperation(
    name: "conv2d", required: ["input", "weight"], optional: sliding,
    apply: { fields, budget in
      let (input, weight) = (try fields.tensor("input"), try fields.tensor("weight"))
      let bias = try fields.optionalTensor("bias")
      let operation = Conv2D(
        stride: try fields.pair("stride") ?? Stride(1), padding: try fields.padding(),
        dilation: try fields.pair("dilation") ?? Stride(1),
        groups: try fields.integer("groups", default: 1))
      let sliding = Sliding(
        input: input.shape, kernel: weight.shape, stride: operation.stride,
        padding: operation.padding, dilation: operation.dilation)
      try budget.allow(
        windows: sliding, images: input.shape.rank == 4 ? input.shape[0] : 1,
        filters: weight.shape.rank == 4 ? weight.shape[0] : 1, input, weight, bias)
      return Applied(
        try operation.trace(input: input, weight: weight, bias: bias), shape: sliding?.rule,
        learned: [weight, bias])
    }, gradients: [.input, .weight, .bias])

  static let convTranspose2d = RequestedOperation(
    name: "conv_transpose2d", required: ["input", "weight"],
    optional: ["bias", "stride", "padding", "output_padding", "dilation", "groups"],
    apply: { fields, budget in
      let (input, weight) = (try fields.tensor("input"), try fields.tensor("weight"))
      let bias = try fields.optionalTensor("bias")
      let operation = ConvTranspose2D(
        stride: try fields.pair("stride") ?? Stride(1), padding: try fields.explicitPadding(),
        outputPadding: try fields.pair("output_padding") ?? Stride(0),
        dilation: try fields.pair("dilation") ?? Stride(1),
        groups: try fields.integer("groups", default: 1))
      let sides = TransposedSides(operation, input: input.shape, kernel: weight.shape)
      let filters = weight.shape.rank == 4 ? weight.shape[1].timesAtMost(operation.groups) : 1
      let values = sides.count.timesAtMost(filters)
        .timesAtMost(input.shape.rank == 4 ? input.shape[0] : 1)
      let products = weight.shape.count / max(1, weight.shape.rank == 4 ? weight.shape[1] : 1)
      try budget.allow(
        values: max(0, values), products: max(0, values.timesAtMost(max(1, products))),
        operands: [input, weight])
      return Applied(
        try operation.trace(input: input, weight: weight, bias: bias), shape: sides.rule,
        learned: [weight, bias])
    }, gradients: [.input, .weight])

  static let convolve = RequestedOperation(
    name: "convolve", required: ["input", "weight"], optional: ["mode"],
    apply: { fields, budget in
      let (input, weight) = (try fields.tensor("input"), try fields.tensor("weight"))
      let operation = Convolve(mode: try fields.word("mode", default: .full))
      let sides = zip(input.shape.sizes, weight.shape.sizes).map { ($0, $1) }
      let values = sides.reduce(1) { $0.timesAtMost(max(0, $1.0 + $1.1 - 1)) }
      try budget.allow(
        values: values, products: input.shape.count.timesAtMost(weight.shape.count), pace: .list,
        operands: [input, weight])
      let trace = try operation.trace(input: input, weight: weight)
      let rule = sides.map { n, f in
        switch operation.mode {
        case .full: "n + f − 1 = \(n) + \(f) − 1 = \(n + f - 1)"
        case .same where sides.count == 2: "n = \(n)"
        case .same: "max(n, f) = max(\(n), \(f)) = \(max(n, f))"
        case .valid: "|n − f| + 1 = |\(n) − \(f)| + 1 = \(abs(n - f) + 1)"
        }
      }
      return Applied(trace, shape: "size: " + rule.joined(separator: "; "), learned: [weight])
    }, gradients: [.input, .weight])
}

extension Budget {
  /// Refuses a convolution that is too much.
  fileprivate func allow(
    windows: Sliding?, images: Int, filters: Int, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?
  ) throws {
    guard let windows else { return }
    let values = windows.count.timesAtMost(images).timesAtMost(filters)
    try allow(
      values: values, products: values.timesAtMost(weight.shape.count / max(1, filters)),
      pace: .straight, operands: [input, weight] + (bias.map { [$0] } ?? []))
  }
}

/// The sides of a transposed convolution's output.
private struct TransposedSides {
  let rule: String
  /// How many values a plane has; below zero or zero where nothing is left.
  let count: Int

  init(_ operation: ConvTranspose2D, input: Shape, kernel: Shape) {
    let (plane, window) = (input.plane, kernel.plane)
    let padding = operation.padding
    let height = Self.side(
      plane.height, operation.stride.vertical, (padding.top, padding.bottom), window.height,
      operation.dilation.vertical, operation.outputPadding.vertical)
    let width = Self.side(
      plane.width, operation.stride.horizontal, (padding.left, padding.right), window.width,
      operation.dilation.horizontal, operation.outputPadding.horizontal)
    rule = "height: \(height.rule); width: \(width.rule)"
    count = max(0, height.size).timesAtMost(max(0, width.size))
  }

  private static func side(
    _ input: Int, _ stride: Int, _ padding: (Int, Int), _ kernel: Int, _ dilation: Int, _ extra: Int
  ) -> (size: Int, rule: String) {
    let size =
      (input - 1) * stride - padding.0 - padding.1 + dilation * (kernel - 1) + 1 + extra
    return (
      size,
      "(input − 1)×stride − padding + dilation×(kernel − 1) + 1 + output padding: "
        + "(\(input) − 1)×\(stride) − \(padding.0) − \(padding.1) + \(dilation)×(\(kernel) − 1) "
        + "+ 1 + \(extra) = \(size)"
    )
  }
}
