import KernelSet

/// The greatest value under each window; its gradient goes back to where it stood.
final class MaxPool: Layer {
  private let place: LayerPlace
  private let reaches: [Reach]
  private let overlaps: Bool
  private let handingBack: HandingBack

  /// Who hands its gradients back, and how far.
  enum HandingBack {
    /// The pooling itself, to the layer before it.
    case toInput
    /// The pooling itself, through the ReLU before it too.
    case throughReLU
    /// A convolution before it, which needs nothing but the winners.
    case byConvolution
  }

  init(_ window: Window2D, _ handingBack: HandingBack, at place: LayerPlace) {
    self.place = place
    self.handingBack = handingBack
    overlaps = !window.isWithoutOverlap
    reaches = window.reaches(
      of: window.outputs, from: place.input, channels: 0..<1, to: place.output, place.batch)
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    for reach in reaches {
      place.kernels.poolGreatest(
        Windows(
          count: images.count * reach.positionsPerImage, reach: reach,
          channelCount: place.output.pixelStride,
          input: place.input.values(ofImage: images.lowerBound),
          output: place.output.values(ofImage: images.lowerBound)),
        winners: place.output.winners(ofImage: images.lowerBound))
    }
  }

  /// Inputs under no window have a gradient of zero from the start, and keep it.
  func backward(_ images: Range<Int>) {
    if handingBack == .byConvolution { return }
    let gradients = place.input.gradients(ofImage: images.lowerBound)
    let values = place.output.values(ofImage: images.lowerBound)
    if overlaps { gradients.update(repeating: 0, count: images.count * place.input.imageStride) }
    for reach in reaches {
      place.kernels.spreadToWinners(
        Windows(
          count: images.count * reach.positionsPerImage, inputPositions: reach.targets.pointer,
          outputPositions: reach.sources.pointer, taps: reach.taps,
          channelCount: place.output.pixelStride,
          input: place.output.gradients(ofImage: images.lowerBound), output: gradients),
        winners: place.output.winners(ofImage: images.lowerBound),
        rectified: handingBack == .throughReLU ? UnsafePointer(values) : nil,
        isAdded: overlaps)
    }
  }
}

/// The mean of the values under each window, padding counted as zeros.
final class AveragePool: Layer {
  private let place: LayerPlace
  private let factor: Float
  private let forwardReaches: [Reach]
  private let backwardReaches: [Reach]

  init(_ window: Window2D, at place: LayerPlace) {
    self.place = place
    factor = 1 / Float(window.tapCount)
    forwardReaches = window.reaches(
      of: window.outputs, from: place.input, channels: 0..<1, to: place.output, place.batch)
    backwardReaches = window.reaches(
      of: window.inputs, from: place.output, channels: 0..<1, to: place.input, place.batch)
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    pool(
      images, forwardReaches, from: place.input.values(ofImage: images.lowerBound),
      to: place.output.values(ofImage: images.lowerBound))
  }

  func backward(_ images: Range<Int>) {
    pool(
      images, backwardReaches, from: place.output.gradients(ofImage: images.lowerBound),
      to: place.input.gradients(ofImage: images.lowerBound))
  }

  private func pool(
    _ images: Range<Int>, _ reaches: [Reach], from input: UnsafePointer<Float>,
    to output: UnsafeMutablePointer<Float>
  ) {
    for reach in reaches {
      place.kernels.poolSum(
        Windows(
          count: images.count * reach.positionsPerImage, reach: reach,
          channelCount: place.output.pixelStride, input: input, output: output), factor: factor)
    }
  }
}
