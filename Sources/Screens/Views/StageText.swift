import Canvas
import Compute
import Course

/// What a sliding window's picture says of its parts, and which part each cell plays.
extension Stage {
  /// The padding around the input; none for operations that have none.
  var padding: Padding {
    guard case .conv2d(let operation) = trace.operation else { return .none }
    return operation.resolvedPadding(kernel: trace.weight.shape)
  }

  /// `stride 2  padding 0`.
  var parameters: String {
    guard case .conv2d(let operation) = trace.operation else { return "" }
    let stride = operation.stride
    let strideText =
      stride.vertical == stride.horizontal
      ? "\(stride.vertical)" : "\(stride.vertical) down, \(stride.horizontal) across"
    let paddingText =
      padding.uniform.map(String.init)
      ?? "top \(padding.top) left \(padding.left) bottom \(padding.bottom) right \(padding.right)"
    return "stride \(strideText)   padding \(paddingText)"
  }

  /// The rows and columns under the window, counted with the padding.
  var covered: (rows: Range<Int>, columns: Range<Int>)? {
    guard let window, window.origin.count == 2 else { return nil }
    let top = window.origin[0] + padding.top
    let left = window.origin[1] + padding.left
    return (top..<top + window.extent[0], left..<left + window.extent[1])
  }

  /// The same for the window in play, the cursor, or else the first window: what must be in view.
  var inView: (rows: Range<Int>, columns: Range<Int>) {
    if case .input(let cell, _) = cursor {
      let (row, column) = (cell[0] + padding.top, cell[1] + padding.left)
      return (row..<row + 1, column..<column + 1)
    }
    return covered ?? (0..<trace.weight.shape[0], 0..<trace.weight.shape[1])
  }

  /// The output value that must be in view.
  var outputInView: [Int] {
    if case .output(let cell) = cursor { return cell }
    return window?.output ?? trace.output.shape.index(at: max(0, min(done, trace.windowCount) - 1))
  }

  func isReal(_ cell: [Int]) -> Bool {
    (0..<trace.input.shape[0]).contains(cell[0]) && (0..<trace.input.shape[1]).contains(cell[1])
  }

  /// The cell under the learner's cursor.
  var cursorCell: Rendering.Target? {
    switch cursor {
    case .output(let cell): .output(cell)
    case .input(let cell, _): .input(cell)
    case .weight(let cell, _): .weight(cell)
    case nil: nil
    }
  }

  func inputRole(_ cell: [Int]) -> Role {
    if cursorCell == .input(cell) { return .chosen }
    if focus?.input == cell { return .focus }
    guard isReal(cell) else { return .padding }
    if case .weight(let weight, _) = cursor {
      return isRead(cell, with: weight) ? .touched : .quiet
    }
    guard let covered else { return .text }
    let (row, column) = (cell[0] + padding.top, cell[1] + padding.left)
    return covered.rows.contains(row) && covered.columns.contains(column) ? .covered : .quiet
  }

  /// Whether some window multiplies an input cell with a weight.
  private func isRead(_ cell: [Int], with weight: [Int]) -> Bool {
    guard case .conv2d(let operation) = trace.operation else { return false }
    let row = cell[0] + padding.top - weight[0]
    let column = cell[1] + padding.left - weight[1]
    let (down, across) = (operation.stride.vertical, operation.stride.horizontal)
    return row >= 0 && column >= 0 && row % down == 0 && column % across == 0
      && row / down < trace.output.shape[0] && column / across < trace.output.shape[1]
  }

  func weightRole(_ weight: [Int]) -> Role {
    if cursorCell == .weight(weight) { return .chosen }
    return focus?.weight == weight ? .focus : .kernel
  }

  /// `input 62×62  rows 3–12  cols 1–20`: what is said of a grid, and as far as it is not all in
  /// view, which part of it is; nil stands for a grid that is.
  private func caption(_ name: String, _ numerals: Numerals, _ grid: NumberGrid?) -> String {
    // The factor first: without it every number in the grid would be another one.
    var parts = numerals.remark.isEmpty ? [name] : [numerals.remark, name]
    if let grid, grid.shownRows.count < grid.rows {
      parts.append("rows \(Self.span(grid.shownRows))")
    }
    if let grid, grid.shownColumns.count < grid.columns {
      parts.append("cols \(Self.span(grid.shownColumns))")
    }
    return parts.joined(separator: "  ")
  }

  func inputCaption(_ grid: NumberGrid?) -> String {
    let shape = trace.input.shape
    let zeros = padding == .none ? "" : ", · is a zero"
    return caption("input \(shape)\(zeros)", formats.input, grid)
  }

  var kernelCaption: String { caption("kernel \(trace.weight.shape)", formats.weight, nil) }

  func outputCaption(_ grid: NumberGrid?) -> String {
    caption("output \(trace.output.shape)", formats.output, grid)
  }

  private static func span(_ range: Range<Int>) -> String {
    "\(range.lowerBound + 1)–\(range.upperBound)"
  }
}
