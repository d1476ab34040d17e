import Grammar

/// Reads how a network is trained.
struct TrainingReader {
  let problems: ProblemList

  /// The settings, those not given being the usual ones; nil where one cannot be read.
  func settings(_ node: YamlNode) -> TrainingSettings? {
    guard let fields = Fields(node, TrainingKeys.table, problems) else { return nil }
    let word =
      fields[TrainingKeys.schedule] == nil ? "constant" : fields.word(TrainingKeys.schedule)
    var settings = TrainingSettings()
    if let optimizer = fields.word(TrainingKeys.optimizer).flatMap(OptimizerKind.init) {
      settings.optimizer = optimizer
    }
    if let rate = fields.number(TrainingKeys.learningRate) { settings.learningRate = rate }
    if let loss = fields.word(TrainingKeys.loss).flatMap(LossKind.init) { settings.loss = loss }
    if let size = fields.integer(TrainingKeys.batchSize) { settings.batchSize = size }
    if let epochs = fields.integer(TrainingKeys.epochs) { settings.epochs = epochs }
    if let decay = fields.number(TrainingKeys.weightDecay) { settings.weightDecay = decay }
    settings.patience = fields.integer(TrainingKeys.patience)
    if let share = fields.number(TrainingKeys.validation) { settings.validation = share }
    if let node = fields[TrainingKeys.augmentation] { settings.augmentation = augmentation(node) }
    if let word, let schedule = schedule(word, fields, epochs: settings.epochs) {
      settings.schedule = schedule
    }
    return settings
  }

  private func schedule(_ word: String, _ fields: Fields, epochs: Int) -> Schedule? {
    fields.refuseKeys(notOf: word, TrainingKeys.schedule)
    switch word {
    case "step":
      for key in [TrainingKeys.every, TrainingKeys.factor] where !fields.mentions(key) {
        problems.add(fields.place, "missing key \"\(key.name)\": the schedule step needs it")
      }
      guard let every = fields.integer(TrainingKeys.every),
        let factor = fields.number(TrainingKeys.factor)
      else { return nil }
      return .step(every: every, factor: factor)
    case "cosine": return .cosine(epochs: epochs)
    default: return .constant
    }
  }

  private func augmentation(_ node: YamlNode) -> Augmentation {
    guard let fields = Fields(node, AugmentationKeys.table, problems) else { return Augmentation() }
    return Augmentation(
      shift: fields.number(AugmentationKeys.shift) ?? 0,
      rotation: fields.number(AugmentationKeys.rotation) ?? 0,
      scale: fields.number(AugmentationKeys.scale) ?? 0,
      flip: fields.truth(AugmentationKeys.flip, usual: false) ?? false)
  }
}
