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
      "\(count) of \(input.channels)×\(input.height)×\(input.width) to \(filters), kernel "
        + "\(kernel.vertical)×\(kernel.horizontal), stride \(stride.vertical) \(stride.horizontal), "
        + "padding \(padding.vertical) \(padding.horizontal), dilation \(dilation.vertical) "
        + "\(dilation.horizontal), groups \(groups)"
    }

    var kind: LayerKind {
      .conv2d(
        filters: filters, kernel: kernel, stride: stride, padding: padding, dilation: dilation,
        groups: groups, bias: bias)
    }

    var operation: Conv2D {
      Conv2D(
        stride: Stride(stride), padding: .explicit(Padding(padding)), dilation: Stride(dilation),
        groups: groups)
    }

    var weightShape: [Int] {
      [filters, input.channels / groups, kernel.vertical, kernel.horizontal]
    }

    static func random(_ numbers: inout SeededRandom) -> Case {
      let groups = [1, 1, 1, 2, 3].randomElement(using: &numbers) ?? 1
      return Case(
        input: Volume(
          channels: groups * .random(in: 1...3, using: &numbers),
          height: .random(in: 5...7, using: &numbers), width: .random(in: 5...7, using: &numbers)),
        filters: groups * .random(in: 1...4, using: &numbers), kernel: numbers.pair(1...3),
        stride: numbers.pair(1...3), padding: numbers.pair(0...2), dilation: numbers.pair(1...2),
        groups: groups, bias: .random(using: &numbers), count: .random(in: 1...5, using: &numbers))
    }
  }

  static let cases: [Case] = [
    Case(input: Volume(channels: 1, height: 6, width: 5), filters: 4),
    Case(input: Volume(channels: 3, height: 4, width: 5), filters: 20, padding: Pair(1)),
    Case(input: Volume(channels: 17, height: 3, width: 4), filters: 35, kernel: Pair(2), count: 2),
    Case(input: Volume(channels: 2, height: 3, width: 3), filters: 70, padding: Pair(1), count: 1),
    Case(input: Volume(channels: 4, height: 7, width: 7), filters: 8, stride: Pair(2), groups: 4),
    Case(input: Volume(channels: 20, height: 3, width: 4), filters: 20, groups: 20, count: 2),
    Case(
      input: Volume(channels: 2, height: 5, width: 5), filters: 3, kernel: Pair(1),
      stride: Pair(3)),
  ]

  @Test("Forward and all gradients are within rounding of the exact ones", arguments: cases)
  func matchesExactArithmetic(_ given: Case) throws {
    var numbers = SeededRandom(seed: 5)
    try check(given, &numbers)
  }

  @Test("So they are for random sizes, strides, paddings, dilations and groups")
  func matchesForRandomSizes() throws {
    var numbers = SeededRandom(seed: seed())
    for _ in 0..<20 { try check(.random(&numbers), &numbers) }
  }

  /// More channels than a block of lanes has, in tiles of several blocks, and more than one chunk of images.
  @Test("So they are for several blocks of channels")
  func matchesForManyChannels() throws {
    var numbers = SeededRandom(seed: seed())
    for _ in 0..<4 {
      var given = Case.random(&numbers)
      let groups = given.groups
      given.input = Volume(
        channels: groups * .random(in: 12 / groups...20 / groups, using: &numbers), height: 3,
        width: .random(in: 3...4, using: &numbers))
      given.filters = groups * .random(in: 20 / groups...40 / groups, using: &numbers)
      given.kernel = numbers.pair(1...2)
      given.padding = numbers.pair(0...1)
      try check(given, &numbers)
    }
  }

  private func check(_ given: Case, _ numbers: inout SeededRandom) throws {
    let numbers = try LayerAtWork.Given(
      given.kind, input: given.input, count: given.count, numbers: &numbers)
    let images = exact(numbers.images, numbers.shape)
    let weight = exact(numbers.parameters[0], given.weightShape)
    let bias = given.bias ? exact(numbers.parameters[1], [given.filters]) : nil
    let forward = try given.operation.trace(input: images, weight: weight, bias: bias)
    let bounds = try given.operation.trace(
      input: images.magnitudes, weight: weight.magnitudes, bias: bias?.magnitudes)
    let gradient = exact(numbers.gradients, forward.output.shape.sizes)
    let backward = try Backward(forward, gradient: gradient)
    let backwardBounds = try Backward(bounds, gradient: gradient.magnitudes)
    let taps = given.kernel.vertical * given.kernel.horizontal
    for kernels in ProcessorKernels.available {
      let work = try LayerAtWork(given.kind, numbers, kernels: kernels)
      let what = "\(given.testDescription), \(kernels)"
      expectClose(
        work.outputs, to: forward.output, terms: given.weightShape[1] * taps + 1,
        magnitudes: bounds.output, "output of \(what)")
      let positions = given.count * work.outputVolume.height * work.outputVolume.width
      func expectGradient(_ found: [Float], _ operand: Backward.Operand, terms: Int) {
        expectClose(
          found, to: backward.trace(of: operand).output, terms: terms,
          magnitudes: backwardBounds.trace(of: operand).output, "\(operand) gradient of \(what)")
      }
      expectGradient(work.inputGradients, .input, terms: given.filters * taps)
      expectGradient(work.gradient(0), .weight, terms: positions)
      if given.bias { expectGradient(work.gradient(1), .bias, terms: positions) }
    }
  }
}

extension Stride {
  init(_ pair: Pair) { self.init(vertical: pair.vertical, horizontal: pair.horizontal) }
}

extension Padding {
  init(_ pair: Pair) {
    self.init(
      top: pair.vertical, left: pair.horizontal, bottom: pair.vertical, right: pair.horizontal)
  }
}
