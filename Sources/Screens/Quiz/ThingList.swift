import Canvas
import Quiz

/// What is chosen from, or put in order, each with its letter.
struct ThingList {
  private let rows: [[String]]
  private let width: Int
  private let entry: AnswerEntry
  private let isOpen: Bool
  /// The one that is right, where that is told.
  private let right: Int?
  /// The columns before a thing.
  private static let indent = 5

  init(_ things: [String], width: Int, _ entry: AnswerEntry, isOpen: Bool, right: Int?) {
    rows = things.map { TextFlow.wrap($0, width: width - Self.indent - 1) }
    self.width = Self.indent + 1 + (rows.joined().map(\.columns).max() ?? 0)
    self.entry = entry
    self.isOpen = isOpen
    self.right = right
  }

  var size: Size { Size(width: width, height: rows.reduce(0) { $0 + $1.count }) }

  func draw(at origin: Point, on rendering: inout Rendering) {
    var y = origin.y
    for (place, lines) in rows.enumerated() {
      draw(place, lines, at: Point(x: origin.x, y: y), on: &rendering)
      y += lines.count
    }
  }

  /// `▸ b  a larger output`; of things put in order, the number each has got.
  private func draw(
    _ place: Int, _ lines: [String], at origin: Point, on rendering: inout Rendering
  ) {
    let rect = Rect(x: origin.x, y: origin.y, width: width, height: lines.count)
    let isChosen = entry.chosen == place && isOpen
    let turn = entry.order.firstIndex(of: place).map { "\($0 + 1)" }
    let isPicked = turn != nil || (entry.chosen == place && entry.order.isEmpty)
    let isRight = place == right
    let isWrong = right != nil && isPicked && !isRight
    let role: Role =
      isRight ? .exact : isWrong ? .erratum : isChosen ? .chosen : isPicked ? .covered : .text
    let mark = turn ?? (isRight ? "✓" : isWrong ? "✗" : isPicked ? "▸" : " ")
    if isChosen { rendering.frame.fill(rect, Cell(" ", Style(.chosen))) }
    rendering.frame.write(mark, x: origin.x, y: origin.y, isChosen || turn != nil ? role : .text)
    rendering.frame.write(
      AnswerForm.letter(place), x: origin.x + 2, y: origin.y, isChosen ? .chosen : .key)
    for (row, text) in lines.enumerated() {
      rendering.frame.write(text, x: origin.x + Self.indent, y: origin.y + row, role)
    }
    if isChosen { rendering.frame.cursor = Point(x: origin.x + 2, y: origin.y) }
    rendering.add(.answer(place), at: rect)
  }
}
