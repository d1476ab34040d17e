import Canvas
import Compute
import Course

/// The layers of a network line by line: shapes, activations, parameters.
struct TableView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
