import Canvas

/// One thing that is shown to a class: a grid, a sum, a picture.
protocol BoardPanel: Sendable {
  /// What it is; written above it, or in the first line where it stands alone.
  var caption: String { get }
  /// Whether nothing stands beside it.
  var standsAlone: Bool { get }
  /// What is written on it in large digits, for those who cannot see them.
  var texts: [String] { get }
  /// The room it takes; nil where it cannot be shown whole so large.
  func size(_ level: BlockLevel, in room: Size) -> Size?
  func draw(
    _ level: BlockLevel, in rect: Rect, _ glyphs: BlockText.Glyphs, on rendering: inout Rendering)
}

extension BoardPanel {
  var standsAlone: Bool { false }
  var texts: [String] { [] }

  /// The largest level at which it fits a room by itself.
  func largest(in room: Size) -> BlockLevel? {
    BlockLevel.allCases.last { level in
      guard let size = size(level, in: room) else { return false }
      return size.width <= room.width && size.height <= room.height
    }
  }
}

/// What is on the projector at once: panels in their places, or a page of text.
struct Board: Sendable {
  struct Place: Sendable {
    let panel: any BoardPanel
    let level: BlockLevel
    let rect: Rect
    let showsCaption: Bool
  }

  var places: [Place] = []
  /// Lines of text, where there are no panels.
  var lines: [TextPages.Line] = []

  /// What stands in the first line beside the title.
  var caption: String {
    guard places.count == 1, let only = places.first, !only.showsCaption else { return "" }
    return only.panel.caption
  }

  func draw(_ glyphs: BlockText.Glyphs, in rect: Rect, on rendering: inout Rendering) {
    for place in places {
      let spot = Rect(
        x: rect.x + place.rect.x, y: rect.y + place.rect.y, width: place.rect.width,
        height: place.rect.height)
      if place.showsCaption {
        rendering.frame.write(
          place.panel.caption, x: spot.x, y: spot.y - 1, .quiet, width: rect.right - spot.x)
      }
      place.panel.draw(place.level, in: spot, glyphs, on: &rendering)
    }
    TextPages.draw(lines, in: rect, on: &rendering.frame)
  }
}
