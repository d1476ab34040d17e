/// What softmax makes of a list on the way to its shares: powers of e, and their sum.
public struct SoftmaxParts: Hashable, Sendable {
  public let logits: [Rational]
  /// The greatest logit, where it was taken from all of them so that no power is too large.
  public let shift: Rational?
  /// e to each logit, or to what is left of it.
  public let powers: [Rational]
  /// All powers added.
  public let sum: Rational
  /// Each power divided by the sum.
  public let shares: [Rational]

  /// Logits above this have powers too long to read; then the greatest is taken from all.
  static let greatestShown: Rational = 30

  /// What e is raised to: each logit, less the greatest where that was taken away.
  public var exponents: [Rational] { logits.map { $0 - (shift ?? .zero) } }

  /// How many times the least power the greatest is.
  public var spread: Rational {
    guard let least = powers.min(), let most = powers.max(), least > .zero else { return .one }
    return most / least
  }

  /// - Precondition: there is at least one logit.
  init(_ logits: [Rational]) throws(OperationError) {
    let list = SoftmaxList(logits)
    self.logits = logits
    let isShifted = list.largest.magnitude > Self.greatestShown
    shift = isShifted ? list.largest : nil
    var powers: [Rational] = []
    var shares: [Rational] = []
    var exact: [CertifiedReal] = []
    for (logit, share) in zip(logits, list.probabilities) {
      let exponent = isShifted ? logit - list.largest : logit
      let power = CertifiedReal.exp(ofSmall: exponent)
      exact.append(power)
      powers.append(try power.approximation(of: "softmax", power: exponent.powerOfTen))
      shares.append(
        try share.approximation(of: "softmax", power: (logit - list.largest).powerOfTen))
    }
    self.powers = powers
    self.shares = shares
    sum = try CertifiedReal.sum(exact, isIrrational: Set(logits).count > 1)
      .approximation(of: "softmax")
  }
}

extension Softmax {
  /// Softmax of a list, window by window: the first adds up the powers of e, a product for each, and
  /// has the first share; the others divide.
  ///
  /// The shares are decimals with thirty proved digits; shares of equal logits are exact.
  ///
  /// - Throws: `OperationError` where the input is no list, or a power is too small to be written.
  public func windows(input: Tensor) throws(OperationError) -> Trace {
    guard input.shape.rank == 1 else {
      throw .rank(operand: "input", expected: 1, shape: input.shape)
    }
    guard input.shape.count > 0 else { throw .empty(operand: "input") }
    let parts = try SoftmaxParts(input.elements)
    return Trace(.softmax(self), source: SoftmaxSource(input: input, parts: parts))
  }
}

extension Trace {
  /// What softmax computes on the way; nil for other operations.
  public var softmaxParts: SoftmaxParts? { (source as? SoftmaxSource)?.parts }
}

private struct SoftmaxSource: WindowSource {
  let input: Tensor
  let parts: SoftmaxParts

  var weight: Tensor { Tensor([.one]) }
  var outputShape: Shape { input.shape }

  func termCount(of window: Int) -> Int { window == 0 ? parts.powers.count : 0 }

  func window(_ number: Int) -> Window {
    let terms =
      number > 0
      ? []
      : parts.powers.enumerated().map { place, power in
        Term(input: [place], weight: [0], inputValue: power, weightValue: .one, isPadding: false)
      }
    return Window(
      number: number, output: [number], terms: terms, reduction: .function(parts.shares[number]))
  }

  func results() -> [Rational] { parts.shares }

  func windows(reading input: [Int]) -> [Int] { Array(0..<outputShape.count) }

  func windows(using weight: [Int]) -> [Int] { [] }
}
