import Network

/// What can be changed while a network learns.
public struct LabSettings: Hashable, Sendable {
  public var optimizer: OptimizerKind
  public var learningRate: Float
  public var batchSize: Int
  /// The share that all dropout layers leave out; nil where the network has none.
  public var dropout: Float?
  public var weightDecay: Float
  public var augmentation: Augmentation
  /// What order, dropout and augmentation follow from; at a reset, the first weights too.
  public var seed: UInt64
  /// How many training images there are at most; another number begins a new run from the first weights.
  public var limit: Int?
  public var patience: Int?
  public var epochs: Int

  public init(
    optimizer: OptimizerKind = .adam, learningRate: Float = 0.001, batchSize: Int = 32,
    dropout: Float? = nil, weightDecay: Float = 0, augmentation: Augmentation = Augmentation(),
    seed: UInt64 = 1, limit: Int? = nil, patience: Int? = nil, epochs: Int = 10
  ) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.dropout = dropout
    self.weightDecay = weightDecay
    self.augmentation = augmentation
    self.seed = seed
    self.limit = limit
    self.patience = patience
    self.epochs = epochs
  }

  /// Those that a network's description asks for.
  public init(_ network: NetworkDescription, seed: UInt64, limit: Int? = nil) {
    let training = network.training
    self.init(
      optimizer: training.optimizer, learningRate: training.learningRate,
      batchSize: training.batchSize, dropout: network.dropout, weightDecay: training.weightDecay,
      augmentation: training.augmentation, seed: seed, limit: limit, patience: training.patience,
      epochs: training.epochs)
  }

  /// For those who turn augmentation on where the network's description has none.
  public static let usualAugmentation = Augmentation(shift: 1, rotation: 10, scale: 0.1)
}

extension NetworkDescription {
  /// The rate of the first dropout layer.
  var dropout: Float? {
    layers.lazy.compactMap { if case .dropout(let rate) = $0.kind { rate } else { nil } }.first
  }
}
