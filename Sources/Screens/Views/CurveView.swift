import Canvas
import Compute
import Course

/// A function of each number: the numbers before and after, and the point on its curve.
struct CurveView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
