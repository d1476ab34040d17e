import Canvas
import Compute
import Course

/// An output that is a list: its values as far as they are computed, each below its name.
struct OutputStrip {
  let stage: Stage

  init(_ stage: Stage) {
    self.stage = stage
  }

  private var labels: [String] { stage.demonstration.labels }

  /// How many lines it takes.
  var height: Int { labels.isEmpty ? 1 : 2 }

  private func grid(in width: Int) -> NumberGrid {
    let cellWidth = max(stage.formats.output.width, labels.map(\.columns).max() ?? 0)
    let count = stage.trace.windowCount
    let grids = [4, 3, 2, 1].map { gap in
      NumberGrid(rows: 1, columns: count, cellWidth: cellWidth, gap: gap)
    }
    let focus = stage.outputInView[0]
    return grids.first { $0.size.width <= width }
      ?? grids[3].fitting(Size(width: width, height: 1), around: (0..<1, focus..<focus + 1))
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let grid = grid(in: rect.width)
    let y = rect.y + height - 1
    let origin = Point(x: rect.x - 1, y: y)
    grid.draw(on: &rendering.frame, at: origin) { _, column in
      let (text, role) = stage.output(column)
      return (text, Style(role))
    }
    for column in grid.shownColumns {
      guard let cell = grid.rect(row: 0, column: column, at: origin) else { continue }
      rendering.add(.output([column]), at: cell)
      if !labels.isEmpty {
        let isNow = column == stage.window?.number
        rendering.frame.write(
          labels[column], endingAt: cell.right, y: y - 1, isNow ? .title : .quiet)
      }
      let isFocus =
        stage.cursor == nil
        ? stage.term == nil && column == stage.window?.number
        : stage.cursorCell == .output([column])
      if isFocus { rendering.frame.cursor = Point(x: cell.right - 1, y: y) }
    }
  }
}

extension Stage {
  /// What is computed so far, on as many lines as it needs: `3×2 + 2×1 = 6 + 2 = 8`.
  func equationLines(width: Int) -> [String] {
    guard let window else { return [] }
    let equation =
      term == nil
      ? Equation.productsAndSum(window.terms, style, bias: window.bias)
      : Equation.products(Array(window.terms.prefix(taken)), style)
    return TextFlow.wrap(equation.text, width: width)
  }

  /// The name of the output value in play: `Tuesday`, `t=1`; else its number.
  var outputName: String {
    guard let window else { return "" }
    return demonstration.label(of: window) ?? "value \(window.number + 1)"
  }
}
