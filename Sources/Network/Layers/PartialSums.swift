import KernelSet

/// Gradients of a layer's parameters as each chunk of the batch sums them, and their total.
///
/// Chunks are added in their order, so that the total does not depend on who summed which.
final class PartialSums {
  private let weight: Parameter
  private let bias: Parameter?
  private let kernels: any KernelSet.Type
  private let size: Int
  private let buffer: Buffer<Float>
  private let chunkPlaces: Buffer<Int32>
  /// One where a weight is, zero elsewhere; none if all places are weights.
  private let mask: Buffer<Float>?
  private static let slice = 2048

  /// - Parameter isSparse: whether places between the weights must stay zero.
  init(
    weight: Parameter, bias: Parameter?, isSparse: Bool, chunks: Int, kernels: any KernelSet.Type
  ) {
    self.weight = weight
    self.bias = bias
    self.kernels = kernels
    size = weight.count + (bias?.count ?? 0)
    buffer = Buffer(repeating: 0, count: chunks * size)
    let size = size
    chunkPlaces = .table((0..<chunks).map { Int32($0 * size) })
    mask = isSparse ? Buffer(repeating: 0, count: weight.count) : nil
    if let mask {
      for place in weight.places { mask.pointer[Int(place)] = 1 }
    }
  }

  func weight(inChunk chunk: Int) -> UnsafeMutablePointer<Float> {
    buffer.pointer + chunk * size
  }

  func bias(inChunk chunk: Int) -> UnsafeMutablePointer<Float> {
    weight(inChunk: chunk) + weight.count
  }

  /// How many tasks `total` has: slices of the weights, then the bias.
  var taskCount: Int { sliceCount + (bias == nil ? 0 : 1) }

  private var sliceCount: Int { (weight.count + Self.slice - 1) / Self.slice }

  /// Adds up what the chunks found.
  func total(task: Int, chunks: Int) {
    guard task < sliceCount else {
      if let bias { sum(from: weight.count, chunks, count: bias.count, to: bias.gradients) }
      return
    }
    let first = task * Self.slice
    let count = min(Self.slice, weight.count - first)
    sum(from: first, chunks, count: count, to: weight.gradients + first)
    guard let mask else { return }
    kernels.multiply(
      weight.gradients + first, mask.pointer + first, count: count,
      output: weight.gradients + first)
  }

  private func sum(
    from first: Int, _ chunks: Int, count: Int, to target: UnsafeMutablePointer<Float>
  ) {
    kernels.sumRows(
      RowSums(
        rowCount: chunks, rows: chunkPlaces.pointer, values: buffer.pointer + first, sums: target,
        columnCount: count, isAdded: false))
  }
}
