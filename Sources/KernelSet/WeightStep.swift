/// A step of some weights against their gradients.
public struct WeightStep {
  /// How many weights there are.
  public var count: Int
  public var weights: UnsafeMutablePointer<Float>
  public var gradients: UnsafePointer<Float>
  public var rate: Float
  /// How much of each weight is added to its gradient.
  public var decay: Float
  public var rule: StepRule

  public init(
    count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>, rate: Float,
    decay: Float, rule: StepRule
  ) {
    self.count = count
    self.weights = weights
    self.gradients = gradients
    self.rate = rate
    self.decay = decay
    self.rule = rule
  }
}

/// How a weight w moves by its gradient g, and what is remembered for the next step.
public enum StepRule {
  /// w ← w − rate · g.
  case sgd
  /// v ← μ v + g, w ← w − rate · v.
  case momentum(Float, velocities: UnsafeMutablePointer<Float>)
  /// s ← ρ s + (1 − ρ) g², w ← w − rate · g / √(s + ε).
  case rmsprop(rho: Float, epsilon: Float, squares: UnsafeMutablePointer<Float>)
  /// m ← β₁ m + (1 − β₁) g, s ← β₂ s + (1 − β₂) g², w ← w − rate · m̂ / (√ŝ + ε).
  case adam(AdamMoments)
}

/// What Adam remembers of each weight's gradients, and the constants of a step.
public struct AdamMoments {
  public var means: UnsafeMutablePointer<Float>
  public var squares: UnsafeMutablePointer<Float>
  public var beta1: Float
  public var beta2: Float
  public var epsilon: Float
  /// m̂ / m, which is 1 / (1 − β₁ᵗ) in step t.
  public var meanCorrection: Float
  /// √ŝ / √s, which is 1 / √(1 − β₂ᵗ).
  public var rootCorrection: Float

  public init(
    means: UnsafeMutablePointer<Float>, squares: UnsafeMutablePointer<Float>, beta1: Float,
    beta2: Float, epsilon: Float, meanCorrection: Float, rootCorrection: Float
  ) {
    self.means = means
    self.squares = squares
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.meanCorrection = meanCorrection
    self.rootCorrection = rootCorrection
  }
}
