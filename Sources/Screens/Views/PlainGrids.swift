import Canvas
import Compute

/// The output as far as it is computed, in rows: a picture for any operation.
struct PlainGrids {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let shape = stage.trace.output.shape
    let columns = shape.sizes.last ?? 1
    let grid = NumberGrid(
      rows: shape.count / max(1, columns), columns: columns,
      cellWidth: stage.formats.output.width, gap: 2
    ).fitting(Size(width: rect.width, height: rect.height), around: (0..<1, 0..<1))
    grid.draw(on: &rendering.frame, at: rect.origin) { row, column in
      let (text, role) = stage.output(row * columns + column)
      return (text, Style(role))
    }
  }
}
