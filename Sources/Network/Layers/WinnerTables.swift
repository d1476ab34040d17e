import KernelSet

/// Where the winners of a max pooling are, and the numbers under a convolution's window that each of
/// them was made from.
struct WinnerTables {
  /// Each pooled pixel, and the first input pixel that the first number under its window was made
  /// from.
  let outputs: Buffer<Int32>
  let sources: Buffer<Int32>
  let windowCount: Int
  /// How far the input pixels of each place under the pooling's window are from those of the first.
  let taps: Buffer<Int32>
  /// How far the blocks of channels under each of the convolution's taps are from the first one.
  let blocks: Buffer<Int32>
  let blockCount: Int

  init(
    _ convolution: Window2D, _ pooling: Window2D, input: FeatureMaps, pooled: FeatureMaps
  ) {
    let strides = Pair(convolution.vertical.stride, convolution.horizontal.stride)
    let pixels = Self.pixelsApart(pooled.volume)
    windowCount = pixels.count
    outputs = .table(pixels.map { Int32(pooled.offset(row: $0.vertical, column: $0.horizontal)) })
    func place(_ row: Int, _ column: Int) -> Int32 {
      Int32(input.offset(row: row * strides.vertical, column: column * strides.horizontal))
    }
    sources = .table(
      pixels.map {
        place(
          $0.vertical * pooling.vertical.stride, $0.horizontal * pooling.horizontal.stride)
      })
    taps = .table(
      (0..<pooling.tapCount).map {
        place($0 / pooling.horizontal.kernel, $0 % pooling.horizontal.kernel)
      })
    let blocks = (0..<convolution.tapCount).flatMap { tap in
      let row = tap / convolution.horizontal.kernel * convolution.vertical.dilation
      let column = tap % convolution.horizontal.kernel * convolution.horizontal.dilation
      let first = input.offset(row: row, column: column)
      return stride(from: first, to: first + input.pixelStride, by: lanes).map { Int32($0) }
    }
    blockCount = blocks.count
    self.blocks = .table(blocks)
  }

  /// All pixels, such that neighbours in this order are no neighbours in the image: what is added to
  /// a place is then not read again at once.
  private static func pixelsApart(_ volume: Volume) -> [Pair] {
    (0..<4).flatMap { part in
      stride(from: part / 2, to: volume.height, by: 2).flatMap { row in
        stride(from: part % 2, to: volume.width, by: 2).map { Pair(row, $0) }
      }
    }
  }
}
