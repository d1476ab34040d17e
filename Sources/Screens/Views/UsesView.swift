import Canvas
import Compute
import Course

/// How often each input cell has been used so far, with the window that uses some of them now.
struct UsesView {
  let stage: Stage

  init(_ stage: Stage) {
    self.stage = stage
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let uses = stage.demonstration.uses(windows: stage.completed)
    let all = stage.demonstration.uses(windows: stage.trace.windowCount)
    let numerals = Numerals(all.elements, .fraction)
    let padding = stage.padding
    func grid(_ gap: Int, _ air: Bool) -> NumberGrid {
      NumberGrid(
        rows: uses.shape[0] + padding.top + padding.bottom,
        columns: uses.shape[1] + padding.left + padding.right, cellWidth: numerals.width, gap: gap,
        air: air)
    }
    let room = Size(width: rect.width, height: rect.height - 2)
    let spacings = [(4, true), (3, true), (2, true), (3, false), (2, false), (1, false)]
    let roomy = spacings.lazy.map { grid($0.0, $0.1) }.first {
      $0.size.width <= room.width && $0.size.height <= room.height
    }
    let counts = roomy ?? grid(1, false).fitting(room, around: stage.inView)
    let left = rect.x + max(0, min(rect.width - counts.size.width, 8) / 2)
    let origin = Point(x: left, y: rect.y + 1)
    rendering.frame.write(
      "how often each cell is used", x: left + counts.lead, y: rect.y, .quiet,
      width: rect.right - left - counts.lead)
    counts.draw(on: &rendering.frame, at: origin) { row, column in
      let cell = [row - padding.top, column - padding.left]
      guard stage.isReal(cell) else { return ("·", Style(.padding)) }
      let role = stage.window == nil ? Role.output : stage.inputRole(cell)
      return (numerals.text(uses[cell]), Style(role == .covered ? .result : role))
    }
    drawLegend(uses, beside: counts, left: left, in: rect, on: &rendering.frame)
    guard let covered = stage.covered else { return }
    counts.drawFrame(
      on: &rendering.frame, at: origin, rows: covered.rows, columns: covered.columns)
    if let cell = counts.rect(
      row: covered.rows.lowerBound, column: covered.columns.lowerBound, at: origin)
    {
      rendering.frame.cursor = Point(x: cell.right - 1, y: cell.y)
    }
  }

  /// The kernel's size and the parameters, to the right of the grid or below it.
  private func drawLegend(
    _ uses: Tensor, beside grid: NumberGrid, left: Int, in rect: Rect, on frame: inout Frame
  ) {
    let total = uses.elements.total
    let lines = [
      "input \(stage.trace.input.shape)", "kernel \(stage.trace.weight.shape)", stage.parameters,
      "", "\(stage.completed) of \(stage.trace.windowCount) windows", "uses in all: \(total)",
    ]
    let x = left + grid.size.width + 5
    if x + 24 <= rect.right {
      for (line, text) in lines.enumerated() where line + 1 < rect.height {
        frame.write(text, x: x, y: rect.y + 1 + line, line < 4 ? .quiet : .text)
      }
    } else if grid.size.height + 1 < rect.height {
      frame.write(
        "uses in all: \(total)", x: left + grid.lead, y: rect.y + 1 + grid.size.height, .text,
        width: rect.right - left - grid.gap)
    }
  }
}
