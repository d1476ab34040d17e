/// The mean of −log of the probability that softmax gives to the right class: PyTorch's
/// `torch.nn.functional.cross_entropy` with class indices.
public struct CrossEntropy: Hashable, Sendable {
  public init() {}

  /// The loss of logits `[C]` with one class index, or `[N, C]` with N of them.
  ///
  /// - Parameters:
  ///   - input: the logits.
  ///   - target: the right class of each sample, from 0.
  /// - Throws: `OperationError` where the shapes do not fit or there is no such class.
  public func trace(input: Tensor, target: [Int]) throws(OperationError) -> CrossEntropyTrace {
    guard (1...2).contains(input.shape.rank) else {
      throw .inputRank(input.shape, expected: "[C] or [N, C]")
    }
    let slices = try Slices(input.shape, dim: -1)
    guard target.count == slices.count else {
      throw .targetCount(target.count, expected: slices.count)
    }
    for index in target where !(0..<slices.size).contains(index) {
      throw .classIndex(index, classes: slices.size)
    }
    return CrossEntropyTrace(input: input, target: target, slices: slices)
  }
}

/// The cross-entropy of logits and right classes, its gradient, and its steps.
public struct CrossEntropyTrace: Sendable {
  public let input: Tensor
  public let target: [Int]
  /// Softmax of each sample.
  public let samples: [SoftmaxList]
  /// The loss of each sample: −log of the right class's probability.
  public let losses: [CertifiedReal]
  /// Their mean.
  public let loss: CertifiedReal
  /// The gradient of the mean loss by each logit, in the input's shape: (p − 1)/N for the right class,
  /// p/N for the others.
  public let gradient: CertifiedTensor

  init(input: Tensor, target: [Int], slices: Slices) {
    self.input = input
    self.target = target
    let samples = (0..<slices.count).map { sample in
      SoftmaxList(slices.offsets(of: sample).map { input.elements[$0] })
    }
    let losses = zip(samples, target).map { sample, right in
      sample.logarithmOfSum - CertifiedReal(sample.differences[right])
    }
    let share = CertifiedReal(Rational(1, slices.count))
    self.samples = samples
    self.losses = losses
    // The product of the sums of powers is itself a sum of powers: its logarithm is no fraction.
    loss = .sum(losses, isIrrational: slices.size > 1) * share
    let parts = zip(samples, target).map { sample, right in
      sample.probabilities.enumerated().map { index, probability in
        (index == right ? probability - CertifiedReal(1) : probability) * share
      }
    }
    gradient = CertifiedTensor(shape: input.shape, elements: Array(parts.joined()))
  }

  /// How a sample's loss is computed, with numbers of `places` decimal places.
  ///
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public func steps(of sample: Int = 0, places: Int) throws(CertificationError) -> [CalculationStep]
  {
    let list = samples[sample]
    let right = target[sample]
    return try list.logSteps(places: places) + [
      CalculationStep(
        "loss", "The log probability of the right class (\(right)), its sign turned.",
        [losses[sample]], places: places)
    ]
  }

  /// How the mean loss is computed from the samples' losses.
  ///
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public func meanSteps(places: Int) throws(CertificationError) -> [CalculationStep] {
    let total = loss * CertifiedReal(Rational(losses.count))
    return [
      try CalculationStep("losses", "The loss of each sample.", losses, places: places),
      try CalculationStep(
        "sum", "All losses added.", [total], places: places,
        note: RoundingNote(losses, total: total, places: places)),
      try CalculationStep(
        "mean loss", "The sum divided by \(losses.count), the number of samples.", [loss],
        places: places),
    ]
  }

  /// How the gradient of a sample's logits is computed.
  ///
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public func gradientSteps(of sample: Int = 0, places: Int) throws(CertificationError)
    -> [CalculationStep]
  {
    let probabilities = samples[sample].probabilities
    let classes = probabilities.count
    let rows = gradient.elements[(sample * classes)..<((sample + 1) * classes)]
    let right = probabilities.indices.map { CertifiedReal($0 == target[sample] ? 1 : 0) }
    return [
      try CalculationStep(
        "probabilities", "Softmax of the logits.", probabilities, places: places,
        note: RoundingNote(probabilities, total: CertifiedReal(1), places: places)),
      try CalculationStep(
        "right answer", "1 for the right class, 0 for the others.", right, places: places),
      try CalculationStep(
        "gradient",
        losses.count == 1
          ? "Probability less right answer."
          : "Probability less right answer, divided by \(losses.count), the number of samples.",
        Array(rows), places: places),
    ]
  }
}
