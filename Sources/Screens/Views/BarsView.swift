import Canvas
import Compute
import Course

/// Softmax: powers of e as bars, their sum, then the share of each.
struct BarsView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
