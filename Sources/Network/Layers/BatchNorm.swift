import KernelSet

/// Batch normalisation: each channel is moved and scaled to mean 0 and variance 1 over the batch,
/// then to a mean and variance that are learned.
///
/// A frozen layer uses the means and variances it has kept, in training too.
final class BatchNorm: Layer {
  private let place: LayerPlace
  private let weight: Parameter
  private let bias: Parameter
  private let runningMean: Parameter
  private let runningVariance: Parameter
  private let epsilon: Float
  private let momentum: Float
  /// One number for each channel: what the next forward or backward uses.
  private let mean: Buffer<Float>
  private let inverseDeviation: Buffer<Float>
  private let scale: Buffer<Float>
  private let sums: Buffer<Float>
  private let share: Buffer<Float>
  private let slope: Buffer<Float>

  var parameters: [Parameter] { [weight, bias, runningMean, runningVariance] }
  let looksAtWholeBatch: Bool

  init(epsilon: Float, momentum: Float, at place: LayerPlace) {
    self.place = place
    self.epsilon = epsilon
    self.momentum = momentum
    looksAtWholeBatch = !place.isFrozen
    let channels = place.input.volume.channels
    let columns = place.input.pixelStride
    func parameter(_ name: String, isTrainable: Bool, filledWith value: Float) -> Parameter {
      let parameter = Parameter(
        name: place.name(name), shape: [channels], isTrainable: isTrainable, count: columns,
        places: (0..<Int32(channels)).map { $0 })
      parameter.write(Array(repeating: value, count: channels))
      return parameter
    }
    weight = parameter("weight", isTrainable: !place.isFrozen, filledWith: 1)
    bias = parameter("bias", isTrainable: !place.isFrozen, filledWith: 0)
    runningMean = parameter("running_mean", isTrainable: false, filledWith: 0)
    runningVariance = parameter("running_var", isTrainable: false, filledWith: 1)
    mean = Buffer(repeating: 0, count: columns)
    inverseDeviation = Buffer(repeating: 0, count: columns)
    scale = Buffer(repeating: 0, count: columns)
    sums = Buffer(repeating: 0, count: columns)
    share = Buffer(repeating: 0, count: columns)
    slope = Buffer(repeating: 0, count: columns)
  }

  private var pixelCount: Int { place.input.volume.height * place.input.volume.width }

  private func pixels(ofImage image: Int) -> Pixels {
    Pixels(
      values: place.input.values(ofImage: image), count: pixelCount,
      channelCount: place.input.pixelStride)
  }

  func lookForward(imageCount: Int) {
    let count = Float(imageCount * pixelCount)
    clearSums()
    for image in 0..<imageCount {
      place.kernels.addSums(pixels(ofImage: image), sums: sums.pointer)
    }
    for channel in 0..<place.input.pixelStride {
      mean.pointer[channel] = sums.pointer[channel] / count
    }
    clearSums()
    for image in 0..<imageCount {
      place.kernels.addSquares(pixels(ofImage: image), mean: mean.pointer, sums: sums.pointer)
    }
    for channel in 0..<place.input.pixelStride {
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
    guard channel < place.input.volume.channels else { return }
    parameter.values[channel] += momentum * (value - parameter.values[channel])
  }

  /// Takes the kept means and variances for the next forward.
  func useKept() {
    for channel in 0..<place.input.pixelStride {
      mean.pointer[channel] = runningMean.values[channel]
      use(variance: runningVariance.values[channel], channel: channel)
      share.pointer[channel] = 0
      slope.pointer[channel] = 0
    }
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    for image in images {
      place.kernels.normalize(
        pixels(ofImage: image), mean: mean.pointer, scale: scale.pointer, shift: bias.values,
        output: place.output.values(ofImage: image))
    }
  }

  func lookBackward(imageCount: Int) {
    let count = Float(imageCount * pixelCount)
    clearSums()
    for image in 0..<imageCount {
      var gradients = pixels(ofImage: image)
      gradients.values = UnsafePointer(place.output.gradients(ofImage: image))
      place.kernels.addSums(gradients, sums: sums.pointer)
    }
    for channel in 0..<place.input.pixelStride {
      bias.gradients[channel] = sums.pointer[channel]
      share.pointer[channel] = sums.pointer[channel] / count
    }
    clearSums()
    for image in 0..<imageCount {
      place.kernels.addProducts(
        pixels(ofImage: image), mean: mean.pointer,
        gradient: place.output.gradients(ofImage: image),
        sums: sums.pointer)
    }
    for channel in 0..<place.input.pixelStride {
      let inverse = inverseDeviation.pointer[channel]
      weight.gradients[channel] = sums.pointer[channel] * inverse
      slope.pointer[channel] = sums.pointer[channel] * inverse * inverse / count
    }
  }

  func backward(_ images: Range<Int>) {
    for image in images {
      place.kernels.normalizeGradient(
        pixels(ofImage: image), mean: mean.pointer, scale: scale.pointer, share: share.pointer,
        slope: slope.pointer, gradient: place.output.gradients(ofImage: image),
        output: place.input.gradients(ofImage: image))
    }
  }
}
