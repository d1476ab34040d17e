import KernelSet

/// What a convolution's inputs and output gradients say on its weights.
final class WeightSums {
  private let place: LayerPlace
  private let weights: ConvolutionWeights
  private let parts: [ConvolutionPart]
  private let gradients: OutputGradients
  /// For each reach of each part.
  private let places: [[OutputGradients.Places]]
  private let sums: PartialSums
  /// One where a weight is, zero elsewhere; none if all places are weights.
  private let mask: Buffer<Float>?
  private static let slice = 2048

  init(
    _ weights: ConvolutionWeights, _ parts: [ConvolutionPart], _ gradients: OutputGradients,
    at place: LayerPlace
  ) {
    self.place = place
    self.weights = weights
    self.parts = parts
    self.gradients = gradients
    places = parts.map { $0.reaches.map { gradients.places($0, in: place.output) } }
    sums = PartialSums(
      weightCount: weights.weight.count, biasCount: weights.columnCount,
      chunks: place.batch.chunkCount, kernels: place.kernels)
    mask = weights.groups > 1 ? Buffer(repeating: 0, count: weights.weight.count) : nil
    if let mask {
      for place in weights.weight.places { mask.pointer[Int(place)] = 1 }
    }
  }

  /// Sums what a chunk's images say.
  func sum(_ images: Range<Int>) {
    let chunk = place.batch.chunk(of: images)
    let weightSums = sums.weights(inChunk: chunk)
    // The first kind of places writes all sums if it sees all taps of all channels.
    let coversAll = parts.count == 1 && parts[0].reaches[0].rowCount == weights.rowCount
    if !coversAll { weightSums.update(repeating: 0, count: weights.weight.count) }
    for (part, places) in zip(parts, places) {
      let first = part.block.targets.lowerBound
      for index in part.reaches.indices {
        let reach = part.reaches[index]
        var task = OuterProducts(
          positionCount: images.count * reach.positionsPerImage, reach: reach,
          gradientPositions: places[index].gradients.pointer,
          input: place.input.values(ofImage: images.lowerBound),
          gradient: gradients.gradients(ofImage: images.lowerBound) + first,
          weights: weightSums + first, weightStride: weights.columnCount,
          columnCount: part.block.targets.count, isAdded: !coversAll || index > 0,
          choice: gradients.choice(places[index], image: images.lowerBound))
        task.choice?.winners += first
        place.kernels.correlate(task)
      }
    }
    if weights.bias != nil { gradients.sum(images, into: sums.biases(inChunk: chunk)) }
  }

  /// Slices of the weights, then the biases.
  var finishingTasks: Int { sliceCount + 1 }

  private var sliceCount: Int { (weights.weight.count + Self.slice - 1) / Self.slice }

  func finish(task: Int, chunks: Int) {
    guard task < sliceCount else {
      if let bias = weights.bias { sums.totalBiases(chunks: chunks, to: bias.gradients) }
      return
    }
    let first = task * Self.slice
    let count = min(Self.slice, weights.weight.count - first)
    let gradients = weights.weight.gradients + first
    sums.total(first..<first + count, chunks: chunks, to: gradients)
    guard let mask else { return }
    place.kernels.multiply(gradients, mask.pointer + first, count: count, output: gradients)
  }
}
