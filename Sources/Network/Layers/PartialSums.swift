import KernelSet

/// Gradients of a layer's weights and biases as each chunk of the batch sums them, and their totals.
///
/// Chunks are added in their order, so that a total does not depend on who summed which.
final class PartialSums {
  private let weightCount: Int
  private let biasCount: Int
  private let kernels: any KernelSet.Type
  private let buffer: Buffer<Float>
  private let chunkPlaces: Buffer<Int32>

  init(weightCount: Int, biasCount: Int, chunks: Int, kernels: any KernelSet.Type) {
    self.weightCount = weightCount
    self.biasCount = biasCount
    self.kernels = kernels
    let size = weightCount + biasCount
    buffer = Buffer(repeating: 0, count: chunks * size)
    chunkPlaces = .table((0..<chunks).map { Int32($0 * size) })
  }

  func weights(inChunk chunk: Int) -> UnsafeMutablePointer<Float> {
    buffer.pointer + Int(chunkPlaces.pointer[chunk])
  }

  func biases(inChunk chunk: Int) -> UnsafeMutablePointer<Float> {
    weights(inChunk: chunk) + weightCount
  }

  /// Adds up what the first chunks found of some weights.
  func total(_ weights: Range<Int>, chunks: Int, to target: UnsafeMutablePointer<Float>) {
    sum(from: weights.lowerBound, count: weights.count, chunks, to: target)
  }

  func totalBiases(chunks: Int, to target: UnsafeMutablePointer<Float>) {
    sum(from: weightCount, count: biasCount, chunks, to: target)
  }

  private func sum(
    from first: Int, count: Int, _ chunks: Int, to target: UnsafeMutablePointer<Float>
  ) {
    kernels.sumRows(
      RowSums(
        rowCount: chunks, rows: chunkPlaces.pointer, values: buffer.pointer + first, sums: target,
        columnCount: count, isAdded: false))
  }
}
