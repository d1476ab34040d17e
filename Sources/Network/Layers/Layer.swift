import KernelSet

/// One layer of a model at work: what it makes of its input, and the gradients that go back.
///
/// `forward` and `backward` work on a chunk of the batch while other threads work on others.
protocol Layer: AnyObject {
  var parameters: [Parameter] { get }

  /// Making ready what `backward` needs of the weights, in tasks of its own.
  var preparationTasks: Int { get }
  func prepare(task: Int)

  /// From `input.values` to `output.values`.
  func forward(_ images: Range<Int>, isTraining: Bool)

  /// From `output.gradients` to `input.gradients`, and to what the chunk says on the weights.
  func backward(_ images: Range<Int>)

  /// Into how many tasks summing up what all chunks say on the weights is divided.
  var gradientTasks: Int { get }

  /// Sums up a part of the parameters' gradients.
  func finishGradients(task: Int, imageCount: Int)

  /// Whether a forward or backward needs to have seen the whole batch before it.
  var looksAtWholeBatch: Bool { get }

  /// Makes ready a forward that looks at no batch.
  func useKept()

  /// Looks at a chunk of the input before `forward` in training; then at what was seen of all.
  func lookForward(_ images: Range<Int>)
  func finishLookingForward(imageCount: Int)

  /// Looks at a chunk of the output gradients before `backward`; then at what was seen of all.
  func lookBackward(_ images: Range<Int>)
  func finishLookingBackward(imageCount: Int)
}

extension Layer {
  var parameters: [Parameter] { [] }
  var looksAtWholeBatch: Bool { false }
  var preparationTasks: Int { 0 }
  func prepare(task: Int) {}
  var gradientTasks: Int { 0 }
  func finishGradients(task: Int, imageCount: Int) {}
  func useKept() {}
  func lookForward(_ images: Range<Int>) {}
  func finishLookingForward(imageCount: Int) {}
  func lookBackward(_ images: Range<Int>) {}
  func finishLookingBackward(imageCount: Int) {}
}

/// Where a layer stands in a model, and what it works with.
struct LayerPlace {
  var input: FeatureMaps
  var output: FeatureMaps
  /// The layer's place in the network.
  var index: Int
  var isFrozen: Bool
  /// Whether a layer before it learns.
  var handsBackGradients: Bool
  var batch: BatchPlan
  var kernels: any KernelSet.Type

  /// The name of a parameter: the layer's place before PyTorch's name.
  func name(_ parameter: String) -> String { "\(index).\(parameter)" }
}
