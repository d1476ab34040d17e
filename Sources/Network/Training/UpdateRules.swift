// How each optimiser moves weights, one by one; g is the gradient with the weight decay in it. No fused
// multiply-add: a step has the same result on every machine.

/// SGD: w ← w − rate · g.
func descend(
  _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>, count: Int,
  rate: Float, decay: Float
) {
  for i in 0..<count {
    let gradient = gradients[i] + decay * weights[i]
    weights[i] -= rate * gradient
  }
}

/// SGD with momentum: v ← μ v + g, w ← w − rate · v.
func descendWithMomentum(
  _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
  velocities: UnsafeMutablePointer<Float>, count: Int, rate: Float, decay: Float, momentum: Float
) {
  for i in 0..<count {
    let gradient = gradients[i] + decay * weights[i]
    let velocity = momentum * velocities[i] + gradient
    velocities[i] = velocity
    weights[i] -= rate * velocity
  }
}

/// RMSprop: s ← ρ s + (1 − ρ) g², w ← w − rate · g / √(s + ε).
func descendByRMSprop(
  _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
  squares: UnsafeMutablePointer<Float>, count: Int, rate: Float, decay: Float, rho: Float,
  epsilon: Float
) {
  for i in 0..<count {
    let gradient = gradients[i] + decay * weights[i]
    let square = rho * squares[i] + (1 - rho) * gradient * gradient
    squares[i] = square
    weights[i] -= rate * gradient / (square + epsilon).squareRoot()
  }
}

/// What Adam's rule is made of, the same for all weights in a step.
struct AdamStep {
  /// rate / (1 − β₁ᵗ): what corrects the mean gradient's start at zero is in it.
  var rate: Float
  /// 1 / √(1 − β₂ᵗ), which corrects the start of the mean squared gradient.
  var rootCorrection: Float
  var beta1: Float
  var beta2: Float
  var epsilon: Float
}

/// Adam: m ← β₁ m + (1 − β₁) g, s ← β₂ s + (1 − β₂) g², w ← w − rate · m̂ / (√ŝ + ε), where
/// m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ) in step t.
func descendByAdam(
  _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
  means: UnsafeMutablePointer<Float>, squares: UnsafeMutablePointer<Float>, count: Int,
  decay: Float,
  _ step: AdamStep
) {
  for i in 0..<count {
    let gradient = gradients[i] + decay * weights[i]
    let mean = step.beta1 * means[i] + (1 - step.beta1) * gradient
    let square = step.beta2 * squares[i] + (1 - step.beta2) * gradient * gradient
    means[i] = mean
    squares[i] = square
    weights[i] -= step.rate * mean / (square.squareRoot() * step.rootCorrection + step.epsilon)
  }
}
