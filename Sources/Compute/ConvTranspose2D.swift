/// Transposed convolution: each input cell lays the kernel, times itself, on the output.
///
/// Where kernels overlap they are added. PyTorch's `torch.nn.functional.conv_transpose2d`.
public struct ConvTranspose2D: Hashable, Sendable {
  public var stride: Stride
  /// What is cut off at the sides of the output.
  public var padding: Padding
  /// Rows and columns added at the bottom and the right of the output, which no stride can tell.
  public var outputPadding: Stride
  public var dilation: Stride
  public var groups: Int

  public init(
    stride: Stride = Stride(1), padding: Padding = .none, outputPadding: Stride = Stride(0),
    dilation: Stride = Stride(1), groups: Int = 1
  ) {
    self.stride = stride
    self.padding = padding
    self.outputPadding = outputPadding
    self.dilation = dilation
    self.groups = groups
  }

  /// Spreads an input over a larger output.
  ///
  /// `[H, W]` with `[kh, kw]` gives `[H', W']`; `[C, H, W]` or `[N, C, H, W]` with
  /// `[C, F/groups, kh, kw]` give `[F, H', W']` or `[N, F, H', W']`, where H' is
  /// (H − 1)s − p₁ − p₂ + d(k − 1) + 1 + output padding: V. Dumoulin and F. Visin, A guide to convolution
  /// arithmetic for deep learning, 2016, relationship 14.
  ///
  /// - Throws: `OperationError` where the shapes or parameters do not fit together.
  public func trace(input: Tensor, weight: Tensor, bias: Tensor? = nil) throws(OperationError)
    -> Trace
  {
    let ranks = (input.shape.rank, weight.shape.rank)
    guard ranks == (2, 2) || ranks == (3, 4) || ranks == (4, 4) else {
      throw .ranks(
        input: input.shape, weight: weight.shape,
        expected: "[H, W] with [kh, kw], [C, H, W] or [N, C, H, W] with [C, F/groups, kh, kw]")
    }
    let geometry = try TransposedGeometry(self, input: input, weight: weight, bias: bias)
    let source = TermMap(input: input, weight: weight, outputShape: geometry.outputShape) {
      geometry.window($0)
    }
    return Trace(.convTranspose2d(self), source: source)
  }
}

/// Which input cells reach an output cell of a transposed convolution.
private struct TransposedGeometry: Sendable {
  let operation: ConvTranspose2D
  let input: Tensor
  let weight: Tensor
  let bias: Tensor?
  let outputShape: Shape
  private let axes: Axes
  private let weightAxes: Axes
  private let inputSizes: [Int]
  private let kernelSizes: [Int]
  private let outputSizes: [Int]

  init(_ operation: ConvTranspose2D, input: Tensor, weight: Tensor, bias: Tensor?)
    throws(OperationError)
  {
    for (name, operand) in [("input", input), ("weight", weight)] where operand.shape.count == 0 {
      throw .empty(operand: name)
    }
    let (stride, dilation) = (operation.stride, operation.dilation)
    for side in [stride.vertical, stride.horizontal] where side < 1 { throw .stride(side) }
    for side in [dilation.vertical, dilation.horizontal] where side < 1 { throw .dilation(side) }
    let padding = operation.padding
    let extra = operation.outputPadding
    guard min(padding.top, padding.left, padding.bottom, padding.right) >= 0,
      min(extra.vertical, extra.horizontal) >= 0
    else { throw .negativePadding }
    guard extra.vertical < max(stride.vertical, dilation.vertical),
      extra.horizontal < max(stride.horizontal, dilation.horizontal)
    else { throw .outputPadding }
    self.operation = operation
    self.input = input
    self.weight = weight
    self.bias = bias
    axes = .image(rank: input.shape.rank)
    weightAxes = .image(rank: weight.shape.rank)
    inputSizes = axes.full(input.shape)
    kernelSizes = weightAxes.full(weight.shape)
    let filters = kernelSizes[1] * operation.groups
    guard operation.groups >= 1, inputSizes[1] % operation.groups == 0 else {
      throw .groups(operation.groups, channels: inputSizes[1], filters: filters)
    }
    guard kernelSizes[0] == inputSizes[1] else {
      throw .channels(input: input.shape, weight: weight.shape, groups: operation.groups)
    }
    if let bias, bias.elements.count != filters { throw .bias(bias.shape, filters: filters) }
    outputSizes = [
      inputSizes[0], filters,
      (inputSizes[2] - 1) * stride.vertical - padding.top - padding.bottom
        + dilation.vertical * (kernelSizes[2] - 1) + 1 + extra.vertical,
      (inputSizes[3] - 1) * stride.horizontal - padding.left - padding.right
        + dilation.horizontal * (kernelSizes[3] - 1) + 1 + extra.horizontal,
    ]
    guard outputSizes[2] >= 1, outputSizes[3] >= 1 else { throw .nothingLeft }
    outputShape = Shape(axes.shorten(outputSizes))
  }

  func window(_ number: Int) -> Window {
    let output = Shape(outputSizes).index(at: number)
    let perGroup = kernelSizes[1]
    let group = output[1] / perGroup
    let channels = inputSizes[1] / operation.groups
    var rows: [[Term]] = []
    for channel in group * channels..<(group + 1) * channels {
      for row in 0..<kernelSizes[2] {
        let line = (0..<kernelSizes[3]).compactMap { column in
          term(
            output, channel: channel, filter: output[1] - group * perGroup, row: row,
            column: column)
        }
        if !line.isEmpty { rows.append(line) }
      }
    }
    return Window(
      number: number, output: axes.shorten(output), origin: rows.first?.first?.input ?? [],
      extent: [], rows: rows, bias: bias?.elements[output[1]])
  }

  /// The product of a weight, if an input cell lays it on this output cell.
  private func term(
    _ output: [Int], channel: Int, filter: Int, row: Int, column: Int
  ) -> Term? {
    func source(_ place: Int, _ padding: Int, _ offset: Int, _ stride: Int, _ size: Int) -> Int? {
      let distance = place + padding - offset
      guard distance >= 0, distance % stride == 0, distance / stride < size else { return nil }
      return distance / stride
    }
    guard
      let inputRow = source(
        output[2], operation.padding.top, row * operation.dilation.vertical,
        operation.stride.vertical, inputSizes[2]),
      let inputColumn = source(
        output[3], operation.padding.left, column * operation.dilation.horizontal,
        operation.stride.horizontal, inputSizes[3])
    else { return nil }
    let cell = [output[0], channel, inputRow, inputColumn]
    let place = [channel, filter, row, column]
    return Term(
      input: axes.shorten(cell), weight: weightAxes.shorten(place),
      inputValue: input.elements[Shape(inputSizes).offset(of: cell)],
      weightValue: weight.elements[Shape(kernelSizes).offset(of: place)], isPadding: false)
  }
}
