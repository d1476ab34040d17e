import Compute
import SeededRandom
import Testing

@testable import Network

@Suite("Functions of one number against exact arithmetic")
struct ActivationTests {
  private let input = Volume(channels: 3, height: 4, width: 5)

  @Test("ReLU is exact, forward and backward")
  func relu() throws {
    let (given, images) = try given(.relu)
    let forward = try ReLU().trace(input: images)
    let backward = try Backward(forward, gradient: exact(given.gradients, given.shape))
    for kernels in ProcessorKernels.available {
      let work = try LayerAtWork(.relu, given, kernels: kernels)
      expectSame(work.inputGradients, as: backward.trace(of: .input).output, "\(kernels)")
      expectSame(work.outputs, as: forward.output, "\(kernels)")
    }
  }

  @Test("Leaky ReLU is rounded once")
  func leakyReLU() throws {
    let slope: Float = 0.01
    let (given, images) = try given(.leakyReLU(slope: slope))
    let forward = try LeakyReLU(negativeSlope: exact(slope)).trace(input: images)
    let gradient = exact(given.gradients, given.shape)
    let backward = try Backward(forward, gradient: gradient).trace(of: .input).output
    for kernels in ProcessorKernels.available {
      let work = try LayerAtWork(.leakyReLU(slope: slope), given, kernels: kernels)
      expectClose(
        work.outputs, to: forward.output, terms: 1, magnitudes: forward.output.magnitudes,
        "\(kernels)")
      expectClose(
        work.inputGradients, to: backward, terms: 1, magnitudes: backward.magnitudes, "\(kernels)")
    }
  }

  /// An error of y moves y · (1 − y) by no more.
  @Test("Sigmoid is within 4 · 2⁻²⁴, its derivative within 8 · 2⁻²⁴")
  func sigmoid() throws {
    let (given, images) = try given(.sigmoid, scale: 20)
    let exactOutputs = try numbers(Sigmoid().trace(input: images).output)
    try check(.sigmoid, given, exactOutputs) {
      $0 * (1 - $0)
    } errors: { _ in
      (4, 8)
    }
  }

  @Test("Tanh is within 6 · 2⁻²⁴ of its own size, its derivative within 16 · 2⁻²⁴")
  func tanh() throws {
    for scale in [Float(0.25), 1, 8] {
      let (given, images) = try given(.tanh, scale: scale)
      let exactOutputs = try numbers(Tanh().trace(input: images).output)
      try check(.tanh, given, exactOutputs) {
        1 - $0 * $0
      } errors: {
        (6 * size($0), 16)
      }
    }
  }

  @Test("Far from zero sigmoid and tanh stay numbers", arguments: [Float(30), 90, 1e4, 1e30])
  func extremes(_ distance: Float) throws {
    var (given, _) = try given(.sigmoid)
    given.images = given.images.map { $0 < 0 ? -distance : distance }
    for kernels in ProcessorKernels.available {
      let sigmoids = try LayerAtWork(.sigmoid, given, kernels: kernels).outputs
      let tanhs = try LayerAtWork(.tanh, given, kernels: kernels).outputs
      for (index, value) in given.images.enumerated() {
        #expect(value > 0 ? sigmoids[index] == 1 : (0...1e-12).contains(sigmoids[index]))
        #expect(tanhs[index] == (value > 0 ? 1 : -1))
      }
    }
  }

  private func given(
    _ kind: LayerKind, scale: Float = 1
  ) throws -> (LayerAtWork.Given, images: Tensor) {
    var numbers = SeededRandom(seed: seed())
    var given = try LayerAtWork.Given(kind, input: input, count: 2, numbers: &numbers)
    given.images = given.images.map { $0 * scale }
    return (given, exact(given.images, given.shape))
  }

  /// Certified numbers, cut off so far down that it does not matter here.
  private func numbers(_ certified: CertifiedTensor) throws -> [Rational] {
    try certified.elements.map { try #require(try $0.enclosure(bits: 60)).lowerBound }
  }

  private func size(_ number: Rational) -> Rational { number < 0 ? -number : number }

  /// - Parameters:
  ///   - derivative: from the function's result.
  ///   - errors: how far the result and the derivative may be off, in 2⁻²⁴.
  private func check(
    _ kind: LayerKind, _ given: LayerAtWork.Given, _ outputs: [Rational],
    derivative: (Rational) -> Rational, errors: (Rational) -> (output: Rational, slope: Rational)
  ) throws {
    let gradients = given.gradients.map(exact)
    for kernels in ProcessorKernels.available {
      let work = try LayerAtWork(kind, given, kernels: kernels)
      expectClose(
        work.outputs, to: outputs, within: outputs.map { errors($0).output / twoTo(24) },
        "output, \(kernels)")
      expectClose(
        work.inputGradients, to: zip(outputs, gradients).map { derivative($0) * $1 },
        within: zip(outputs, gradients).map { errors($0).slope * size($1) / twoTo(24) },
        "gradient, \(kernels)")
    }
  }
}
