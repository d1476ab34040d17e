import Canvas
import Compute
import Course

/// A sliding window over a volume: the sheets with the window on each of them, what each adds, and
/// how that becomes one number; for pooling each sheet by itself.
struct VolumeView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    if stage.addsSheets && stage.sheetCount == 1 {
      // One sheet and several filters: what matters is which filter makes which map.
      FiltersView(stage).draw(in: rect, on: &rendering)
    } else if stage.addsSheets, let columns = VolumeColumns(stage, in: rect) {
      columns.draw(on: &rendering)
    } else if !stage.addsSheets, let columns = PooledColumns(stage, in: rect) {
      columns.draw(on: &rendering)
    } else {
      VolumeStack(stage, in: rect).draw(on: &rendering)
    }
  }
}
