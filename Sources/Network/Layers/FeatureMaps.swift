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

  init(_ volume: Volume, batchSize: Int, isPacked: Bool = false) {
    self.volume = volume
    pixelStride = isPacked ? volume.channels : wholeBlocks(volume.channels)
    imageStride = wholeBlocks(volume.height * volume.width * pixelStride)
    valueBuffer = Buffer(repeating: 0, count: batchSize * imageStride)
    gradientBuffer = Buffer(repeating: 0, count: batchSize * imageStride)
  }

  /// Shares its values and gradients with another layer's.
  var values: UnsafeMutablePointer<Float> { valueBuffer.pointer }
  var gradients: UnsafeMutablePointer<Float> { gradientBuffer.pointer }

  func values(ofImage image: Int) -> UnsafeMutablePointer<Float> {
    values + image * imageStride
  }

  func gradients(ofImage image: Int) -> UnsafeMutablePointer<Float> {
    gradients + image * imageStride
  }

  func offset(row: Int, column: Int) -> Int {
    (row * volume.width + column) * pixelStride
  }

  /// One image's values in PyTorch's order: channel by channel, each row by row.
  func channelsFirst(_ pixels: UnsafePointer<Float>) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(volume.count)
    for channel in 0..<volume.channels {
      for pixel in 0..<volume.height * volume.width {
        result.append(pixels[pixel * pixelStride + channel])
      }
    }
    return result
  }
}
