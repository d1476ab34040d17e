import Network

/// How the values of a training are written into records, and read again.
extension RecordWriter {
  /// A state without its epochs, which the strand keeps, and without the best weights, which are those
  /// of an earlier step.
  mutating func state(_ state: TrainingState) {
    conditions(state.conditions)
    for number in [state.stepCount, state.batch, state.imageCount] { integer(number) }
    score(state.epochScore)
    double(state.epochSeconds)
    list(state.orderings) {
      $0.integer($1.first)
      $0.word($1.seed)
    }
    word(state.dropout.seed)
    word(state.dropout.step)
    optional(state.dropout.rate) { $0.float($1) }
    optional(state.stopping.patience) { $0.integer($1) }
    double(state.stopping.best)
    integer(state.stopping.wait)
    text(state.optimizer.kind.rawValue)
    integer(state.optimizer.stepCount)
    for numbers in [state.parameters, state.optimizer.means, state.optimizer.squares] {
      list(numbers) { $0.floats($1) }
    }
  }

  private mutating func conditions(_ conditions: TrainingConditions) {
    let settings = conditions.settings
    text(settings.optimizer.rawValue)
    text(settings.loss.rawValue)
    for number in [settings.batchSize, settings.epochs] { integer(number) }
    for number in [settings.learningRate, settings.weightDecay, settings.validation] {
      float(number)
    }
    optional(settings.patience) { $0.integer($1) }
    augmentation(settings.augmentation)
    switch settings.schedule {
    case .constant: integer(0)
    case .step(let every, let factor):
      integer(1)
      integer(every)
      float(factor)
    case .cosine(let epochs):
      integer(2)
      integer(epochs)
    }
    word(conditions.seed)
    optional(conditions.dropoutRate) { $0.float($1) }
  }

  private mutating func augmentation(_ augmentation: Augmentation) {
    for number in [augmentation.shift, augmentation.rotation, augmentation.scale] { float(number) }
    bool(augmentation.flip)
  }

  mutating func settings(_ settings: LabSettings) {
    text(settings.optimizer.rawValue)
    for number in [settings.learningRate, settings.weightDecay] { float(number) }
    for number in [settings.batchSize, settings.epochs] { integer(number) }
    optional(settings.dropout) { $0.float($1) }
    augmentation(settings.augmentation)
    word(settings.seed)
    optional(settings.limit) { $0.integer($1) }
    optional(settings.patience) { $0.integer($1) }
  }

  mutating func epoch(_ result: EpochResult) {
    integer(result.epoch)
    score(result.training)
    optional(result.validation) { $0.score($1) }
    optional(result.confusion) { $0.list($1) { $0.list($1) { $0.integer($1) } } }
    float(result.rate)
    double(result.seconds)
    bool(result.isBest)
  }

  private mutating func score(_ score: Score) {
    integer(score.count)
    double(score.totalLoss)
    integer(score.rightCount)
  }
}

extension RecordReader {
  mutating func state() throws(TapeError) -> TrainingState {
    let conditions = try conditions()
    let (stepCount, batch, imageCount) = (try count(), try count(), try count())
    let (score, seconds) = (try score(), try double())
    let orderings = try list { (reader) throws(TapeError) in
      Ordering(first: try reader.integer(), seed: try reader.word())
    }
    var dropout = DropoutDraws(seed: try word(), step: try word())
    dropout.rate = try optional { (reader) throws(TapeError) in try reader.float() }
    let stopping = EarlyStopping(
      patience: try optional { (reader) throws(TapeError) in try reader.integer() },
      best: try double(), wait: try count())
    let (kind, steps): (OptimizerKind, Int) = (try named(), try count())
    var lists: [[[Float]]] = []
    for _ in 0..<3 {
      lists.append(try list { (reader) throws(TapeError) in try reader.floats() })
    }
    return TrainingState(
      conditions: conditions, stepCount: stepCount, batch: batch, imageCount: imageCount,
      epochScore: score, epochSeconds: seconds, epochs: [], orderings: orderings,
      parameters: lists[0],
      optimizer: OptimizerState(
        kind: kind, stepCount: steps, means: lists[1], squares: lists[2]),
      dropout: dropout, stopping: stopping, best: [])
  }

  private mutating func conditions() throws(TapeError) -> TrainingConditions {
    var settings = TrainingSettings(optimizer: try named())
    settings.loss = try named()
    (settings.batchSize, settings.epochs) = (try integer(), try integer())
    (settings.learningRate, settings.weightDecay) = (try float(), try float())
    settings.validation = try float()
    settings.patience = try optional { (reader) throws(TapeError) in try reader.integer() }
    settings.augmentation = try augmentation()
    switch try integer() {
    case 0: settings.schedule = .constant
    case 1: settings.schedule = .step(every: try integer(), factor: try float())
    case 2: settings.schedule = .cosine(epochs: try integer())
    default: throw .damaged
    }
    let seed = try word()
    let dropout = try optional { (reader) throws(TapeError) in try reader.float() }
    // What a lab cannot have been set to would take any amount of memory.
    let asSet = LabSettings(
      optimizer: settings.optimizer, learningRate: settings.learningRate,
      batchSize: settings.batchSize, dropout: dropout, weightDecay: settings.weightDecay,
      augmentation: settings.augmentation, seed: seed, patience: settings.patience,
      epochs: settings.epochs)
    guard asSet.fault == nil else { throw .damaged }
    return TrainingConditions(settings: settings, seed: seed, dropoutRate: dropout)
  }

  /// One of several words.
  private mutating func named<Kind: RawRepresentable<String>>() throws(TapeError) -> Kind {
    guard let kind = Kind(rawValue: try text()) else { throw .damaged }
    return kind
  }

  private mutating func augmentation() throws(TapeError) -> Augmentation {
    Augmentation(
      shift: try float(), rotation: try float(), scale: try float(), flip: try bool())
  }

  mutating func settings() throws(TapeError) -> LabSettings {
    var settings = LabSettings(optimizer: try named())
    (settings.learningRate, settings.weightDecay) = (try float(), try float())
    (settings.batchSize, settings.epochs) = (try integer(), try integer())
    settings.dropout = try optional { (reader) throws(TapeError) in try reader.float() }
    settings.augmentation = try augmentation()
    settings.seed = try word()
    settings.limit = try optional { (reader) throws(TapeError) in try reader.integer() }
    settings.patience = try optional { (reader) throws(TapeError) in try reader.integer() }
    guard settings.fault == nil else { throw .damaged }
    return settings
  }

  mutating func epoch() throws(TapeError) -> EpochResult {
    let (number, training) = (try integer(), try score())
    let validation = try optional { (reader) throws(TapeError) in try reader.score() }
    let confusion = try optional { (reader) throws(TapeError) in
      try reader.list { (reader) throws(TapeError) in
        try reader.list { (reader) throws(TapeError) in try reader.integer() }
      }
    }
    return EpochResult(
      epoch: number, training: training, validation: validation, confusion: confusion,
      rate: try float(), seconds: try double(), isBest: try bool())
  }

  private mutating func score() throws(TapeError) -> Score {
    var score = Score()
    score.count = try count()
    score.totalLoss = try double()
    score.rightCount = try count()
    return score
  }
}
