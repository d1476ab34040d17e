import KernelSet

/// Each number is worked out by itself and rounded after each operation, so that a step has the same
/// result on every processor; the compiler takes as many at once as a register holds.
extension VectorKernels {
  public static func move(_ task: WeightStep) {
    switch task.rule {
    case .sgd: forEach(task) { _, gradient in gradient }
    case .momentum(let momentum, let velocities):
      forEach(task) { index, gradient in
        velocities[index] = momentum * velocities[index] + gradient
        return velocities[index]
      }
    case .rmsprop(let rho, let epsilon, let squares):
      forEach(task) { index, gradient in
        let square = rho * squares[index] + (1 - rho) * (gradient * gradient)
        squares[index] = square
        return gradient / (square + epsilon).squareRoot()
      }
    case .adam(let moments):
      forEach(task) { index, gradient in
        let mean = moments.beta1 * moments.means[index] + (1 - moments.beta1) * gradient
        let square =
          moments.beta2 * moments.squares[index] + (1 - moments.beta2) * (gradient * gradient)
        moments.means[index] = mean
        moments.squares[index] = square
        return mean * moments.meanCorrection
          / (square.squareRoot() * moments.rootCorrection + moments.epsilon)
      }
    }
  }

  /// Moves each weight by the rate times what the rule makes of its gradient.
  @inline(__always)
  private static func forEach(
    _ task: WeightStep, _ rule: (_ index: Int, _ gradient: Float) -> Float
  ) {
    for index in 0..<task.count {
      let gradient = task.gradients[index] + task.decay * task.weights[index]
      task.weights[index] -= task.rate * rule(index, gradient)
    }
  }
}
