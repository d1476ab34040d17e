import Canvas
import Compute
import Course

/// A pooling window: the cells it covers, what becomes of them, and the pooled map in their colours.
struct PoolView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
