import Compute

/// Finds which values of a printed result are wrong, and what most likely went wrong: every mistake
/// of the list is tried, and what it would have given is compared exactly with what is printed.
public struct Proofreader: Sendable {
  let trace: Trace
  let exact: Tensor
  /// What an earlier result was printed as, on which the operation may have been done.
  let misprintedInput: Tensor?

  /// - Parameters:
  ///   - trace: what was worked out.
  ///   - exact: the result, where the trace has it only in approximation; of the trace's shape.
  ///   - misprintedInput: the input as it is printed wrongly elsewhere.
  public init(_ trace: Trace, exact: Tensor? = nil, misprintedInput: Tensor? = nil) {
    self.trace = trace
    self.exact = exact ?? trace.output
    self.misprintedInput = misprintedInput
  }

  /// Causes told of one result.
  private static let mostCauses = 5

  /// Compares a printed result with the exact one, and looks for causes where they differ.
  public func read(
    _ printed: PrintedTensor, _ rule: PrintedNumber.Rule = .rounded
  ) -> Proofreading {
    guard printed.shape == exact.shape else { return readOtherShape(printed) }
    let wrong = wrong(in: printed, rule)
    guard !wrong.isEmpty else {
      return Proofreading(wrong: [], expectedShape: nil, causes: [])
    }
    let comparison = Comparison(printed: printed, wrong: wrong, proofreader: self)
    var explanations = comparison.explanations()
    if let carried = carriedOver(printed, wrong) { explanations += carried }
    let causes = explanations.enumerated().sorted {
      $0.element.order(at: $0.offset) < $1.element.order(at: $1.offset)
    }.prefix(Self.mostCauses).map { cause($0.element, total: wrong.count) }
    return Proofreading(
      wrong: wrong.map(exact.shape.index(at:)), expectedShape: nil, causes: Array(causes))
  }

  /// The offsets of the values that are wrong in a printed result of the right shape.
  public func wrong(in printed: PrintedTensor, _ rule: PrintedNumber.Rule = .rounded) -> [Int] {
    printed.cells.indices.filter { place in
      printed.cells[place].map { !$0.isRight(for: exact.elements[place], rule) } ?? false
    }
  }

  private func cause(_ explanation: Explanation, total: Int) -> Proofreading.Cause {
    Proofreading.Cause(
      mistakes: explanation.mistakes,
      cells: explanation.cells.sorted().map(exact.shape.index(at:)),
      givesAll: explanation.givesAll && explanation.cells.count == total,
      sentence: explanation.mistakes.map { $0.sentence(in: trace) }.joined(separator: " "))
  }

  /// A printed result of another shape: a window that moved otherwise gives one.
  private func readOtherShape(_ printed: PrintedTensor) -> Proofreading {
    let causes = Mistake.ofMethod(in: trace).filter { mistake in
      guard let result = mistake.result(of: trace), result.shape == printed.shape else {
        return false
      }
      return zip(printed.cells, result.elements).allSatisfy { cell, value in
        cell?.isRight(for: value) ?? true
      }
    }
    return Proofreading(
      wrong: [], expectedShape: exact.shape,
      causes: causes.prefix(Self.mostCauses).map {
        .init(mistakes: [$0], cells: [], givesAll: true, sentence: $0.sentence(in: trace))
      })
  }

  /// What the misprinted input explains, alone or with a further mistake on top.
  private func carriedOver(_ printed: PrintedTensor, _ wrong: [Int]) -> [Explanation]? {
    guard let misprintedInput, misprintedInput != trace.input, let layer = trace.layer,
      let other = try? layer.trace(input: misprintedInput), other.output.shape == exact.shape
    else { return nil }
    let left = wrong.filter { place in
      !(printed.cells[place]?.isRight(for: other.output.elements[place]) ?? true)
    }
    let reading = Comparison(printed: printed, wrong: wrong, proofreader: self)
    let whole = reading.explanation(.carriedOver, other.output)
    let onTop = Proofreader(other)
    let more = Comparison(printed: printed, wrong: left, proofreader: onTop).explanations()
      .map { explanation in
        var explanation = explanation
        explanation.mistakes = [.carriedOver] + explanation.mistakes
        return explanation
      }
    return [whole].compactMap { $0 } + more
  }
}

/// A mistake, or one on top of another, and the wrong values it explains.
struct Explanation {
  var mistakes: [Mistake]
  /// Offsets in the result.
  let cells: Set<Int>
  /// Whether it also gives the values that are right.
  let givesAll: Bool
  /// Lower is likelier among those that explain as much.
  let rank: Int

  /// Sorts by how much is explained, then by whether all that is printed comes from it, then by how
  /// likely it is, then by the place at which it was found.
  func order(at place: Int) -> (Int, Int, Int, Int) {
    (-cells.count, givesAll ? 0 : 1, rank + 100 * (mistakes.count - 1), place)
  }
}
