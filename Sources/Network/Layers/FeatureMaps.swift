import KernelSet

/// What one layer hands to the next: the feature maps of a batch, and the loss's gradient by them.
///
/// An image's pixels follow one another row by row, each with its channels side by side.
final class FeatureMaps {
  let volume: Volume
  /// How many places a pixel takes: its channels in whole blocks, or just the channels.
  let pixelStride: Int
  let imageStride: Int
  private let valueBuffer: Buffer<Float>
  private let gradientBuffer: Buffer<Float>
  private let winnerBuffer: Buffer<Float>

  /// - Parameters:
  ///   - isPacked: whether pixels follow one another without filling up blocks of channels.
  ///   - isPooled: whether a max pooling makes them, and notes its winners.
  init(_ volume: Volume, batch: BatchPlan, isPacked: Bool = false, isPooled: Bool = false) {
    self.volume = volume
    pixelStride = isPacked ? volume.channels : wholeBlocks(volume.channels)
    imageStride = wholeBlocks(volume.height * volume.width * pixelStride)
    let count = batch.capacity * imageStride
    valueBuffer = Buffer(repeating: 0, count: count)
    gradientBuffer = Buffer(repeating: 0, count: count)
    winnerBuffer = Buffer(repeating: 0, count: isPooled ? count : 0)
  }

  /// Maps with the same values, but gradients of their own.
  init(sharingValuesOf other: FeatureMaps, batch: BatchPlan) {
    volume = other.volume
    pixelStride = other.pixelStride
    imageStride = other.imageStride
    valueBuffer = other.valueBuffer
    gradientBuffer = Buffer(repeating: 0, count: batch.capacity * imageStride)
    winnerBuffer = other.winnerBuffer
  }

  /// Maps with values of their own, but the same gradients: what a ReLU makes of others.
  init(sharingGradientsOf other: FeatureMaps, batch: BatchPlan) {
    volume = other.volume
    pixelStride = other.pixelStride
    imageStride = other.imageStride
    valueBuffer = Buffer(repeating: 0, count: batch.capacity * imageStride)
    gradientBuffer = other.gradientBuffer
    winnerBuffer = other.winnerBuffer
  }

  var values: UnsafeMutablePointer<Float> { valueBuffer.pointer }
  var gradients: UnsafeMutablePointer<Float> { gradientBuffer.pointer }

  func values(ofImage image: Int) -> UnsafeMutablePointer<Float> {
    values + image * imageStride
  }

  func gradients(ofImage image: Int) -> UnsafeMutablePointer<Float> {
    gradients + image * imageStride
  }

  /// Under which tap of its window a max pooling found each number.
  func winners(ofImage image: Int) -> UnsafeMutablePointer<Float> {
    winnerBuffer.pointer + image * imageStride
  }

  func offset(row: Int, column: Int) -> Int {
    (row * volume.width + column) * pixelStride
  }

  /// Takes over images in PyTorch's order: [N, C, H, W].
  func take(_ images: UnsafePointer<Float>, count: Int) {
    forEachNumber(count) { values[$0] = images[$1] }
  }

  func takeGradients(_ gradients: UnsafePointer<Float>, count: Int) {
    forEachNumber(count) { self.gradients[$0] = gradients[$1] }
  }

  /// Hands out its values in PyTorch's order: [N, C, H, W].
  func give(_ images: UnsafeMutablePointer<Float>, count: Int) {
    forEachNumber(count) { images[$1] = values[$0] }
  }

  /// Pairs the place of each number with its index in PyTorch's order.
  @inline(__always)
  private func forEachNumber(_ images: Int, _ body: (_ place: Int, _ index: Int) -> Void) {
    let pixelCount = volume.height * volume.width
    for image in 0..<images {
      for channel in 0..<volume.channels {
        var place = image * imageStride + channel
        let first = (image * volume.channels + channel) * pixelCount
        for index in first..<first + pixelCount {
          body(place, index)
          place += pixelStride
        }
      }
    }
  }

  /// One image's numbers in PyTorch's order: [C, H, W].
  func channelsFirst(_ pixels: UnsafePointer<Float>) -> [Float] {
    var result = [Float](repeating: 0, count: volume.count)
    forEachNumber(1) { result[$1] = pixels[$0] }
    return result
  }
}
