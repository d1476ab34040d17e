import KernelSet

/// Where the kernels find the gradients of a convolution's outputs.
///
/// Where a max pooling comes next they need not be written down: each output takes from the pooling's
/// gradients those that it has won.
final class OutputGradients {
  private let maps: FeatureMaps
  private let pooling: PoolingAfter?
  private let kernels: any KernelSet.Type
  /// All pixels of a chunk that have gradients.
  private let pixels: Buffer<Int32>
  private let pixelsPerImage: Int

  /// - Parameters:
  ///   - output: the convolution's own maps.
  ///   - used: how many rows and columns of them have gradients.
  ///   - pooling: what to take the gradients from instead.
  init(of output: FeatureMaps, used: Pair, pooling: PoolingAfter?, at place: LayerPlace) {
    maps = pooling?.output ?? output
    self.pooling = pooling
    kernels = place.kernels
    let size = pooling == nil ? used : Pair(maps.volume.height, maps.volume.width)
    pixelsPerImage = size.vertical * size.horizontal
    let maps = maps
    pixels = .table(
      (0..<place.batch.chunkSize).flatMap { image in
        (0..<size.vertical * size.horizontal).map { pixel in
          Int32(
            image * maps.imageStride
              + maps.offset(row: pixel / size.horizontal, column: pixel % size.horizontal))
        }
      })
  }

  /// Makes ready the gradients of some images.
  func prepare(_ images: Range<Int>) {
    guard pooling != nil else { return }
    let gradients = maps.gradients(ofImage: images.lowerBound)
    kernels.applyDerivative(
      of: .relu, output: maps.values(ofImage: images.lowerBound), gradient: gradients,
      count: images.count * maps.imageStride, inputGradient: gradients)
  }

  /// Adds them up, for the biases.
  func sum(_ images: Range<Int>, into sums: UnsafeMutablePointer<Float>) {
    kernels.sumRows(
      RowSums(
        rowCount: images.count * pixelsPerImage, rows: pixels.pointer,
        values: gradients(ofImage: images.lowerBound), sums: sums, columnCount: maps.pixelStride,
        isAdded: false))
  }

  func gradients(ofImage image: Int) -> UnsafeMutablePointer<Float> {
    maps.gradients(ofImage: image)
  }

  /// Where the gradients of a reach's pixels are.
  func places(_ reach: Reach, in output: FeatureMaps) -> Places {
    guard let pooling else { return Places(gradients: reach.targets, numbers: nil) }
    let targets = (0..<reach.targets.count).map { Int(reach.targets.pointer[$0]) }
    let (vertical, horizontal) = (pooling.window.vertical, pooling.window.horizontal)
    let places = targets.map { target in
      let pixel = target % output.imageStride / output.pixelStride
      let (row, column) = (pixel / output.volume.width, pixel % output.volume.width)
      return (
        gradient: target / output.imageStride * maps.imageStride
          + maps.offset(row: row / vertical.stride, column: column / horizontal.stride),
        number: row % vertical.stride * horizontal.kernel + column % horizontal.stride
      )
    }
    return Places(
      gradients: .table(places.map { Int32($0.gradient) }),
      numbers: Buffer(places.map { Float($0.number) }, filledWith: 0))
  }

  /// Where gradients are, and which of a window's numbers the pixel is that wants them.
  struct Places {
    var gradients: Buffer<Int32>
    var numbers: Buffer<Float>?
  }

  /// What decides whether a pixel has won a gradient.
  func choice(_ places: Places, image: Int) -> OuterProducts.Choice? {
    guard let numbers = places.numbers else { return nil }
    return OuterProducts.Choice(
      winners: maps.winners(ofImage: image), numbers: numbers.pointer)
  }
}
