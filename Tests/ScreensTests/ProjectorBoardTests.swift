import Canvas
import Course
import Testing

@testable import Screens

@Suite("Before a class")
struct ProjectorBoardTests {
  static let size = Size(width: 60, height: 18)

  @Test("At 60×18 every moment of every lesson is whole", arguments: SampleLessons.ids)
  func nothingIsCut(id: String) throws {
    let player = Player(try SampleLessons.lesson(id)).projected(60, 18)
    for position in player.script.sample(60) {
      var player = player.at(position)
      let boards = player.boards(Self.size)
      for (page, board) in boards.enumerated() {
        player.page = page
        let text = player.view(Self.size).frame.lines.joined(separator: "\n")
        // What the lesson itself says may have an ellipsis; a long side is broken by one.
        let isOwn = !board.lines.isEmpty || player.stage?.demonstration.view == .ruler
        let isCut = !isOwn && text.contains("…")
        #expect(!isCut, "step \(position + 1), board \(page + 1)\n\(text)")
        #expect(!text.contains("�"))
        for place in board.places where !place.panel.standsAlone {
          let needed = place.panel.size(place.level, in: place.rect.size)
          let isWhole = needed.map {
            $0.width <= place.rect.width && $0.height <= place.rect.height
          }
          #expect(
            isWhole == true, "step \(position + 1), board \(page + 1): \(place.panel.caption)")
        }
      }
    }
  }
}

extension Player {
  /// The player before a class, in a terminal of a size.
  func projected(_ width: Int, _ height: Int) -> Player {
    var player = sized(width, height)
    player.projection = Projection()
    return player
  }
}
