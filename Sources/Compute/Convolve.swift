/// True convolution of two lists, one of them turned round: (f ∗ g)(t) = Σ f(x)·g(t − x).
///
/// As NumPy's `numpy.convolve(input, weight, mode)`. In the hospital, the weights are the doses of
/// the plan and the input the patients who arrive each day.
public struct Convolve: Hashable, Sendable {
  public var mode: Mode

  /// Which of the sums are kept; the names are NumPy's.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// Every place where the lists meet at all: n + f − 1 values.
    case full
    /// As many values as the longer list has, from the middle of the full ones.
    case same
    /// Only where the lists fully overlap.
    case valid
  }

  public init(mode: Mode = .full) {
    self.mode = mode
  }

  /// Convolves an input `[n]` with weights `[f]`; the output is `[n + f − 1]` in full mode,
  /// `[max(n, f)]` in same, `[max(n, f) − min(n, f) + 1]` in valid.
  ///
  /// - Throws: `OperationError` where an operand is no list or is empty.
  public func trace(input: Tensor, weight: Tensor) throws(OperationError) -> Trace {
    for (name, operand) in [("input", input), ("weight", weight)] {
      if operand.shape.rank != 1 {
        throw .rank(operand: name, expected: 1, shape: operand.shape)
      }
      if operand.shape.count == 0 { throw .empty(operand: name) }
    }
    let (longer, shorter) = (
      max(input.shape[0], weight.shape[0]), min(input.shape[0], weight.shape[0])
    )
    let kept =
      switch mode {
      case .full: 0..<longer + shorter - 1
      case .same: (shorter - 1) / 2..<(shorter - 1) / 2 + longer
      case .valid: shorter - 1..<longer
      }
    return Trace(.convolve(self), source: Source(input: input, weight: weight, kept: kept))
  }
}

extension Convolve {
  private struct Source: WindowSource {
    let input: Tensor
    let weight: Tensor
    /// The values of t that are kept.
    let kept: Range<Int>

    var outputShape: Shape { [kept.count] }

    func termCount(of window: Int) -> Int { overlap(kept.lowerBound + window).count }

    func window(_ number: Int) -> Window {
      let t = kept.lowerBound + number
      let terms = overlap(t).map { x in
        Term(
          input: [t - x], weight: [x], inputValue: input[t - x], weightValue: weight[x],
          isPadding: false, isWeightFirst: true)
      }
      return Window(
        number: number, output: [number], origin: [t - weight.shape[0] + 1],
        extent: weight.shape.sizes, rows: [terms])
    }

    func results() -> [Rational] {
      kept.map { t in overlap(t).lazy.map { weight[$0] * input[t - $0] }.total }
    }

    func windows(reading cell: [Int]) -> [Int] {
      kept.filter { overlap($0).contains($0 - cell[0]) }.map { $0 - kept.lowerBound }
    }

    func windows(using weight: [Int]) -> [Int] {
      kept.filter { overlap($0).contains(weight[0]) }.map { $0 - kept.lowerBound }
    }

    /// The weights x that meet an input value at t − x.
    private func overlap(_ t: Int) -> Range<Int> {
      max(0, t - input.shape[0] + 1)..<min(weight.shape[0], t + 1)
    }
  }
}
