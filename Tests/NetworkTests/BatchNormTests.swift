import Compute
import SeededRandom
import Testing

@testable import Network

/// Bounds count roundings: M numbers are averaged, and the mean's own error of M · 2⁻²⁴ times the mean
/// size of the numbers goes into everything after it.
@Suite("Batch normalisation against exact arithmetic")
struct BatchNormTests {
  private let kind = LayerKind.batchNorm2d(epsilon: 1e-5, momentum: 0.25)
  private let input = Volume(channels: 18, height: 2, width: 3)
  private let count = 3

  /// One channel of the batch, exactly.
  private struct Channel {
    let values: [Rational]
    let gradients: [Rational]
    let mean: Rational
    let variance: Rational
    /// √(variance + ε), cut off after 80 binary digits.
    let deviation: Rational
    let meanSize: Rational

    init(_ values: [Rational], _ gradients: [Rational], epsilon: Rational) throws {
      let count = Rational(values.count)
      let mean = values.reduce(0, +) / count
      self.values = values
      self.gradients = gradients
      self.mean = mean
      variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / count
      let root = try CertifiedReal.sqrt(CertifiedReal(variance + epsilon))
      deviation = try #require(try root.enclosure(bits: 80)).lowerBound
      meanSize = values.map(\.magnitude).reduce(0, +) / count
    }

    var count: Rational { Rational(values.count) }

    /// Σ gradient · (value − mean), and the same of sizes.
    var correlation: (sum: Rational, size: Rational) {
      zip(values, gradients).reduce(into: (0, 0)) { sums, pair in
        sums.0 += pair.1 * (pair.0 - mean)
        sums.1 += pair.1.magnitude * ((pair.0 - mean).magnitude + meanSize)
      }
    }
  }

  @Test("In training, outputs and gradients are within rounding of the exact ones")
  func training() throws {
    let given = try given()
    for kernels in ProcessorKernels.available {
      let work = try LayerAtWork(kind, given, kernels: kernels)
      for channel in 0..<input.channels {
        let exactChannel = try Channel(
          part(given.images, channel).map(exact), part(given.gradients, channel).map(exact),
          epsilon: exact(1e-5))
        let weight = exact(given.parameters[0][channel])
        checkOutputs(
          part(work.outputs, channel), exactChannel, weight, exact(given.parameters[1][channel]))
        checkGradients(work, channel, exactChannel, weight)
        checkKept(work, given, channel, exactChannel)
      }
    }
  }

  @Test("Otherwise it uses the means and variances it kept")
  func inference() throws {
    let given = try given()
    func tensor(_ index: Int) -> Tensor { exact(given.parameters[index], [input.channels]) }
    let trace = try BatchNorm2D(eps: exact(1e-5)).trace(
      input: exact(given.images, given.shape), runningMean: tensor(2), runningVar: tensor(3),
      weight: tensor(0), bias: tensor(1))
    let outputs = try trace.output.elements.map {
      try #require(try $0.enclosure(bits: 60)).lowerBound
    }
    let area = input.height * input.width
    let bounds = given.images.enumerated().map { index, value in
      let channel = index / area % input.channels
      let slope = abs(given.parameters[0][channel]) / given.parameters[3][channel].squareRoot()
      let size = slope * (abs(value) + abs(given.parameters[2][channel]))
      return 8 * exact(size + abs(given.parameters[1][channel])) / twoTo(24)
    }
    for kernels in ProcessorKernels.available {
      let work = try LayerAtWork(kind, given, kernels: kernels, isTraining: false)
      expectClose(work.outputs, to: outputs, within: bounds, "\(kernels)")
    }
  }

  private func given() throws -> LayerAtWork.Given {
    var numbers = SeededRandom(seed: seed())
    return try LayerAtWork.Given(kind, input: input, count: count, numbers: &numbers)
  }

  /// What belongs to one channel.
  private func part(_ numbers: [Float], _ channel: Int) -> [Float] {
    let area = input.height * input.width
    return (0..<count).flatMap { image -> [Float] in
      let first = (image * input.channels + channel) * area
      return Array(numbers[first..<first + area])
    }
  }

  private func checkOutputs(
    _ outputs: [Float], _ channel: Channel, _ weight: Rational, _ bias: Rational
  ) {
    let factor = weight / channel.deviation
    expectClose(
      outputs, to: channel.values.map { ($0 - channel.mean) * factor + bias },
      within: channel.values.map { value in
        let size = ((value - channel.mean).magnitude + channel.meanSize) * factor.magnitude
        return (channel.count + 12) * (size + bias.magnitude) / twoTo(24)
      }, "output")
  }

  private func checkGradients(
    _ work: LayerAtWork, _ index: Int, _ channel: Channel, _ weight: Rational
  ) {
    let (sum, size) = channel.correlation
    let sizes = channel.gradients.map(\.magnitude).reduce(0, +)
    expectClose(
      [work.gradient(1)[index]], to: [channel.gradients.reduce(0, +)],
      within: [(channel.count + 4) * sizes / twoTo(24)], "bias gradient")
    expectClose(
      [work.gradient(0)[index]], to: [sum / channel.deviation],
      within: [(2 * channel.count + 16) * size / channel.deviation / twoTo(24)], "weight gradient")
    let square = channel.deviation * channel.deviation * channel.count
    let factor = weight / channel.deviation
    let share = channel.gradients.reduce(0, +) / channel.count
    let pairs = Array(zip(channel.values, channel.gradients))
    expectClose(
      part(work.inputGradients, index),
      to: pairs.map { value, gradient in
        (gradient - share - (value - channel.mean) * sum / square) * factor
      },
      within: pairs.map { value, gradient in
        let distance = (value - channel.mean).magnitude + channel.meanSize
        let terms = gradient.magnitude + sizes / channel.count + distance * size / square
        return (3 * channel.count + 32) * terms * factor.magnitude / twoTo(24)
      }, "input gradient")
  }

  /// A quarter of the way from what was kept to the batch's mean and its unbiased variance.
  private func checkKept(
    _ work: LayerAtWork, _ given: LayerAtWork.Given, _ index: Int, _ channel: Channel
  ) {
    let unbiased = channel.variance * channel.count / (channel.count - 1)
    for (parameter, value) in [(2, channel.mean), (3, unbiased)] {
      let before = exact(given.parameters[parameter][index])
      let size = before.magnitude + channel.meanSize + unbiased
      expectClose(
        [work.parameter(parameter)[index]], to: [before + (value - before) / 4],
        within: [(channel.count + 8) * size / twoTo(24)], "kept")
    }
  }
}
