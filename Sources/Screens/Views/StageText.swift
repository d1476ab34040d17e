import Canvas
import Compute
import Course

/// What a sliding window's picture says of its parts, and which part each cell plays.
extension Stage {
  /// The padding around the input; none for operations that have none.
  var padding: Padding { trace.padding }

  /// `stride 2   padding 0`.
  var parameters: String {
    if case .outputSize(let size) = trace.operation {
      return "input \(size.input)   kernel \(size.kernel)   stride \(size.stride)   "
        + "padding \(size.padding.before)"
    }
    guard let (height, width) = trace.sides else { return "" }
    func pair(_ first: Int, _ second: Int) -> String {
      first == second ? "\(first)" : "\(first) down, \(second) across"
    }
    let paddingText =
      padding.uniform.map(String.init)
      ?? "top \(padding.top) left \(padding.left) bottom \(padding.bottom) right \(padding.right)"
    var parts = ["stride \(pair(height.stride, width.stride))", "padding \(paddingText)"]
    if height.dilation > 1 || width.dilation > 1 {
      parts.append("dilation \(pair(height.dilation, width.dilation))")
    }
    if let bias = trace.bias, bias.elements.count == 1 {
      parts.append("bias \(Written(bias.elements[0], style).marked)")
    }
    return parts.joined(separator: "   ")
  }

  /// The rows and columns under the window, counted with the padding.
  var covered: (rows: Range<Int>, columns: Range<Int>)? {
    guard let window, trace.sides != nil else { return nil }
    let (origin, extent) = (window.origin.suffix(2), window.extent.suffix(2))
    guard let y = origin.first, let x = origin.last, let height = extent.first,
      let width = extent.last
    else { return nil }
    let (top, left) = (y + padding.top, x + padding.left)
    return (top..<top + height, left..<left + width)
  }

  /// The same for the window in play, the cursor, or else the first window: what must be in view.
  var inView: (rows: Range<Int>, columns: Range<Int>) {
    if case .input(let cell, _) = cursor, let row = cell.dropLast().last, let column = cell.last {
      return (
        row + padding.top..<row + padding.top + 1, column + padding.left..<column + padding.left + 1
      )
    }
    if let covered { return covered }
    guard let (height, width) = trace.sides else { return (0..<1, 0..<1) }
    return (0..<height.extent, 0..<width.extent)
  }

  /// The output value that must be in view.
  var outputInView: [Int] {
    if case .output(let cell) = cursor { return cell }
    return window?.output ?? trace.output.shape.index(at: max(0, min(done, trace.windowCount) - 1))
  }

  func isReal(_ cell: [Int]) -> Bool {
    zip(cell, trace.input.shape.sizes).allSatisfy { (0..<$1).contains($0) }
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
    if cell.count >= 2,
      isUnread(row: cell[cell.count - 2] + padding.top, column: cell[cell.count - 1] + padding.left)
    {
      return .unread
    }
    if case .weight(let weight, let windows) = cursor, !windows.isEmpty {
      return isRead(cell, with: weight) ? .touched : .quiet
    }
    guard let covered else { return .text }
    guard let row = cell.dropLast().last, let column = cell.last,
      covered.rows.contains(row + padding.top), covered.columns.contains(column + padding.left)
    else { return .quiet }
    return isUnderWindow(cell) ? .covered : .quiet
  }

  /// Whether a cell of the ground the window covers is one it reads: not one between, where the cells
  /// are apart, nor one of a sheet that is not its own.
  private func isUnderWindow(_ cell: [Int]) -> Bool {
    guard let window, let sides = trace.sides, let row = cell.dropLast().last,
      let column = cell.last, let top = window.origin.dropLast().last,
      let left = window.origin.last
    else { return false }
    if cell.count == 3, window.extent[0] == 1, window.origin[0] != cell[0] { return false }
    return (row - top) % sides.height.dilation == 0
      && (column - left) % sides.width.dilation == 0
  }

  /// Whether some window multiplies an input cell with a weight.
  private func isRead(_ cell: [Int], with weight: [Int]) -> Bool {
    guard let sides = trace.sides, weight.count >= 2, cell.count >= 2 else { return false }
    if weight.count > 2, cell.count > 2, weight[weight.count - 3] != cell[cell.count - 3] {
      return false
    }
    func isRead(_ place: Int, _ weight: Int, _ before: Int, _ side: OutputSize) -> Bool {
      let start = place + before - weight * side.dilation
      return start >= 0 && start % side.stride == 0 && start / side.stride < side.output
    }
    return isRead(cell[cell.count - 2], weight[weight.count - 2], padding.top, sides.height)
      && isRead(cell[cell.count - 1], weight[weight.count - 1], padding.left, sides.width)
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

  /// Whether the captions of its grids say a factor that their numbers are to be multiplied by.
  var hasFactors: Bool {
    [formats.input, formats.weight, formats.output].contains { $0.factor != .one }
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
