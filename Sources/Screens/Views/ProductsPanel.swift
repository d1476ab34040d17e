import Canvas
import Compute
import Course

/// The products of a window in the places of their weights, the sum of each row beside them, and the
/// total below.
///
/// In a small room the row sums are written only in the last line, then the products follow the one
/// in focus; the last line always holds the total.
struct ProductsPanel {
  let stage: Stage
  let room: Size
  private let grid: NumberGrid
  private let showsRowSums: Bool

  /// The columns between the products and their row's sum: ` = `.
  private static let equals = 3

  init(_ stage: Stage, room: Size) {
    self.stage = stage
    self.room = room
    let sums = Self.equals + stage.formats.sumWidth
    let fitting = Self.variants.first { variant in
      Self.size(stage, variant).width <= room.width
    }
    let (gap, showsSums) = fitting ?? (1, false)
    showsRowSums = showsSums
    let full = Self.grid(stage, gap: gap)
    let focus = stage.focus?.weight ?? [0, 0]
    grid = full.fitting(
      Size(width: room.width - (showsSums ? sums : 0), height: max(0, room.height - 1)),
      around: (focus[0]..<focus[0] + 1, focus[1]..<focus[1] + 1))
  }

  /// The columns between products, and whether the sums of rows stand beside them; the widest first.
  private static let variants: [(gap: Int, showsSums: Bool)] = [(2, true), (1, true), (1, false)]

  /// The room it would like to have.
  static func size(_ stage: Stage) -> Size { size(stage, variants[0]) }

  /// The room it can do with, the widest first.
  static func sizes(_ stage: Stage) -> [Size] { variants.map { size(stage, $0) } }

  private static func size(_ stage: Stage, _ variant: (gap: Int, showsSums: Bool)) -> Size {
    let grid = grid(stage, gap: variant.gap)
    return Size(
      width: grid.size.width + (variant.showsSums ? equals + stage.formats.sumWidth : 0),
      height: grid.size.height + 1)
  }

  private static func grid(_ stage: Stage, gap: Int) -> NumberGrid {
    NumberGrid(
      rows: stage.trace.weight.shape[0], columns: stage.trace.weight.shape[1],
      cellWidth: stage.formats.productWidth, gap: gap)
  }

  func draw(at origin: Point, on rendering: inout Rendering) {
    guard let window = stage.window else { return }
    // The products of a row have the decimals that make its equation true.
    let rows = Dictionary(
      uniqueKeysWithValues: grid.shownRows.map { row in
        (row, Equation.products(window.rows[row], stage.style))
      })
    if room.height > 1 { drawProducts(window, rows, at: origin, on: &rendering.frame) }
    drawTotal(
      window, rows, y: origin.y + min(room.height - 1, grid.size.height), x: origin.x,
      on: &rendering.frame)
  }

  private func drawProducts(
    _ window: Window, _ rows: [Int: Equation], at origin: Point, on frame: inout Frame
  ) {
    let width = stage.trace.weight.shape[1]
    grid.draw(on: &frame, at: origin) { row, column in
      let number = row * width + column
      let term = window.rows[row][column]
      let text = Equation.Side.factors(term, stage.style, rows[row]?.places ?? 2)
      if number == stage.term { return (text, Style(.focus)) }
      guard number < stage.taken else { return (text, Style(.pending)) }
      return (text, Style(term.isPadding ? .padding : .text))
    }
    if let focus = stage.focus,
      let rect = grid.rect(row: focus.weight[0], column: focus.weight[1], at: origin),
      stage.cursor == nil
    {
      frame.cursor = Point(x: rect.right - 1, y: rect.y)
    }
    guard showsRowSums else { return }
    for row in grid.shownRows where stage.taken >= (row + 1) * width {
      guard let rect = grid.rect(row: row, column: grid.shownColumns.lowerBound, at: origin) else {
        continue
      }
      guard let equation = rows[row] else { continue }
      let x = origin.x + grid.size.width
      frame.write(equation.relation, x: x + 1, y: rect.y, .quiet)
      frame.write(
        equation.result.shortened(to: stage.formats.sumWidth),
        endingAt: x + Self.equals + stage.formats.sumWidth, y: rect.y, .text)
    }
  }

  private func drawTotal(
    _ window: Window, _ rows: [Int: Equation], y: Int, x: Int, on frame: inout Frame
  ) {
    let isComplete = stage.term == nil
    let role: Role = isComplete ? .exact : .text
    guard showsRowSums else {
      return drawLine(window, y: y, x: x, role, on: &frame)
    }
    let total = isComplete ? Equation.sum(window.rowSums, stage.style) : stage.runningTotal(window)
    // What stands above is what the total must be the total of, as it is shown.
    let isTrue =
      rows.count < window.rows.count
      ? total.relation == "="
      : total.sides.last?.value
        == (isComplete
          ? rows.values.compactMap { $0.sides.last?.value }.total : shownProducts(window, rows))
    let end = x + grid.size.width
    frame.write(isComplete ? "sum" : "so far", endingAt: end, y: y, .quiet)
    frame.write(isTrue ? "=" : "≈", x: end + 1, y: y, .quiet)
    frame.write(
      total.result.shortened(to: stage.formats.sumWidth),
      endingAt: end + Self.equals + stage.formats.sumWidth, y: y, role)
  }

  /// The total of the products taken so far, by the decimals they are shown with.
  private func shownProducts(_ window: Window, _ rows: [Int: Equation]) -> Rational {
    let width = stage.trace.weight.shape[1]
    return window.terms.prefix(stage.taken).enumerated().map { number, term in
      Equation.Side.products([term], stage.style, rows[number / width]?.places ?? 2).value
    }.total
  }

  /// Sums and total on one line, where there is no room for them beside the products.
  private func drawLine(_ window: Window, y: Int, x: Int, _ role: Role, on frame: inout Frame) {
    let equation =
      stage.term == nil && window.rows.count > 1
      ? Equation.sum(window.rowSums, stage.style) : stage.runningTotal(window)
    let short = "sum \(equation.relation) \(equation.result)"
    let text = [equation.text, short, equation.result].first { $0.columns <= room.width }
    frame.write(text ?? short.shortened(to: room.width), x: x, y: y, role)
    if stage.term == nil && stage.cursor == nil { frame.cursor = Point(x: x, y: y) }
  }
}

extension Stage {
  /// The sum so far: what was there before the product in focus, and that product.
  func runningTotal(_ window: Window) -> Equation {
    guard let term, term > 0 else {
      return Equation.products(Array(window.terms.prefix(taken)), style)
    }
    return Equation.sum([window.partialSum(terms: term), window.terms[term].product], style)
  }
}

extension Equation {
  /// What stands before the last side.
  var relation: String {
    guard sides.count >= 2 else { return "=" }
    return sides[sides.count - 2].value == sides[sides.count - 1].value ? "=" : "≈"
  }

  /// The last side.
  var result: String { sides.last?.text ?? "" }
}

extension Equation.Side {
  /// A product as it stands in a grid: `8×−1`.
  static func factors(_ term: Term, _ style: NumberStyle, _ places: Int = 2) -> String {
    let (first, second) = term.factors
    return Written(first, style, places: places).text + "×"
      + Written(second, style, places: places).text
  }
}
