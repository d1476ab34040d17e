/// True convolution of two lists or matrices, one of them turned round: (f ∗ g)(t) = Σ f(x)·g(t − x).
///
/// As NumPy's `numpy.convolve(input, weight, mode)` and SciPy's `scipy.signal.convolve2d`. In the hospital, the weights are the doses of
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

  /// Convolves an input `[n]` with weights `[f]`, or `[h, w]` with `[kh, kw]`.
  ///
  /// Along each side the output has n + f − 1 values in full mode and |n − f| + 1 in valid; in same
  /// it has max(n, f) for lists, as NumPy's `convolve`, and the input's size for matrices, as SciPy's
  /// `convolve2d`.
  ///
  /// - Throws: `OperationError` where an operand is empty, they are of different ranks, or in valid
  ///   mode neither matrix covers the other.
  public func trace(input: Tensor, weight: Tensor) throws(OperationError) -> Trace {
    for (name, operand) in [("input", input), ("weight", weight)] where operand.shape.count == 0 {
      throw .empty(operand: name)
    }
    switch (input.shape.rank, weight.shape.rank) {
    case (1, 1):
      return Trace(
        .convolve(self),
        source: Source(
          input: input, weight: weight, kept: kept(input.shape[0], weight.shape[0], isList: true)))
    case (2, 2): return try matrixTrace(input: input, weight: weight)
    case (1, _): throw .rank(operand: "weight", expected: 1, shape: weight.shape)
    case (2, _): throw .rank(operand: "weight", expected: 2, shape: weight.shape)
    default: throw .rank(operand: "input", expected: 1, shape: input.shape)
    }
  }

  /// The values of t that are kept along a side.
  private func kept(_ n: Int, _ f: Int, isList: Bool) -> Range<Int> {
    let (longer, shorter) = (max(n, f), min(n, f))
    switch mode {
    case .full: return 0..<longer + shorter - 1
    case .same:
      let start = isList ? (shorter - 1) / 2 : (f - 1) / 2
      return start..<start + (isList ? longer : n)
    case .valid: return shorter - 1..<longer
    }
  }

  private func matrixTrace(input: Tensor, weight: Tensor) throws(OperationError) -> Trace {
    let (inputSize, kernel) = (input.shape.plane, weight.shape.plane)
    let isInside = kernel.height <= inputSize.height && kernel.width <= inputSize.width
    let isOutside = kernel.height >= inputSize.height && kernel.width >= inputSize.width
    if mode == .valid && !isInside && !isOutside {
      throw .kernelTooLarge(kernel: weight.shape, padded: input.shape)
    }
    let rows = kept(inputSize.height, kernel.height, isList: false)
    let columns = kept(inputSize.width, kernel.width, isList: false)
    let shape: Shape = [rows.count, columns.count]
    let source = TermMap(input: input, weight: weight, outputShape: shape) { number in
      let t = rows.lowerBound + number / columns.count
      let u = columns.lowerBound + number % columns.count
      let across = Self.overlap(u, inputSize.width, kernel.width)
      let lines = Self.overlap(t, inputSize.height, kernel.height).map { x in
        across.map { y in
          Term(
            input: [t - x, u - y], weight: [x, y], inputValue: input[t - x, u - y],
            weightValue: weight[x, y], isPadding: false)
        }
      }
      return Window(
        number: number, output: shape.index(at: number),
        origin: [t - kernel.height + 1, u - kernel.width + 1], extent: weight.shape.sizes,
        rows: lines)
    }
    return Trace(.convolve(self), source: source)
  }

  /// The weights x that meet an input value at t − x.
  fileprivate static func overlap(_ t: Int, _ n: Int, _ f: Int) -> Range<Int> {
    max(0, t - n + 1)..<min(f, t + 1)
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

    private func overlap(_ t: Int) -> Range<Int> {
      Convolve.overlap(t, input.shape[0], weight.shape[0])
    }
  }
}
