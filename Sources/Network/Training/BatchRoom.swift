/// Where the images of a batch are put together, with the right answers.
final class BatchRoom {
  private let imageBuffer: Buffer<Float>
  private let labelBuffer: Buffer<Int32>

  /// Images `[N, C, H, W]`.
  var images: UnsafeMutablePointer<Float> { imageBuffer.pointer }
  var labels: UnsafeMutablePointer<Int32> { labelBuffer.pointer }

  init(for shape: Volume, batchSize: Int) {
    imageBuffer = Buffer(repeating: 0, count: batchSize * shape.count)
    labelBuffer = Buffer(repeating: 0, count: batchSize)
  }
}
