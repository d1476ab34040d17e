import KernelSet

/// Batch normalisation: each channel is moved and scaled to mean 0 and variance 1 over the batch,
/// then to a mean and variance that are learned.
///
/// A frozen layer uses the means and variances it has kept, in training too.
final class BatchNorm: Layer {
  private let input: FeatureMaps
  private let output: FeatureMaps
  private let weight: Parameter
  private let bias: Parameter
  private let runningMean: Parameter
  private let runningVariance: Parameter
  private let epsilon: Float
  private let momentum: Float
  private let kernels: any KernelSet.Type
  /// One number for each channel: what the next forward or backward uses.
  private let mean: Buffer<Float>
  private let inverseDeviation: Buffer<Float>
  private let scale: Buffer<Float>
  private let sums: Buffer<Float>
  private let share: Buffer<Float>
  private let slope: Buffer<Float>

  var parameters: [Parameter] { [weight, bias, runningMean, runningVariance] }
  let looksAtWholeBatch: Bool

  init(
    epsilon: Float, momentum: Float, input: FeatureMaps, output: FeatureMaps,
    names: ParameterNames, isFrozen: Bool, kernels: any KernelSet.Type
  ) {
    self.input = input
    self.output = output
    self.epsilon = epsilon
    self.momentum = momentum
    self.kernels = kernels
    looksAtWholeBatch = !isFrozen
    let channels = input.volume.channels
    let columns = input.pixelStride
    func parameter(_ name: String, isTrainable: Bool, filledWith value: Float) -> Parameter {
      let parameter = Parameter(
        name: names[name], shape: [channels], isTrainable: isTrainable, count: columns,
        places: (0..<Int32(channels)).map { $0 })
      parameter.write(Array(repeating: value, count: channels))
      return parameter
    }
    weight = parameter("weight", isTrainable: !isFrozen, filledWith: 1)
    bias = parameter("bias", isTrainable: !isFrozen, filledWith: 0)
    runningMean = parameter("running_mean", isTrainable: false, filledWith: 0)
    runningVariance = parameter("running_var", isTrainable: false, filledWith: 1)
    mean = Buffer(repeating: 0, count: columns)
    inverseDeviation = Buffer(repeating: 0, count: columns)
    scale = Buffer(repeating: 0, count: columns)
    sums = Buffer(repeating: 0, count: columns)
    share = Buffer(repeating: 0, count: columns)
    slope = Buffer(repeating: 0, count: columns)
  }

  private var pixelCount: Int { input.volume.height * input.volume.width }

  private func pixels(ofImage image: Int) -> Pixels {
    Pixels(
      values: input.values(ofImage: image), count: pixelCount, channelCount: input.pixelStride)
  }

  func lookForward(imageCount: Int) {
    let count = Float(imageCount * pixelCount)
    clearSums()
    for image in 0..<imageCount { kernels.addSums(pixels(ofImage: image), sums: sums.pointer) }
    for channel in 0..<input.pixelStride { mean.pointer[channel] = sums.pointer[channel] / count }
    clearSums()
    for image in 0..<imageCount {
      kernels.addSquares(pixels(ofImage: image), mean: mean.pointer, sums: sums.pointer)
    }
    for channel in 0..<input.pixelStride {
      let squares = sums.pointer[channel]
      use(variance: squares / count, channel: channel)
      keep(mean.pointer[channel], in: runningMean, channel: channel)
      keep(squares / max(count - 1, 1), in: runningVariance, channel: channel)
    }
  }

  private func clearSums() {
    sums.pointer.update(repeating: 0, count: sums.count)
  }

  private func use(variance: Float, channel: Int) {
    inverseDeviation.pointer[channel] = 1 / (variance + epsilon).squareRoot()
    scale.pointer[channel] = inverseDeviation.pointer[channel] * weight.values[channel]
  }

  private func keep(_ value: Float, in parameter: Parameter, channel: Int) {
    guard channel < input.volume.channels else { return }
    parameter.values[channel] += momentum * (value - parameter.values[channel])
  }

  /// Takes the kept means and variances for the next forward.
  func useKept() {
    for channel in 0..<input.pixelStride {
      mean.pointer[channel] = runningMean.values[channel]
      use(variance: runningVariance.values[channel], channel: channel)
      share.pointer[channel] = 0
      slope.pointer[channel] = 0
    }
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    for image in images {
      kernels.normalize(
        pixels(ofImage: image), mean: mean.pointer, scale: scale.pointer, shift: bias.values,
        output: output.values(ofImage: image))
    }
  }

  func lookBackward(imageCount: Int) {
    let count = Float(imageCount * pixelCount)
    clearSums()
    for image in 0..<imageCount {
      var gradients = pixels(ofImage: image)
      gradients.values = UnsafePointer(output.gradients(ofImage: image))
      kernels.addSums(gradients, sums: sums.pointer)
    }
    for channel in 0..<input.pixelStride {
      bias.gradients[channel] = sums.pointer[channel]
      share.pointer[channel] = sums.pointer[channel] / count
    }
    clearSums()
    for image in 0..<imageCount {
      kernels.addProducts(
        pixels(ofImage: image), mean: mean.pointer, gradient: output.gradients(ofImage: image),
        sums: sums.pointer)
    }
    for channel in 0..<input.pixelStride {
      let inverse = inverseDeviation.pointer[channel]
      weight.gradients[channel] = sums.pointer[channel] * inverse
      slope.pointer[channel] = sums.pointer[channel] * inverse * inverse / count
    }
  }

  func backward(_ images: Range<Int>) {
    for image in images {
      kernels.normalizeGradient(
        pixels(ofImage: image), mean: mean.pointer, scale: scale.pointer, share: share.pointer,
        slope: slope.pointer, gradient: output.gradients(ofImage: image),
        output: input.gradients(ofImage: image))
    }
  }
}
