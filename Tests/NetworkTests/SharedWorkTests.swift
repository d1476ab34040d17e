import SeededRandom
import Testing

@testable import Network

/// Layers that do their neighbours' work against the same layers apart, exactly: numbers are small and
/// whole, so that nothing is rounded in whatever order sums are added.
@Suite("Layers that share their work, and the same apart")
struct SharedWorkTests {
  @Test("Random networks have the same logits and gradients, on every processor's kernels")
  func randomNetworks() throws {
    var numbers = SeededRandom(seed: seed())
    var count = 0
    while count < 24 {
      let network = RandomNetwork(&numbers)
      guard let reference = try? network.model(.plain, layersApart: true) else { continue }
      let steps = network.steps(of: reference, &numbers)
      let right = results(reference, steps)
      // Beyond 2²³ whole numbers are rounded, too.
      guard right.joined().allSatisfy({ abs($0) < 0x1p23 }) else { continue }
      count += 1
      for kernels in ProcessorKernels.available {
        let threads = Int.random(in: 1...3, using: &numbers)
        let isSame = results(try network.model(kernels, threads: threads), steps) == right
        #expect(isSame, "\(kernels), \(threads) threads, \(network)")
      }
    }
  }

  /// What steps are made with: a full batch, then one that is not.
  fileprivate struct Steps {
    var weights: [[Float]]
    var batches: [(count: Int, images: [Float], gradients: [Float])]
  }

  /// The logits and all gradients after the last step.
  private func results(_ model: Model, _ steps: Steps) -> [[Float]] {
    for (index, weights) in steps.weights.enumerated() { model.write(index, weights) }
    var logits: [Float] = []
    for (count, images, gradients) in steps.batches {
      train(model, images, gradients, count: count)
      logits = Array(UnsafeBufferPointer(start: model.logits, count: gradients.count))
    }
    return [logits] + model.parameters.indices.map(model.gradient)
  }
}

/// Convolutions, ReLUs and poolings of any size in a row, some of them frozen.
private struct RandomNetwork {
  var input: Volume
  var layers: [LayerDescription]
  var batchSize: Int
  var lastCount: Int

  init(_ numbers: inout SeededRandom) {
    input = Volume(
      channels: [1, 1, 2, 3, 17, 33].randomElement(using: &numbers) ?? 1,
      height: .random(in: 3...13, using: &numbers), width: .random(in: 3...13, using: &numbers))
    var kinds: [LayerKind] = []
    for _ in 0..<Int.random(in: 1...3, using: &numbers) {
      kinds += Self.block(after: kinds.count, &numbers)
    }
    kinds.append(.flatten)
    if Bool.random(using: &numbers) {
      kinds += [.linear(features: .random(in: 1...50, using: &numbers)), .relu]
    }
    kinds.append(.linear(features: .random(in: 1...20, using: &numbers)))
    layers = kinds.enumerated().map {
      LayerDescription(
        name: "\($0)", kind: $1, isFrozen: Int.random(in: 0..<8, using: &numbers) == 0)
    }
    batchSize = .random(in: 1...40, using: &numbers)
    lastCount = .random(in: 1...batchSize, using: &numbers)
  }

  /// A convolution with what follows it.
  private static func block(after count: Int, _ numbers: inout SeededRandom) -> [LayerKind] {
    func often(_ numbers: inout SeededRandom) -> Bool { Int.random(in: 0..<5, using: &numbers) > 0 }
    func mostly(_ usual: Pair, _ range: ClosedRange<Int>) -> Pair {
      often(&numbers) ? usual : numbers.pair(range)
    }
    var kinds: [LayerKind] = [
      .conv2d(
        filters: [2, 4, 16, 18, 34, 66].randomElement(using: &numbers) ?? 2,
        kernel: numbers.pair(1...3), stride: mostly(Pair(1), 1...3),
        padding: mostly(Pair(0), 0...4), dilation: mostly(Pair(1), 1...2),
        groups: often(&numbers) ? 1 : 2, bias: .random(using: &numbers))
    ]
    if often(&numbers) { kinds.append(.relu) }
    if often(&numbers) {
      let kernel = numbers.pair(1...3)
      let padding = Pair(kernel.vertical / 2, kernel.horizontal / 2)
      kinds.append(
        .maxPool2d(
          kernel: kernel, stride: mostly(kernel, 1...4),
          padding: often(&numbers) ? Pair(0) : padding))
    }
    if !often(&numbers) { kinds.append(.add(from: "\(count + kinds.count - 1)")) }
    return kinds
  }

  /// - Throws: where the layers do not fit one another.
  func model(
    _ kernels: ProcessorKernels, threads: Int = 1, layersApart: Bool = false
  ) throws -> Model {
    try Model(
      NetworkDescription(name: "random", input: input, layers: layers), seed: 1,
      batchSize: batchSize, threads: threads, kernels: kernels, layersApart: layersApart)
  }

  func steps(of model: Model, _ numbers: inout SeededRandom) -> SharedWorkTests.Steps {
    func wholes(_ count: Int, to most: Int) -> [Float] {
      (0..<count).map { _ in Float(Int.random(in: -most...most, using: &numbers)) }
    }
    let weights = model.parameters.map { parameter in
      wholes(parameter.shape.reduce(1, *), to: 1).map {
        Int.random(in: 0..<3, using: &numbers) == 0 ? $0 : 0
      }
    }
    let batches = [batchSize, lastCount].map { count in
      (count, wholes(count * input.count, to: 2), wholes(count * model.logitCount, to: 1))
    }
    return SharedWorkTests.Steps(weights: weights, batches: batches)
  }
}
