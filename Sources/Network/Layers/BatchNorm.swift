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
  private let share: Buffer<Float>
  private let slope: Buffer<Float>
  /// What the chunks of the batch sum up: numbers or gradients, and squares or products.
  private let sums: ChannelSums
  private let products: ChannelSums
  private let chunkMeans: Buffer<Float>

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
    share = Buffer(repeating: 0, count: columns)
    slope = Buffer(repeating: 0, count: columns)
    let chunks = place.batch.chunkCount
    sums = ChannelSums(channelCount: columns, chunks: chunks)
    products = ChannelSums(channelCount: columns, chunks: chunks)
    chunkMeans = Buffer(repeating: 0, count: chunks * columns)
  }

  private var pixelCount: Int { place.input.volume.height * place.input.volume.width }

  /// Images follow one another without a gap, as their pixels are whole blocks of channels.
  private func pixels(_ images: Range<Int>) -> Pixels {
    Pixels(
      values: place.input.values(ofImage: images.lowerBound), count: images.count * pixelCount,
      channelCount: place.input.pixelStride)
  }

  /// Sums a chunk's numbers, and their squared distances from the chunk's own means.
  func lookForward(_ images: Range<Int>) {
    let chunk = place.batch.chunk(of: images)
    let pixels = pixels(images)
    let means = chunkMeans.pointer + chunk * pixels.channelCount
    sums.sum(pixels, chunk: chunk) { pixels, _, sums in
      place.kernels.addSums(pixels, sums: sums)
    }
    for channel in 0..<pixels.channelCount {
      means[channel] = Float(sums[chunk: chunk][channel] / Double(pixels.count))
    }
    products.sum(pixels, chunk: chunk) { pixels, _, sums in
      place.kernels.addSquares(pixels, mean: means, sums: sums)
    }
  }

  func finishLookingForward(imageCount: Int) {
    let count = Double(imageCount * pixelCount)
    for channel in 0..<place.input.pixelStride {
      let mean = sums.total(channel: channel, chunks: place.batch.chunks(for: imageCount)) / count
      let squares = squares(around: mean, channel: channel, imageCount: imageCount)
      self.mean.pointer[channel] = Float(mean)
      use(variance: Float(squares / count), channel: channel)
      keep(Float(mean), in: runningMean, channel: channel)
      keep(Float(squares / max(count - 1, 1)), in: runningVariance, channel: channel)
    }
  }

  /// Σ (value − mean)² over the batch: in each chunk Σ (value − its own mean)² + count · (its own mean −
  /// mean)².
  private func squares(around mean: Double, channel: Int, imageCount: Int) -> Double {
    (0..<place.batch.chunks(for: imageCount)).reduce(0) { total, chunk in
      let images = place.batch.images(inChunk: chunk, of: imageCount)
      let count = Double(images.count * pixelCount)
      let distance = sums[chunk: chunk][channel] / count - mean
      return total + products[chunk: chunk][channel] + count * distance * distance
    }
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
    place.kernels.normalize(
      pixels(images), mean: mean.pointer, scale: scale.pointer, shift: bias.values,
      output: place.output.values(ofImage: images.lowerBound))
  }

  /// Sums a chunk's output gradients, and their products with the distances from the means.
  func lookBackward(_ images: Range<Int>) {
    let chunk = place.batch.chunk(of: images)
    let values = pixels(images)
    let gradients = UnsafePointer(place.output.gradients(ofImage: images.lowerBound))
    sums.sum(
      Pixels(values: gradients, count: values.count, channelCount: values.channelCount),
      chunk: chunk
    ) { pixels, _, sums in
      place.kernels.addSums(pixels, sums: sums)
    }
    products.sum(values, chunk: chunk) { pixels, first, sums in
      place.kernels.addProducts(
        pixels, mean: mean.pointer, gradient: gradients + first, sums: sums)
    }
  }

  func finishLookingBackward(imageCount: Int) {
    let count = Double(imageCount * pixelCount)
    let chunks = place.batch.chunks(for: imageCount)
    for channel in 0..<place.input.pixelStride {
      let sum = sums.total(channel: channel, chunks: chunks)
      bias.gradients[channel] = Float(sum)
      share.pointer[channel] = Float(sum / count)
      let inverse = Double(inverseDeviation.pointer[channel])
      let product = products.total(channel: channel, chunks: chunks) * inverse
      weight.gradients[channel] = Float(product)
      slope.pointer[channel] = Float(product * inverse / count)
    }
  }

  func backward(_ images: Range<Int>) {
    place.kernels.normalizeGradient(
      pixels(images), mean: mean.pointer, scale: scale.pointer, share: share.pointer,
      slope: slope.pointer, gradient: place.output.gradients(ofImage: images.lowerBound),
      output: place.input.gradients(ofImage: images.lowerBound))
  }
}
