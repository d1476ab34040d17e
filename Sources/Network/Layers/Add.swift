import KernelSet

/// Adds the output of an earlier layer: the bridge of a residual network.
final class Add: Layer {
  private let input: FeatureMaps
  private let other: FeatureMaps
  private let output: FeatureMaps
  /// Whether another layer that comes later has left gradients with the earlier layer already.
  private let addsGradients: Bool
  private let kernels: any KernelSet.Type

  init(
    input: FeatureMaps, other: FeatureMaps, output: FeatureMaps, addsGradients: Bool,
    kernels: any KernelSet.Type
  ) {
    self.input = input
    self.other = other
    self.output = output
    self.addsGradients = addsGradients
    self.kernels = kernels
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    kernels.add(
      input.values(ofImage: images.lowerBound), other.values(ofImage: images.lowerBound),
      count: images.count * input.imageStride, output: output.values(ofImage: images.lowerBound))
  }

  func backward(_ images: Range<Int>) {
    let count = images.count * input.imageStride
    let gradients = output.gradients(ofImage: images.lowerBound)
    let others = other.gradients(ofImage: images.lowerBound)
    input.gradients(ofImage: images.lowerBound).update(from: gradients, count: count)
    if addsGradients {
      kernels.add(gradients, others, count: count, output: others)
    } else {
      others.update(from: gradients, count: count)
    }
  }
}
