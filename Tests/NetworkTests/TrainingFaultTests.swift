import Network
import Testing

/// What a training refuses, and how it goes wrong.
@Suite struct TrainingFaultTests {
  private func divergence(of training: () throws -> Void) throws -> Divergence {
    let error = try #require(throws: TrainingError.self, performing: training)
    guard case .diverged(let divergence) = error else { throw error }
    return divergence
  }

  @Test("A loss beyond all numbers is told with its step and the layer where it began")
  func divergence() throws {
    var network = try TrainingSample.network("tiny")
    network.training.optimizer = .sgd
    network.training.learningRate = 1e30
    let run = try TrainingSample.run(network, on: TrainingSample.digits())
    let divergence = try divergence { _ = try run.run() }
    #expect(divergence.epoch == 1)
    #expect(divergence.batch == divergence.step + 1)
    #expect(divergence.layer == "conv2")
    #expect("\(divergence)".contains("conv2"))
    #expect("\(divergence)".contains("smaller learning rate"))
  }

  @Test("A last step too far is noticed, though no loss comes after it")
  func lastStep() throws {
    var network = try TrainingSample.network("tiny")
    network.training.optimizer = .sgd
    network.training.learningRate = 3e38
    network.training.batchSize = 2_000
    network.training.validation = 0
    network.training.epochs = 1
    let run = try TrainingSample.run(network, on: TrainingSample.digits())
    #expect(run.batchCount == 1)
    let divergence = try divergence { _ = try run.run() }
    #expect(divergence.loss.isFinite)
    #expect("\(divergence)".contains("the weights are beyond all numbers in epoch 1, batch 1"))
  }

  @Test("What would take more memory than machines have is refused before it is made")
  func memory() throws {
    let layers: [LayerKind] = [
      .conv2d(filters: 4_096, kernel: Pair(1)),
      .conv2d(filters: 4_096, kernel: Pair(3), groups: 4_096), .globalAvgPool2d, .flatten,
      .linear(features: 10),
    ]
    let depthwise = NetworkDescription(
      name: "depthwise", input: Volume(channels: 1, height: 8, width: 8),
      layers: layers.enumerated().map { LayerDescription(name: "layer\($0 + 1)", kind: $1) })
    let error = #expect(throws: NetworkError.self) {
      try Model(depthwise, seed: 1, batchSize: 1, threads: 1)
    }
    #expect(error?.layer == "layer2")
    #expect(error?.message.contains("2.1 GB are the limit") == true)
    let lecture = try TrainingSample.network("lecture")
    #expect(throws: NetworkError.self) {
      try Model(lecture, seed: 1, batchSize: 100_000, threads: 1)
    }
  }

  @Test("A weight that is no number is traced to its layer", arguments: [Float.nan, .infinity])
  func brokenWeight(_ value: Float) throws {
    let network = try TrainingSample.network("tiny")
    let run = try TrainingSample.run(network, on: TrainingSample.digits())
    let index = try #require(run.model.parameters.firstIndex { $0.name == "3.bias" })
    var bias = run.model.read(index)
    bias[7] = value
    run.model.write(index, bias)
    let divergence = try divergence { _ = try run.step() }
    #expect(divergence.layer == "conv2")
    #expect(divergence.step == 0)
  }

  @Test("Images and classes that do not fit the network are refused")
  func misfits() throws {
    let digits = try TrainingSample.digits()
    #expect(
      throws: TrainingError.otherImages(
        Volume(channels: 1, height: 8, width: 8), needed: Volume(channels: 1, height: 9, width: 9))
    ) { try TrainingSample.run(TrainingSample.network("x-or-o"), on: digits) }
    let two = try TrainingSample.network("tiny").withNewHead(classes: 2)
    #expect(throws: TrainingError.otherClasses(10, outputs: 2)) {
      try TrainingSample.run(two, on: digits)
    }
    let network = try TrainingSample.network("tiny")
    let model = try Model(network, seed: 1, batchSize: 32, threads: 1)
    let split = Split(digits, validation: 0.1, test: 0.2, seed: 1).limited(to: 0)
    #expect(throws: TrainingError.noImages) {
      try TrainingRun(model, on: digits, split, settings: network.training, seed: 1)
    }
  }
}
