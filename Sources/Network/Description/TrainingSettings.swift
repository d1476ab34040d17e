/// How a network is trained where nothing else is asked for.
public struct TrainingSettings: Hashable, Sendable {
  public var optimizer: OptimizerKind
  public var learningRate: Float
  public var loss: LossKind
  public var batchSize: Int
  public var epochs: Int
  public var schedule: Schedule
  public var weightDecay: Float
  /// How many epochs without a better validation loss end the training; nil trains them all.
  public var patience: Int?
  /// The share of the images not tested on that only tell how well it goes, from 0 to less than 1.
  public var validation: Float
  /// How images are changed while they are learned from.
  public var augmentation: Augmentation

  public init(
    optimizer: OptimizerKind = .adam, learningRate: Float = 0.001,
    loss: LossKind = .crossEntropy, batchSize: Int = 32,
    epochs: Int = 10, schedule: Schedule = .constant, weightDecay: Float = 0, patience: Int? = nil,
    validation: Float = 0.1, augmentation: Augmentation = Augmentation()
  ) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.loss = loss
    self.batchSize = batchSize
    self.epochs = epochs
    self.schedule = schedule
    self.weightDecay = weightDecay
    self.patience = patience
    self.validation = validation
    self.augmentation = augmentation
  }
}

/// The rule by which a gradient moves a weight.
public enum OptimizerKind: String, Hashable, Sendable, CaseIterable {
  case sgd
  case momentum
  case rmsprop
  case adam
}

/// How the learning rate changes from epoch to epoch.
public enum Schedule: Hashable, Sendable {
  case constant
  case step(every: Int, factor: Float)
  case cosine(epochs: Int)
}
