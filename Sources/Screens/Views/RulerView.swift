import Canvas
import Compute
import Course

/// Windows laid along one side of an input, and what is left over at its end.
struct RulerView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
