import KernelSet

/// A network at work: its weights, what it makes of a batch of images, and the gradients.
///
/// All memory is taken when it is made; nothing is allocated in a step. It is used by one task at a
/// time, and divides its work among threads of its own; the results do not depend on their number.
public final class Model {
  public let plans: [LayerPlan]
  public let batchSize: Int
  /// What training changes, and what batch normalisation keeps, from the first layer to the last.
  public let parameters: [Parameter]
  /// The last layer's output: for each image its numbers, in PyTorch's order.
  public var logits: UnsafePointer<Float> { UnsafePointer(logitBuffer.pointer) }
  /// The loss's gradient by each logit, in the same order; `backward` reads it.
  public var logitGradients: UnsafeMutablePointer<Float> { logitGradientBuffer.pointer }
  /// How many logits an image has.
  public var logitCount: Int { maps[maps.count - 1].volume.count }

  /// What the next forward in training leaves out.
  public var dropout: DropoutDraws {
    get { draws.draws }
    set { draws.draws = newValue }
  }

  let layers: [any Layer]
  private let draws: SharedDraws
  private let maps: [FeatureMaps]
  private let batch: BatchPlan
  private let pool: ThreadPool
  private let logitBuffer: Buffer<Float>
  private let logitGradientBuffer: Buffer<Float>
  private let forwardStages: [ForwardStage]
  private let backwardStages: [BackwardStage]
  private let gradientStage: GradientStage

  /// - Parameters:
  ///   - description: the network.
  ///   - seed: decides the first weights and what dropout leaves out.
  ///   - batchSize: the greatest number of images at a time.
  ///   - threads: how many threads work, the calling one included.
  ///   - layersApart: whether each layer does all of its own work, so that the gradients by every
  ///     layer's outputs can be read; that is slower, and rounds otherwise.
  /// - Throws: `NetworkError` where a layer does not fit what comes before it.
  public convenience init(
    _ description: NetworkDescription, seed: UInt64, batchSize: Int, threads: Int,
    layersApart: Bool = false
  ) throws(NetworkError) {
    try self.init(
      description, seed: seed, batchSize: batchSize, threads: threads, kernels: .best,
      layersApart: layersApart)
  }

  init(
    _ description: NetworkDescription, seed: UInt64, batchSize: Int, threads: Int,
    kernels: ProcessorKernels, layersApart: Bool = false
  ) throws(NetworkError) {
    let batch = BatchPlan(size: batchSize)
    draws = SharedDraws(seed: seed)
    let builder = try LayerBuilder(
      description, draws, batch: batch, kernels: kernels.set, layersApart: layersApart)
    self.batch = batch
    self.batchSize = batchSize
    plans = builder.plans
    layers = builder.layers()
    maps = builder.maps
    parameters = layers.flatMap(\.parameters)
    pool = ThreadPool(threads: threads)
    let logits = maps[maps.count - 1].volume.count
    logitBuffer = Buffer(repeating: 0, count: batchSize * logits)
    logitGradientBuffer = Buffer(repeating: 0, count: batchSize * logits)
    let runs = Self.runs(of: layers)
    let allLayers = layers
    forwardStages = runs.indices.map {
      ForwardStage(
        runs[$0], observer: runs.dropFirst($0 + 1).first?.first,
        preparing: $0 == 0 ? allLayers : [], batch)
    }
    let learning = layers[min(builder.firstTrainable, layers.count)...]
    let runsBack = Self.runs(of: learning.reversed())
    backwardStages = runsBack.indices.map {
      BackwardStage(runsBack[$0], observer: runsBack.dropFirst($0 + 1).first?.first, batch)
    }
    gradientStage = GradientStage(layers)
    initialize(seed: seed)
  }

  /// Divides layers before each that looks at the whole batch; the first run may be empty.
  private static func runs(of layers: [any Layer]) -> [[any Layer]] {
    layers.reduce(into: [[]]) { runs, layer in
      if layer.looksAtWholeBatch { runs.append([]) }
      runs[runs.count - 1].append(layer)
    }
  }

  /// Computes all layers' outputs; the last one's are then in `logits`.
  ///
  /// - Parameters:
  ///   - images: `count` images in PyTorch's order: [N, C, H, W].
  ///   - count: at most `batchSize`.
  ///   - isTraining: whether dropout drops and batch normalisation looks at the batch.
  public func forward(_ images: UnsafePointer<Float>, count: Int, isTraining: Bool) {
    maps[0].take(images, count: count)
    if isTraining { draws.draws.step += 1 }
    for layer in layers where !isTraining || !layer.looksAtWholeBatch { layer.useKept() }
    for stage in forwardStages {
      stage.imageCount = count
      stage.isTraining = isTraining
      pool.run(stage, tasks: stage.taskCount)
      if isTraining { stage.observer?.finishLookingForward(imageCount: count) }
    }
    maps[maps.count - 1].give(logitBuffer.pointer, count: count)
  }

  /// Computes the gradients of all trainable parameters from `logitGradients`.
  ///
  /// - Parameter count: how many images the last `forward`, in training, had.
  public func backward(count: Int) {
    maps[maps.count - 1].takeGradients(logitGradients, count: count)
    for stage in backwardStages {
      stage.imageCount = count
      pool.run(stage, tasks: batch.chunks(for: count))
      stage.observer?.finishLookingBackward(imageCount: count)
    }
    gradientStage.imageCount = count
    pool.run(gradientStage, tasks: gradientStage.taskCount)
  }

  /// What a layer made of one image of the last batch, in PyTorch's order: [C, H, W].
  ///
  /// After a `forward` in training not every layer has made its own: a convolution or dense layer before
  /// a ReLU hands out what the ReLU makes of its sums, and the sums are not to be had; nor are, before
  /// a max pooling, numbers that no window of it reads. Look at such layers after a `forward` without
  /// training, or in a model with `layersApart`.
  public func activation(of layer: Int, image: Int) -> [Float] {
    maps[layer + 1].channelsFirst(maps[layer + 1].values(ofImage: image))
  }

  /// The loss's gradient by a layer's outputs for one image, after `backward`: [C, H, W].
  ///
  /// It is that only in a model with `layersApart`. In others a convolution or dense layer, a ReLU after
  /// it and a max pooling after that share their gradients or leave them out, and nothing goes
  /// back beyond the first layer that learns, in either.
  public func activationGradient(of layer: Int, image: Int) -> [Float] {
    maps[layer + 1].channelsFirst(maps[layer + 1].gradients(ofImage: image))
  }

  /// A parameter's values in PyTorch's shape and order.
  public func read(_ parameter: Int) -> [Float] {
    parameters[parameter].read(parameters[parameter].values)
  }

  /// Sets a parameter's values, given in PyTorch's shape and order.
  public func write(_ parameter: Int, _ values: [Float]) {
    parameters[parameter].write(values)
  }

  /// A parameter's gradient after `backward`, in PyTorch's shape and order.
  public func gradient(of parameter: Int) -> [Float] {
    parameters[parameter].read(parameters[parameter].gradients)
  }
}
