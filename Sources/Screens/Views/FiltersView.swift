import Canvas
import Compute
import Course

/// Several filters on one image: each as a tile, above the map it makes.
struct FiltersView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
