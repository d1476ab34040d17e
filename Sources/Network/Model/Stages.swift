/// Layers that a chunk of the batch goes through on its way forward without meeting the others.
///
/// At its end a layer may look at the chunk that is to see the whole batch before the next stage.
final class ForwardStage: DividedWork {
  private let layers: [any Layer]
  let observer: (any Layer)?
  private let batch: BatchPlan
  private let preparations: [(layer: any Layer, task: Int)]
  var imageCount = 0
  var isTraining = false

  /// - Parameters:
  ///   - observer: the first layer of the next stage.
  ///   - prepared: layers whose weights are made ready for the way back by the way.
  init(
    _ layers: [any Layer], observer: (any Layer)?, preparing prepared: [any Layer],
    _ batch: BatchPlan
  ) {
    self.layers = layers
    self.observer = observer
    self.batch = batch
    preparations = prepared.flatMap { layer in
      (0..<layer.preparationTasks).map { (layer, $0) }
    }
  }

  var taskCount: Int {
    batch.chunks(for: imageCount) + (isTraining ? preparations.count : 0)
  }

  func perform(task: Int) {
    let chunks = batch.chunks(for: imageCount)
    guard task < chunks else {
      let preparation = preparations[task - chunks]
      return preparation.layer.prepare(task: preparation.task)
    }
    let images = batch.images(inChunk: task, of: imageCount)
    for layer in layers { layer.forward(images, isTraining: isTraining) }
    if isTraining { observer?.lookForward(images) }
  }
}

/// Layers that a chunk's gradients go back through without meeting the others.
///
/// At its end a layer may look at the gradients that is to see those of the whole batch.
final class BackwardStage: DividedWork {
  private let layers: [any Layer]
  let observer: (any Layer)?
  private let batch: BatchPlan
  var imageCount = 0

  /// - Parameters:
  ///   - layers: in the order of the way back.
  ///   - observer: the first layer of the next stage.
  init(_ layers: [any Layer], observer: (any Layer)?, _ batch: BatchPlan) {
    self.layers = layers
    self.observer = observer
    self.batch = batch
  }

  func perform(task: Int) {
    let images = batch.images(inChunk: task, of: imageCount)
    for layer in layers { layer.backward(images) }
    observer?.lookBackward(images)
  }
}

/// Summing up what all chunks say on the weights, of all layers at once.
final class GradientStage: DividedWork {
  private let tasks: [(layer: any Layer, task: Int)]
  var imageCount = 0

  init(_ layers: [any Layer]) {
    tasks = layers.flatMap { layer in (0..<layer.gradientTasks).map { (layer, $0) } }
  }

  var taskCount: Int { tasks.count }

  func perform(task: Int) {
    tasks[task].layer.finishGradients(task: tasks[task].task, imageCount: imageCount)
  }
}
