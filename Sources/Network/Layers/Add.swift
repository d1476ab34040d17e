import KernelSet

/// Adds the output of an earlier layer: the bridge of a residual network.
final class Add: Layer {
  private let place: LayerPlace
  private let other: FeatureMaps
  /// Whether another layer that comes later has left gradients with the earlier layer already.
  private let addsGradients: Bool

  init(_ other: FeatureMaps, addsGradients: Bool, at place: LayerPlace) {
    self.other = other
    self.addsGradients = addsGradients
    self.place = place
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    place.kernels.add(
      place.input.values(ofImage: images.lowerBound), other.values(ofImage: images.lowerBound),
      count: images.count * place.input.imageStride,
      output: place.output.values(ofImage: images.lowerBound))
  }

  func backward(_ images: Range<Int>) {
    let count = images.count * place.input.imageStride
    let gradients = place.output.gradients(ofImage: images.lowerBound)
    let others = other.gradients(ofImage: images.lowerBound)
    place.input.gradients(ofImage: images.lowerBound).update(from: gradients, count: count)
    if addsGradients {
      place.kernels.add(gradients, others, count: count, output: others)
    } else {
      others.update(from: gradients, count: count)
    }
  }
}
