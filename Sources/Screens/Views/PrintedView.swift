import Canvas
import Compute
import Course

/// A result as a document prints it, and beside or below it the exact one; then why they differ.
struct PrintedView {
  let stage: Stage
  let printed: Printed

  init(_ stage: Stage, _ printed: Printed) {
    self.stage = stage
    self.printed = printed
  }

  private var shape: Shape { stage.trace.output.shape }
  private var rows: Int { shape.rank == 1 ? 1 : shape[0] }
  private var columns: Int { shape.sizes.last ?? 1 }

  private func place(_ row: Int, _ column: Int) -> [Int] {
    shape.rank == 1 ? [column] : [row, column]
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let printedWidth = printed.cells.compactMap { $0?.text.columns }.max() ?? 1
    let erratum = printed.erratum.map {
      TextFlow.wrap($0, width: min(66, rect.width - 2))
    }
    let room = Size(width: rect.width - 2, height: rect.height - (erratum?.count ?? 0) - 2)
    let widths = (printedWidth + 2, stage.formats.output.width + 2)
    let sideBySide = columns * (widths.0 + widths.1 + 4) + 10 <= room.width
    let half = Size(
      width: sideBySide ? room.width / 2 : room.width,
      height: (sideBySide ? room.height : room.height / 2) - 1)
    let left = Point(x: rect.x + 2, y: rect.y + (room.height > rows + 4 ? 1 : 0))
    let first = grid(width: printedWidth, in: half)
    drawPrinted(first, at: left, width: half.width, on: &rendering)
    let right =
      sideBySide
      ? Point(x: left.x + max(first.size.width + 8, 20), y: left.y)
      : Point(x: left.x, y: left.y + first.size.height + 2)
    let second = grid(width: stage.formats.output.width, in: half)
    drawExact(second, at: right, width: rect.right - right.x, on: &rendering)
    let y = (sideBySide ? left.y : right.y) + max(first.size.height, second.size.height) + 2
    for (line, text) in (erratum ?? ["The document is right."]).enumerated() {
      guard y + line < rect.bottom else { break }
      rendering.frame.write(text, x: left.x, y: y + line, .text)
    }
  }

  private func grid(width: Int, in room: Size) -> NumberGrid {
    let roomy = NumberGrid(rows: rows, columns: columns, cellWidth: width, gap: 4)
    let grid =
      roomy.size.width <= room.width
      ? roomy : NumberGrid(rows: rows, columns: columns, cellWidth: width, gap: 2)
    let focus = printed.wrong.first ?? place(0, 0)
    let (row, column) = (focus.count == 1 ? 0 : focus[0], focus[focus.count - 1])
    return grid.fitting(
      Size(width: room.width, height: max(1, room.height)),
      around: (row..<row + 1, column..<column + 1))
  }

  private func drawPrinted(
    _ grid: NumberGrid, at origin: Point, width: Int, on rendering: inout Rendering
  ) {
    let mark = printed.wrong.isEmpty ? "the document prints" : "✗ the document prints"
    rendering.frame.write(
      mark.shortened(to: width), x: origin.x, y: origin.y,
      printed.wrong.isEmpty ? .quiet : .erratum)
    let below = Point(x: origin.x, y: origin.y + 1)
    grid.draw(on: &rendering.frame, at: below) { row, column in
      let cell = place(row, column)
      let isWrong = printed.wrong.contains(cell)
      return (
        printed[cell]?.text ?? "·",
        Style(printed[cell] == nil ? .pending : isWrong ? .erratum : .output)
      )
    }
    for cell in printed.wrong {
      let (row, column) = (cell.count == 1 ? 0 : cell[0], cell[cell.count - 1])
      guard let rect = grid.rect(row: row, column: column, at: below) else { continue }
      rendering.frame.write("✗", x: rect.x - 1, y: rect.y, .alarm)
      rendering.frame.cursor = rect.origin
    }
  }

  private func drawExact(
    _ grid: NumberGrid, at origin: Point, width: Int, on rendering: inout Rendering
  ) {
    let remark = stage.formats.output.remark
    rendering.frame.write(
      ("✓ exact" + (remark.isEmpty ? "" : "  \(remark)")).shortened(to: width), x: origin.x,
      y: origin.y, .exact)
    let below = Point(x: origin.x, y: origin.y + 1)
    grid.draw(on: &rendering.frame, at: below) { row, column in
      let cell = place(row, column)
      let isWrong = printed.wrong.contains(cell)
      return (
        stage.formats.output.text(stage.trace.output[cell]), Style(isWrong ? .exact : .output)
      )
    }
    for row in grid.shownRows {
      for column in grid.shownColumns {
        guard let rect = grid.rect(row: row, column: column, at: below) else { continue }
        rendering.add(.output(place(row, column)), at: rect)
        if printed.wrong.contains(place(row, column)) {
          rendering.frame.write("✓", x: rect.x - 1, y: rect.y, .exact)
        }
      }
    }
  }
}
