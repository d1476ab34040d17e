/// Layers that a chunk of the batch goes through on its way forward without meeting the others.
final class ForwardStage: DividedWork {
  let layers: [any Layer]
  private let batch: BatchPlan
  private let preparations: [(layer: any Layer, task: Int)]
  var imageCount = 0
  var isTraining = false

  /// - Parameter prepared: layers whose weights are made ready for the way back by the way.
  init(_ layers: [any Layer], preparing prepared: [any Layer], _ batch: BatchPlan) {
    self.layers = layers
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
  }
}

/// Layers that a chunk's gradients go back through without meeting the others.
final class BackwardStage: DividedWork {
  let layers: [any Layer]
  private let batch: BatchPlan
  var imageCount = 0

  /// - Parameter layers: in the order of the network.
  init(_ layers: [any Layer], _ batch: BatchPlan) {
    self.layers = layers
    self.batch = batch
  }

  func perform(task: Int) {
    let images = batch.images(inChunk: task, of: imageCount)
    for layer in layers.reversed() { layer.backward(images) }
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
