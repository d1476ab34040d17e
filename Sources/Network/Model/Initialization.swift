/// How a layer's first weights are drawn, so that signals neither die out nor grow on their way.
enum Initialization: Hashable {
  /// Evenly within ±√(6 / inputs): K. He et al., "Delving deep into rectifiers" (2015), for layers
  /// before a ReLU.
  case he
  /// Evenly within ±√(6 / (inputs + outputs)): X. Glorot and Y. Bengio, "Understanding the
  /// difficulty of training deep feedforward neural networks" (2010).
  case glorot

  /// The greatest weight.
  ///
  /// - Parameters:
  ///   - inputs: how many numbers each output is made from.
  ///   - outputs: how many outputs each input has a part in.
  func limit(inputs: Int, outputs: Int) -> Float {
    switch self {
    case .he: (6 / Float(inputs)).squareRoot()
    case .glorot: (6 / Float(inputs + outputs)).squareRoot()
    }
  }

  /// Draws the weights of a convolution or a dense layer; biases stay zero.
  func fill(_ weight: Parameter, groups: Int, from numbers: inout RandomNumbers) {
    let taps = weight.shape.dropFirst(2).reduce(1, *)
    let limit = limit(inputs: weight.shape[1] * taps, outputs: weight.shape[0] / groups * taps)
    weight.write(
      (0..<weight.shape.reduce(1, *)).map { _ in (2 * numbers.unit() - 1) * limit })
  }
}

extension Model {
  /// Draws all first weights: He's where a ReLU follows, Glorot's elsewhere.
  func initialize(seed: UInt64) {
    for (index, layer) in layers.enumerated() {
      var groups = 1
      switch plans[index].kind {
      case .conv2d(_, _, _, _, _, let number, _): groups = number
      case .linear: break
      default: continue
      }
      var numbers = RandomNumbers(seed: seed &+ UInt64(index) &* 0xA076_1D64_78BD_642F)
      let kind: Initialization = isBeforeReLU(index) ? .he : .glorot
      if let weight = layer.parameters.first {
        kind.fill(weight, groups: groups, from: &numbers)
      }
    }
  }

  /// Whether the next function that a layer's output meets is a ReLU.
  private func isBeforeReLU(_ index: Int) -> Bool {
    for plan in plans[(index + 1)...] {
      switch plan.kind {
      case .relu, .leakyReLU: return true
      case .batchNorm2d, .maxPool2d, .avgPool2d, .dropout, .add: continue
      default: return false
      }
    }
    return false
  }
}
