import SeededRandom
import Testing

@testable import Network

@Suite("The same seed, the same numbers")
struct ReproducibilityTests {
  static let kinds: [LayerKind] = [
    .conv2d(filters: 6, kernel: Pair(3), padding: Pair(1)), .batchNorm2d(), .relu,
    .maxPool2d(kernel: Pair(2), stride: Pair(2)), .conv2d(filters: 6, kernel: Pair(3), groups: 2),
    .relu, .dropout(rate: 0.25), .flatten, .linear(features: 30), .tanh, .linear(features: 5),
  ]

  /// Weights after some steps of plain gradient descent, on batches of which one is not full.
  private func train(
    threads: Int, steps: Int, seed: UInt64 = 3, kernels: ProcessorKernels = .best
  ) throws -> [[UInt32]] {
    let input = Volume(channels: 2, height: 9, width: 9)
    let layers = Self.kinds.enumerated().map { LayerDescription(name: "\($0)", kind: $1) }
    let model = try Model(
      NetworkDescription(name: "test", input: input, layers: layers), seed: seed, batchSize: 21,
      threads: threads, kernels: kernels)
    var numbers = SeededRandom(seed: 8)
    for step in 0..<steps {
      let count = step % 5 == 4 ? 7 : 21
      model.forward(numbers.floats(count * input.count), count: count, isTraining: true)
      for index in 0..<count * 5 {
        let wanted: Float = index % 5 == index / 5 % 5 ? 1 : 0
        model.logitGradients[index] = (model.logits[index] - wanted) / Float(count)
      }
      model.backward(count: count)
      for parameter in model.parameters where parameter.isTrainable {
        for place in 0..<parameter.count {
          parameter.values[place] -= 0.05 * parameter.gradients[place]
        }
      }
    }
    return model.parameters.indices.map { model.read($0).map(\.bitPattern) }
  }

  @Test("Twenty steps give the same bits with one, two and three threads")
  func threads() throws {
    for kernels in ProcessorKernels.available {
      let one = try train(threads: 1, steps: 20, kernels: kernels)
      #expect(try train(threads: 2, steps: 20, kernels: kernels) == one)
      #expect(try train(threads: 3, steps: 20, kernels: kernels) == one)
    }
  }

  @Test("Another seed gives other weights from the start")
  func seeds() throws {
    #expect(try train(threads: 1, steps: 0, seed: 3) == train(threads: 1, steps: 0, seed: 3))
    #expect(try train(threads: 1, steps: 0, seed: 3) != train(threads: 1, steps: 0, seed: 4))
  }

  @Test("First weights are spread evenly as far as He and Glorot say")
  func initialization() throws {
    let model = try network(
      Volume(channels: 8, height: 8, width: 8),
      [
        .conv2d(filters: 32, kernel: Pair(3)), .relu, .flatten, .linear(features: 20), .tanh,
        .linear(features: 3),
      ], batchSize: 1)
    let limits: [Float] = [(6 / 72 as Float).squareRoot(), 0, (6 / 1172 as Float).squareRoot(), 0]
    for (index, limit) in limits.enumerated() {
      let values = model.read(index)
      #expect(values.allSatisfy { abs($0) <= limit })
      guard limit > 0 else { continue }
      #expect((values.max() ?? 0) > 0.98 * limit && (values.min() ?? 0) < -0.98 * limit)
      let mean = values.reduce(0, +) / Float(values.count)
      #expect(abs(mean) < 4 * limit / (3 * Float(values.count)).squareRoot())
    }
  }

  @Test("Dropout leaves out its share, makes up for it, and hands back as much")
  func dropout() throws {
    var numbers = SeededRandom(seed: 1)
    let kind = LayerKind.dropout(rate: 0.25)
    var given = try LayerAtWork.Given(
      kind, input: Volume(channels: 16, height: 10, width: 10), count: 4, numbers: &numbers)
    given.images = given.images.map { _ in 3 }
    given.gradients = given.gradients.map { _ in 6 }
    let work = try LayerAtWork(kind, given)
    let outputs = work.outputs
    #expect(outputs.allSatisfy { $0 == 0 || $0 == 4 })
    #expect(work.inputGradients == outputs.map { $0 * 2 })
    let left = outputs.filter { $0 == 0 }.count
    // Five standard deviations of the binomial distribution.
    #expect(abs(Double(left) - 1600) < 5 * (6400 * 0.25 * 0.75).squareRoot())
    #expect(try LayerAtWork(kind, given, isTraining: false).outputs == given.images)
  }
}
