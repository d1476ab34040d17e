import Network
import Testing

/// Whole trainings of small networks, on real images.
@Suite struct TrainingRunTests {
  @Test("x-or-o tells X's from O's by its own settings", arguments: [1, 2])
  func xo(seed: UInt64) throws {
    let network = try TrainingSample.network("x-or-o")
    let run = try TrainingSample.run(network, on: .xo(seed: seed), seed: seed)
    #expect(try run.run() == .finished)
    #expect(try run.testAccuracy >= 0.98)
  }

  @Test("tiny reads handwritten digits by its own settings", arguments: [1, 2])
  func digits(seed: UInt64) throws {
    let network = try TrainingSample.network("tiny")
    let run = try TrainingSample.run(network, on: TrainingSample.digits(), seed: seed)
    #expect(try run.run() == .finished)
    #expect(try run.testAccuracy >= 0.97)
  }

  @Test(
    "Every optimiser learns, by either loss",
    arguments: [
      (.sgd, 0.1, .crossEntropy), (.momentum, 0.02, .crossEntropy),
      (.rmsprop, 0.005, .crossEntropy),
      (.adam, 0.01, .crossEntropy), (.adam, 0.01, .meanSquaredError),
    ] as [(OptimizerKind, Float, LossKind)])
  func optimizers(_ kind: OptimizerKind, _ rate: Float, _ loss: LossKind) throws {
    var network = try TrainingSample.network("tiny")
    network.training.optimizer = kind
    network.training.learningRate = rate
    network.training.epochs = loss == .crossEntropy ? 4 : 12
    let run = try TrainingSample.run(network, on: TrainingSample.digits(), loss: loss)
    _ = try run.run()
    #expect(try run.testAccuracy >= 0.85)
  }

  /// Two epochs, all threads of a machine with more than one, and more threads than it has.
  @Test("The same seed makes the same weights, to the last bit, with any number of threads")
  func determinism() throws {
    var network = try TrainingSample.network("tiny")
    network.training.epochs = 2
    network.layers.insert(LayerDescription(name: "drop", kind: .dropout(rate: 0.25)), at: 7)
    network.training.augmentation = Augmentation(shift: 1, rotation: 10, scale: 0.1)
    let data = try TrainingSample.digits()
    func weights(seed: UInt64, threads: Int) throws -> [[Float]] {
      let run = try TrainingSample.run(network, on: data, seed: seed, threads: threads)
      _ = try run.run()
      return run.weights
    }
    let first = try weights(seed: 5, threads: 1)
    for threads in [1, 2, 3, 8] {
      #expect(try weights(seed: 5, threads: threads) == first, "\(threads) threads")
    }
    #expect(try weights(seed: 6, threads: 2) != first)
  }

  @Test("Batches, epochs and what they brought are told as they come")
  func progress() throws {
    var network = try TrainingSample.network("tiny")
    network.training.epochs = 2
    let run = try TrainingSample.run(network, on: TrainingSample.digits())
    var results: [BatchResult] = []
    _ = try run.run { results.append($0) }
    #expect(results.count == 2 * run.batchCount)
    #expect(results.map(\.batch) == Array(1...run.batchCount) + Array(1...run.batchCount))
    #expect(results.compactMap(\.finished) == run.epochs)
    #expect(run.epochs.map(\.epoch) == [1, 2])
    let first = results.prefix(run.batchCount)
    #expect(first.reduce(0) { $0 + $1.score.count } == run.split.training.count)
    let right = first.reduce(0) { $0 + $1.score.rightCount }
    #expect(run.epochs[0].training.rightCount == right)
    #expect(first.last?.epochScore == run.epochs[0].training)
    #expect(run.epochs[0].validation?.count == run.split.validation.count)
  }

  @Test("A raised flag ends the training after the batch, and it can go on from there")
  func stopping() throws {
    var network = try TrainingSample.network("tiny")
    network.training.epochs = 1
    let data = try TrainingSample.digits()
    let stop = StopFlag()
    let run = try TrainingSample.run(network, on: data)
    #expect(try run.run(until: stop) { if $0.batch == 3 { stop.raise() } } == .interrupted)
    #expect(run.snapshot().batch == 3)
    #expect(try run.run() == .finished)
    let whole = try TrainingSample.run(network, on: data)
    _ = try whole.run()
    #expect(run.weights == whole.weights)
  }

  @Test("A snapshot is what the training had come to, whatever comes after")
  func snapshot() throws {
    var network = try TrainingSample.network("tiny")
    network.training.epochs = 2
    let run = try TrainingSample.run(network, on: TrainingSample.digits())
    for _ in 0..<run.batchCount + 5 { _ = try run.step() }
    let snapshot = run.snapshot()
    let weights = run.weights
    _ = try run.step()
    #expect(snapshot.epoch == 2)
    #expect(snapshot.batch == 5)
    #expect(snapshot.stepCount == run.batchCount + 5)
    #expect(snapshot.score.count == 5 * 32)
    #expect(snapshot.epochs == run.epochs)
    #expect(snapshot.parameters.map(\.values) == weights)
    #expect(run.weights != weights)
    #expect(snapshot.parameters.map(\.name) == run.model.parameters.map(\.name))
  }

  @Test("Where nothing gets better any more, the training ends with its best weights")
  func earlyStopping() throws {
    var network = try TrainingSample.network("tiny")
    network.training.patience = 2
    network.training.epochs = 40
    network.training.learningRate = 0.05
    let run = try TrainingSample.run(network, on: TrainingSample.digits())
    let ending = try run.run()
    let losses = run.epochs.compactMap(\.validation?.loss)
    let best = try #require(losses.indices.min { losses[$0] < losses[$1] })
    #expect(ending == .stoppedEarly(best: best + 1))
    #expect(losses.count == best + 3)
    let restored = try run.model.evaluate(run.data, run.split.validation)
    #expect(restored.score.loss == losses[best])
  }
}
