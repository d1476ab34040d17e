import Canvas
import Compute
import Course

/// Two lists, one standing still, the other turned round and sliding past it; the pairs that stand
/// face to face are multiplied and added.
struct ListsView {
  let stage: Stage

  init(_ stage: Stage) {
    self.stage = stage
  }

  private var weight: Tensor { stage.trace.weight }
  private var input: Tensor { stage.trace.input }

  /// One column for each place the sliding list can be at: it begins and ends beside the other.
  private var columns: Int { weight.shape[0] + 2 * (input.shape[0] - 1) }

  /// The column of the first weight.
  private var firstWeight: Int { input.shape[0] - 1 }

  /// The t of the window in play: the first input value stands below weight t.
  private var shift: Int {
    if let window = stage.window { return window.origin[0] + weight.shape[0] - 1 }
    // Before the first and after the last window the list stands beside the other one.
    return stage.done == 0 ? -1 : weight.shape[0] + input.shape[0] - 1
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let grid = grid(in: rect)
    let roomy = rect.height >= 14
    let lines = Lines(
      hasCaptions: rect.height >= 11, hasGaps: roomy, hasNames: lettersAreUsed && rect.height >= 12)
    let left = rect.x + max(0, min(4, rect.width - grid.size.width) - 1)
    var y = rect.y + (roomy ? 1 : 0)
    let text = left + grid.lead
    if lines.hasCaptions {
      rendering.frame.write(
        "\(stage.demonstration.weightName) stands still", x: text, y: y, .quiet,
        width: rect.right - text)
      y += 1
    }
    if lines.hasNames {
      drawNames(weights: true, grid, Point(x: left, y: y), on: &rendering.frame); y += 1
    }
    drawWeights(grid, at: Point(x: left, y: y), on: &rendering)
    let top = y
    y += 1
    drawInput(grid, at: Point(x: left, y: y), on: &rendering)
    drawFrame(grid, left: left, rows: (top, y), on: &rendering.frame)
    y += 1
    if lines.hasNames {
      drawNames(weights: false, grid, Point(x: left, y: y), on: &rendering.frame); y += 1
    }
    if lines.hasCaptions {
      rendering.frame.write(
        "\(stage.demonstration.inputName), turned round, slides past", x: text, y: y, .quiet,
        width: rect.right - text)
      y += 1
    }
    if lines.hasGaps { y += 1 }
    let strip = OutputStrip(stage)
    let bottom = rect.bottom - strip.height
    drawSum(grid, at: Point(x: left, y: y), until: bottom, in: rect, on: &rendering.frame)
    let stripY = min(bottom, roomy ? bottom - 1 : bottom)
    strip.draw(
      in: Rect(x: text, y: stripY, width: rect.right - text, height: strip.height), on: &rendering)
  }

  private struct Lines {
    let hasCaptions: Bool
    let hasGaps: Bool
    let hasNames: Bool
  }

  private func grid(in rect: Rect) -> NumberGrid {
    let numbers = max(stage.formats.input.width, stage.formats.weight.width)
    let products = stage.formats.productWidth
    let variants = [(products, 3), (products, 2), (products, 1), (numbers, 2), (numbers, 1)].map {
      NumberGrid(rows: 1, columns: columns, cellWidth: $0, gap: $1)
    }
    return variants.first { $0.size.width <= rect.width }
      ?? variants[4].fitting(
        Size(width: rect.width, height: 1),
        around: (0..<1, inView))
  }

  /// The columns that must be in view: the product in focus, the pairs of the window, or the kernel.
  private var inView: Range<Int> {
    if let focus = stage.focus?.weight[0] { return firstWeight + focus..<firstWeight + focus + 1 }
    let places = stage.window?.terms.map { firstWeight + $0.weight[0] } ?? []
    guard let first = places.first, let last = places.last else {
      return firstWeight..<firstWeight + weight.shape[0]
    }
    return first..<last + 1
  }

  /// The index of the input value that stands in a column.
  private func inputIndex(_ column: Int) -> Int? {
    let index = shift - (column - firstWeight)
    return (0..<input.shape[0]).contains(index) ? index : nil
  }

  private func weightIndex(_ column: Int) -> Int? {
    let index = column - firstWeight
    return (0..<weight.shape[0]).contains(index) ? index : nil
  }

  private func drawWeights(_ grid: NumberGrid, at origin: Point, on rendering: inout Rendering) {
    grid.draw(on: &rendering.frame, at: origin) { _, column in
      guard let index = weightIndex(column) else { return ("", Style(.text)) }
      return (stage.formats.weight.text(weight[index]), Style(stage.weightRole([index])))
    }
    for column in grid.shownColumns {
      guard let index = weightIndex(column),
        let cell = grid.rect(row: 0, column: column, at: origin)
      else { continue }
      rendering.add(.weight([index]), at: cell)
      let isFocus = stage.cursor == nil && stage.focus?.weight == [index]
      if isFocus || stage.cursorCell == .weight([index]) {
        rendering.frame.cursor = Point(x: cell.right - 1, y: cell.y)
      }
    }
  }

  private func drawInput(_ grid: NumberGrid, at origin: Point, on rendering: inout Rendering) {
    grid.draw(on: &rendering.frame, at: origin) { _, column in
      guard let index = inputIndex(column) else { return ("", Style(.text)) }
      return (stage.formats.input.text(input[index]), Style(role(index, in: column)))
    }
    for column in grid.shownColumns {
      guard let index = inputIndex(column), let cell = grid.rect(row: 0, column: column, at: origin)
      else { continue }
      rendering.add(.input([index]), at: cell)
      if stage.cursorCell == .input([index]) { rendering.frame.cursor = cell.origin }
    }
  }

  private func role(_ index: Int, in column: Int) -> Role {
    if stage.cursorCell == .input([index]) { return .chosen }
    if stage.focus?.input == [index] { return .focus }
    return weightIndex(column) == nil ? .quiet : .covered
  }

  private func drawFrame(
    _ grid: NumberGrid, left: Int, rows: (Int, Int), on frame: inout Frame
  ) {
    guard let terms = stage.window?.terms.map({ $0.weight[0] + firstWeight }),
      let first = terms.min(), let last = terms.max()
    else { return }
    for y in rows.0...rows.1 {
      grid.drawFrame(
        on: &frame, at: Point(x: left, y: y), rows: 0..<1, columns: first..<last + 1)
    }
  }

  /// The pairs' products below them, and the sum below these.
  private func drawSum(
    _ grid: NumberGrid, at origin: Point, until bottom: Int, in rect: Rect, on frame: inout Frame
  ) {
    guard let window = stage.window else { return }
    var y = origin.y
    if grid.cellWidth >= stage.formats.productWidth && bottom - y >= 3 {
      let terms = Dictionary(
        uniqueKeysWithValues: window.terms.enumerated().map { ($1.weight[0], ($0, $1)) })
      grid.draw(on: &frame, at: Point(x: origin.x, y: y)) { _, column in
        guard let (number, term) = terms[column - firstWeight] else { return ("", Style(.text)) }
        let role: Role =
          number == stage.term ? .focus : number < stage.taken ? .text : .pending
        return (Equation.Side.factors(term, stage.style), Style(role))
      }
      y += bottom - y >= 5 ? 2 : 1
    }
    let x = origin.x + grid.lead
    if lettersAreUsed && bottom - y >= 2 {
      let letters = window.terms.map { "f(\($0.weight[0]))×g(\($0.input[0]))" }
      let t = window.origin[0] + weight.shape[0] - 1
      let text = "(f ∗ g)(\(t)) = " + letters.joined(separator: " + ")
      frame.write(text.shortened(to: rect.right - x), x: x, y: y, .quiet)
      y += 1
    }
    for line in stage.equationLines(width: rect.right - x) where y < bottom {
      frame.write(line, x: x, y: y, stage.term == nil ? .exact : .text)
      y += 1
    }
  }

  /// Whether the lists are called f and g, as in the formula; then each number's name is shown.
  private var lettersAreUsed: Bool {
    stage.demonstration.weightName == "f" && stage.demonstration.inputName == "g"
  }

  private func drawNames(
    weights: Bool, _ grid: NumberGrid, _ origin: Point, on frame: inout Frame
  ) {
    grid.draw(on: &frame, at: origin) { _, column in
      let name =
        weights
        ? weightIndex(column).map { "f(\($0))" } : inputIndex(column).map { "g(\($0))" }
      return (
        name.map { $0.columns <= grid.cellWidth + grid.gap - 1 ? $0 : "" } ?? "", Style(.quiet)
      )
    }
  }
}
