import KernelSet

/// A convolution's gradients where all its outputs may have one.
///
/// The input's gradients are a convolution too: of the output's, with the kernels turned round and
/// inputs and outputs exchanged.
final class DenseGradients: ConvolutionGradients {
  private let place: LayerPlace
  private let weights: ConvolutionWeights
  private let gradients: OutputGradients
  private let weightSums: WeightSums?
  private let parts: [ConvolutionPart]
  private let turnedWeights: Buffer<Float>

  /// - Parameters:
  ///   - used: the window limited to the outputs that have gradients.
  ///   - parts: what made these outputs.
  init(
    _ weights: ConvolutionWeights, used: Window2D, _ parts: [ConvolutionPart],
    _ source: GradientSource, at place: LayerPlace
  ) {
    self.place = place
    self.weights = weights
    let pooling: PoolingAfter? = if case .choice(let pooling) = source { pooling } else { nil }
    gradients = OutputGradients(
      of: place.output, used: Pair(used.vertical.outputSize, used.horizontal.outputSize),
      pooling: pooling, at: place)
    weightSums = place.isFrozen ? nil : WeightSums(weights, parts, gradients, at: place)
    let handsBack = place.handsBackGradients
    self.parts = handsBack ? ConvolutionPart.backward(used, groups: weights.groups, at: place) : []
    let size = weights.window.tapCount * weights.filters * wholeBlocks(weights.channels)
    turnedWeights = Buffer(repeating: 0, count: handsBack ? size : 0)
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
    gradients.prepare(images)
    weightSums?.sum(images)
    for part in parts {
      let first = part.block.targets.lowerBound
      for reach in part.reaches {
        place.kernels.multiply(
          Products(
            rowCount: images.count * reach.positionsPerImage, reach: reach,
            input: gradients.gradients(ofImage: images.lowerBound),
            weights: turnedWeights.pointer + first, weightStride: wholeBlocks(weights.channels),
            columnCount: part.block.targets.count, start: .zero,
            output: place.input.gradients(ofImage: images.lowerBound) + first))
      }
    }
  }

  var finishingTasks: Int { weightSums?.finishingTasks ?? 0 }

  func finish(task: Int, chunks: Int) {
    weightSums?.finish(task: task, chunks: chunks)
  }
}
