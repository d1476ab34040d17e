import Canvas
import Compute
import Course

/// A dense layer: the inputs, a row of weights for each neuron, and what each comes to.
struct NeuronsView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
