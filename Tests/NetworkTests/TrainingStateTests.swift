import SeededRandom
import Testing

@testable import Network

/// Going back in a training, and on from there.
@Suite struct TrainingStateTests {
  @Test("Whatever the network and the settings, going on from any step gives the same bits again")
  func goingBack() throws {
    var random = SeededRandom(seed: seed())
    let data = try TrainingSample.digits()
    for _ in 0..<12 {
      let sample = Sample(&random)
      let steps = 40
      var changes: [Int: TrainingConditions] = [:]
      for _ in 0..<6 {
        changes[.random(in: 0..<steps, using: &random)] = sample.conditions(&random)
      }
      let run = try sample.run(on: data, seed: 3)
      var states = [run.state]
      for step in 0..<steps {
        if let change = changes[step] { run.change(change) }
        _ = try run.step()
        states.append(run.state)
      }
      // One and the same run is thrown to and fro.
      let other = try sample.run(on: data, seed: 77)
      for _ in 0..<5 { _ = try other.step() }
      for _ in 0..<6 {
        let start = Int.random(in: 0...steps, using: &random)
        let end = Int.random(in: start...steps, using: &random)
        #expect(other.fits(states[start]))
        other.restore(states[start])
        for step in start..<end {
          if let change = changes[step] { other.change(change) }
          _ = try other.step()
        }
        #expect(other.state.bits == states[end].bits, "\(start) to \(end): \(sample.network.yaml)")
      }
    }
  }

  @Test("A run goes on after numbers ceased to be numbers, from a state before that")
  func afterDivergence() throws {
    let network = try TrainingSample.network("tiny")
    let data = try TrainingSample.digits()
    let run = try TrainingSample.run(network, on: data)
    for _ in 0..<39 { _ = try run.step() }
    let state = run.state
    for _ in 0..<20 { _ = try run.step() }
    let later = run.state
    run.restore(state)
    var conditions = run.conditions
    conditions.settings.optimizer = .sgd
    conditions.settings.learningRate = 1e30
    run.change(conditions)
    #expect(throws: TrainingError.self) { while true { _ = try run.step() } }
    run.restore(state)
    for _ in 0..<20 { _ = try run.step() }
    #expect(run.state.bits == later.bits)
  }

  @Test("With another batch size in the midst of an epoch, each image is still learned from once")
  func batchSize() throws {
    var network = try TrainingSample.network("tiny")
    network.training.batchSize = 64
    let run = try TrainingSample.run(network, on: TrainingSample.digits())
    let count = run.split.training.count
    #expect(run.batchCount == (count + 63) / 64)
    _ = try run.step()
    for (size, seed) in [(10, 1), (50, 9), (64, 9)] {
      var conditions = run.conditions
      conditions.settings.batchSize = size
      conditions.seed = UInt64(seed)
      run.change(conditions)
      _ = try run.step()
      _ = try run.step()
    }
    #expect(run.imageCount == 64 + 20 + 100 + 128)
    #expect(run.batchCount == 7 + (count - 312 + 63) / 64)
    while run.epochs.isEmpty { _ = try run.step() }
    #expect(run.epochs[0].training.count == count)
    let all = (0..<run.loader.batchCount).flatMap { run.loader.batch($0) }
    #expect(all.sorted() == run.split.training)
  }

  @Test("Another seed in the midst of an epoch leaves what was learned from in its place")
  func anotherSeed() throws {
    let run = try TrainingSample.run(
      TrainingSample.network("tiny"), on: TrainingSample.digits())
    for _ in 0..<3 { _ = try run.step() }
    let before = (0..<run.batchCount).flatMap { run.loader.batch($0) }
    var conditions = run.conditions
    conditions.seed = 12
    run.change(conditions)
    let after = (0..<run.batchCount).flatMap { run.loader.batch($0) }
    #expect(after.prefix(96) == before.prefix(96))
    #expect(after != before)
    #expect(after.sorted() == before.sorted())
  }

  @Test("A state of another network, or damaged, does not fit")
  func misfits() throws {
    let data = try TrainingSample.digits()
    let run = try TrainingSample.run(TrainingSample.network("tiny"), on: data)
    let right = run.state
    #expect(run.fits(right))
    func isRefused(_ damage: (inout TrainingState) -> Void) -> Bool {
      var state = right
      damage(&state)
      return !run.fits(state)
    }
    #expect(isRefused { $0.parameters[1].removeLast() })
    #expect(isRefused { $0.parameters.removeLast() })
    #expect(isRefused { $0.best = [[1]] })
    #expect(isRefused { $0.optimizer.means[0] = [] })
    #expect(isRefused { $0.optimizer.kind = .sgd })
    #expect(isRefused { $0.conditions.settings.batchSize = 33 })
    #expect(isRefused { $0.conditions.settings.batchSize = 0 })
    #expect(isRefused { $0.imageCount = -1 })
    #expect(isRefused { $0.imageCount = run.split.training.count })
    #expect(isRefused { $0.orderings = [Ordering(first: -1, seed: 1)] })
  }
}

/// A random network for digits, with random settings.
private struct Sample {
  var network: NetworkDescription
  private static let batchSizes = [1, 7, 32, 50]

  init(_ random: inout SeededRandom) {
    let activations: [LayerKind] = [.relu, .leakyReLU(slope: 0.1), .sigmoid, .tanh]
    var kinds: [LayerKind] = [.conv2d(filters: 5, kernel: Pair(3), padding: Pair(1))]
    if .random(using: &random) { kinds.append(.batchNorm2d()) }
    kinds.append(activations.randomElement(using: &random) ?? .relu)
    if .random(using: &random) { kinds.append(.dropout(rate: 0.3)) }
    if .random(using: &random) {
      kinds += [.conv2d(filters: 5, kernel: Pair(3), padding: Pair(1)), .add(from: "0"), .relu]
    }
    if .random(using: &random) { kinds.append(.maxPool2d(kernel: Pair(2), stride: Pair(2))) }
    kinds += [.flatten, .dropout(rate: 0.5), .linear(features: 10)]
    network = NetworkDescription(
      name: "sample", input: Volume(channels: 1, height: 8, width: 8),
      layers: kinds.enumerated().map { LayerDescription(name: "\($0)", kind: $1) })
    network.layers[0].isFrozen = Int.random(in: 0..<4, using: &random) == 0
    network.training = Self.settings(&random)
  }

  func run(on data: DataSet, seed: UInt64) throws -> TrainingRun {
    let model = try Model(network, seed: seed, batchSize: 50, threads: 2)
    let split = Split(data, validation: 0.05, test: 0.2, seed: 1).limited(to: 333, of: data)
    return try TrainingRun(model, on: data, split, settings: network.training, seed: seed)
  }

  func conditions(_ random: inout SeededRandom) -> TrainingConditions {
    TrainingConditions(
      settings: Self.settings(&random), seed: .random(in: 3...5, using: &random),
      dropoutRate: .random(using: &random) ? nil : 0.2)
  }

  private static func settings(_ random: inout SeededRandom) -> TrainingSettings {
    TrainingSettings(
      optimizer: OptimizerKind.allCases.randomElement(using: &random) ?? .adam,
      learningRate: .random(in: 0.001...0.01, using: &random),
      batchSize: batchSizes.randomElement(using: &random) ?? 32,
      schedule: .random(using: &random) ? .constant : .step(every: 1, factor: 0.5),
      weightDecay: .random(using: &random) ? 0 : 0.01,
      patience: .random(using: &random) ? nil : 3,
      augmentation: .random(using: &random) ? Augmentation() : Augmentation(shift: 1, rotation: 9))
  }
}

extension TrainingState {
  /// Everything but measured times, floats as their bits.
  fileprivate var bits: [String] {
    func text(_ numbers: [[Float]]) -> String { "\(numbers.map { $0.map(\.bitPattern) })" }
    var epochs = epochs
    for index in epochs.indices { epochs[index].seconds = 0 }
    return [
      "\(conditions)", "\(stepCount) \(batch) \(imageCount) \(epochScore) \(epochs)",
      "\(imageCount == 0 ? [] : orderings)", text(parameters), text(optimizer.means),
      text(optimizer.squares), "\(optimizer.kind) \(optimizer.stepCount)", "\(dropout)",
      "\(stopping)", text(best),
    ]
  }
}
