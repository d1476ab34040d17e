import Network

/// One line of training on the tape: from its first step, shared with its parent up to the branch point,
/// to its last.
final class Strand {
  /// Never given twice.
  let id: Int
  let name: String
  /// The strand it branched from.
  let parent: Int?
  /// The steps it has in common with its parent.
  let branchStep: Int
  let bench: Bench
  /// The mean loss of each batch, and the share of right answers.
  private(set) var losses: [Float] = []
  private(set) var accuracies: [Float] = []
  private(set) var validations: [ValidationPoint] = []
  /// What the epochs brought, and with which step each ended.
  private(set) var epochs: [EpochResult] = []
  private(set) var epochEnds: [Int] = []
  /// The settings from a step on, those of the parent's part included.
  private(set) var settings: [(step: Int, settings: LabSettings)]
  /// What the chart says of them.
  private(set) var changes: [SettingsChange]
  /// In the order of their steps.
  private(set) var checkpoints: [Checkpoint] = []
  /// Why it cannot go on.
  var divergence: DivergenceNote?

  /// Where one stands in it, and with which settings one would train on from there.
  var step: Int
  var wanted: LabSettings
  /// How long training took since the last checkpoint.
  var secondsSinceCheckpoint = 0.0
  /// And since the last that went into the file.
  var secondsSinceWritten = 0.0
  /// How much of it is in the file.
  var written = Written()

  struct Written {
    var steps = 0
    var epochs = 0
    /// The settings that it begins with are told with its beginning.
    var changes = 1
  }

  /// Begins with a first step.
  init(id: Int, name: String, on bench: Bench, settings: LabSettings, says text: String? = nil) {
    self.id = id
    self.name = name
    self.bench = bench
    parent = nil
    branchStep = 0
    self.settings = [(0, settings)]
    changes = [SettingsChange(step: 0, text: text ?? settings.summary)]
    step = 0
    wanted = settings
  }

  /// Branches off from another at a step that it has.
  init(id: Int, name: String, from parent: Strand, at step: Int, settings: LabSettings) {
    self.id = id
    self.name = name
    self.parent = parent.id
    bench = parent.bench
    branchStep = step
    losses = Array(parent.losses.prefix(step))
    accuracies = Array(parent.accuracies.prefix(step))
    validations = parent.validations.filter { $0.step <= step }
    epochEnds = parent.epochEnds.filter { $0 <= step }
    epochs = Array(parent.epochs.prefix(epochEnds.count))
    self.settings = parent.settings.filter { $0.step < step } + [(step, settings)]
    let change = settings.changes(from: parent.settings(at: step))
    let origin = "from \(parent.name)"
    changes = [SettingsChange(step: step, text: change.isEmpty ? origin : "\(origin): \(change)")]
    checkpoints = parent.checkpoints.filter { $0.step < step }
    self.step = step
    wanted = settings
    written = Written(steps: step, epochs: epochs.count, changes: self.settings.count)
  }

  /// The end of its tape.
  var lastStep: Int { losses.count }

  /// The settings that the step after these was made with, or would be.
  func settings(at step: Int) -> LabSettings {
    (settings.last { $0.step <= step } ?? settings[0]).settings
  }

  /// The settings become others with the next step.
  func change(to new: LabSettings) {
    let text = new.changes(from: settings(at: lastStep))
    if let last = settings.last, last.step == lastStep, settings.count > 1 {
      settings.removeLast()
      if changes.count > 1, changes.last?.step == lastStep { changes.removeLast() }
    }
    settings.append((lastStep, new))
    changes.append(SettingsChange(step: lastStep, text: text))
    written.changes = min(written.changes, settings.count - 1)
    divergence = nil
  }

  /// Takes in what its next step brought.
  func note(_ result: BatchResult) {
    losses.append(Float(result.score.loss))
    accuracies.append(Float(result.score.accuracy))
    guard let epoch = result.finished else { return }
    note(epoch, endingAt: lastStep)
  }

  func note(_ epoch: EpochResult, endingAt step: Int) {
    epochs.append(epoch)
    epochEnds.append(step)
    if let validation = epoch.validation {
      validations.append(
        ValidationPoint(
          step: step, loss: Float(validation.loss), accuracy: Float(validation.accuracy)))
    }
  }

  /// Takes in how images were taken at the last epoch's end, where none validate.
  func note(confusion: [[Int]]) {
    if let last = epochs.indices.last { epochs[last].confusion = confusion }
  }

  /// Takes in what a file says of its steps.
  func note(_ progress: ProgressRecord) {
    for change in progress.settings {
      let text = change.settings.changes(from: settings(at: change.step))
      settings.removeAll { $0.step >= change.step && $0.step > 0 }
      settings.append(change)
      changes.append(SettingsChange(step: change.step, text: text))
    }
    losses += progress.losses
    accuracies += progress.accuracies
    for epoch in progress.epochs { note(epoch.result, endingAt: epoch.end) }
    written = Written(steps: losses.count, epochs: epochs.count, changes: settings.count)
  }

  /// Takes in the checkpoints that a file has, and forgets what comes after the last of them.
  ///
  /// - Parameter inherited: those of its parent.
  func note(_ own: [Checkpoint], inherited: [Checkpoint]) {
    let steps = Dictionary(grouping: own.filter { $0.step <= lastStep }, by: \.step)
    checkpoints =
      inherited.filter { $0.step < branchStep }
      + steps.compactMap { $1.first }.sorted { $0.step < $1.step }
    checkpoints.first { $0.step >= branchStep }?.isNeeded = true
    let end = checkpoints.last?.step ?? 0
    losses.removeSubrange(end...)
    accuracies.removeSubrange(end...)
    validations.removeAll { $0.step > end }
    epochEnds.removeAll { $0 > end }
    epochs.removeSubrange(epochEnds.count...)
    settings.removeAll { $0.step > end }
    changes.removeAll { $0.step > end }
    step = end
    wanted = settings(at: end)
    written = Written(steps: end, epochs: epochs.count, changes: settings.count)
  }

  func insert(_ checkpoint: Checkpoint) {
    let before = checkpoints.lastIndex { $0.step < checkpoint.step }
    checkpoints.insert(checkpoint, at: before.map { $0 + 1 } ?? 0)
  }

  func remove(_ checkpoint: Checkpoint) { checkpoints.removeAll { $0 === checkpoint } }
}
