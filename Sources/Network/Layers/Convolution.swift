import KernelSet

/// Two-dimensional convolution: every output pixel is the window under it times the kernel's weights.
final class Convolution: Layer {
  private let place: LayerPlace
  private let weights: ConvolutionWeights
  /// Where its results go in training if a ReLU follows, which it then does on the way.
  private let rectified: FeatureMaps?
  /// What makes each block of output channels: all pixels, and those that are used in training.
  private let wholeParts: [ConvolutionPart]
  private let usedParts: [ConvolutionPart]
  private let gradients: any ConvolutionGradients

  var parameters: [Parameter] { weights.parameters }

  /// - Parameters:
  ///   - used: the window limited to those outputs that the next layer reads.
  ///   - source: where its outputs' gradients are taken from.
  init(
    _ weights: ConvolutionWeights, used: Window2D, rectified: FeatureMaps?,
    gradients source: GradientSource, at place: LayerPlace
  ) {
    self.place = place
    self.weights = weights
    self.rectified = rectified
    let groups = weights.groups
    wholeParts = ConvolutionPart.forward(weights.window, groups: groups, at: place)
    usedParts =
      used == weights.window
      ? wholeParts : ConvolutionPart.forward(used, groups: groups, at: place)
    gradients =
      if case .winners(let pooling) = source {
        WinnerGradients(weights, pooling, at: place)
      } else {
        DenseGradients(weights, used: used, usedParts, source, at: place)
      }
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    let rectified = isTraining ? rectified : nil
    let target = (rectified ?? place.output).values(ofImage: images.lowerBound)
    for part in isTraining ? usedParts : wholeParts {
      let first = part.block.targets.lowerBound
      let start = weights.bias.map { Start.bias($0.values + first) } ?? .zero
      for reach in part.reaches {
        place.kernels.multiply(
          Products(
            rowCount: images.count * reach.positionsPerImage, reach: reach,
            input: place.input.values(ofImage: images.lowerBound),
            weights: weights.weight.values + first, weightStride: weights.columnCount,
            columnCount: part.block.targets.count, start: start, isRectified: rectified != nil,
            output: target + first))
      }
    }
  }

  var preparationTasks: Int { gradients.preparationTasks }

  func prepare(task: Int) { gradients.prepare(task: task) }

  func backward(_ images: Range<Int>) { gradients.backward(images) }

  var gradientTasks: Int { gradients.finishingTasks }

  func finishGradients(task: Int, imageCount: Int) {
    gradients.finish(task: task, chunks: place.batch.chunks(for: imageCount))
  }
}

/// Where a convolution takes its outputs' gradients from.
enum GradientSource {
  /// From the next layer, for all outputs.
  case outputs
  /// From the max pooling after the next layer, a ReLU: each output takes those it has won.
  case choice(PoolingAfter)
  /// From there, too: each winner looks up what it was made from.
  case winners(PoolingAfter)
}

/// The max pooling, after a ReLU, that a convolution's outputs go through.
struct PoolingAfter {
  var window: Window2D
  var output: FeatureMaps
}

/// How a convolution's gradients are computed.
protocol ConvolutionGradients {
  /// Making ready what depends on the weights alone, before `backward`.
  var preparationTasks: Int { get }
  func prepare(task: Int)

  /// The input's gradients, and what a chunk's images say on the weights.
  func backward(_ images: Range<Int>)

  /// Summing up what all chunks said.
  var finishingTasks: Int { get }
  func finish(task: Int, chunks: Int)
}
