import Canvas
import Compute

/// Arithmetic written out so that what is shown is true.
///
/// Each side is written with the fewest decimals that make the shown sides equal; where no number of
/// decimals does, `≈` stands in place of `=`.
struct Equation: Sendable {
  /// One side: its text and the value which that text has.
  struct Side: Sendable {
    let text: String
    let value: Rational
  }

  let sides: [Side]
  /// How many decimals a number got that has no exact form.
  let places: Int

  /// How many decimals are tried; more would be hard to read.
  static let mostPlaces = 4

  /// - Parameter side: builds each side with so many decimals for numbers that have no exact form.
  init(_ build: (_ places: Int) -> [Side]) {
    for places in 2...Self.mostPlaces {
      let sides = build(places)
      if sides.dropFirst().allSatisfy({ $0.value == sides[0].value }) {
        self.sides = sides
        self.places = places
        return
      }
    }
    sides = build(2)
    places = 2
  }

  /// The whole line: `61 + 23 + 16 = 100`.
  var text: String {
    guard let first = sides.first else { return "" }
    return zip(sides, sides.dropFirst()).reduce(first.text) { line, pair in
      line + (pair.0.value == pair.1.value ? " = " : " ≈ ") + pair.1.text
    }
  }
}

extension Equation.Side {
  /// A single number.
  static func number(_ value: Rational, _ style: NumberStyle, _ places: Int) -> Self {
    let written = Written(value, style, places: places)
    return Self(text: written.text, value: written.value)
  }

  /// `61 + 23 − 1`; nothing to add is 0.
  static func sum(_ terms: [Rational], _ style: NumberStyle, _ places: Int) -> Self {
    guard let first = terms.first else { return Self(text: "0", value: .zero) }
    let start = number(first, style, places)
    return terms.dropFirst().reduce(start) { line, term in
      let size = number(term.magnitude, style, places)
      return Self(
        text: line.text + (term.isNegative ? " − " : " + ") + size.text,
        value: term.isNegative ? line.value - size.value : line.value + size.value)
    }
  }

  /// `2×3 + 3×4 + 7×(−4)`; nothing to add is 0.
  static func products(
    _ terms: some Collection<Term>, _ style: NumberStyle, _ places: Int
  ) -> Self {
    guard !terms.isEmpty else { return Self(text: "0", value: .zero) }
    let products = terms.enumerated().map { place, term in
      let (first, second) = term.factors
      let left = number(first, style, places)
      let right = number(second, style, places)
      return Self(
        text: left.text.parenthesized(never: place == 0) + "×" + right.text.parenthesized(),
        value: left.value * right.value)
    }
    return Self(
      text: products.map(\.text).joined(separator: " + "),
      value: products.lazy.map(\.value).total)
  }
}

extension Equation.Side {
  /// The same with one more number added.
  fileprivate func adding(_ more: Rational?, _ style: NumberStyle, _ places: Int) -> Self {
    guard let more else { return self }
    let size = Self.number(more.magnitude, style, places)
    return Self(
      text: text + (more.isNegative ? " − " : " + ") + size.text,
      value: more.isNegative ? value - size.value : value + size.value)
  }
}

extension String {
  /// A number as a document prints it, with a real minus sign.
  var withMinus: String { first == "-" ? "−" + dropFirst() : self }

  /// The number in parentheses where it would be misread without: a negative one after `×`, and any
  /// fraction beside `×`.
  fileprivate func parenthesized(never negative: Bool = false) -> String {
    (first == "−" && !negative) || contains("/") ? "(\(self))" : self
  }
}

extension Equation {
  /// `61 + 23 + 16 = 100`.
  static func sum(_ terms: [Rational], _ style: NumberStyle) -> Equation {
    let total = terms.total
    return Equation { [.sum(terms, style, $0), .number(total, style, $0)] }
  }

  /// `7×3 + 4×4 + 6×4 = 61`.
  static func products(_ terms: [Term], _ style: NumberStyle) -> Equation {
    let total = terms.lazy.map(\.product).total
    return Equation { [.products(terms, style, $0), .number(total, style, $0)] }
  }

  /// `3×2 + 2×1 + 1 = 6 + 2 + 1 = 9`; a single product is its own sum.
  ///
  /// - Parameter bias: a number added at the end.
  static func productsAndSum(
    _ terms: [Term], _ style: NumberStyle, bias: Rational? = nil
  ) -> Equation {
    if terms.count == 1 && bias == nil { return products(terms, style) }
    let parts = terms.map(\.product) + [bias].compactMap { $0 }
    return Equation {
      [
        .products(terms, style, $0).adding(bias, style, $0), .sum(parts, style, $0),
        .number(parts.total, style, $0),
      ]
    }
  }
}
