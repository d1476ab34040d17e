/// What `MaxPool2D`, `AvgPool2D` and `SumPool2D` share.
///
/// A window moves over each channel, and what it covers becomes one number.
/// Their parameters are PyTorch's; the padding may be of any size as long as each window holds a real
/// cell.
public struct Pooling: Hashable, Sendable {
  public var kernelSize: Stride
  /// How far the window moves; nil means by its own size.
  public var stride: Stride?
  public var padding: PaddingRule
  public var dilation: Stride
  /// Whether a last window may reach beyond the padded input.
  public var ceilMode: Bool

  public init(
    kernelSize: Stride, stride: Stride? = nil, padding: PaddingRule = .valid,
    dilation: Stride = Stride(1), ceilMode: Bool = false
  ) {
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.ceilMode = ceilMode
  }
}

/// The greatest value under each window: PyTorch's `torch.nn.functional.max_pool2d`.
public struct MaxPool2D: Hashable, Sendable {
  public var pooling: Pooling

  public init(_ pooling: Pooling) { self.pooling = pooling }

  /// Pools `[H, W]`, `[C, H, W]` or `[N, C, H, W]`; H and W become as `OutputSize` tells.
  ///
  /// - Throws: `OperationError` where the shape or the parameters do not fit together.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    Trace(.maxPool2d(self), source: try PoolingSource(input, pooling, .maximum))
  }
}

/// The mean of the values under each window: PyTorch's `torch.nn.functional.avg_pool2d`.
public struct AvgPool2D: Hashable, Sendable {
  public var pooling: Pooling
  /// Whether padding that was asked for counts as zeros; what `ceilMode` reaches beyond never counts.
  public var countIncludePad: Bool

  public init(_ pooling: Pooling, countIncludePad: Bool = true) {
    self.pooling = pooling
    self.countIncludePad = countIncludePad
  }

  /// Pools `[H, W]`, `[C, H, W]` or `[N, C, H, W]`; H and W become as `OutputSize` tells.
  ///
  /// - Throws: `OperationError` where the shape or the parameters do not fit together.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    Trace(
      .avgPool2d(self),
      source: try PoolingSource(input, pooling, countIncludePad ? .meanWithPadding : .mean))
  }

  /// The mean of each whole channel: global average pooling, H and W become 1.
  public static func global(over input: Shape) -> AvgPool2D {
    let plane = input.plane
    return AvgPool2D(
      Pooling(kernelSize: Stride(vertical: plane.height, horizontal: plane.width)))
  }
}

/// The sum of the values under each window.
public struct SumPool2D: Hashable, Sendable {
  public var pooling: Pooling

  public init(_ pooling: Pooling) { self.pooling = pooling }

  /// Pools `[H, W]`, `[C, H, W]` or `[N, C, H, W]`; H and W become as `OutputSize` tells.
  ///
  /// - Throws: `OperationError` where the shape or the parameters do not fit together.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    Trace(.sumPool2d(self), source: try PoolingSource(input, pooling, .sum))
  }
}

/// A window that moves over each channel by itself.
private struct PoolingSource: WindowSource {
  enum Kind { case maximum, mean, meanWithPadding, sum }

  let input: Tensor
  let kind: Kind
  private let geometry: SlidingWindow
  private let axes: Axes
  private let inputSizes: [Int]
  private let outputSizes: [Int]

  init(_ input: Tensor, _ pooling: Pooling, _ kind: Kind) throws(OperationError) {
    guard (2...4).contains(input.shape.rank) else {
      throw .inputRank(input.shape, expected: "[H, W], [C, H, W] or [N, C, H, W]")
    }
    guard input.shape.count > 0 else { throw .empty(operand: "input") }
    let kernel = pooling.kernelSize
    for side in [kernel.vertical, kernel.horizontal] where side < 1 { throw .kernelSize(side) }
    self.input = input
    self.kind = kind
    axes = .image(rank: input.shape.rank)
    inputSizes = axes.full(input.shape)
    geometry = try SlidingWindow(
      input: (inputSizes[2], inputSizes[3]), kernel: (kernel.vertical, kernel.horizontal),
      stride: pooling.stride ?? kernel, padding: pooling.padding, dilation: pooling.dilation,
      ceilMode: pooling.ceilMode)
    outputSizes = [
      inputSizes[0], inputSizes[1], geometry.vertical.output, geometry.horizontal.output,
    ]
    for side in [geometry.vertical, geometry.horizontal] where !Self.everyWindowIsReal(side) {
      throw .emptyWindow(padding: max(side.padding.before, side.padding.after), kernel: side.kernel)
    }
  }

  /// Whether each window along a side holds at least one cell of the input.
  private static func everyWindowIsReal(_ side: OutputSize) -> Bool {
    (0..<side.output).allSatisfy { output in
      let origin = output * side.stride - side.padding.before
      return (0..<side.kernel).contains { SlidingWindow.cell(origin, $0, side) != nil }
    }
  }

  /// Ones in the shape of the window: pooling weighs all cells alike.
  var weight: Tensor {
    let shape: Shape = [geometry.vertical.kernel, geometry.horizontal.kernel]
    return Tensor(shape: shape, elements: Array(repeating: .one, count: shape.count))
  }

  var sliding: SlidingWindow? { geometry }

  var outputShape: Shape { Shape(axes.shorten(outputSizes)) }

  func termCount(of window: Int) -> Int { geometry.vertical.kernel * geometry.horizontal.kernel }

  func window(_ number: Int) -> Window {
    let output = Shape(outputSizes).index(at: number)
    let (top, left) = geometry.origin(row: output[2], column: output[3])
    let rows = (0..<geometry.vertical.kernel).map { row in
      (0..<geometry.horizontal.kernel).map { column in
        let cell = [
          output[0], output[1], top + row * geometry.vertical.dilation,
          left + column * geometry.horizontal.dilation,
        ]
        let value = value(at: cell)
        return Term(
          input: axes.shorten(cell), weight: [row, column], inputValue: value ?? .zero,
          weightValue: .one, isPadding: value == nil)
      }
    }
    return Window(
      number: number, output: axes.shorten(output),
      origin: axes.shorten([output[0], output[1], top, left]),
      extent: axes.shorten([1, 1, geometry.vertical.extent, geometry.horizontal.extent]),
      rows: rows, reduction: reduction(row: output[2], column: output[3]))
  }

  private func value(at cell: [Int]) -> Rational? {
    guard cell[2] >= 0, cell[2] < inputSizes[2], cell[3] >= 0, cell[3] < inputSizes[3] else {
      return nil
    }
    return input.elements[Shape(inputSizes).offset(of: cell)]
  }

  private func reduction(row: Int, column: Int) -> Reduction {
    switch kind {
    case .maximum: .maximum
    case .sum: .sum
    case .mean, .meanWithPadding:
      .mean(divisor: counted(row, geometry.vertical) * counted(column, geometry.horizontal))
    }
  }

  /// How many rows, or columns, under a window count for its mean.
  private func counted(_ output: Int, _ side: OutputSize) -> Int {
    let origin = output * side.stride - side.padding.before
    let range =
      kind == .mean
      ? 0..<side.input : -side.padding.before..<side.input + side.padding.after
    return (0..<side.kernel).count { range.contains(origin + $0 * side.dilation) }
  }

  func results() -> [Rational] { (0..<outputShape.count).map { window($0).result } }

  func windows(reading cell: [Int]) -> [Int] {
    let four = axes.lengthen(cell)
    let columns = SlidingWindow.outputs(covering: four[3], geometry.horizontal)
    return SlidingWindow.outputs(covering: four[2], geometry.vertical).flatMap { row in
      columns.map { Shape(outputSizes).offset(of: [four[0], four[1], row, $0]) }
    }
  }

  func windows(using weight: [Int]) -> [Int] { Array(0..<outputShape.count) }
}
