import Canvas
import Compute
import Course

/// A row for each input value and a column for each output value; a column added up is the output.
struct ScheduleView {
  let stage: Stage

  init(_ stage: Stage) {
    self.stage = stage
  }

  private var count: Int { stage.trace.input.shape[0] }
  private var labels: [String] { stage.demonstration.labels }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let names = rowNames
    let namesWidth = names.map(\.columns).max() ?? 0
    let full = grid(gap: 3, namesWidth: namesWidth, width: rect.width)
    // Below the rows: a rule, the sums, and the sum written out.
    let rowsRoom = rect.height - 1 - 2 - (rect.height >= 8 ? 2 : 1)
    let row = stage.focus?.input[0] ?? stage.window?.terms.last?.input[0] ?? 0
    let column = stage.outputInView[0]
    let grid = full.fitting(
      Size(width: rect.width - namesWidth - 1, height: max(1, rowsRoom)),
      around: (row..<row + 1, column..<column + 1))
    let spare = rect.width - namesWidth - grid.size.width
    let left = rect.x + min(4, max(0, spare / 2))
    let top = rect.y + (rect.height >= grid.size.height + 7 ? 1 : 0)
    let origin = Point(x: left + namesWidth, y: top + 1)
    drawNames(names, grid, left: left, origin, on: &rendering)
    drawHead(grid, origin, on: &rendering.frame)
    drawProducts(grid, origin, on: &rendering)
    let ruleY = origin.y + grid.size.height
    rendering.frame.rule(y: ruleY, x: origin.x + grid.lead, width: grid.size.width - grid.lead)
    drawSums(grid, Point(x: origin.x, y: ruleY + 1), on: &rendering)
    if let now = stage.window?.number, grid.shownColumns.contains(now) {
      drawColumnFrame(grid, column: now, from: top, to: ruleY + 1, origin, on: &rendering.frame)
    }
    var y = ruleY + (rect.bottom - ruleY >= 5 ? 3 : 2)
    for line in stage.equationLines(width: rect.right - left) where y < rect.bottom {
      rendering.frame.write(line, x: left, y: y, stage.term == nil ? .exact : .text)
      y += 1
    }
  }

  /// `Mon 1`: the name of the row and the input value.
  private var rowNames: [String] {
    (0..<count).map { index in
      let value = stage.formats.input.text(stage.trace.input[index])
      return (index < labels.count ? labels[index] + " " : "") + value
    }
  }

  private func grid(gap: Int, namesWidth: Int, width: Int) -> NumberGrid {
    let cellWidth = max(
      productWidth, stage.formats.output.width, labels.map(\.columns).max() ?? 0)
    func grid(_ gap: Int) -> NumberGrid {
      NumberGrid(rows: count, columns: stage.trace.windowCount, cellWidth: cellWidth, gap: gap)
    }
    return [gap, gap - 1].lazy.map(grid).first { $0.size.width + namesWidth + 1 <= width }
      ?? grid(1)
  }

  /// The widest product; long lists are not multiplied out for it.
  private var productWidth: Int {
    let (values, weights) = (Set(stage.trace.input.elements), Set(stage.trace.weight.elements))
    guard values.count * weights.count <= 4000 else { return stage.formats.productWidth - 1 }
    return values.flatMap { value in
      weights.map { Written($0 * value, stage.style).marked.columns }
    }.max() ?? 1
  }

  private func drawNames(
    _ names: [String], _ grid: NumberGrid, left: Int, _ origin: Point, on rendering: inout Rendering
  ) {
    for row in grid.shownRows {
      guard let cell = grid.rect(row: row, column: grid.shownColumns.lowerBound, at: origin) else {
        continue
      }
      let isNow = stage.window?.terms.contains { $0.input == [row] } ?? false
      let isFocus = stage.focus?.input == [row]
      let place = Rect(x: left, y: cell.y, width: names[row].columns, height: 1)
      let role: Role =
        stage.cursorCell == .input([row])
        ? .chosen : isFocus ? .focus : isNow ? .covered : .quiet
      rendering.frame.write(names[row], x: left, y: cell.y, role)
      rendering.add(.input([row]), at: place)
      if stage.cursorCell == .input([row]) { rendering.frame.cursor = place.origin }
    }
  }

  private func drawHead(_ grid: NumberGrid, _ origin: Point, on frame: inout Frame) {
    for column in grid.shownColumns {
      guard let cell = grid.rect(row: grid.shownRows.lowerBound, column: column, at: origin) else {
        continue
      }
      let name = labels.isEmpty ? "\(column + 1)" : labels[column]
      frame.write(
        name, endingAt: cell.right, y: origin.y - 1,
        column == stage.window?.number ? .title : .quiet)
    }
  }

  private func drawProducts(_ grid: NumberGrid, _ origin: Point, on rendering: inout Rendering) {
    // By column, then by row: the product and its place among those of its window.
    let products = Dictionary(
      uniqueKeysWithValues: grid.shownColumns.map { column in
        let terms = stage.trace.window(column).terms.enumerated().map { number, term in
          (term.input[0], (number: number, term: term))
        }
        return (column, Dictionary(uniqueKeysWithValues: terms))
      })
    grid.draw(on: &rendering.frame, at: origin) { row, column in
      guard let (number, term) = products[column]?[row] else { return ("", Style(.text)) }
      let text = Written(term.product, stage.style).marked
      if column < stage.done, stage.isComplete(column) { return (text, Style(.text)) }
      guard column == stage.window?.number, number < stage.taken else {
        return ("·", Style(.pending))
      }
      return (text, Style(number == stage.term ? .focus : .covered))
    }
    guard stage.cursor == nil, let focus = stage.focus, let now = stage.window?.number,
      let cell = grid.rect(row: focus.input[0], column: now, at: origin)
    else { return }
    rendering.frame.cursor = Point(x: cell.right - 1, y: cell.y)
  }

  private func drawSums(_ grid: NumberGrid, _ origin: Point, on rendering: inout Rendering) {
    let sums = grid.fitting(
      Size(width: grid.size.width, height: 1), around: (0..<1, grid.shownColumns))
    sums.draw(on: &rendering.frame, at: origin) { _, column in
      let (text, role) = stage.output(column)
      return (text, Style(role))
    }
    for column in sums.shownColumns {
      guard
        let cell = sums.rect(row: sums.shownRows.lowerBound, column: column, at: origin)
      else { continue }
      rendering.add(.output([column]), at: cell)
      let isFocus =
        stage.cursor == nil
        ? stage.term == nil && column == stage.window?.number
        : stage.cursorCell == .output([column])
      if isFocus { rendering.frame.cursor = Point(x: cell.right - 1, y: cell.y) }
    }
  }

  /// Bars on both sides of the column in play.
  private func drawColumnFrame(
    _ grid: NumberGrid, column: Int, from top: Int, to bottom: Int, _ origin: Point,
    on frame: inout Frame
  ) {
    guard let cell = grid.rect(row: grid.shownRows.lowerBound, column: column, at: origin),
      grid.gap >= 2
    else { return }
    for y in top...bottom {
      frame[cell.x - 1, y] = Cell("┃", Style(.window))
      frame[cell.right, y] = Cell("┃", Style(.window))
    }
  }
}
