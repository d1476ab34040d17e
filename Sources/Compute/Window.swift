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

  public var product: Rational { inputValue * weightValue }

  /// Both values in the order in which the operation's formula writes them.
  public var factors: (Rational, Rational) {
    isWeightFirst ? (weightValue, inputValue) : (inputValue, weightValue)
  }
}

/// How one output value comes about: the products that are added, row by row of the kernel.
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

  /// All products, in the order in which they are taken.
  public var terms: [Term] { Array(rows.joined()) }

  /// The total of each row.
  public var rowSums: [Rational] { rows.map { $0.lazy.map(\.product).total } }

  /// The value it computes.
  public var result: Rational { rowSums.total }

  /// The total of the first `count` products.
  public func partialSum(terms count: Int) -> Rational {
    rows.joined().prefix(count).lazy.map(\.product).total
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
