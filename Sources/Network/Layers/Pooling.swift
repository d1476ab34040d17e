import KernelSet

/// The greatest value under each window; its gradient goes back to where it stood.
final class MaxPool: Layer {
  private let input: FeatureMaps
  private let output: FeatureMaps
  private let reaches: [Reach]
  /// Under which of its window's taps each output stood.
  private let winners: Buffer<UInt16>
  private let kernels: any KernelSet.Type

  init(
    _ window: ConvolutionWindow, input: FeatureMaps, output: FeatureMaps, batch: BatchPlan,
    kernels: any KernelSet.Type
  ) {
    self.input = input
    self.output = output
    self.kernels = kernels
    reaches = window.reaches(of: window.outputs, from: input, channels: 0..<1, to: output, batch)
    winners = Buffer(repeating: 0, count: batch.size * output.imageStride)
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    for reach in reaches {
      kernels.poolGreatest(
        Windows(
          count: images.count * reach.positionsPerImage, inputPositions: reach.sources.pointer,
          outputPositions: reach.targets.pointer, taps: reach.taps,
          channelCount: output.pixelStride, input: input.values(ofImage: images.lowerBound),
          output: output.values(ofImage: images.lowerBound)),
        winners: winners.pointer + images.lowerBound * output.imageStride)
    }
  }

  func backward(_ images: Range<Int>) {
    let gradients = input.gradients(ofImage: images.lowerBound)
    gradients.update(repeating: 0, count: images.count * input.imageStride)
    for reach in reaches {
      kernels.spreadToWinners(
        Windows(
          count: images.count * reach.positionsPerImage, inputPositions: reach.targets.pointer,
          outputPositions: reach.sources.pointer, taps: reach.taps,
          channelCount: output.pixelStride, input: output.gradients(ofImage: images.lowerBound),
          output: gradients),
        winners: winners.pointer + images.lowerBound * output.imageStride)
    }
  }
}

/// The mean of the values under each window, padding counted as zeros.
final class AveragePool: Layer {
  private let input: FeatureMaps
  private let output: FeatureMaps
  private let factor: Float
  private let forwardReaches: [Reach]
  private let backwardReaches: [Reach]
  private let kernels: any KernelSet.Type

  init(
    _ window: ConvolutionWindow, input: FeatureMaps, output: FeatureMaps, batch: BatchPlan,
    kernels: any KernelSet.Type
  ) {
    self.input = input
    self.output = output
    self.kernels = kernels
    factor = 1 / Float(window.vertical.kernel * window.horizontal.kernel)
    forwardReaches = window.reaches(
      of: window.outputs, from: input, channels: 0..<1, to: output, batch)
    backwardReaches = window.reaches(
      of: window.inputs, from: output, channels: 0..<1, to: input, batch)
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    pool(
      images, forwardReaches, from: input.values(ofImage: images.lowerBound),
      to: output.values(ofImage: images.lowerBound))
  }

  func backward(_ images: Range<Int>) {
    pool(
      images, backwardReaches, from: output.gradients(ofImage: images.lowerBound),
      to: input.gradients(ofImage: images.lowerBound))
  }

  private func pool(
    _ images: Range<Int>, _ reaches: [Reach], from input: UnsafePointer<Float>,
    to output: UnsafeMutablePointer<Float>
  ) {
    for reach in reaches {
      kernels.poolSum(
        Windows(
          count: images.count * reach.positionsPerImage, inputPositions: reach.sources.pointer,
          outputPositions: reach.targets.pointer, taps: reach.taps,
          channelCount: self.output.pixelStride, input: input, output: output), factor: factor)
    }
  }
}
