import Canvas
import Compute
import Course

/// What is lit in a demonstration at one moment, and how its numbers are written.
struct Stage: Sendable {
  let demonstration: Demonstration
  let formats: DemonstrationFormats
  let style: NumberStyle
  /// Whether the numbers of a grid stand on shades.
  let shading: Shading
  /// The window in play; nil before the first and after the last.
  let window: Window?
  /// The product in focus, counted from 0; nil where the window is taken as a whole.
  let term: Int?
  /// How many output values are complete, the one in play not counted.
  let done: Int
  /// The learner's own cursor, where it is out.
  let cursor: Inspection?
  /// Whether windows that were not laid yet leave no sign, where their number is the answer.
  var hidesPending = false
  /// Windows before the one in play whose results are not to be seen.
  var skipped: Set<Int> = []
  /// The product in focus itself.
  let focus: Term?
  /// How many products of the window in play have been taken.
  let taken: Int
  /// The output values that are lit: those that the cell under the learner's cursor touches.
  private let touched: Set<Int>
  /// The rows and columns that no window reads, counted with the padding.
  private let unread: (rows: Set<Int>, columns: Set<Int>)

  init(
    demonstration: Demonstration, formats: DemonstrationFormats, style: NumberStyle,
    shading: Shading = .numbers, window: Window?, term: Int?, done: Int, cursor: Inspection?,
    lit: Set<Int> = []
  ) {
    self.demonstration = demonstration
    self.formats = formats
    self.style = style
    self.shading = shading
    self.window = window
    self.term = term
    self.done = done
    self.cursor = cursor
    let terms = window?.terms ?? []
    focus = term.map { terms[$0] }
    taken = term.map { $0 + 1 } ?? terms.count
    touched = cursor?.touchedWindows.union(lit) ?? lit
    let coverage = demonstration.trace.coverage
    unread = (coverage?.rows.unread ?? [], coverage?.columns.unread ?? [])
  }

  var trace: Trace { demonstration.trace }

  /// What to show of an output value: the number, `?` while it is being computed, `·` before.
  func output(_ number: Int) -> (text: String, role: Role) {
    let text = formats.output.text(trace.output.elements[number])
    if touched.contains(number) {
      return (isComplete(number) ? text : "?", .touched)
    }
    if let window, number == window.number { return (term == nil ? text : "?", .result) }
    return isComplete(number) ? (text, .output) : ("·", .pending)
  }

  /// Whether no window reads an input cell, given by its place counted with the padding.
  func isUnread(row: Int, column: Int) -> Bool {
    unread.rows.contains(row) || unread.columns.contains(column)
  }

  /// Whether an output value may be seen: it is computed, and not skipped.
  func isComplete(_ number: Int) -> Bool {
    !skipped.contains(number) && (number < done || (number == window?.number && term == nil))
  }
}

extension Stage {
  /// The shade behind a number of the input; nil where numbers stand on none.
  func inputShade(_ value: Rational) -> Shade? {
    shading == .shades ? formats.inputGreys.shade(value) : nil
  }

  /// The shade behind a weight; nil where numbers stand on none.
  func weightShade(_ value: Rational) -> Shade? {
    shading == .shades ? formats.weightGreys.shade(value) : nil
  }

  /// The shade behind an output value once it is known; nil where numbers stand on none.
  func outputShade(_ number: Int) -> Shade? {
    guard shading == .shades, isComplete(number) else { return nil }
    return formats.outputGreys.shade(trace.output.elements[number])
  }
}

/// How the numbers of a demonstration are written; made once for a section and a number style.
struct DemonstrationFormats: Sendable {
  let input: Numerals
  let weight: Numerals
  let output: Numerals
  /// The greys of each of them, for numbers that stand on shades.
  let inputGreys: GreyScale
  let weightGreys: GreyScale
  let outputGreys: GreyScale
  /// The widest product, as `7×−1`.
  let productWidth: Int
  /// The widest sum of a row, of some products or of a window.
  let sumWidth: Int

  /// More products than this are not added up to measure their sums.
  private static let mostMeasured = 1500
  /// The room for a sum that was not measured.
  private static let unmeasuredWidth = 12

  init(_ demonstration: Demonstration, _ style: NumberStyle) {
    let trace = demonstration.trace
    // A factor taken out is said in the captions of grids; lists, rooms and bars have none.
    let hasCaptions = ![.lists, .rooms, .schedule, .bars].contains(demonstration.view)
    input = Numerals(trace.input.elements, style, takesFactor: hasCaptions)
    weight = Numerals(trace.weight.elements, style, takesFactor: hasCaptions)
    output = Numerals(trace.output.elements, style, takesFactor: hasCaptions)
    inputGreys = GreyScale(trace.input.elements)
    weightGreys = GreyScale(trace.weight.elements)
    outputGreys = GreyScale(trace.output.elements)
    func width(_ tensor: Tensor) -> Int {
      Set(tensor.elements).map { Written($0, style, places: Equation.mostPlaces).text.count }.max()
        ?? 1
    }
    productWidth = width(trace.input) + 1 + width(trace.weight)
    let adds = [.window, .filters, .lists, .rooms, .schedule, .neurons].contains(demonstration.view)
    sumWidth = max(width(trace.output), adds ? Self.sumWidth(trace, style) : 0)
  }

  private static func sumWidth(_ trace: Trace, _ style: NumberStyle) -> Int {
    if trace.count <= mostMeasured {
      let sums = (0..<trace.windowCount).flatMap { number -> [Rational] in
        let window = trace.window(number)
        let partial = window.terms.reduce(into: [Rational.zero]) { sums, term in
          sums.append((sums.last ?? .zero) + term.product)
        }
        return window.rowSums + partial
      }
      return Set(sums).map { Written($0, style, places: Equation.mostPlaces).text.count }.max() ?? 1
    }
    let (cells, weights) = (trace.input.elements, trace.weight.elements)
    guard cells.allSatisfy(\.isInteger), weights.allSatisfy(\.isInteger) else {
      return unmeasuredWidth
    }
    // No sum is further from zero than this.
    let most = (cells.map(\.magnitude).max() ?? .zero) * weights.map(\.magnitude).total
    return min(Written(most, style).text.count + 1, Written.longestInteger + 1)
  }
}

/// The learner's own cursor inside a demonstration.
public enum Inspection: Hashable, Sendable {
  /// On an output value: the window that computes it is shown.
  case output([Int])
  /// On an input cell, with the windows that read it.
  case input([Int], windows: [Int])
  /// On a weight, with the windows that use it.
  case weight([Int], windows: [Int])

  var touchedWindows: Set<Int> {
    switch self {
    case .output: []
    case .input(_, let windows), .weight(_, let windows): Set(windows)
    }
  }
}
