/// Two-dimensional convolution as deep learning means it (cross-correlation): the kernel is laid on
/// the input without being turned round, the pairs are multiplied and added.
///
/// As PyTorch's `torch.nn.functional.conv2d` on one channel.
public struct Conv2D: Hashable, Sendable {
  public var stride: Stride
  public var padding: PaddingRule

  /// How far the window moves down and to the right at each step.
  public struct Stride: Hashable, Sendable {
    public let vertical: Int
    public let horizontal: Int

    public init(vertical: Int, horizontal: Int) {
      self.vertical = vertical
      self.horizontal = horizontal
    }

    public init(_ both: Int) {
      self.init(vertical: both, horizontal: both)
    }
  }

  public init(stride: Stride = Stride(1), padding: PaddingRule = .valid) {
    self.stride = stride
    self.padding = padding
  }

  /// Slides a kernel `[kh, kw]` over an input `[h, w]`; the output is `[h', w']` with each side
  /// ⌊(n + 2p − f)/s⌋ + 1.
  ///
  /// - Throws: `OperationError` where the shapes or parameters do not fit together.
  public func trace(input: Tensor, weight: Tensor) throws(OperationError) -> Trace {
    for (name, operand) in [("input", input), ("weight", weight)] {
      if operand.shape.rank != 2 {
        throw .rank(operand: name, expected: 2, shape: operand.shape)
      }
      if operand.shape.count == 0 { throw .empty(operand: name) }
    }
    let sliding = try SlidingWindow(
      input: input.shape, kernel: weight.shape, stride: (stride.vertical, stride.horizontal),
      padding: padding)
    return Trace(
      .conv2d(self), source: Source(input: input, weight: weight, sliding: sliding))
  }

  /// The output-size rule along the height and the width.
  public func outputSize(input: Shape, kernel: Shape) throws(OperationError) -> (
    height: OutputSize, width: OutputSize
  ) {
    let sliding = try SlidingWindow(
      input: input, kernel: kernel, stride: (stride.vertical, stride.horizontal), padding: padding)
    return (sliding.vertical, sliding.horizontal)
  }

  /// The padding that a kernel of this shape gets.
  public func resolvedPadding(kernel: Shape) -> Padding {
    padding.padding(kernel: (kernel[0], kernel[1]))
  }
}

extension Conv2D {
  private struct Source: WindowSource {
    let input: Tensor
    let weight: Tensor
    let sliding: SlidingWindow

    var outputShape: Shape { sliding.outputShape }

    func termCount(of window: Int) -> Int { weight.shape.count }

    func window(_ number: Int) -> Window {
      let output = outputShape.index(at: number)
      let origin = sliding.origin(of: output)
      let rows = (0..<weight.shape[0]).map { i in
        (0..<weight.shape[1]).map { j in
          let value = inputValue(origin.row + i, origin.column + j)
          return Term(
            input: [origin.row + i, origin.column + j], weight: [i, j],
            inputValue: value ?? .zero, weightValue: weight[i, j], isPadding: value == nil)
        }
      }
      return Window(
        number: number, output: output, origin: [origin.row, origin.column],
        extent: weight.shape.sizes, rows: rows)
    }

    func result(of window: Int) -> Rational {
      let origin = sliding.origin(of: outputShape.index(at: window))
      var sum = Rational.zero
      var place = 0
      for row in origin.row..<origin.row + weight.shape[0] {
        for column in origin.column..<origin.column + weight.shape[1] {
          if let value = inputValue(row, column) { sum += value * weight.elements[place] }
          place += 1
        }
      }
      return sum
    }

    func windows(reading cell: [Int]) -> [Int] {
      sliding.outputs(covering: cell).map(outputShape.offset(of:))
    }

    func windows(using weight: [Int]) -> [Int] { Array(0..<outputShape.count) }

    /// The value at a place, or nil in the padding.
    private func inputValue(_ row: Int, _ column: Int) -> Rational? {
      let (height, width) = (input.shape[0], input.shape[1])
      guard (0..<height).contains(row), (0..<width).contains(column) else { return nil }
      return input.elements[row * width + column]
    }
  }
}
