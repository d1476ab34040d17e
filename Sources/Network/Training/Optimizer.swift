#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Moves the weights of a network against their gradients.
///
/// The rules are PyTorch's `SGD` (with and without momentum) and `Adam`, and Keras's `RMSprop`, whose ε
/// is under the root. Weight decay is that of PyTorch's `weight_decay` in these: so much of the weight
/// is added to its gradient (L2; not decoupled as in `AdamW`), biases included. Parameters that are not
/// trained keep their values.
public struct Optimizer {
  public let kind: OptimizerKind
  public let weightDecay: Float
  /// How many steps were made.
  public private(set) var stepCount = 0

  /// How much of the velocity stays from step to step with momentum (μ).
  public static let momentum: Float = 0.9
  /// RMSprop: how much of the mean squared gradient stays (ρ), and what is added to it (ε).
  public static let rmsprop = (rho: Float(0.9), epsilon: Float(1e-7))
  /// Adam: how much of the mean gradient (β₁) and of the mean squared gradient (β₂) stays, and what is
  /// added to the root of the latter (ε).
  public static let adam = (beta1: Float(0.9), beta2: Float(0.999), epsilon: Float(1e-8))

  private let parameters: [Parameter]
  /// Of each weight, in order: its velocity, or its mean gradient.
  private var means: [Float]
  /// Of each weight: its mean squared gradient.
  private var squares: [Float]

  /// - Parameter parameters: those of a network; the ones that are not trained are left out.
  public init(_ kind: OptimizerKind, weightDecay: Float = 0, for parameters: [Parameter]) {
    self.kind = kind
    self.weightDecay = weightDecay
    self.parameters = parameters.filter(\.isTrainable)
    let count = self.parameters.reduce(0) { $0 + $1.count }
    means = Array(repeating: 0, count: kind == .momentum || kind == .adam ? count : 0)
    squares = Array(repeating: 0, count: kind == .rmsprop || kind == .adam ? count : 0)
  }

  /// Moves every trained weight once, with the gradients as they are now.
  public mutating func step(rate: Float) {
    stepCount += 1
    switch kind {
    case .sgd: stepSGD(rate)
    case .momentum: stepMomentum(rate)
    case .rmsprop: stepRMSprop(rate)
    case .adam: stepAdam(rate)
    }
  }

  private func stepSGD(_ rate: Float) {
    for parameter in parameters {
      descend(
        parameter.values, parameter.gradients, count: parameter.count, rate: rate,
        decay: weightDecay)
    }
  }

  private mutating func stepMomentum(_ rate: Float) {
    means.withUnsafeMutableBufferPointer { means in
      guard var velocities = means.baseAddress else { return }
      for parameter in parameters {
        descendWithMomentum(
          parameter.values, parameter.gradients, velocities: velocities, count: parameter.count,
          rate: rate, decay: weightDecay, momentum: Self.momentum)
        velocities += parameter.count
      }
    }
  }

  private mutating func stepRMSprop(_ rate: Float) {
    squares.withUnsafeMutableBufferPointer { squares in
      guard var squares = squares.baseAddress else { return }
      for parameter in parameters {
        descendByRMSprop(
          parameter.values, parameter.gradients, squares: squares, count: parameter.count,
          rate: rate, decay: weightDecay, rho: Self.rmsprop.rho, epsilon: Self.rmsprop.epsilon)
        squares += parameter.count
      }
    }
  }

  private mutating func stepAdam(_ rate: Float) {
    let (beta1, beta2, epsilon) = Self.adam
    let steps = Double(stepCount)
    let constants = AdamStep(
      rate: Float(Double(rate) / (1 - pow(Double(beta1), steps))),
      rootCorrection: Float(1 / (1 - pow(Double(beta2), steps)).squareRoot()),
      beta1: beta1, beta2: beta2, epsilon: epsilon)
    means.withUnsafeMutableBufferPointer { means in
      squares.withUnsafeMutableBufferPointer { squares in
        guard var means = means.baseAddress, var squares = squares.baseAddress else { return }
        for parameter in parameters {
          descendByAdam(
            parameter.values, parameter.gradients, means: means, squares: squares,
            count: parameter.count, decay: weightDecay, constants)
          means += parameter.count
          squares += parameter.count
        }
      }
    }
  }
}
