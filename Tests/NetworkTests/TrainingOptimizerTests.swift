import Compute
import SeededRandom
import Testing

@testable import Network

/// Each optimiser's weights after three steps against numbers worked by hand, and by Compute.
@Suite struct TrainingOptimizerTests {
  /// The weight after each of some steps with these gradients.
  private func weights(
    _ kind: OptimizerKind, from start: Float, gradients: [Float], rate: Float, decay: Float = 0
  ) -> [Float] {
    let parameter = Self.parameter(count: 1)
    parameter.values[0] = start
    var optimizer = Optimizer(kind, weightDecay: decay, for: [parameter])
    return gradients.map { gradient in
      parameter.gradients[0] = gradient
      optimizer.step(rate: rate)
      return parameter.values[0]
    }
  }

  private static func parameter(count: Int, isTrainable: Bool = true) -> Parameter {
    Parameter(
      name: "0.weight", shape: [count], isTrainable: isTrainable, count: count,
      places: Array(0..<Int32(count)))
  }

  private func isClose(_ value: Float, _ right: Rational, within units: Int) -> Bool {
    (exact(value) - right).magnitude <= Rational(units) * unitRoundoff
  }

  @Test("SGD: 1 − 1/2·1 = 1/2; 1/2 + 1/2·1/2 = 3/4; 3/4 − 1/2·1/4 = 5/8")
  func sgd() {
    let weights = weights(.sgd, from: 1, gradients: [1, -0.5, 0.25], rate: 0.5)
    #expect(weights == [0.5, 0.75, 0.625])
  }

  /// Decay 1/4 makes the gradients 1 + 1/4 = 5/4; −1/2 + 3/32 = −13/32; 1/4 + 37/256 = 101/256.
  @Test("SGD with weight decay: 1 − 5/8 = 3/8; 3/8 + 13/64 = 37/64; 37/64 − 101/512 = 195/512")
  func weightDecay() {
    let weights = weights(.sgd, from: 1, gradients: [1, -0.5, 0.25], rate: 0.5, decay: 0.25)
    #expect(weights.map(exact) == [Rational(3, 8), Rational(37, 64), Rational(195, 512)])
  }

  /// The velocities are 1; 9/10 − 1/2 = 2/5; 9/25 + 1/4 = 61/100.
  @Test("Momentum: 1 − 1/2 = 1/2; 1/2 − 1/5 = 3/10; 3/10 − 61/200 = −1/200")
  func momentum() {
    let weights = weights(.momentum, from: 1, gradients: [1, -0.5, 0.25], rate: 0.5)
    for (weight, right) in zip(weights, [Rational(1, 2), Rational(3, 10), Rational(-1, 200)]) {
      #expect(isClose(weight, right, within: 4))
    }
  }

  /// Gradients of one size keep the corrected mean square at 1.
  ///
  /// The mean gradients are 1/10; 9/100 − 1/10 = −1/100; −9/1000 + 1/10 = 91/1000; divided by 1 − 9/10, 1 − 81/100, 1 − 729/1000: 1; −1/19; 91/271.
  @Test("Adam: 1 − 1/10; then + 1/190; then − 91/2710, each over 1 + ε")
  func adam() {
    let weights = weights(.adam, from: 1, gradients: [1, -1, 1], rate: 0.1)
    let divisor = 1 + Rational(1, 100_000_000)
    var right = Rational.one
    for (weight, move) in zip(weights, [Rational(1, 10), Rational(-1, 190), Rational(91, 2710)]) {
      right -= move / divisor
      #expect(isClose(weight, right, within: 8))
    }
  }

  /// With √(ŝ + ε), as it is sometimes printed, the step would be 10,000 times smaller than half the rate.
  @Test("Adam adds ε to the root, not under it: a gradient as small as ε moves by half the rate")
  func adamEpsilon() {
    let weight = weights(.adam, from: 0, gradients: [1e-8], rate: 0.5)[0]
    #expect(abs(weight + 0.25) < 1e-6)
  }

  /// ρ = 9/10 makes the mean square 10⁻⁷ · (1 + 0) after a gradient of 10⁻³, so that ε, also 10⁻⁷, doubles it.
  @Test("RMSprop adds ε under the root, as Keras does")
  func rmspropEpsilon() {
    let weight = weights(.rmsprop, from: 0, gradients: [1e-3], rate: 1)[0]
    let right = -1e-3 / (2e-7).squareRoot()
    #expect(abs(Double(weight) - right) < 1e-6)
  }

  /// The same three rules once more, in numbers that are enclosed as narrowly as one likes.
  struct Reference {
    var weight: CertifiedReal
    var mean = CertifiedReal(0)
    var square = CertifiedReal(0)
    let rate: CertifiedReal
    let decay: CertifiedReal

    mutating func rmsprop(_ gradient: Float) throws {
      let slope = CertifiedReal(exact(gradient)) + decay * weight
      let rho = exact(Optimizer.rmsprop.rho)
      square = CertifiedReal(rho) * square + CertifiedReal(1 - rho) * slope * slope
      let root = try CertifiedReal.sqrt(square + CertifiedReal(exact(Optimizer.rmsprop.epsilon)))
      weight = try weight - rate * slope / root
    }

    mutating func adam(_ gradient: Float, step: Int) throws {
      let slope = CertifiedReal(exact(gradient)) + decay * weight
      let beta1 = exact(Optimizer.adam.beta1)
      let beta2 = exact(Optimizer.adam.beta2)
      mean = CertifiedReal(beta1) * mean + CertifiedReal(1 - beta1) * slope
      square = CertifiedReal(beta2) * square + CertifiedReal(1 - beta2) * slope * slope
      func power(_ base: Rational) -> Rational {
        (0..<step).reduce(.one) { value, _ in value * base }
      }
      let corrected = try mean / CertifiedReal(1 - power(beta1))
      let root = try CertifiedReal.sqrt(square / CertifiedReal(1 - power(beta2)))
      weight =
        try weight - rate * corrected
        / (root + CertifiedReal(exact(Optimizer.adam.epsilon)))
    }
  }

  @Test(
    "RMSprop and Adam make three steps as exact arithmetic does, with weight decay and without",
    arguments: [OptimizerKind.rmsprop, .adam], [Float(0), 0.125])
  func asExactArithmetic(_ kind: OptimizerKind, _ decay: Float) throws {
    var random = SeededRandom(seed: seed())
    for _ in 0..<10 {
      let gradients = (0..<3).map { _ in
        Float.random(in: -1...1, using: &random)
          * Float([1, 1e-3, 1e-6].randomElement(using: &random) ?? 1)
      }
      let start = Float.random(in: -2...2, using: &random)
      let rate: Float = 0.0625
      var reference = Reference(
        weight: CertifiedReal(exact(start)), rate: CertifiedReal(exact(rate)),
        decay: CertifiedReal(exact(decay)))
      let weights = weights(kind, from: start, gradients: gradients, rate: rate, decay: decay)
      for (step, (weight, gradient)) in zip(weights, gradients).enumerated() {
        if kind == .adam {
          try reference.adam(gradient, step: step + 1)
        } else {
          try reference.rmsprop(gradient)
        }
        #expect(try isClose(weight, reference.weight.nearly(), within: 16), "\(gradients)")
      }
    }
  }

  @Test("A parameter that is not trained keeps its values", arguments: OptimizerKind.allCases)
  func frozen(_ kind: OptimizerKind) {
    let parameters = [false, true].map { Self.parameter(count: 3, isTrainable: $0) }
    for parameter in parameters {
      for index in 0..<3 {
        parameter.values[index] = 1
        parameter.gradients[index] = 1
      }
    }
    var optimizer = Optimizer(kind, weightDecay: 0.5, for: parameters)
    optimizer.step(rate: 0.5)
    #expect((0..<3).allSatisfy { parameters[0].values[$0] == 1 })
    #expect((0..<3).allSatisfy { parameters[1].values[$0] < 1 })
  }
}
