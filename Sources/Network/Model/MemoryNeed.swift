import KernelSet

/// How much memory a model takes, so that a network beyond all measure is refused before anything of it
/// is made.
struct MemoryNeed {
  /// In bytes.
  static let most = 1 << 31
  private let layers: [(name: String, floats: Int)]

  init(_ plans: [LayerPlan], batch: BatchPlan) {
    layers = plans.map { plan in
      let output = plan.output
      let maps = output.height * output.width * wholeBlocks(output.channels)
      // Values and gradients of each image; what batch normalisation, dropout or pooling notes beside.
      let images = 3 * batch.capacity * maps
      // Values, gradients, two memories of the optimiser, the best so far; sums of each chunk.
      return (plan.name, images + (5 + batch.chunkCount) * plan.storedWeights)
    }
  }

  /// - Throws: `NetworkError` for the layer that needs most, where all need too much together.
  func check(batchSize: Int) throws(NetworkError) {
    let bytes = layers.reduce(0) { $0 + $1.floats } * MemoryLayout<Float>.stride
    guard bytes > Self.most, let largest = layers.max(by: { $0.floats < $1.floats }) else { return }
    let gigabytes = (Double(bytes) / 1e8).rounded() / 10
    throw NetworkError(
      layer: largest.name,
      message:
        "with batches of \(batchSize) images the network takes about \(gigabytes) GB of memory, "
        + "this layer most of it; \(Double(Self.most / 100_000_000) / 10) GB are the limit: make the "
        + "batch or the layer smaller")
  }
}

extension LayerPlan {
  /// How many places its weights take; those of groups lie among zeros.
  fileprivate var storedWeights: Int {
    switch kind {
    case .conv2d(let filters, let kernel, _, _, _, _, _):
      kernel.vertical * kernel.horizontal * input.channels * wholeBlocks(filters)
    case .linear(let features, _): input.count * wholeBlocks(features)
    default: 2 * wholeBlocks(input.channels)
    }
  }
}
