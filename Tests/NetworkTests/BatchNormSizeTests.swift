import SeededRandom
import Testing

@testable import Network

/// Bounds that stay as they are however many pixels a batch has.
///
/// The numbers are far from 0, as the pixels of bright images are. Doubles are exact enough to compare
/// with.
@Suite("Batch normalisation of large batches")
struct BatchNormSizeTests {
  private let kind = LayerKind.batchNorm2d(momentum: 1)
  private let count = 32

  @Test("Means, variances and gradients of many pixels are as exact as those of a few")
  func largeBatch() throws {
    let given = try given()
    let values = given.images.map(Double.init)
    let gradients = given.gradients.map(Double.init)
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let deviation = (squares / Double(values.count) + 1e-5).squareRoot()
    let products = zip(values, gradients).map { ($0 - mean) * $1 }
    for kernels in ProcessorKernels.available {
      let work = try LayerAtWork(kind, given, kernels: kernels)
      func expectClose(
        _ found: Float, _ right: Double, terms: Double, size: Double, _ what: String
      ) {
        let bound = terms * size / 0x1p24
        #expect(abs(Double(found) - right) <= bound, "\(what), \(kernels): \(found), not \(right)")
      }
      let variance = squares / Double(values.count - 1)
      expectClose(work.parameter(2)[0], mean, terms: 36, size: mean, "mean")
      expectClose(work.parameter(3)[0], variance, terms: 44, size: variance, "variance")
      let sum = gradients.reduce(0, +)
      expectClose(work.gradient(1)[0], sum, terms: 36, size: sum, "bias gradient")
      let sizes = products.map(abs).reduce(0, +) + sum * mean / 44
      expectClose(
        work.gradient(0)[0], products.reduce(0, +) / deviation, terms: 48, size: sizes / deviation,
        "weight gradient")
    }
  }

  private func given() throws -> LayerAtWork.Given {
    var numbers = SeededRandom(seed: seed())
    var given = try LayerAtWork.Given(
      kind, input: Volume(channels: 1, height: 28, width: 28), count: count, numbers: &numbers)
    given.images = given.images.map { 0.875 + $0 / 8 }
    given.gradients = given.gradients.map { 1.5 + $0 }
    // With nothing kept before, what is kept is the batch's own.
    given.parameters[2] = [0]
    given.parameters[3] = [0]
    return given
  }
}
