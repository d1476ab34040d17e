import Canvas
import Compute
import Course

/// How what the sheets of a window add, and a bias, make one number, as far as products are taken.
struct VolumeSum {
  /// What a sheet, or the bias, adds.
  struct Part {
    /// Whether it is taken away from what stands before it.
    let isNegative: Bool
    /// Its size, or `·` while nothing is known of it.
    let text: String
    let role: Role
    /// Its value as it is shown; nil while nothing is known of it.
    let shown: Rational?
  }

  let sheets: [Part]
  let bias: Part?
  let equation: Equation
  let isComplete: Bool

  init(_ stage: Stage, _ window: Window) {
    isComplete = stage.term == nil
    let sums = stage.demonstration.sheetSums(of: window, taken: stage.taken)
    let bias = isComplete ? window.bias : nil
    let equation = Equation.sum(
      sums.compactMap { $0 } + [bias].compactMap { $0 }, stage.style)
    self.equation = equation
    let inPlay = stage.term.map { $0 / max(1, window.terms.count / max(1, sums.count)) }
    func part(_ value: Rational?, _ role: Role) -> Part {
      guard let value else {
        return Part(isNegative: false, text: "·", role: .pending, shown: nil)
      }
      let written = Written(value.magnitude, stage.style, places: equation.places)
      return Part(
        isNegative: value.isNegative, text: written.text, role: role,
        shown: value.isNegative ? -written.value : written.value)
    }
    sheets = sums.enumerated().map { part($1, $0 == inPlay ? .covered : .text) }
    self.bias = window.bias.map { _ in part(bias, .kernel) }
  }

  /// What all of it comes to so far.
  var result: String { equation.result }
  var resultRole: Role { isComplete ? .exact : .text }

  /// All of it on one line as far as it is known: `30 + 1 − 24 = 7`.
  func text(width: Int) -> String {
    let short = "sum \(equation.relation) \(equation.result)"
    let texts = [equation.text, short, equation.result]
    return texts.first { $0.columns <= width } ?? short.shortened(to: width)
  }
}

extension Demonstration {
  /// What each sheet adds as far as products have been taken; nil where none has.
  func sheetSums(of window: Window, taken: Int) -> [Rational?] {
    let sums = sheetSums(of: window)
    let terms = window.terms
    let each = max(1, terms.count / max(1, sums.count))
    return sums.enumerated().map { number, sum in
      let mine = taken - number * each
      guard mine > 0 else { return nil }
      return mine >= each ? sum : terms[number * each..<taken].lazy.map(\.product).total
    }
  }
}

/// The products of one sheet of a window, in the places of their weights.
struct SheetProducts {
  let stage: Stage
  private let rows: ArraySlice<[Term]>
  /// How many products stand before those of the sheet.
  private let before: Int
  private let equation: Equation

  init(_ stage: Stage, _ window: Window, sheet: Int) {
    self.stage = stage
    let height = stage.trace.weight.shape.sizes.dropLast().last ?? 1
    let first = min(sheet * height, window.rows.count)
    rows = window.rows[first..<min(first + height, window.rows.count)]
    before = window.rows[..<first].reduce(0) { $0 + $1.count }
    // The products have the decimals that make their sum true.
    equation = Equation.products(Array(rows.joined()), stage.style)
  }

  static func grid(_ stage: Stage, gap: Int) -> NumberGrid {
    let sizes = stage.trace.weight.shape.sizes.suffix(2)
    return NumberGrid(
      rows: sizes.first ?? 1, columns: sizes.last ?? 1, cellWidth: stage.formats.productWidth,
      gap: gap)
  }

  /// How many of them are taken.
  private var taken: Int { min(max(0, stage.taken - before), rows.reduce(0) { $0 + $1.count }) }

  func draw(_ grid: NumberGrid, at origin: Point, on rendering: inout Rendering) {
    grid.draw(on: &rendering.frame, at: origin) { row, column in
      let term = rows[rows.startIndex + row][column]
      let number = before + row * grid.columns + column
      let text = Equation.Side.factors(term, stage.style, equation.places)
      if number == stage.term { return (text, Style(.focus)) }
      guard number < stage.taken else { return (text, Style(.pending)) }
      return (text, Style(term.isPadding ? .padding : .text))
    }
    for row in grid.shownRows {
      for column in grid.shownColumns where before + row * grid.columns + column == stage.term {
        guard stage.cursor == nil, let cell = grid.rect(row: row, column: column, at: origin)
        else { continue }
        rendering.frame.cursor = Point(x: cell.right - 1, y: cell.y)
      }
    }
  }

  /// Whether the products, as they are shown, add up to a sum as it is shown.
  func addsUp(to shown: Rational) -> Bool {
    let terms = Array(rows.joined().prefix(taken))
    return Equation.Side.products(terms, stage.style, equation.places).value == shown
  }
}
