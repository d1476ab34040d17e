import Compute

extension RequestedOperation {
  static let maxPool2d = pooling("max_pool2d") { pooling, input, _ in
    try MaxPool2D(pooling).trace(input: input)
  }

  static let avgPool2d = pooling("avg_pool2d", extra: ["count_include_pad"]) {
    pooling, input, fields in
    let counts = try fields.flag("count_include_pad", default: true)
    return try AvgPool2D(pooling, countIncludePad: counts).trace(input: input)
  }

  static let sumPool2d = pooling("sum_pool2d") { pooling, input, _ in
    try SumPool2D(pooling).trace(input: input)
  }

  /// The mean of each whole channel.
  static let globalAvgPool2d = RequestedOperation(
    name: "global_avg_pool2d", required: ["input"], optional: [],
    apply: { fields, budget in
      let input = try fields.tensor("input")
      let plane = input.shape.plane.height.timesAtMost(input.shape.plane.width)
      try budget.allow(
        values: input.shape.count / max(1, plane), products: input.shape.count,
        operands: [input])
      return Applied(try AvgPool2D.global(over: input.shape).trace(input: input))
    }, gradients: [.input])

  private static func pooling(
    _ name: String, extra: [String] = [],
    trace: @escaping @Sendable (Pooling, Tensor, Fields) throws -> Trace
  ) -> RequestedOperation {
    RequestedOperation(
      name: name, required: ["input", "kernel_size"],
      optional: ["stride", "padding", "dilation", "ceil_mode"] + extra,
      apply: { fields, budget in
        let input = try fields.tensor("input")
        guard let size = try fields.pair("kernel_size") else {
          throw RequestError("\(name) needs \"kernel_size\"")
        }
        let pooling = Pooling(
          kernelSize: size, stride: try fields.pair("stride"), padding: try fields.padding(),
          dilation: try fields.pair("dilation") ?? Stride(1),
          ceilMode: try fields.flag("ceil_mode", default: false))
        let sliding = Sliding(
          input: input.shape, kernel: [size.vertical, size.horizontal],
          stride: pooling.stride ?? size, padding: pooling.padding, dilation: pooling.dilation,
          ceilMode: pooling.ceilMode)
        if let sliding {
          let plane = input.shape.plane.height * input.shape.plane.width
          let values = sliding.count.timesAtMost(input.shape.count / max(1, plane))
          let cells = size.vertical.timesAtMost(size.horizontal)
          try budget.allow(values: values, products: values.timesAtMost(cells), operands: [input])
        }
        return Applied(try trace(pooling, input, fields), shape: sliding?.rule)
      }, gradients: [.input])
  }
}
