import Canvas
import Compute
import Course

/// A window on the sheets of a volume: what each sheet adds, and the maps that come out.
struct VolumeView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    PlainGrids(stage).draw(in: rect, on: &rendering)
  }
}
