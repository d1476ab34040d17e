import KernelSet

/// Sets a share of its inputs to zero in training, at random, and makes the others greater by as
/// much as is lost; otherwise it changes nothing.
final class Dropout: Layer {
  private let ownRate: Float
  private let shared: SharedDraws
  private let place: LayerPlace
  private let factors: Buffer<Float>

  init(rate: Float, _ shared: SharedDraws, at place: LayerPlace) {
    ownRate = rate
    self.shared = shared
    self.place = place
    factors = Buffer(repeating: 1, count: place.batch.size * place.input.imageStride)
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    let count = images.count * place.input.imageStride
    let values = place.input.values(ofImage: images.lowerBound)
    let result = place.output.values(ofImage: images.lowerBound)
    guard isTraining else { return result.update(from: values, count: count) }
    for image in images { draw(image) }
    place.kernels.multiply(
      values, factors(ofImage: images.lowerBound), count: count, output: result)
  }

  func backward(_ images: Range<Int>) {
    place.kernels.multiply(
      place.output.gradients(ofImage: images.lowerBound), factors(ofImage: images.lowerBound),
      count: images.count * place.input.imageStride,
      output: place.input.gradients(ofImage: images.lowerBound))
  }

  private func factors(ofImage image: Int) -> UnsafeMutablePointer<Float> {
    factors.pointer + image * place.input.imageStride
  }

  /// Draws anew which of an image's numbers stay; each image has random numbers of its own, so that
  /// it does not matter which thread draws them.
  private func draw(_ image: Int) {
    let draws = shared.draws
    let rate = draws.rate ?? ownRate
    let seed = draws.seed &+ UInt64(place.index) << 48 &+ (draws.step << 20)
    var numbers = RandomNumbers(seed: seed &+ UInt64(image))
    let limit = UInt64(rate * 0x1p32)
    let kept = 1 / (1 - rate)
    let factors = factors(ofImage: image)
    for index in stride(from: 0, to: place.input.imageStride, by: 2) {
      let pair = numbers.next()
      factors[index] = pair >> 32 < limit ? 0 : kept
      factors[index + 1] = pair & 0xFFFF_FFFF < limit ? 0 : kept
    }
  }
}
