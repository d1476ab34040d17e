#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a network learns to make small: how far its outputs are from the right answer.
public enum LossKind: String, Hashable, Sendable, CaseIterable {
  /// Softmax, then −log of the right class's probability: PyTorch's `cross_entropy`.
  case crossEntropy = "cross_entropy"
  /// The mean squared difference of the outputs from 1 for the right class and 0 for the others:
  /// PyTorch's `mse_loss`.
  case meanSquaredError = "mse_loss"
}

/// How well a network did on some images.
public struct Score: Hashable, Sendable {
  public var count = 0
  /// The losses of all images added up.
  public var totalLoss = 0.0
  /// How many images got their largest output for the right class.
  public var rightCount = 0

  public init() {}

  /// The mean loss of an image; NaN where there is none.
  public var loss: Double { totalLoss / Double(count) }
  /// The share of right answers, from 0 to 1; NaN where there is no image.
  public var accuracy: Double { Double(rightCount) / Double(count) }

  public static func += (total: inout Score, part: Score) {
    total.count += part.count
    total.totalLoss += part.totalLoss
    total.rightCount += part.rightCount
  }
}

extension LossKind {
  /// Compares the outputs of a batch with the right classes.
  ///
  /// - Parameters:
  ///   - logits: `[count, classes]`.
  ///   - labels: the right class of each image, from 0.
  ///   - count: how many images there are.
  ///   - classes: how many logits each has.
  ///   - gradients: takes the gradient of the batch's mean loss by each logit; nil where it is not
  ///     wanted.
  public func score(
    logits: UnsafePointer<Float>, labels: UnsafePointer<Int32>, count: Int, classes: Int,
    gradients: UnsafeMutablePointer<Float>? = nil
  ) -> Score {
    var score = Score()
    score.count = count
    let share = 1 / Float(count)
    for image in 0..<count {
      let row = Row(
        logits: logits + image * classes, classes: classes, right: Int(labels[image]),
        gradients: gradients.map { $0 + image * classes })
      score.totalLoss += self == .crossEntropy ? row.crossEntropy(share) : row.squaredError(share)
      if row.answer == row.right { score.rightCount += 1 }
    }
    return score
  }
}

/// The class with the largest output, the first of several.
func indexOfLargest(_ logits: UnsafePointer<Float>, count: Int) -> Int {
  var best = 0
  for index in 1..<max(1, count) where logits[index] > logits[best] { best = index }
  return best
}

/// The outputs for one image.
private struct Row {
  let logits: UnsafePointer<Float>
  let classes: Int
  let right: Int
  let gradients: UnsafeMutablePointer<Float>?

  var answer: Int { indexOfLargest(logits, count: classes) }

  /// −log of the right class's probability.
  ///
  /// The largest logit is taken from all of them first, so that no power is larger than 1 and the
  /// largest is 1: nothing overflows, and no logarithm of zero is taken.
  func crossEntropy(_ share: Float) -> Double {
    let largest = logits[answer]
    var sum: Float = 0
    for index in 0..<classes {
      let power = expf(logits[index] - largest)
      gradients?[index] = power
      sum += power
    }
    if let gradients {
      for index in 0..<classes {
        let probability = gradients[index] / sum
        gradients[index] = (probability - (index == right ? 1 : 0)) * share
      }
    }
    return log(Double(sum)) - (Double(logits[right]) - Double(largest))
  }

  /// The mean of the squared differences from the right answer.
  func squaredError(_ share: Float) -> Double {
    var sum = 0.0
    let step = 2 * share / Float(classes)
    for index in 0..<classes {
      let difference = logits[index] - (index == right ? 1 : 0)
      gradients?[index] = difference * step
      sum += Double(difference) * Double(difference)
    }
    return sum / Double(classes)
  }
}

/// Softmax of some logits: the probabilities a network answers with.
public func probabilities(of logits: some Collection<Float>) -> [Float] {
  let largest = logits.max() ?? 0
  let powers = logits.map { expf($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
