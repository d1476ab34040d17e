/// Everything that the next steps of a training follow from, beside network and images.
///
/// A training of the same network on the same images that is given it goes on to the same bits, on the
/// same processor. Numbers are in the engine's own order.
public struct TrainingState: Sendable {
  /// The settings of the last step.
  public var conditions: TrainingConditions
  /// How many steps were made.
  public var stepCount: Int
  /// How many batches and how many images of the present epoch are over.
  public var batch: Int
  public var imageCount: Int
  public var epochScore: Score
  public var epochSeconds: Double
  /// What the epochs brought that are over.
  public var epochs: [EpochResult]
  /// How the images of the present epoch were put into order.
  public var orderings: [Ordering]
  /// The values of each of the model's parameters.
  public var parameters: [[Float]]
  public var optimizer: OptimizerState
  public var dropout: DropoutDraws
  public var stopping: EarlyStopping
  /// The parameters at the end of the best epoch; empty before there is one.
  public var best: [[Float]]

  public init(
    conditions: TrainingConditions, stepCount: Int, batch: Int, imageCount: Int,
    epochScore: Score, epochSeconds: Double, epochs: [EpochResult], orderings: [Ordering],
    parameters: [[Float]], optimizer: OptimizerState, dropout: DropoutDraws,
    stopping: EarlyStopping, best: [[Float]]
  ) {
    self.conditions = conditions
    self.stepCount = stepCount
    self.batch = batch
    self.imageCount = imageCount
    self.epochScore = epochScore
    self.epochSeconds = epochSeconds
    self.epochs = epochs
    self.orderings = orderings
    self.parameters = parameters
    self.optimizer = optimizer
    self.dropout = dropout
    self.stopping = stopping
    self.best = best
  }
}

/// What may change between two steps of a training.
public struct TrainingConditions: Hashable, Sendable {
  /// Of these, `loss` and `validation` stay as they were at the start.
  public var settings: TrainingSettings
  /// What order, augmentation and dropout follow from.
  public var seed: UInt64
  /// What all dropout layers leave out; nil where each has its own rate.
  public var dropoutRate: Float?

  public init(settings: TrainingSettings, seed: UInt64, dropoutRate: Float? = nil) {
    self.settings = settings
    self.seed = seed
    self.dropoutRate = dropoutRate
  }
}

extension TrainingRun {
  /// Where the training is, to go back to.
  public var state: TrainingState {
    TrainingState(
      conditions: conditions, stepCount: stepCount, batch: batch, imageCount: imageCount,
      epochScore: epochScore, epochSeconds: epochSeconds, epochs: epochs,
      orderings: loader.orderings, parameters: model.parameters.map(\.allValues),
      optimizer: optimizer.state, dropout: model.dropout, stopping: stopping,
      best: best.values)
  }

  /// Whether a state can be one of this network: it has as many numbers, and no larger batches.
  public func fits(_ state: TrainingState) -> Bool {
    let counts = model.parameters.map(\.count)
    return state.parameters.map(\.count) == counts
      && (state.best.isEmpty || state.best.map(\.count) == counts)
      && state.optimizer.fits(model.parameters)
      && (1...model.batchSize).contains(state.conditions.settings.batchSize)
      && (0..<loader.count).contains(state.imageCount)
      && state.orderings.allSatisfy { (0..<loader.count).contains($0.first) }
  }

  /// Goes back to where the training, or another of the same network on the same images, was.
  ///
  /// - Precondition: the state fits.
  public func restore(_ state: TrainingState) {
    precondition(fits(state))
    let settings = state.conditions.settings
    self.settings = settings
    stepCount = state.stepCount
    batch = state.batch
    imageCount = state.imageCount
    epochScore = state.epochScore
    epochSeconds = state.epochSeconds
    epochs = state.epochs
    loader.batchSize = settings.batchSize
    loader.augmentation = settings.augmentation
    loader.seed = state.conditions.seed
    loader.start(epoch: epochs.count, state.orderings)
    for (parameter, values) in zip(model.parameters, state.parameters) {
      parameter.allValues = values
    }
    if optimizer.kind != state.optimizer.kind {
      optimizer = Optimizer(state.optimizer.kind, for: model.parameters)
    }
    optimizer.weightDecay = settings.weightDecay
    optimizer.restore(state.optimizer)
    model.dropout = state.dropout
    stopping = state.stopping
    best.values = state.best
  }

  /// What the next step will be made with.
  public var conditions: TrainingConditions {
    TrainingConditions(settings: settings, seed: loader.seed, dropoutRate: model.dropout.rate)
  }

  /// Goes on under other conditions from the next step on.
  ///
  /// Another optimiser begins with empty memories. Of an epoch that is under way, the images that were
  /// not yet learned from follow: with another batch size in the same order, with another seed in a new
  /// one.
  ///
  /// - Precondition: the batch size is not larger than the model's.
  public func change(_ conditions: TrainingConditions) {
    let settings = conditions.settings
    precondition((1...model.batchSize).contains(settings.batchSize))
    if settings.optimizer != self.settings.optimizer {
      optimizer = Optimizer(settings.optimizer, for: model.parameters)
    }
    optimizer.weightDecay = settings.weightDecay
    loader.batchSize = settings.batchSize
    loader.augmentation = settings.augmentation
    stopping.patience = settings.patience
    model.dropout.rate = conditions.dropoutRate
    if conditions.seed != loader.seed {
      model.dropout.seed = conditions.seed
      loader.change(seed: conditions.seed, from: imageCount)
    }
    self.settings = settings
  }
}
