import Network

extension LabSettings {
  /// What became another setting, such as "learning rate 0.01 → 0.1"; empty where nothing did.
  func changes(from old: LabSettings) -> String {
    var texts: [String] = []
    func note<Value: Equatable>(
      _ name: String, _ setting: KeyPath<LabSettings, Value>, _ text: (Value) -> String
    ) {
      let (before, now) = (old[keyPath: setting], self[keyPath: setting])
      if before != now { texts.append("\(name) \(text(before)) → \(text(now))") }
    }
    note("optimiser", \.optimizer) { $0.rawValue }
    note("learning rate", \.learningRate) { "\($0)" }
    note("batch size", \.batchSize) { "\($0)" }
    note("dropout", \.dropout) { $0.map { "\($0)" } ?? "none" }
    note("weight decay", \.weightDecay) { "\($0)" }
    note("augmentation", \.augmentation) { $0.isNone ? "off" : "on" }
    note("seed", \.seed) { "\($0)" }
    note("training images", \.limit) { $0.map { "\($0)" } ?? "all" }
    note("patience", \.patience) { $0.map { "\($0)" } ?? "none" }
    note("epochs", \.epochs) { "\($0)" }
    return texts.joined(separator: ", ")
  }

  /// What a run begins with, in a few words.
  var summary: String {
    "\(optimizer.rawValue), learning rate \(learningRate), batches of \(batchSize), seed \(seed)"
  }

  /// Why nothing can be trained with these; nil where it can.
  var fault: String? {
    if !(learningRate > 0 && learningRate.isFinite) {
      return "a learning rate is a number above 0"
    }
    if !(1...Self.mostImagesAtOnce).contains(batchSize) {
      return "from 1 to \(Self.mostImagesAtOnce) images make a batch"
    }
    if let dropout, !(0..<1).contains(dropout) { return "dropout is from 0 to less than 1" }
    if !(weightDecay >= 0 && weightDecay.isFinite) { return "weight decay is at least 0" }
    if !augmentation.isSensible { return "augmentation is beyond what keeps an image" }
    if let limit, limit < 1 { return "at least 1 image must be learned from" }
    if let patience, patience < 1 { return "patience is at least 1 epoch" }
    return (1...Self.mostEpochs).contains(epochs)
      ? nil : "from 1 to \(Self.mostEpochs) epochs can be trained"
  }

  /// As on the command line.
  private static let mostImagesAtOnce = 4_096
  private static let mostEpochs = 100_000
}

extension Augmentation {
  fileprivate var isSensible: Bool {
    [shift, rotation].allSatisfy { (0...1_024).contains($0) } && (0...0.9).contains(scale)
  }
}
