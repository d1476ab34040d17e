import Canvas
import Compute

/// A sheet as a shaded picture of half blocks; marks on its edges tell where the window is.
struct SheetPicture {
  let sheet: Sheet
  /// Characters to a number.
  let scale: Int

  /// One line above and below an input, for the marks of the window.
  private var edge: Int { sheet.part == .input ? 1 : 0 }

  /// The room it takes, with a column for marks on each side.
  var size: Size {
    Size(
      width: sheet.columns * scale + 2, height: (sheet.rows * scale + 1) / 2 + 2 * edge)
  }

  func draw(at origin: Point, on rendering: inout Rendering) {
    let inner = Point(x: origin.x + 1, y: origin.y + edge)
    drawPending(at: inner, on: &rendering.frame)
    let shades = (0..<sheet.rows).flatMap { row in
      (0..<sheet.columns).map { sheet.picturedShade(row, $0) }
    }
    Picture(rows: sheet.rows, columns: sheet.columns, shades: shades, scale: scale)
      .draw(on: &rendering.frame, at: inner)
    for row in 0..<sheet.rows {
      for column in 0..<sheet.columns {
        let rect = Rect(
          x: inner.x + column * scale, y: inner.y + row * scale / 2, width: scale,
          height: max(1, scale / 2))
        sheet.mark(row, column, at: rect, on: &rendering)
      }
    }
    if let marked = sheet.marked {
      drawMarks(marked.rows, marked.columns, marked.role, at: inner, on: &rendering.frame)
    }
  }

  /// A dot for each number that is not known yet.
  private func drawPending(at inner: Point, on frame: inout Frame) {
    for row in 0..<sheet.rows where row * scale % 2 == 0 {
      for column in 0..<sheet.columns where sheet.picturedShade(row, column) == nil {
        frame.write("·", x: inner.x + column * scale, y: inner.y + row * scale / 2, .pending)
      }
    }
  }

  /// Thick lines on the edges beside the rows and columns of the window.
  private func drawMarks(
    _ rows: Range<Int>, _ columns: Range<Int>, _ role: Role, at inner: Point, on frame: inout Frame
  ) {
    let lines = rows.lowerBound * scale..<rows.upperBound * scale
    for y in lines.lowerBound / 2...max(lines.lowerBound, lines.upperBound - 1) / 2 {
      let mark =
        !lines.contains(y * 2) ? "╻" : !lines.contains(y * 2 + 1) ? "╹" : "┃"
      frame.write(mark, x: inner.x - 1, y: inner.y + y, role)
      frame.write(mark, x: inner.x + sheet.columns * scale, y: inner.y + y, role)
    }
    guard edge > 0 else { return }
    let mark = String(repeating: "━", count: columns.count * scale)
    let x = inner.x + columns.lowerBound * scale
    frame.write(mark, x: x, y: inner.y - 1, role)
    frame.write(mark, x: x, y: inner.y + size.height - 2, role)
  }
}

extension Sheet {
  /// The shade of a number in a picture; nil while it is not known.
  fileprivate func picturedShade(_ row: Int, _ column: Int) -> Shade? {
    let (cell, formats) = (cell(row, column), stage.formats)
    switch part {
    case .input:
      return formats.inputGreys.shade(stage.isReal(cell) ? stage.trace.input[cell] : .zero)
    case .weight: return formats.weightGreys.shade(stage.trace.weight[cell])
    case .output:
      let number = stage.trace.output.shape.offset(of: cell)
      guard stage.isComplete(number) else { return nil }
      return formats.outputGreys.shade(stage.trace.output.elements[number])
    }
  }

  /// What the marks at the edges of its picture point out.
  fileprivate var marked: (rows: Range<Int>, columns: Range<Int>, role: Role)? {
    func place(_ cell: [Int], _ role: Role) -> (rows: Range<Int>, columns: Range<Int>, role: Role)?
    {
      guard Array(cell.dropLast(2)) == prefix else { return nil }
      let padding = part == .input ? stage.padding : .none
      let (row, column) = (
        (cell.dropLast().last ?? 0) + padding.top, (cell.last ?? 0) + padding.left
      )
      return (row..<row + 1, column..<column + 1, role)
    }
    switch (part, stage.cursor) {
    case (.input, .input(let cell, _)): return place(cell, .focus)
    case (.input, .weight): return nil
    case (.input, _):
      guard let covered = stage.covered, isUnderWindow else { return nil }
      return (
        covered.rows.clamped(to: 0..<rows), covered.columns.clamped(to: 0..<columns),
        isLit ? .window : .rule
      )
    case (.weight, _): return stage.focus.flatMap { place($0.weight, .window) }
    case (.output, .output(let cell)): return place(cell, .window)
    case (.output, _): return stage.window.flatMap { place($0.output, .output) }
    }
  }
}
