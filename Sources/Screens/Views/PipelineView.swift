import Canvas
import Compute
import Course

/// What each layer of a network makes of an input, from left to right.
struct PipelineView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
