import Testing

@testable import Network

/// Whole trainings of small networks.
@Suite struct TrainingRunTests {
  private func digitsRun(threads: Int = 2) throws -> TrainingRun {
    let data = try DataSet.digits(path: TrainingSample.assets + "/Data/digits.csv.gz")
    let network = TrainingSample.network(data.shape, classes: 10)
    let model = try Model(network, seed: 1, batchSize: 32, threads: threads)
    let split = Split(data, validation: 0.1, test: 0.2, seed: 1)
    return try TrainingRun(model, on: data, split, settings: network.training, seed: 1)
  }

  @Test("Digits are learned")
  func digits() throws {
    let run = try digitsRun()
    _ = try run.run { if let epoch = $0.finished { print(epoch) } }
    print(try run.model.evaluate(run.data, run.split.test).score.accuracy)
  }
}
