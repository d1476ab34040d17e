import Canvas
import Compute
import Course

/// What becomes of the numbers under a pooling window, written so that what is shown is true.
///
/// A factor taken out of the input is taken out of its sums as well, and put back in the last line.
struct PoolSum {
  /// `sum = 14`, `14/4 = 7/2`.
  struct Line: Hashable {
    let label: String
    let relation: String
    let result: String
  }

  /// The numbers of each row and their sum.
  let rows: [Equation]
  /// What stands below them; the value that the window makes is the result of the last.
  let lines: [Line]

  /// - Parameter taken: how many numbers have been looked at; nil where the window is complete.
  init(_ stage: Stage, _ window: Window, taken: Int?) {
    let (style, factor) = (stage.style, stage.formats.input.factor)
    let rows = window.rows.map { row in
      Equation.sum(row.map { $0.inputValue / factor }, style)
    }
    self.rows = rows
    let count = taken ?? window.rows.reduce(0) { $0 + $1.count }
    let total = window.partialSum(terms: count) / factor
    let isMaximum = if case .maximum = window.reduction { true } else { false }
    // A maximum is one of the numbers as it stands there; a sum is that of what is shown.
    let shown = isMaximum ? Written(total, style).value : Self.shown(window, rows, count, style)
    let sum = Equation { [.init(text: "", value: shown), .number(total, style, $0)] }
    let word = taken != nil ? "so far" : isMaximum ? "max" : "sum"
    let first = Line(label: word, relation: sum.relation, result: sum.result)
    let last = taken == nil ? Self.conversion(of: sum, in: window, style, factor) : nil
    lines = [first] + [last].compactMap { $0 }
  }

  /// What the numbers add up to as they are shown: whole rows as their sums.
  private static func shown(
    _ window: Window, _ rows: [Equation], _ taken: Int, _ style: NumberStyle
  ) -> Rational {
    var rest = taken
    var parts: [Rational] = []
    for (row, equation) in zip(window.rows, rows) where rest > 0 {
      if rest >= row.count {
        parts += equation.sides.suffix(1).map(\.value)
      } else {
        parts += row.prefix(rest).map {
          Equation.Side.number($0.inputValue, style, equation.places).value
        }
      }
      rest -= row.count
    }
    return parts.total
  }

  /// A mean's division and the factor put back: `1/9 × 14/4 = 7/18`; nil where there is neither.
  private static func conversion(
    of sum: Equation, in window: Window, _ style: NumberStyle, _ factor: Rational
  ) -> Line? {
    guard let total = sum.sides.last else { return nil }
    let divisor = if case .mean(let divisor) = window.reduction { divisor } else { 1 }
    guard divisor > 1 || factor != .one else { return nil }
    var text = total.text
    if text.contains("/") || (factor != .one && total.value.isNegative) { text = "(\(text))" }
    if factor != .one { text = "\(factor) × \(text)" }
    if divisor > 1 { text += "/\(divisor)" }
    let value = factor * total.value / Rational(divisor)
    let equation = Equation {
      [.init(text: text, value: value), .number(window.result, style, $0)]
    }
    return Line(label: text, relation: equation.relation, result: equation.result)
  }
}

/// The room that the numbers and sums of a pooling need, whatever window is in play.
struct PoolMeasures: Hashable {
  private(set) var cell: Int
  private(set) var label = "so far".count
  private(set) var result: Int
  /// How many lines stand below the numbers.
  private(set) var lines = 1

  /// The sums of more windows than this are not measured.
  private static let mostMeasured = 400

  init(_ stage: Stage) {
    let formats = stage.formats
    cell = formats.input.width
    result = 1
    let isMaximum = if case .maxPool2d = stage.trace.operation { true } else { false }
    let count = stage.trace.windowCount
    let isMeasured = count <= Self.mostMeasured
    for number in 0..<(isMeasured ? count : 1) {
      let window = stage.trace.window(number)
      let terms = window.terms.count
      for sum in (1...terms).map({ PoolSum(stage, window, taken: $0 < terms ? $0 : nil) }) {
        lines = max(lines, sum.lines.count)
        label = max(label, sum.lines.map(\.label.columns).max() ?? 0)
        result = max(result, sum.lines.map(\.result.columns).max() ?? 0)
        if !isMaximum { result = max(result, sum.rows.map(\.result.columns).max() ?? 0) }
      }
    }
    if !isMeasured {
      result = max(result, formats.sumWidth + 2)
      label = max(label, formats.sumWidth + 6)
    }
    guard !isMaximum else { return }
    let values = Set(stage.trace.input.elements)
    let texts = values.lazy.map {
      Written($0 / formats.input.factor, stage.style, places: Equation.mostPlaces).text.columns
    }
    cell = max(cell, texts.max() ?? 1)
  }
}
