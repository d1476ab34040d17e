import Compute
import Network
import SeededRandom
import Testing

/// The losses and their gradients against exact ones.
@Suite struct TrainingLossTests {
  /// Outputs of a network and the right answers.
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let logits: [[Float]]
    let labels: [Int32]
    var testDescription: String { name }
  }

  static let samples: [Sample] = [
    Sample(name: "one class", logits: [[3]], labels: [0]),
    Sample(name: "even chances", logits: [[0, 0, 0, 0]], labels: [2]),
    Sample(name: "sure and right", logits: [[40, 0, -40]], labels: [0]),
    Sample(name: "sure and wrong", logits: [[40, 0, -40]], labels: [2]),
    Sample(name: "very large", logits: [[1000, 999, -1000], [-3e4, 3e4, 0]], labels: [1, 0]),
    Sample(name: "tiny differences", logits: [[1, 1.000_000_1, 0.999_999_9]], labels: [1]),
    random(seed()),
  ]

  private static func random(_ seed: UInt64) -> Sample {
    var random = SeededRandom(seed: seed)
    let classes = Int.random(in: 2...12, using: &random)
    let count = Int.random(in: 1...9, using: &random)
    let spread = Float.random(in: 0.1...30, using: &random)
    return Sample(
      name: "\(count)×\(classes) by seed \(seed)",
      logits: (0..<count).map { _ in
        (0..<classes).map { _ in Float.random(in: -spread...spread, using: &random) }
      },
      labels: (0..<count).map { _ in Int32.random(in: 0..<Int32(classes), using: &random) })
  }

  private func score(_ kind: LossKind, _ sample: Sample) -> (Score, gradients: [Float]) {
    let classes = sample.logits[0].count
    var gradients = [Float](repeating: .nan, count: sample.logits.count * classes)
    let score = kind.score(
      logits: sample.logits.flatMap(\.self), labels: sample.labels, count: sample.logits.count,
      classes: classes, gradients: &gradients)
    return (score, gradients)
  }

  /// The differences of the logits, their powers, the sum and the division each round once or twice: so
  /// (classes + 4) units of rounding for a loss, (classes + 8) for a gradient, whatever the logits.
  @Test("Cross-entropy and its gradient are Compute's but for rounding", arguments: samples)
  func crossEntropy(_ sample: Sample) throws {
    let classes = sample.logits[0].count
    let (score, gradients) = score(.crossEntropy, sample)
    let reference = try CrossEntropy().trace(
      input: Tensor(
        shape: [sample.logits.count, classes],
        elements: sample.logits.joined().map(exact)),
      target: sample.labels.map(Int.init))
    let loss = Rational(Int(score.loss * 0x1p40)) / Rational(1 << 40)
    let lossBound = Rational(classes + 4) * unitRoundoff + Rational(1, 1 << 39)
    let lossError = try loss - reference.loss.nearly()
    #expect(lossError.magnitude <= lossBound)
    let bound = Rational(classes + 8, sample.logits.count) * unitRoundoff
    for (gradient, right) in zip(gradients, reference.gradient.elements) {
      let error = try exact(gradient) - right.nearly()
      #expect(error.magnitude <= bound)
    }
  }

  /// Differences, squares and the factor round once each.
  @Test("The mean squared error and its gradient are exact but for rounding", arguments: samples)
  func meanSquaredError(_ sample: Sample) {
    let classes = sample.logits[0].count
    let numbers = sample.logits.count * classes
    let (score, gradients) = score(.meanSquaredError, sample)
    let differences = zip(sample.logits, sample.labels).flatMap { logits, label in
      logits.enumerated().map { exact($1) - ($0 == Int(label) ? 1 : 0) }
    }
    let reference = differences.map { $0 * $0 }.reduce(.zero, +) / Rational(numbers)
    let loss = Rational(Int(score.loss * 0x1p20)) / Rational(1 << 20)
    let lossError = loss - reference
    let lossBound = reference * Rational(4) * unitRoundoff + Rational(1, 1 << 19)
    #expect(lossError.magnitude <= lossBound)
    for (gradient, difference) in zip(gradients, differences) {
      let right = difference * Rational(2, numbers)
      let error = exact(gradient) - right
      let bound = right.magnitude * Rational(4) * unitRoundoff
      #expect(error.magnitude <= bound)
    }
  }

  @Test("An answer is right where the right class has the largest output")
  func accuracy() {
    let sample = Sample(
      name: "", logits: [[1, 2], [2, 1], [-3, -2], [0, -1]], labels: [1, 1, 1, 0])
    for kind in LossKind.allCases {
      let score = score(kind, sample).0
      #expect(score.rightCount == 3)
      #expect(score.accuracy == 0.75)
    }
  }

  @Test("Outputs that are no numbers make a loss that is none", arguments: [Float.nan, .infinity])
  func noNumbers(_ value: Float) {
    for kind in LossKind.allCases {
      for logits in [[value, 0, 1], [0, value, 1], [0, 1, value]] {
        #expect(!score(kind, Sample(name: "", logits: [logits], labels: [0])).0.loss.isFinite)
      }
    }
  }
}
