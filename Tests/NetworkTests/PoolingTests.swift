import Compute
import SeededRandom
import Testing

@testable import Network

@Suite("Pooling against exact arithmetic")
struct PoolingTests {
  struct Case: CustomTestStringConvertible {
    var input: Volume
    var kernel = Pair(2)
    var stride = Pair(2)
    var padding = Pair(0)

    var testDescription: String {
      "\(input.channels)×\(input.height)×\(input.width), kernel \(kernel.vertical)×"
        + "\(kernel.horizontal), stride \(stride.vertical) \(stride.horizontal), padding "
        + "\(padding.vertical) \(padding.horizontal)"
    }

    var pooling: Pooling {
      Pooling(
        kernelSize: Stride(kernel), stride: Stride(stride), padding: .explicit(Padding(padding)))
    }

    /// The padding is at most half the kernel, as PyTorch asks.
    static func random(_ numbers: inout SeededRandom) -> Case {
      let kernel = numbers.pair(1...3)
      return Case(
        input: Volume(
          channels: .random(in: 1...20, using: &numbers),
          height: .random(in: 4...7, using: &numbers),
          width: .random(in: 4...7, using: &numbers)), kernel: kernel, stride: numbers.pair(1...3),
        padding: Pair(
          .random(in: 0...kernel.vertical / 2, using: &numbers),
          .random(in: 0...kernel.horizontal / 2, using: &numbers)))
    }
  }

  static let cases: [Case] = {
    var numbers = SeededRandom(seed: 3)
    return [
      Case(input: Volume(channels: 3, height: 5, width: 7)),
      Case(input: Volume(channels: 17, height: 6, width: 6), kernel: Pair(3), padding: Pair(1)),
    ] + (0..<12).map { _ in .random(&numbers) }
  }()

  /// Few different values, so that windows have several that are greatest; the first one wins.
  @Test("The greatest value and its gradient are exact", arguments: cases)
  func maxPool(_ given: Case) throws {
    var numbers = SeededRandom(seed: seed())
    let kind = LayerKind.maxPool2d(
      kernel: given.kernel, stride: given.stride, padding: given.padding)
    var values = try LayerAtWork.Given(kind, input: given.input, count: 2, numbers: &numbers)
    values.images = values.images.map { ($0 * 2).rounded() }
    let forward = try MaxPool2D(given.pooling).trace(input: exact(values.images, values.shape))
    let backward = try Backward(
      forward, gradient: exact(values.gradients, forward.output.shape.sizes))
    for kernels in ProcessorKernels.available {
      let work = try LayerAtWork(kind, values, kernels: kernels)
      expectSame(work.outputs, as: forward.output, "output, \(kernels)")
      expectSame(
        work.inputGradients, as: backward.trace(of: .input).output, "gradient, \(kernels)")
    }
  }

  @Test("The mean and its gradient are within rounding of the exact ones", arguments: cases)
  func averagePool(_ given: Case) throws {
    try checkMean(
      .avgPool2d(kernel: given.kernel, stride: given.stride, padding: given.padding),
      AvgPool2D(given.pooling), given.input, window: given.kernel)
  }

  @Test("So is the mean of whole channels")
  func globalAveragePool() throws {
    let input = Volume(channels: 18, height: 3, width: 5)
    try checkMean(
      .globalAvgPool2d, AvgPool2D.global(over: [2, 18, 3, 5]), input, window: Pair(3, 5))
  }

  /// - Parameter window: as many numbers are added at most, as an input is in as many windows at most.
  private func checkMean(
    _ kind: LayerKind, _ operation: AvgPool2D, _ input: Volume, window: Pair
  ) throws {
    var numbers = SeededRandom(seed: seed())
    let given = try LayerAtWork.Given(kind, input: input, count: 2, numbers: &numbers)
    let images = exact(given.images, given.shape)
    let forward = try operation.trace(input: images)
    let bounds = try operation.trace(input: images.magnitudes)
    let gradient = exact(given.gradients, forward.output.shape.sizes)
    let backward = try Backward(forward, gradient: gradient)
    let backwardBounds = try Backward(bounds, gradient: gradient.magnitudes)
    let terms = window.vertical * window.horizontal
    for kernels in ProcessorKernels.available {
      let work = try LayerAtWork(kind, given, kernels: kernels)
      expectClose(
        work.outputs, to: forward.output, terms: terms, magnitudes: bounds.output,
        "output, \(kernels)")
      expectClose(
        work.inputGradients, to: backward.trace(of: .input).output, terms: terms,
        magnitudes: backwardBounds.trace(of: .input).output, "gradient, \(kernels)")
    }
  }
}
