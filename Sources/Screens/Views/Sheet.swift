import Canvas
import Compute
import Course

/// One matrix of a picture: a sheet of the input, of a kernel or of the output.
struct Sheet {
  enum Part { case input, weight, output }

  let stage: Stage
  let part: Part
  /// What stands before row and column in the place of its cells.
  let prefix: [Int]
  /// Whether it is in play; the window on one that is not stays dim.
  var isLit = true

  private var shape: Shape {
    switch part {
    case .input: stage.trace.input.shape
    case .weight: stage.trace.weight.shape
    case .output: stage.trace.output.shape
    }
  }

  private var padding: Padding { part == .input ? stage.padding : .none }

  var rows: Int { shape[shape.rank - 2] + padding.top + padding.bottom }
  var columns: Int { shape[shape.rank - 1] + padding.left + padding.right }

  /// How its numbers are written.
  var numerals: Numerals {
    switch part {
    case .input: stage.formats.input
    case .weight: stage.formats.weight
    case .output: stage.formats.output
    }
  }

  /// The place in the tensor of a cell in the grid; outside of it where it is padding.
  func cell(_ row: Int, _ column: Int) -> [Int] {
    prefix + [row - padding.top, column - padding.left]
  }

  func shade(_ row: Int, _ column: Int) -> Shade? {
    let cell = cell(row, column)
    switch part {
    case .input: return stage.inputShade(stage.isReal(cell) ? stage.trace.input[cell] : .zero)
    case .weight: return stage.weightShade(stage.trace.weight[cell])
    case .output: return stage.outputShade(shape.offset(of: cell))
    }
  }

  /// What stands in a cell.
  func content(_ row: Int, _ column: Int) -> (String, Role) {
    let cell = cell(row, column)
    switch part {
    case .input:
      let role = stage.inputRole(cell)
      let shown = role == .covered && !isLit ? .text : role
      guard stage.isReal(cell) else { return ("·", shown) }
      return (numerals.text(stage.trace.input[cell]), shown)
    case .weight: return (numerals.text(stage.trace.weight[cell]), stage.weightRole(cell))
    case .output: return stage.output(shape.offset(of: cell))
    }
  }

  /// What can be pointed at in a cell; nil for padding.
  func target(_ row: Int, _ column: Int) -> Rendering.Target? {
    let cell = cell(row, column)
    switch part {
    case .input: return stage.isReal(cell) ? .input(cell) : nil
    case .weight: return .weight(cell)
    case .output: return .output(cell)
    }
  }

  /// The rows and columns that must be in view.
  var inView: (rows: Range<Int>, columns: Range<Int>) {
    switch part {
    case .input: return stage.inView
    case .weight, .output:
      let cell = part == .output ? stage.outputInView : stage.focus?.weight ?? [0, 0]
      let (row, column) = (cell.dropLast().last ?? 0, cell.last ?? 0)
      return (row..<row + 1, column..<column + 1)
    }
  }

  func grid(gap: Int, air: Bool = false) -> NumberGrid {
    NumberGrid(rows: rows, columns: columns, cellWidth: numerals.width, gap: gap, air: air)
  }

  func draw(_ grid: NumberGrid, at origin: Point, on rendering: inout Rendering) {
    grid.drawShades(on: &rendering.frame, at: origin) { shade($0, $1) }
    grid.draw(on: &rendering.frame, at: origin) { row, column in
      let (text, role) = content(row, column)
      return (text, Style(role, on: shade(row, column)))
    }
    if part == .input, let covered = stage.covered, isUnderWindow {
      grid.drawFrame(
        on: &rendering.frame, at: origin, rows: covered.rows, columns: covered.columns,
        isLit ? .window : .rule)
    }
    for row in grid.shownRows {
      for column in grid.shownColumns {
        guard let rect = grid.rect(row: row, column: column, at: origin) else { continue }
        mark(row, column, at: rect, on: &rendering)
      }
    }
  }

  /// Lets a cell be pointed at, and puts the terminal's cursor on it where it is the one in focus.
  func mark(_ row: Int, _ column: Int, at rect: Rect, on rendering: inout Rendering) {
    if let target = target(row, column) { rendering.add(target, at: rect) }
    let cell = cell(row, column)
    let isFocus =
      switch (stage.cursorCell, part) {
      case (let chosen?, _): chosen == target(row, column)
      case (nil, .input): stage.focus?.input == cell
      case (nil, .weight): false
      case (nil, .output): stage.term == nil && stage.window?.output == cell
      }
    if isFocus { rendering.frame.cursor = Point(x: rect.right - 1, y: rect.y) }
  }

  /// Whether the window in play is on this sheet.
  var isUnderWindow: Bool {
    guard let window = stage.window, let sheet = prefix.first, window.origin.count > 2 else {
      return stage.window != nil
    }
    return (window.origin[0]..<window.origin[0] + window.extent[0]).contains(sheet)
  }
}
