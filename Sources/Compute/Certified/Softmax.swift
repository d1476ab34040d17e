/// Numbers made into probabilities: e^x divided by the sum of all e^x along a dimension; PyTorch's
/// `torch.nn.functional.softmax`.
public struct Softmax: Hashable, Sendable {
  /// The dimension along which the probabilities add up to 1; below 0 it counts from the last.
  public var dim: Int

  public init(dim: Int = -1) { self.dim = dim }

  /// The probabilities, in the input's shape, of logits of any size.
  ///
  /// - Throws: `OperationError` where there is no such dimension or no element.
  public func trace(input: Tensor) throws(OperationError) -> SoftmaxTrace {
    try SoftmaxTrace(input, dim: dim, result: \.probabilities) {
      list, places throws(CertificationError) in try list.steps(places: places)
    }
  }
}

/// The logarithm of softmax: x − log Σ e^x along a dimension; PyTorch's
/// `torch.nn.functional.log_softmax`.
public struct LogSoftmax: Hashable, Sendable {
  /// The dimension along which the powers are added; below 0 it counts from the last.
  public var dim: Int

  public init(dim: Int = -1) { self.dim = dim }

  /// The logarithms of the probabilities, in the input's shape, of logits of any size.
  ///
  /// - Throws: `OperationError` where there is no such dimension or no element.
  public func trace(input: Tensor) throws(OperationError) -> SoftmaxTrace {
    try SoftmaxTrace(input, dim: dim, result: \.logProbabilities) {
      list, places throws(CertificationError) in try list.logSteps(places: places)
    }
  }
}

/// What softmax or its logarithm makes of a tensor, and the steps of each list along the dimension.
public struct SoftmaxTrace: Sendable {
  public let output: CertifiedTensor
  /// The lists of logits along the dimension, in row-major order of their first elements.
  public let lists: [SoftmaxList]
  private let tell: @Sendable (SoftmaxList, Int) throws(CertificationError) -> [CalculationStep]

  init(
    _ input: Tensor, dim: Int, result: (SoftmaxList) -> [CertifiedReal],
    tell:
      @escaping @Sendable (SoftmaxList, Int) throws(CertificationError) -> [CalculationStep]
  ) throws(OperationError) {
    let slices = try Slices(input.shape, dim: dim)
    lists = (0..<slices.count).map { list in
      SoftmaxList(slices.offsets(of: list).map { input.elements[$0] })
    }
    output = CertifiedTensor(shape: input.shape, elements: slices.joined(lists.map(result)))
    self.tell = tell
  }

  /// How a list is computed, with numbers of `places` decimal places.
  ///
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public func steps(of list: Int = 0, places: Int) throws(CertificationError) -> [CalculationStep] {
    try tell(lists[list], places)
  }
}
