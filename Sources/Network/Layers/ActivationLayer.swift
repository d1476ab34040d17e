import KernelSet

/// ReLU, leaky ReLU, sigmoid or tanh: one function applied to every number.
final class ActivationLayer: Layer {
  private let function: Activation
  private let place: LayerPlace

  init(_ function: Activation, at place: LayerPlace) {
    self.function = function
    self.place = place
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    place.kernels.apply(
      function, to: place.input.values(ofImage: images.lowerBound),
      count: images.count * place.input.imageStride,
      output: place.output.values(ofImage: images.lowerBound))
  }

  func backward(_ images: Range<Int>) {
    place.kernels.applyDerivative(
      of: function, output: place.output.values(ofImage: images.lowerBound),
      gradient: place.output.gradients(ofImage: images.lowerBound),
      count: images.count * place.input.imageStride,
      inputGradient: place.input.gradients(ofImage: images.lowerBound))
  }
}

/// A ReLU whose neighbours do its work in training: the layer before it does not let negative sums
/// out, and shares its gradients; a max pooling after it may hand back none where it is off.
final class SharedReLU: Layer {
  private let relu: ActivationLayer
  private let isDoneByPooling: Bool

  init(isDoneByPooling: Bool, at place: LayerPlace) {
    relu = ActivationLayer(.relu, at: place)
    self.isDoneByPooling = isDoneByPooling
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    if !isTraining { relu.forward(images, isTraining: false) }
  }

  func backward(_ images: Range<Int>) {
    if !isDoneByPooling { relu.backward(images) }
  }
}
