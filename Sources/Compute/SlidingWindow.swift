/// Where a window of a given size goes on an input, by stride, padding and dilation: the geometry that
/// convolution and pooling share.
struct SlidingWindow: Hashable, Sendable {
  /// The padding as asked for; `vertical` and `horizontal` hold it, too.
  let padding: Padding
  let vertical: OutputSize
  let horizontal: OutputSize

  /// - Parameters:
  ///   - input: the height and the width.
  ///   - kernel: the height and the width.
  /// - Throws: `OperationError` where the kernel does not fit or a parameter makes no sense.
  init(
    input: (height: Int, width: Int), kernel: (height: Int, width: Int), stride: Stride,
    padding: PaddingRule, dilation: Stride = Stride(1), ceilMode: Bool = false
  ) throws(OperationError) {
    for side in [stride.vertical, stride.horizontal] where side < 1 { throw .stride(side) }
    for side in [dilation.vertical, dilation.horizontal] where side < 1 { throw .dilation(side) }
    if padding == .same && stride != Stride(1) { throw .sameNeedsStrideOne }
    self.padding = padding.padding(kernel: kernel, dilation: dilation)
    let padding = self.padding
    if min(padding.top, padding.left, padding.bottom, padding.right) < 0 { throw .negativePadding }
    vertical = OutputSize(
      input: input.height, padding: (padding.top, padding.bottom), kernel: kernel.height,
      stride: stride.vertical, dilation: dilation.vertical, ceilMode: ceilMode)
    horizontal = OutputSize(
      input: input.width, padding: (padding.left, padding.right), kernel: kernel.width,
      stride: stride.horizontal, dilation: dilation.horizontal, ceilMode: ceilMode)
    if vertical.output < 1 || horizontal.output < 1 {
      throw .kernelTooLarge(
        kernel: [vertical.extent, horizontal.extent], padded: [vertical.padded, horizontal.padded])
    }
  }

  /// The first row and column under the window at an output place, in the input's own counting.
  func origin(row: Int, column: Int) -> (row: Int, column: Int) {
    (row * vertical.stride - padding.top, column * horizontal.stride - padding.left)
  }

  /// The row or column under place `offset` of a window that begins at `origin`; nil in the padding.
  static func cell(_ origin: Int, _ offset: Int, _ side: OutputSize) -> Int? {
    let cell = origin + offset * side.dilation
    return cell >= 0 && cell < side.input ? cell : nil
  }

  /// The output rows, or columns, whose windows cover a row, or column, of the input.
  static func outputs(covering cell: Int, _ side: OutputSize) -> [Int] {
    (0..<side.output).filter { output in
      let distance = cell + side.padding.before - output * side.stride
      return distance >= 0 && distance < side.extent && distance % side.dilation == 0
    }
  }
}
