import Compute
import SeededRandom
import Testing

@testable import Network

@Suite("Convolution against exact arithmetic")
struct ConvolutionTests {
  struct Case: CustomTestStringConvertible {
    var input: Volume
    var filters: Int
    var kernel = Pair(3)
    var stride = Pair(1)
    var padding = Pair(0)
    var dilation = Pair(1)
    var groups = 1
    var bias = true
    var count = 3

    var testDescription: String {
      "\(input.channels)×\(input.height)×\(input.width) to \(filters), kernel \(kernel.vertical)×"
        + "\(kernel.horizontal), stride \(stride.vertical) \(stride.horizontal), padding "
        + "\(padding.vertical) \(padding.horizontal), dilation \(dilation.vertical) "
        + "\(dilation.horizontal), groups \(groups)"
    }

    static func random(_ numbers: inout SeededRandom) -> Case {
      func pair(_ range: ClosedRange<Int>) -> Pair {
        Pair(.random(in: range, using: &numbers), .random(in: range, using: &numbers))
      }
      let groups = [1, 1, 1, 2, 3].randomElement(using: &numbers) ?? 1
      return Case(
        input: Volume(
          channels: groups * .random(in: 1...6, using: &numbers),
          height: .random(in: 5...9, using: &numbers), width: .random(in: 5...9, using: &numbers)),
        filters: groups * .random(in: 1...12, using: &numbers), kernel: pair(1...3),
        stride: pair(1...3), padding: pair(0...2), dilation: pair(1...2), groups: groups,
        bias: .random(using: &numbers), count: .random(in: 1...6, using: &numbers))
    }
  }

  static let cases: [Case] = [
    Case(input: Volume(channels: 1, height: 6, width: 5), filters: 4),
    Case(input: Volume(channels: 3, height: 5, width: 6), filters: 20, padding: Pair(1)),
    Case(input: Volume(channels: 17, height: 4, width: 4), filters: 35, count: 2),
    Case(input: Volume(channels: 2, height: 4, width: 4), filters: 70, padding: Pair(1), count: 2),
    Case(input: Volume(channels: 4, height: 7, width: 7), filters: 8, stride: Pair(2), groups: 4),
    Case(input: Volume(channels: 20, height: 4, width: 4), filters: 20, groups: 20, count: 2),
    Case(input: Volume(channels: 2, height: 5, width: 5), filters: 3, kernel: Pair(1), stride: Pair(3)),
  ]

  @Test("Forward and all gradients are within rounding of the exact ones", arguments: cases)
  func matchesExactArithmetic(_ given: Case) throws {
    var numbers = SeededRandom(seed: 5)
    for kernels in ProcessorKernels.allCases where kernels.isAvailable {
      try check(given, kernels, &numbers)
    }
  }

  @Test("So they are for random sizes")
  func matchesForRandomSizes() throws {
    var numbers = SeededRandom(seed: seed())
    for _ in 0..<40 {
      let given = Case.random(&numbers)
      let kernels = ProcessorKernels.allCases.filter(\.isAvailable).randomElement(using: &numbers)
      try check(given, kernels ?? .plain, &numbers)
    }
  }

  private func check(
    _ given: Case, _ kernels: ProcessorKernels, _ numbers: inout SeededRandom
  ) throws {
    let work = try LayerAtWork(
      .conv2d(
        filters: given.filters, kernel: given.kernel, stride: given.stride, padding: given.padding,
        dilation: given.dilation, groups: given.groups, bias: given.bias), input: given.input,
      count: given.count, kernels: kernels, numbers: &numbers)
    let operation = Conv2D(
      stride: Stride(vertical: given.stride.vertical, horizontal: given.stride.horizontal),
      padding: .explicit(
        Padding(
          top: given.padding.vertical, left: given.padding.horizontal,
          bottom: given.padding.vertical, right: given.padding.horizontal)),
      dilation: Stride(vertical: given.dilation.vertical, horizontal: given.dilation.horizontal),
      groups: given.groups)
    let images = exact(
      work.images, [given.count, given.input.channels, given.input.height, given.input.width])
    let weight = exact(
      work.parameters["weight"] ?? [],
      [
        given.filters, given.input.channels / given.groups, given.kernel.vertical,
        given.kernel.horizontal,
      ])
    let bias = work.parameters["bias"].map { exact($0, [given.filters]) }
    let trace = try operation.trace(input: images, weight: weight, bias: bias)
    let bounds = try operation.trace(
      input: images.magnitudes, weight: weight.magnitudes, bias: bias?.magnitudes)
    let taps = given.kernel.vertical * given.kernel.horizontal
    let what = "\(given.testDescription), \(kernels)"
    expectClose(
      work.outputs, to: trace.output, terms: weight.shape[1] * taps + 1,
      magnitudes: bounds.output, "output of \(what)")
    let gradient = exact(work.gradients, trace.output.shape.sizes)
    let backward = try Backward(trace, gradient: gradient)
    let backwardBounds = try Backward(bounds, gradient: gradient.magnitudes)
    expectClose(
      work.inputGradients, to: backward.trace(of: .input).output, terms: given.filters * taps,
      magnitudes: backwardBounds.trace(of: .input).output, "input gradient of \(what)")
    let positions = given.count * work.output.height * work.output.width
    expectClose(
      work.gradient("weight"), to: backward.trace(of: .weight).output, terms: positions,
      magnitudes: backwardBounds.trace(of: .weight).output, "weight gradient of \(what)")
    guard given.bias else { return }
    expectClose(
      work.gradient("bias"), to: backward.trace(of: .bias).output, terms: positions,
      magnitudes: backwardBounds.trace(of: .bias).output, "bias gradient of \(what)")
  }
}
