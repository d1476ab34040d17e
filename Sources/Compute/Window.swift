/// One product inside a window: an input value times a weight.
public struct Term: Hashable, Sendable {
  /// Where the input value stands; outside the input where it is padding.
  public let input: [Int]
  /// Where the weight stands in the kernel.
  public let weight: [Int]
  public let inputValue: Rational
  public let weightValue: Rational
  /// Whether the input value is a zero laid around the input.
  public let isPadding: Bool
  /// Whether the operation's formula writes the weight before the input value: f(x)·g(t − x).
  public internal(set) var isWeightFirst = false
  /// Which of the inputs it reads, where an operation has several.
  public internal(set) var operand = 0

  public var product: Rational { inputValue * weightValue }

  /// Both values in the order in which the operation's formula writes them.
  public var factors: (Rational, Rational) {
    isWeightFirst ? (weightValue, inputValue) : (inputValue, weightValue)
  }
}

/// What becomes of the products of a window.
public enum Reduction: Hashable, Sendable {
  /// They are added.
  case sum
  /// They are added and divided by so many.
  case mean(divisor: Int)
  /// The greatest is taken; padding never is.
  case maximum
  /// The value is that of a function, which no sum of products gives.
  case function(Rational)
}

/// How one output value comes about: the products that are put together, row by row of the kernel.
public struct Window: Hashable, Sendable {
  /// Its place among the windows, from 0.
  public let number: Int
  /// Which output value it computes.
  public let output: [Int]
  /// The first input cell it covers; below zero where the window begins in the padding.
  public let origin: [Int]
  /// How many cells it spans in each dimension.
  public let extent: [Int]
  /// The products, one list for each row of the kernel.
  public let rows: [[Term]]
  /// A number added to the sum of the products; nil where the operation has none.
  public internal(set) var bias: Rational?
  public internal(set) var reduction = Reduction.sum

  /// All products, in the order in which they are taken.
  public var terms: [Term] { Array(rows.joined()) }

  /// What each row comes to: its total, or its greatest value.
  public var rowSums: [Rational] { rows.map { combined($0) } }

  /// The value it computes.
  public var result: Rational {
    let whole = combined(rows.joined())
    let value: Rational =
      switch reduction {
      case .mean(let divisor): whole / Rational(divisor)
      case .function(let value): value
      case .sum, .maximum: whole
      }
    return bias.map { value + $0 } ?? value
  }

  /// What the first `count` products come to; 0 where there is nothing yet.
  public func partialSum(terms count: Int) -> Rational { combined(rows.joined().prefix(count)) }

  /// The place of the product that a maximum takes: the first of the greatest, as in PyTorch.
  public var greatest: Int? {
    guard case .maximum = reduction else { return nil }
    let terms = terms
    return terms.indices.filter { !terms[$0].isPadding }
      .reduce(nil) { best, place in
        best.map { terms[place].product > terms[$0].product ? place : $0 } ?? place
      }
  }

  private func combined(_ terms: some Sequence<Term>) -> Rational {
    switch reduction {
    case .sum, .mean, .function: terms.lazy.map(\.product).total
    case .maximum: terms.lazy.filter { !$0.isPadding }.map(\.product).max() ?? .zero
    }
  }

  /// The row of the kernel and the place in that row of a product counted from 0.
  public func place(ofTerm term: Int) -> (row: Int, column: Int)? {
    var rest = term
    for (row, terms) in rows.enumerated() {
      if rest < terms.count { return (row, rest) }
      rest -= terms.count
    }
    return nil
  }
}
