import KernelSet

/// Sums over the pixels of a batch, channel by channel, as each chunk finds them.
///
/// A float takes the sum of a few pixels only, a double the sum of those: so the error does not grow
/// with the number of pixels. Chunks are added in their order, whoever summed which.
final class ChannelSums {
  /// How many pixels are summed as floats.
  private static let blockSize = 32
  private let channelCount: Int
  private let blocks: Buffer<Float>
  private let sums: Buffer<Double>

  /// - Parameter channelCount: that of the pixels, whole blocks of channels.
  init(channelCount: Int, chunks: Int) {
    self.channelCount = channelCount
    blocks = Buffer(repeating: 0, count: chunks * channelCount)
    sums = Buffer(repeating: 0, count: chunks * channelCount)
  }

  /// What a chunk's pixels sum up to, channel by channel.
  subscript(chunk chunk: Int) -> UnsafeMutablePointer<Double> {
    sums.pointer + chunk * channelCount
  }

  /// Sums over a chunk's pixels.
  ///
  /// - Parameter add: adds some of the pixels, of which it is told how many places are before them.
  func sum(
    _ pixels: Pixels, chunk: Int,
    add: (_ pixels: Pixels, _ place: Int, _ sums: UnsafeMutablePointer<Float>) -> Void
  ) {
    let block = blocks.pointer + chunk * channelCount
    let sums = self[chunk: chunk]
    sums.update(repeating: 0, count: channelCount)
    for first in stride(from: 0, to: pixels.count, by: Self.blockSize) {
      let place = first * channelCount
      block.update(repeating: 0, count: channelCount)
      add(
        Pixels(
          values: pixels.values + place, count: min(Self.blockSize, pixels.count - first),
          channelCount: channelCount), place, block)
      for channel in 0..<channelCount { sums[channel] += Double(block[channel]) }
    }
  }

  /// What the first chunks sum up to in one channel.
  func total(channel: Int, chunks: Int) -> Double {
    (0..<chunks).reduce(0) { $0 + self[chunk: $1][channel] }
  }
}
