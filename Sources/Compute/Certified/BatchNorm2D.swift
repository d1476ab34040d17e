/// Batch normalisation as a trained network applies it, with the means and variances it kept:
/// (x − mean)/√(variance + eps) · weight + bias for each channel; PyTorch's
/// `torch.nn.functional.batch_norm` with `training=False`.
public struct BatchNorm2D: Hashable, Sendable {
  /// What is added to each variance, so that no divisor is zero.
  public var eps: Rational

  public init(eps: Rational = Rational(1, 100_000)) { self.eps = eps }

  /// Normalises `[C]`, `[N, C]`, `[C, H, W]` or `[N, C, H, W]`.
  ///
  /// - Parameters:
  ///   - input: channels of numbers, in one of these shapes.
  ///   - runningMean: a number for each channel, as all that follow: `[C]`.
  ///   - runningVar: the variance of each channel.
  ///   - weight: by default 1 for each channel.
  ///   - bias: by default 0 for each channel.
  /// - Throws: `OperationError` where the shapes do not fit, or a variance with `eps` is not above
  ///   zero.
  public func trace(
    input: Tensor, runningMean: Tensor, runningVar: Tensor, weight: Tensor? = nil,
    bias: Tensor? = nil
  ) throws(OperationError) -> BatchNormTrace {
    let dimensions = [1: 0, 2: 1, 3: 0, 4: 1]
    guard let dimension = dimensions[input.shape.rank] else {
      throw .inputRank(input.shape, expected: "[C], [N, C], [C, H, W] or [N, C, H, W]")
    }
    guard input.shape.count > 0 else { throw .empty(operand: "input") }
    let channels = input.shape[dimension]
    let operands = [
      ("running_mean", runningMean), ("running_var", runningVar), ("weight", weight),
      ("bias", bias),
    ]
    for case (let name, let operand?) in operands where operand.shape != Shape([channels]) {
      throw .perChannel(operand: name, shape: operand.shape, channels: channels)
    }
    guard runningVar.elements.allSatisfy({ $0 + eps > 0 }) else {
      throw .notPositive(operand: "running_var + eps")
    }
    return BatchNormTrace(
      input: input,
      channels: (0..<channels).map { channel in
        BatchNormChannel(
          mean: runningMean[channel],
          deviation: .sqrt(ofNonNegative: CertifiedReal(runningVar[channel] + eps)),
          weight: weight?[channel] ?? 1, bias: bias?[channel] ?? 0)
      },
      channelStep: input.shape.sizes[(dimension + 1)...].reduce(1, *))
  }
}

/// What batch normalisation does to the numbers of one channel.
public struct BatchNormChannel: Sendable {
  public let mean: Rational
  /// √(variance + eps), computed once for the whole channel.
  public let deviation: CertifiedReal
  public let weight: Rational
  public let bias: Rational

  func normalised(_ value: Rational) -> CertifiedReal {
    CertifiedReal(value - mean).divided(byNonZero: deviation)
  }

  func output(_ value: Rational) -> CertifiedReal {
    normalised(value) * CertifiedReal(weight) + CertifiedReal(bias)
  }
}

/// What batch normalisation makes of a tensor, and its steps.
public struct BatchNormTrace: Sendable {
  public let input: Tensor
  public let channels: [BatchNormChannel]
  public let output: CertifiedTensor
  /// How many numbers of one channel lie together.
  private let channelStep: Int

  init(input: Tensor, channels: [BatchNormChannel], channelStep: Int) {
    self.input = input
    self.channels = channels
    self.channelStep = channelStep
    output = CertifiedTensor(
      shape: input.shape,
      elements: input.elements.enumerated().map { place, value in
        channels[place / channelStep % channels.count].output(value)
      })
  }

  /// How the number at a row-major place is computed, with `places` decimal places.
  ///
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public func steps(of element: Int, places: Int) throws(CertificationError) -> [CalculationStep] {
    let channel = channels[element / channelStep % channels.count]
    let value = input.elements[element]
    return [
      try CalculationStep(
        "difference", "The number less its channel's mean.",
        [CertifiedReal(value - channel.mean)], places: places),
      try CalculationStep(
        "deviation", "The square root of the channel's variance and eps.", [channel.deviation],
        places: places),
      try CalculationStep(
        "normalised", "Difference divided by deviation.", [channel.normalised(value)],
        places: places),
      try CalculationStep(
        "output", "Times the channel's weight, plus its bias.", [output.elements[element]],
        places: places),
    ]
  }
}
