import Network

/// A network at work on some images, which can be put into any state of its training.
final class Bench {
  let network: NetworkDescription
  let data: DataSet
  let split: Split
  private let threads: Int
  private(set) var run: TrainingRun
  /// Whose step it stands at; nil where its numbers belong to none.
  var mark: Mark?
  /// Whether the gradients are those of the last batch.
  private(set) var hasGradients = false
  /// The settings that the last step was made with; nil where that is not known.
  private var applied: LabSettings?

  /// A step of a strand.
  struct Mark: Equatable {
    var strand: Int
    var step: Int
  }

  /// - Parameter settings: decide the first weights.
  init(
    _ network: NetworkDescription, on data: DataSet, _ split: Split, settings: LabSettings,
    threads: Int
  ) throws(LabError) {
    self.network = network
    self.data = data
    self.split = split
    self.threads = threads
    run = try Self.run(network, data, split, settings.conditions(for: network), threads)
  }

  /// The beginning of a training, with the first weights that follow from the settings' seed.
  func firstState(_ settings: LabSettings) throws(LabError) -> TrainingState {
    try Self.run(network, data, split, settings.conditions(for: network), 1).state
  }

  /// A model has just the room that its batches need: its results are then those of the same training
  /// without a lab, to the bit.
  private static func run(
    _ network: NetworkDescription, _ data: DataSet, _ split: Split,
    _ conditions: TrainingConditions, _ threads: Int
  ) throws(LabError) -> TrainingRun {
    let model: Model
    do throws(NetworkError) {
      model = try Model(
        network, seed: conditions.seed, batchSize: conditions.settings.batchSize,
        threads: threads)
    } catch {
      throw .network(network.name, error)
    }
    do throws(TrainingError) {
      return try TrainingRun(
        model, on: data, split, settings: conditions.settings, seed: conditions.seed)
    } catch {
      throw .training(error)
    }
  }

  /// Goes back to a state of this network.
  ///
  /// - Throws: where the state is of another network.
  func restore(_ state: TrainingState) throws(LabError) {
    mark = nil
    hasGradients = false
    applied = nil
    if run.model.batchSize != state.conditions.settings.batchSize {
      run = try Self.run(network, data, split, state.conditions, threads)
    }
    guard run.fits(state) else { throw .tape(.otherNetwork) }
    run.restore(state)
  }

  /// Makes the next step under other settings.
  func change(_ settings: LabSettings) throws(LabError) {
    guard settings != applied else { return }
    let conditions = settings.conditions(for: network)
    if conditions.settings.batchSize != run.model.batchSize {
      var state = run.state
      state.conditions.settings.batchSize = conditions.settings.batchSize
      let mark = mark
      try restore(state)
      self.mark = mark
    }
    run.change(conditions)
    applied = settings
  }

  /// Learns from the next batch.
  ///
  /// - Parameter known: what the epoch is known to bring, when a step is repeated.
  func step(knowing known: EpochResult? = nil) throws(TrainingError) -> BatchResult {
    let mark = mark
    self.mark = nil
    let result = try run.step(knowing: known)
    self.mark = mark.map { Mark(strand: $0.strand, step: $0.step + 1) }
    hasGradients = true
    return result
  }
}

extension LabSettings {
  /// The same in the engine's words; what the lab does not change is as the network's description has it.
  func conditions(for network: NetworkDescription) -> TrainingConditions {
    var training = network.training
    training.optimizer = optimizer
    training.learningRate = learningRate
    training.batchSize = batchSize
    training.weightDecay = weightDecay
    training.augmentation = augmentation
    training.patience = patience
    training.epochs = epochs
    // A cosine ends with the training.
    if case .cosine = training.schedule { training.schedule = .cosine(epochs: epochs) }
    return TrainingConditions(
      settings: training, seed: seed, dropoutRate: dropout == network.dropout ? nil : dropout)
  }
}
