import JSONText
import Network
import Requests

/// Tells how a training goes: a line an epoch, and in between a bar on the terminal.
struct TrainingReport {
  private let run: TrainingRun
  private let isJSON: Bool
  private let start = ContinuousClock.now
  private var progress: ProgressLine

  /// - Parameter isStill: whether nothing is written over, only below what was written.
  init(of run: TrainingRun, isJSON: Bool, isStill: Bool) {
    self.run = run
    progress = ProgressLine(isWanted: !isStill)
    self.isJSON = isJSON
  }

  /// Says what is about to be done.
  func begin(_ material: Material, threads: Int) throws {
    guard !isJSON else { return }
    let split = run.split
    let validating =
      split.validation.isEmpty ? "" : ", \(grouped(split.validation.count)) to validate"
    try Output.write([
      "\(material.description.name), \(parameters); "
        + "\(material.data.name.printable), \(grouped(split.training.count)) images to learn from"
        + "\(validating), \(grouped(split.test.count)) to test; "
        + "\(threads) thread\(threads == 1 ? "" : "s")",
      split.validation.isEmpty
        ? "epoch    loss  accuracy  seconds  images/s"
        : "epoch    loss  accuracy  validation loss  accuracy  seconds  images/s",
    ])
  }

  /// How many parameters the network has, and how many learn where not all do.
  private var parameters: String {
    let count = run.model.plans.reduce(0) { $0 + $1.parameterCount }
    let learning = run.model.parameters.filter(\.isTrainable)
      .reduce(0) { $0 + $1.shape.reduce(1, *) }
    return learning < count
      ? "\(grouped(learning)) of \(grouped(count)) parameters learn"
      : "\(grouped(count)) parameters"
  }

  /// Tells what a batch brought.
  mutating func note(_ result: BatchResult) throws {
    if let epoch = result.finished {
      progress.clear()
      try Output.write([isJSON ? Self.json(epoch) : Self.text(epoch)])
    } else {
      let bar = bar(after: result)
      progress.show(bar.text)
    }
  }

  /// Tells how the training ended, where the weights are, and how the test went.
  func finish(_ test: Score, savedTo path: String?) throws {
    guard isJSON else { return try Output.write(lines(test, savedTo: path)) }
    var members: [(String, Double?)] = [
      ("test_loss", test.loss), ("test_accuracy", test.accuracy),
      ("test_images", Double(test.count)),
    ]
    if let restoredEpoch { members.append(("best_epoch", Double(restoredEpoch))) }
    var writer = JSONWriter()
    writer.object(members)
    try Output.write([writer.line])
  }

  /// The epoch whose weights stay, where that need not be the last.
  private var restoredEpoch: Int? { run.settings.patience == nil ? nil : run.bestEpoch }

  private func lines(_ test: Score, savedTo path: String?) -> [String] {
    var lines: [String] = []
    if let restoredEpoch {
      let isEarly = run.epochs.count < run.settings.epochs
      lines.append(
        (isEarly ? "Stopped early: the" : "The") + " validation loss was smallest after epoch "
          + "\(restoredEpoch), whose weights stay.")
    }
    if let path { lines.append("Saved to \(path.printable).") }
    if test.count > 0 {
      lines.append(
        "test: accuracy \(test.accuracy.fixed(4)) (\(grouped(test.rightCount)) of "
          + "\(grouped(test.count)) images), loss \(test.loss.fixed(4))")
    }
    return lines
  }

  /// Takes the bar away.
  mutating func end() { progress.clear() }

  private static func text(_ epoch: EpochResult) -> String {
    var line =
      "\(epoch.epoch)".right(5) + epoch.training.loss.fixed(4).right(8)
      + epoch.training.accuracy.fixed(4).right(10)
    if let validation = epoch.validation {
      line += validation.loss.fixed(4).right(17) + validation.accuracy.fixed(4).right(10)
    }
    return line + epoch.seconds.fixed(2).right(9) + epoch.imagesPerSecond.fixed(0).right(10)
  }

  private static func json(_ epoch: EpochResult) -> String {
    var writer = JSONWriter()
    writer.object([
      ("epoch", Double(epoch.epoch)), ("loss", epoch.training.loss),
      ("accuracy", epoch.training.accuracy), ("validation_loss", epoch.validation?.loss),
      ("validation_accuracy", epoch.validation?.accuracy), ("seconds", epoch.seconds),
      ("images_per_second", epoch.imagesPerSecond.rounded()),
    ])
    return writer.line
  }

  private func bar(after result: BatchResult) -> TrainingBar {
    TrainingBar(
      epoch: result.epoch, epochs: run.settings.epochs, score: result.epochScore,
      imageCount: run.split.training.count, elapsed: (ContinuousClock.now - start) / .seconds(1))
  }
}
