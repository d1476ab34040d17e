import KernelSet

/// ReLU, leaky ReLU, sigmoid or tanh: one function applied to every number.
final class ActivationLayer: Layer {
  private let function: Activation
  private let input: FeatureMaps
  private let output: FeatureMaps
  private let kernels: any KernelSet.Type

  init(
    _ function: Activation, input: FeatureMaps, output: FeatureMaps, kernels: any KernelSet.Type
  ) {
    self.function = function
    self.input = input
    self.output = output
    self.kernels = kernels
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    kernels.apply(
      function, to: input.values(ofImage: images.lowerBound),
      count: images.count * input.imageStride, output: output.values(ofImage: images.lowerBound))
  }

  func backward(_ images: Range<Int>) {
    kernels.applyDerivative(
      of: function, output: output.values(ofImage: images.lowerBound),
      gradient: output.gradients(ofImage: images.lowerBound),
      count: images.count * input.imageStride,
      inputGradient: input.gradients(ofImage: images.lowerBound))
  }
}
