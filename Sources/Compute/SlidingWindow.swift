/// Where a window of a given size goes on an input, by stride and padding: the geometry that
/// convolution and pooling share.
struct SlidingWindow: Hashable, Sendable {
  let input: Shape
  let kernel: Shape
  let stride: (vertical: Int, horizontal: Int)
  let padding: Padding
  let vertical: OutputSize
  let horizontal: OutputSize

  /// - Throws: `OperationError` where the kernel does not fit or a parameter makes no sense.
  init(
    input: Shape, kernel: Shape, stride: (vertical: Int, horizontal: Int), padding: PaddingRule
  ) throws(OperationError) {
    for side in [stride.vertical, stride.horizontal] where side < 1 { throw .stride(side) }
    if padding == .same && (stride.vertical, stride.horizontal) != (1, 1) {
      throw .sameNeedsStrideOne
    }
    self.input = input
    self.kernel = kernel
    self.stride = stride
    self.padding = padding.padding(kernel: (kernel[0], kernel[1]))
    if min(self.padding.top, self.padding.left, self.padding.bottom, self.padding.right) < 0 {
      throw .negativePadding
    }
    vertical = OutputSize(
      input: input[0], padding: (self.padding.top, self.padding.bottom), kernel: kernel[0],
      stride: stride.vertical)
    horizontal = OutputSize(
      input: input[1], padding: (self.padding.left, self.padding.right), kernel: kernel[1],
      stride: stride.horizontal)
    if vertical.reach < 0 || horizontal.reach < 0 {
      throw .kernelTooLarge(kernel: kernel, padded: [vertical.padded, horizontal.padded])
    }
  }

  var outputShape: Shape { [vertical.output, horizontal.output] }

  /// The first cell under the window at an output place, in the input's own rows and columns.
  func origin(of output: [Int]) -> (row: Int, column: Int) {
    (
      output[0] * stride.vertical - padding.top,
      output[1] * stride.horizontal - padding.left
    )
  }

  /// The output places whose window covers a cell.
  func outputs(covering cell: [Int]) -> [[Int]] {
    let rows = (0..<vertical.output).filter { row in
      (0..<kernel[0]).contains(cell[0] + padding.top - row * stride.vertical)
    }
    let columns = (0..<horizontal.output).filter { column in
      (0..<kernel[1]).contains(cell[1] + padding.left - column * stride.horizontal)
    }
    return rows.flatMap { row in columns.map { [row, $0] } }
  }

  static func == (a: SlidingWindow, b: SlidingWindow) -> Bool {
    a.vertical == b.vertical && a.horizontal == b.horizontal
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(vertical)
    hasher.combine(horizontal)
  }
}
