import Foundation
import Network
import Testing

/// Networks and images to train in tests.
enum TrainingSample {
  static let assets = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Assets").path

  /// A network that comes with the program.
  static func network(_ name: String) throws -> NetworkDescription {
    try #require(NetworkFile.read(path: "\(assets)/Networks/\(name).yaml").description)
  }

  static func digits() throws -> DataSet {
    try DataSource.digits.dataSet(assets: assets, seed: 1)
  }

  /// A training of a network that comes with the program on the images made for it.
  static func run(
    _ network: NetworkDescription, on data: DataSet, loss: LossKind = .crossEntropy,
    seed: UInt64 = 1, threads: Int = 2
  ) throws -> TrainingRun {
    let settings = network.training
    let model = try Model(
      network, seed: seed, batchSize: settings.batchSize, threads: threads)
    let split = Split(data, validation: settings.validation, test: 0.2, seed: seed)
    return try TrainingRun(model, on: data, split, settings: settings, loss: loss, seed: seed)
  }
}

extension TrainingRun {
  /// All numbers of the model.
  var weights: [[Float]] { snapshot().parameters.map(\.values) }

  var testAccuracy: Double {
    get throws { try model.evaluate(data, split.test).score.accuracy }
  }
}
