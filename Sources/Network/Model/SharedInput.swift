import KernelSet

/// A layer whose input is read by a later layer too: its gradients are added to that one's.
final class SharedInput: Layer {
  private let layer: any Layer
  private let ownInput: FeatureMaps
  private let input: FeatureMaps
  private let kernels: any KernelSet.Type

  /// - Parameters:
  ///   - ownInput: shares the values of `input`, with gradients of its own.
  ///   - layer: reads `ownInput`.
  init(
    _ layer: any Layer, ownInput: FeatureMaps, input: FeatureMaps, kernels: any KernelSet.Type
  ) {
    self.layer = layer
    self.ownInput = ownInput
    self.input = input
    self.kernels = kernels
  }

  var parameters: [Parameter] { layer.parameters }
  var looksAtWholeBatch: Bool { layer.looksAtWholeBatch }
  var preparationTasks: Int { layer.preparationTasks }
  func prepare(task: Int) { layer.prepare(task: task) }
  var gradientTasks: Int { layer.gradientTasks }
  func finishGradients(task: Int, imageCount: Int) {
    layer.finishGradients(task: task, imageCount: imageCount)
  }
  func lookForward(_ images: Range<Int>) { layer.lookForward(images) }
  func finishLookingForward(imageCount: Int) { layer.finishLookingForward(imageCount: imageCount) }
  func lookBackward(_ images: Range<Int>) { layer.lookBackward(images) }
  func finishLookingBackward(imageCount: Int) {
    layer.finishLookingBackward(imageCount: imageCount)
  }
  func useKept() { layer.useKept() }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    layer.forward(images, isTraining: isTraining)
  }

  func backward(_ images: Range<Int>) {
    layer.backward(images)
    let sum = input.gradients(ofImage: images.lowerBound)
    kernels.add(
      ownInput.gradients(ofImage: images.lowerBound), sum,
      count: images.count * input.imageStride, output: sum)
  }
}
