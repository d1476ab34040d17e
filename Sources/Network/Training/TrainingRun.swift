/// Trains a model on some images, batch by batch.
///
/// It is used by one task at a time, and the model with it. Between two steps the model can be looked at:
/// everything that is seen then belongs to the same moment.
public final class TrainingRun {
  public let model: Model
  public let data: DataSet
  public let split: Split
  public internal(set) var settings: TrainingSettings
  public let loss: LossKind
  /// What the epochs brought that are over.
  public internal(set) var epochs: [EpochResult] = []
  /// How many steps were made.
  public internal(set) var stepCount = 0
  /// How many batches of the present epoch are over.
  public internal(set) var batch = 0
  /// How many images of the present epoch are over.
  public internal(set) var imageCount = 0
  var epochScore = Score()
  /// How long the training of the present epoch has taken.
  public internal(set) var epochSeconds = 0.0
  var optimizer: Optimizer
  var loader: BatchLoader
  private let room: BatchRoom
  var stopping: EarlyStopping
  var best: WeightCopy

  /// - Parameters:
  ///   - model: its batch size is that of the settings, or larger.
  ///   - data: where the images are.
  ///   - split: which of them train, validate and test.
  ///   - settings: how it is trained.
  ///   - loss: what is made small; nil where the settings say it.
  ///   - seed: decides the order of the images in each epoch, and how they are augmented.
  /// - Throws: `TrainingError` where network, images and classes do not belong together.
  public init(
    _ model: Model, on data: DataSet, _ split: Split, settings: TrainingSettings,
    loss: LossKind? = nil, seed: UInt64
  ) throws(TrainingError) {
    try model.check(data)
    guard !split.training.isEmpty else { throw .noImages }
    self.model = model
    self.data = data
    self.split = split
    self.settings = settings
    self.loss = loss ?? settings.loss
    optimizer = Optimizer(
      settings.optimizer, weightDecay: settings.weightDecay, for: model.parameters)
    loader = BatchLoader(
      data, split.training, batchSize: settings.batchSize, seed: seed,
      augmentation: settings.augmentation)
    room = BatchRoom(for: data.shape, batchSize: model.batchSize)
    stopping = EarlyStopping(patience: settings.patience)
    best = WeightCopy(of: model)
  }

  /// How many batches the present epoch has, if all that are still to come are of one size.
  public var batchCount: Int {
    batch + (loader.count - imageCount + loader.batchSize - 1) / loader.batchSize
  }

  /// The learning rate of the present epoch.
  public var rate: Float { settings.schedule.rate(settings.learningRate, epoch: epochs.count) }

  /// Whether all epochs are over, or the patience with them is.
  public var isOver: Bool { isOver(under: settings) }

  /// Whether it would be over with other settings.
  public func isOver(under settings: TrainingSettings) -> Bool {
    var stopping = stopping
    stopping.patience = settings.patience
    return epochs.count >= settings.epochs || stopping.isOver
  }

  /// The epoch with the smallest validation loss, counted from 1.
  public var bestEpoch: Int? { epochs.last { $0.isBest }?.epoch }

  /// Learns from the next batch; after the last of an epoch, validates.
  ///
  /// - Parameter known: what the epoch is known to bring, when a training is repeated; where this step is
  ///   the epoch's last, nothing need be validated then.
  /// - Throws: `TrainingError.diverged` where the loss is no number, or infinite; the weights are then of
  ///   no use.
  public func step(knowing known: EpochResult? = nil) throws(TrainingError) -> BatchResult {
    let start = ContinuousClock.now
    if imageCount == 0 { loader.start(epoch: epochs.count) }
    let score = try learn()
    epochScore += score
    batch += 1
    epochSeconds += (ContinuousClock.now - start) / .seconds(1)
    var result = BatchResult(
      epoch: epochs.count + 1, batch: batch, score: score, epochScore: epochScore)
    if imageCount == loader.count { result.finished = try finishEpoch(known) }
    return result
  }

  private func learn() throws(TrainingError) -> Score {
    let count = loader.fill(from: imageCount, images: room.images, labels: room.labels)
    model.forward(room.images, count: count, isTraining: true)
    let score = loss.score(
      logits: model.logits, labels: room.labels, count: count, classes: model.logitCount,
      gradients: model.logitGradients)
    guard score.loss.isFinite else {
      throw .diverged(
        Divergence(
          step: stepCount, epoch: epochs.count + 1, batch: batch + 1, loss: score.loss,
          layer: model.firstLayerBeyondNumbers(room.images, count: count)))
    }
    model.backward(count: count)
    optimizer.step(rate: rate)
    stepCount += 1
    imageCount += count
    return score
  }

  /// Makes sure that the weights are still numbers, as the last step may have been one too far.
  ///
  /// - Throws: `TrainingError.diverged` where they are not.
  public func checkWeights() throws(TrainingError) {
    guard let layer = model.firstWeightsBeyondNumbers else { return }
    throw .diverged(
      Divergence(
        step: stepCount, epoch: epochs.count + 1, batch: batch, loss: epochScore.loss, layer: layer)
    )
  }

  private func finishEpoch(_ known: EpochResult?) throws(TrainingError) -> EpochResult {
    try checkWeights()
    var result = EpochResult(
      epoch: epochs.count + 1, training: epochScore, validation: known?.validation,
      confusion: known?.confusion, rate: rate, seconds: epochSeconds, isBest: false)
    if known == nil, !split.validation.isEmpty { try validate(&result) }
    if let validation = result.validation {
      result.isBest = stopping.note(validation.loss)
      if result.isBest { best.take() }
    }
    epochs.append(result)
    batch = 0
    imageCount = 0
    epochScore = Score()
    epochSeconds = 0
    return result
  }

  private func validate(_ result: inout EpochResult) throws(TrainingError) {
    let evaluation = try model.evaluate(data, split.validation, loss: loss)
    let loss = evaluation.score.loss
    guard loss.isFinite else {
      throw .diverged(
        Divergence(
          step: stepCount, epoch: result.epoch, loss: loss,
          layer: model.firstLayerBeyondNumbers(data, split.validation)))
    }
    result.validation = evaluation.score
    result.confusion = evaluation.confusion
  }

  /// Learns until all epochs are over, nothing gets better any more, or it is asked to stop.
  ///
  /// Where the settings have a patience, the weights are at the end those of the best epoch.
  ///
  /// - Parameters:
  ///   - stop: looked at after each batch.
  ///   - watch: told what each batch brought.
  /// - Throws: as `step()`, and what `watch` throws.
  public func run(
    until stop: StopFlag = StopFlag(), watch: (BatchResult) throws -> Void = { _ in }
  ) throws -> TrainingEnding {
    while !isOver {
      if stop.isRaised { return .interrupted }
      try watch(try step())
    }
    guard settings.patience != nil, let bestEpoch else { return .finished }
    restoreBest()
    return epochs.count < settings.epochs ? .stoppedEarly(best: bestEpoch) : .finished
  }

  /// Gives the model the weights again that it had after its best epoch; without one it stays as it is.
  public func restoreBest() {
    if bestEpoch != nil { best.restore() }
  }

  /// Where the training is now.
  public func snapshot() -> TrainingSnapshot {
    TrainingSnapshot(
      epoch: min(epochs.count + 1, settings.epochs), batch: batch, batchCount: batchCount,
      stepCount: stepCount, rate: rate, score: epochScore, epochs: epochs,
      parameters: model.parameters.enumerated().map { index, parameter in
        TrainingSnapshot.Weights(
          name: parameter.name, shape: parameter.shape, values: model.read(index))
      })
  }
}
