import Canvas
import Course

/// The picture that a lesson has of its operation, with the whole screen to itself.
struct PicturePanel: BoardPanel {
  let stage: Stage
  let moment: Script.Moment

  var caption: String { "" }
  var standsAlone: Bool { true }

  func size(_ level: BlockLevel, in room: Size) -> Size? { level == .tight ? room : nil }

  func draw(
    _ level: BlockLevel, in rect: Rect, _ glyphs: BlockText.Glyphs, on rendering: inout Rendering
  ) {
    StageView(stage, moment: moment).drawPicture(in: rect, on: &rendering)
  }
}

/// A function's graph with the point of the number in play, with the whole screen to itself.
struct GraphPanel: BoardPanel {
  let stage: Stage

  var caption: String { "" }
  var standsAlone: Bool { true }

  func size(_ level: BlockLevel, in room: Size) -> Size? { level == .tight ? room : nil }

  func draw(
    _ level: BlockLevel, in rect: Rect, _ glyphs: BlockText.Glyphs, on rendering: inout Rendering
  ) {
    FunctionGraph(stage, in: rect)?.draw(on: &rendering)
  }
}
