import KernelSet

/// A convolution's gradients where all its outputs may have one.
///
/// The input's gradients are a convolution too: of the output's, with the kernels turned round and
/// inputs and outputs exchanged.
final class DenseGradients: ConvolutionGradients {
  private let place: LayerPlace
  private let weights: ConvolutionWeights
  private let forwardParts: [ConvolutionPart]
  private let backwardParts: [ConvolutionPart]
  private let turnedWeights: Buffer<Float>
  private let sums: PartialSums
  /// One where a weight is, zero elsewhere; none if all places are weights.
  private let mask: Buffer<Float>?
  private static let slice = 2048

  init(
    _ weights: ConvolutionWeights, _ used: Window2D, _ forwardParts: [ConvolutionPart],
    at place: LayerPlace
  ) {
    self.place = place
    self.weights = weights
    self.forwardParts = forwardParts
    let handsBack = place.handsBackGradients
    backwardParts =
      handsBack ? ConvolutionPart.backward(used, groups: weights.groups, at: place) : []
    turnedWeights = Buffer(
      repeating: 0,
      count: handsBack
        ? weights.window.tapCount * weights.filters * wholeBlocks(weights.channels) : 0)
    sums = PartialSums(
      weightCount: weights.weight.count, biasCount: weights.bias?.count ?? 0,
      chunks: place.isFrozen ? 0 : place.batch.chunkCount, kernels: place.kernels)
    mask = weights.groups > 1 ? Buffer(repeating: 0, count: weights.weight.count) : nil
    if let mask {
      for place in weights.weight.places { mask.pointer[Int(place)] = 1 }
    }
  }

  /// One for each tap.
  var preparationTasks: Int { place.handsBackGradients ? weights.window.tapCount : 0 }

  func prepare(task tap: Int) {
    let (channels, filters) = (weights.channels, weights.filters)
    let (columns, turnedColumns) = (weights.columnCount, wholeBlocks(channels))
    let source = weights.weight.values + tap * channels * columns
    let turnedTap = weights.window.tapCount - 1 - tap
    let target = turnedWeights.pointer + turnedTap * filters * turnedColumns
    for channel in 0..<channels {
      for filter in 0..<filters {
        target[filter * turnedColumns + channel] = source[channel * columns + filter]
      }
    }
  }

  func backward(_ images: Range<Int>) {
    if weights.weight.isTrainable { sumGradients(images) }
    for part in backwardParts {
      let first = part.block.targets.lowerBound
      for reach in part.reaches {
        place.kernels.multiply(
          Products(
            rowCount: images.count * reach.positionsPerImage, reach: reach,
            input: place.output.gradients(ofImage: images.lowerBound),
            weights: turnedWeights.pointer + first, weightStride: wholeBlocks(weights.channels),
            columnCount: part.block.targets.count, start: .zero,
            output: place.input.gradients(ofImage: images.lowerBound) + first))
      }
    }
  }

  private func sumGradients(_ images: Range<Int>) {
    let chunk = place.batch.chunk(of: images)
    let weightSums = sums.weights(inChunk: chunk)
    // The first kind of places writes all sums if it sees all taps of all channels.
    let coversAll =
      forwardParts.count == 1 && forwardParts[0].reaches[0].rowCount == weights.rowCount
    if !coversAll { weightSums.update(repeating: 0, count: weights.weight.count) }
    for part in forwardParts {
      let first = part.block.targets.lowerBound
      for (index, reach) in part.reaches.enumerated() {
        let positions = images.count * reach.positionsPerImage
        let gradient = place.output.gradients(ofImage: images.lowerBound) + first
        place.kernels.correlate(
          OuterProducts(
            positionCount: positions, reach: reach,
            input: place.input.values(ofImage: images.lowerBound), gradient: gradient,
            weights: weightSums + first, weightStride: weights.columnCount,
            columnCount: part.block.targets.count, isAdded: !coversAll || index > 0))
        guard weights.bias != nil else { continue }
        place.kernels.sumRows(
          RowSums(
            rowCount: positions, rows: reach.targets.pointer, values: gradient,
            sums: sums.biases(inChunk: chunk) + first, columnCount: part.block.targets.count,
            isAdded: index > 0))
      }
    }
  }

  /// Slices of the weights, then the biases.
  var finishingTasks: Int { weights.weight.isTrainable ? sliceCount + 1 : 0 }

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
