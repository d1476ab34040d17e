import KernelSet

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
  public var weightDecay: Float
  /// How many steps were made.
  public private(set) var stepCount = 0

  /// How much of the velocity stays from step to step with momentum (μ).
  public static let momentum: Float = 0.9
  /// RMSprop: how much of the mean squared gradient stays (ρ), and what is added to it (ε).
  public static let rmsprop = (rho: Float(0.9), epsilon: Float(1e-7))
  /// Adam: how much of the mean gradient (β₁) and of the mean squared gradient (β₂) stays, and what is
  /// added to the root of the latter (ε).
  public static let adam = (beta1: Float(0.9), beta2: Float(0.999), epsilon: Float(1e-8))

  private let memories: [Memory]
  private let kernels = ProcessorKernels.best.set

  /// A parameter, and what is remembered of its gradients.
  private struct Memory {
    let parameter: Parameter
    /// Velocities, or mean gradients.
    let means: Buffer<Float>
    /// Mean squared gradients.
    let squares: Buffer<Float>
  }

  /// - Parameters:
  ///   - kind: how steps follow from gradients.
  ///   - weightDecay: how much of a weight is added to its gradient.
  ///   - parameters: those of a network; the ones that are not trained are left out.
  public init(_ kind: OptimizerKind, weightDecay: Float = 0, for parameters: [Parameter]) {
    self.kind = kind
    self.weightDecay = weightDecay
    memories = parameters.filter(\.isTrainable).map { parameter in
      Memory(
        parameter: parameter,
        means: Buffer(repeating: 0, count: kind.hasMeans ? parameter.count : 0),
        squares: Buffer(repeating: 0, count: kind.hasSquares ? parameter.count : 0))
    }
  }

  /// Moves every trained weight once, with the gradients as they are now.
  public mutating func step(rate: Float) {
    stepCount += 1
    for memory in memories {
      kernels.move(
        WeightStep(
          count: memory.parameter.count, weights: memory.parameter.values,
          gradients: memory.parameter.gradients, rate: rate, decay: weightDecay,
          rule: rule(memory)))
    }
  }

  /// What it remembers.
  public var state: OptimizerState {
    OptimizerState(
      kind: kind, stepCount: stepCount, means: memories.map(\.means.elements),
      squares: memories.map(\.squares.elements))
  }

  /// Remembers what another of its kind did, for the same parameters.
  mutating func restore(_ state: OptimizerState) {
    stepCount = state.stepCount
    for (memory, means) in zip(memories, state.means) {
      means.withUnsafeBufferPointer { memory.means.take($0) }
    }
    for (memory, squares) in zip(memories, state.squares) {
      squares.withUnsafeBufferPointer { memory.squares.take($0) }
    }
  }

  private func rule(_ memory: Memory) -> StepRule {
    switch kind {
    case .sgd: .sgd
    case .momentum: .momentum(Self.momentum, velocities: memory.means.pointer)
    case .rmsprop:
      .rmsprop(
        rho: Self.rmsprop.rho, epsilon: Self.rmsprop.epsilon, squares: memory.squares.pointer)
    case .adam:
      .adam(
        AdamMoments(
          means: memory.means.pointer, squares: memory.squares.pointer, beta1: Self.adam.beta1,
          beta2: Self.adam.beta2, epsilon: Self.adam.epsilon,
          meanCorrection: Float(1 / shareSinceStart(Self.adam.beta1)),
          rootCorrection: Float(1 / shareSinceStart(Self.adam.beta2).squareRoot())))
    }
  }

  /// How much of a running mean stems from gradients rather than from its start at zero.
  private func shareSinceStart(_ kept: Float) -> Double {
    1 - pow(Double(kept), Double(stepCount))
  }
}

/// What an optimiser remembers of past gradients, for each parameter that is trained.
public struct OptimizerState: Sendable {
  public var kind: OptimizerKind
  /// The steps made with it.
  public var stepCount: Int
  /// Velocities, or mean gradients; of no length where its kind keeps none.
  public var means: [[Float]]
  /// Mean squared gradients; of no length where its kind keeps none.
  public var squares: [[Float]]

  public init(kind: OptimizerKind, stepCount: Int, means: [[Float]], squares: [[Float]]) {
    self.kind = kind
    self.stepCount = stepCount
    self.means = means
    self.squares = squares
  }

  /// Whether it can be that of an optimiser for these parameters.
  func fits(_ parameters: [Parameter]) -> Bool {
    let counts = parameters.filter(\.isTrainable).map(\.count)
    return means.map(\.count) == counts.map { kind.hasMeans ? $0 : 0 }
      && squares.map(\.count) == counts.map { kind.hasSquares ? $0 : 0 }
  }
}

extension OptimizerKind {
  fileprivate var hasMeans: Bool { self == .momentum || self == .adam }
  fileprivate var hasSquares: Bool { self == .rmsprop || self == .adam }
}
