import Canvas
import Course

/// One line over a picture that shows the network it is a layer of, and where in it we are.
struct PipelineStrip {
  let stage: Stage
  private let rect: Rect

  init(_ stage: Stage, in rect: Rect) {
    self.stage = stage
    self.rect = rect
  }

  private var pipeline: Pipeline? {
    rect.height >= 9 && stage.demonstration.view != .pipeline ? stage.demonstration.pipeline : nil
  }

  /// What it leaves of the room.
  var rest: Rect {
    guard pipeline != nil else { return rect }
    return Rect(x: rect.x, y: rect.y + 2, width: rect.width, height: rect.height - 2)
  }

  func draw(on rendering: inout Rendering) {
    guard let pipeline else { return }
    var x = rect.x + 1
    for (place, entry) in pipeline.stages.enumerated() {
      let isNow = place == pipeline.current
      let text = "\(entry.name) \(entry.shape)"
      x = rendering.frame.write(
        text, x: x, y: rect.y, isNow ? .chosen : .quiet, width: rect.right - x)
      guard place + 1 < pipeline.stages.count else { break }
      x = rendering.frame.write(" → ", x: x, y: rect.y, .quiet, width: rect.right - x)
    }
  }
}
