import Canvas
import Compute
import Course

/// A grid whose rows are drawn off one after the other into a single list.
struct RowView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
