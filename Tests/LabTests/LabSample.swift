import Foundation
import Network
import Testing

@testable import Lab

/// Networks, images and tapes for tests.
enum LabSample {
  static let assets = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Assets").path

  static func network(_ name: String) throws -> NetworkDescription {
    try #require(NetworkFile.read(path: "\(assets)/Networks/\(name).yaml").description)
  }

  static func digits() throws -> DataSet {
    try DataSource.digits.dataSet(assets: assets, seed: 1)
  }

  /// A bench for tiny and the digits.
  static func bench(
    _ settings: LabSettings? = nil, limit: Int? = nil
  ) throws -> (bench: Bench, settings: LabSettings) {
    let network = try network("tiny")
    let settings = settings ?? LabSettings(network, seed: 1)
    let data = try digits()
    let split = Split(data, validation: 0.1, test: 0.2, seed: 1).limited(to: limit ?? .max)
    let bench = try Bench(network, on: data, split, settings: settings, threads: 2)
    return (bench, settings)
  }

  /// A deck with one strand that has no steps yet.
  ///
  /// - Parameter spacing: 0 for a checkpoint at every step.
  static func deck(
    _ settings: LabSettings? = nil, limit: Int? = nil, tape: Tape = Tape(),
    spacing: Double = TapeDeck.usualSpacing
  ) throws -> TapeDeck {
    let (bench, settings) = try bench(settings, limit: limit)
    let strand = try tape.begin(Beginning(bench: bench, settings: settings))
    let deck = TapeDeck(tape, at: strand, spacing: spacing, mostCost: .infinity)
    try deck.show(strand)
    return deck
  }

  static let header = TapeHeader(
    network: "tiny", data: "digits", dataSeed: 1, splitSeed: 1, fingerprint: 5, settings: "adam")

  /// A folder of its own for a test.
  static func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/lab-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }
}

extension TapeDeck {
  /// Makes some steps.
  func advance(_ count: Int) throws {
    for _ in 0..<count { _ = try advance() }
  }

  /// Where the strand in view stands, as bits.
  var bits: Int { current.bench.run.state.bits }
}

extension TrainingState {
  /// A number that follows from every bit of weights, optimiser, order, dropout, scores and settings; not
  /// from measured times, and not from the best weights, which a tape has as those of an earlier step.
  var bits: Int {
    var hasher = Hasher()
    for list in [parameters, optimizer.means, optimizer.squares] {
      for numbers in list { for number in numbers { hasher.combine(number.bitPattern) } }
    }
    hasher.combine(optimizer.kind)
    hasher.combine(optimizer.stepCount)
    hasher.combine([stepCount, batch, imageCount, epochs.count])
    hasher.combine(imageCount == 0 ? [] : orderings)
    hasher.combine(dropout)
    hasher.combine(stopping)
    hasher.combine(epochScore)
    hasher.combine(conditions.seed)
    for epoch in epochs {
      hasher.combine(epoch.training)
      hasher.combine(epoch.validation)
      hasher.combine(epoch.confusion)
      hasher.combine(epoch.isBest)
    }
    return hasher.finalize()
  }
}

extension LabSample {
  /// What a lab for tiny and the digits begins with.
  static func options(
    _ change: (inout LabSettings) -> Void = { _ in }
  ) throws -> LabOptions {
    let network = try network("tiny")
    var settings = LabSettings(network, seed: 1)
    settings.epochs = 200
    change(&settings)
    return LabOptions(
      assets: assets, network: network, data: try digits(), dataName: "digits",
      settings: settings, threads: 2)
  }

  static func engine(_ change: (inout LabSettings) -> Void = { _ in }) throws -> Engine {
    try Engine(options(change))
  }
}

extension Engine {
  /// Does some commands, and makes the moment that follows.
  @discardableResult
  func after(_ commands: Command...) throws -> Moment {
    commands.forEach(handle)
    return try #require(moment())
  }

  /// Makes up to some steps.
  func train(_ count: Int) {
    handle(.run)
    for _ in 0..<count where !train() { return }
    isTraining = false
  }
}
