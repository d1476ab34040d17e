import Compute
import Course
import SeededRandom
import Testing

@testable import Screens

/// Benches with random numbers and settings, possible and impossible ones.
enum RandomBench {
  private static let numbers: [Rational] = [
    0, 1, -1, 2, 3, -4, 10, Rational(7, 9), Rational(-1, 3), Rational(1, 4), Rational(5, 2),
    Rational(-3, 1000), Rational(22, 7), Rational(314_159, 100_000), 12_345, Rational(-1, 7),
  ]
  /// Every second bench slides a window.
  private static let sliding: [ShownOperation] = [.conv2D, .maxPool2D, .avgPool2D, .sumPool2D]

  static func bench(_ number: Int, _ random: inout SeededRandom) throws -> Bench {
    let operation =
      number % 2 == 0
      ? sliding[number / 2 % sliding.count]
      : Bench.operations[number / 2 % Bench.operations.count]
    let hasSheets = Bool.random(using: &random)
    var bench: Bench
    switch operation {
    case .conv2D: bench = try convolution(hasSheets, &random)
    case .maxPool2D, .avgPool2D, .sumPool2D, .relu, .flatten:
      let sheets = hasSheets ? [2] : []
      let shape = Shape(sheets + [random.side(5), random.side(5)])
      bench = try #require(Bench.standard(operation, on: tensor(shape, &random)))
    case .outputSize: bench = try #require(Bench.standard(.outputSize))
    case .linear:
      let (inputs, neurons) = (random.side(4), random.side(3))
      bench = try #require(
        Bench.standard(
          .linear, on: tensor([inputs], &random), weight: tensor([neurons, inputs], &random)))
    case .convolve:
      bench = try #require(
        Bench.standard(
          .convolve, on: tensor([random.side(5)], &random),
          weight: tensor([random.side(4)], &random)))
    default: bench = try #require(Bench.standard(operation, on: tensor([random.side(5)], &random)))
    }
    settle(&bench, &random)
    return bench
  }

  /// A filter, several of them, one of a volume, or several of a volume.
  private static func convolution(_ hasSheets: Bool, _ random: inout SeededRandom) throws -> Bench {
    let kernel = [random.side(3), random.side(3)]
    let sheets = hasSheets ? [2] : []
    let filters = Bool.random(using: &random) ? [2, hasSheets ? 2 : 1] : sheets
    return try #require(
      Bench.standard(
        .conv2D, on: tensor(Shape(sheets + [random.side(6), random.side(6)]), &random),
        weight: tensor(Shape(filters + kernel), &random)))
  }

  private static func settle(_ bench: inout Bench, _ random: inout SeededRandom) {
    for setting in Bench.settings(of: bench.operation) where setting != .inputSize {
      guard Bool.random(using: &random) else { continue }
      _ = bench.set(
        setting, to: Int.random(in: setting == .padding ? 0...2 : 1...3, using: &random))
    }
    if Int.random(in: 0..<3, using: &random) == 0 { _ = bench.toggleBias() }
    if let bias = bench.bias { _ = bench.add(bias: tensor(bias.shape, &random).tensor) }
    if Int.random(in: 0..<3, using: &random) == 0 { _ = bench.changeEnds() }
  }

  private static func tensor(_ shape: Shape, _ random: inout SeededRandom) -> NamedTensor {
    let elements = (0..<shape.count).map { _ in numbers.randomElement(using: &random) ?? .zero }
    return NamedTensor(name: "numbers", tensor: Tensor(shape: shape, elements: elements))
  }
}

extension SeededRandom {
  fileprivate mutating func side(_ most: Int) -> Int { Int.random(in: 1...most, using: &self) }
}
