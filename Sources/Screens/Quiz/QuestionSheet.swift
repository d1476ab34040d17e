import Canvas
import Compute
import Course
import Quiz

/// A question as it is read: what is said, matrices side by side, what is chosen or filled in.
struct QuestionSheet {
  private let question: Question
  private let style: NumberStyle
  private let entry: AnswerEntry
  private let stand: Stand

  /// How far the answer has come.
  enum Stand: Hashable {
    /// It is asked for.
    case open
    /// It was given, and the right one is not told.
    case given
    /// The right one is told.
    case solved
  }

  init(_ question: Question, style: NumberStyle, entry: AnswerEntry, _ stand: Stand) {
    self.question = question
    self.style = style
    self.entry = entry
    self.stand = stand
  }

  /// A part of the sheet, and where it stands in it.
  private struct Block {
    let rect: Rect
    let draw: (inout Rendering, Point) -> Void
  }

  /// The rows of it that can be in view at once: where there are more, one is kept for what leads to
  /// them.
  private static func shownRows(_ height: Int, in room: Size) -> Int {
    height > room.height && room.height > 1 ? room.height - 1 : room.height
  }

  func lastScroll(in room: Size) -> Int {
    let height = blocks(room).map(\.rect.bottom).max() ?? 0
    return max(0, height - Self.shownRows(height, in: room))
  }

  func draw(in rect: Rect, scroll: Int, on rendering: inout Rendering) {
    let blocks = blocks(rect.size)
    let height = blocks.map(\.rect.bottom).max() ?? 0
    let rows = Self.shownRows(height, in: rect.size)
    let first = min(scroll, max(0, height - rows))
    let top = rect.y + (rect.height >= height + 3 ? 1 : 0) - first
    let shown = Rect(x: rect.x, y: rect.y, width: rect.width, height: rows)
    rendering.clipped(to: shown) { rendering in
      for block in blocks {
        block.draw(&rendering, Point(x: rect.x + block.rect.x, y: top + block.rect.y))
      }
    }
    guard rows < rect.height else { return }
    let ways = [first > 0 ? "PageUp ↑" : nil, first + rows < height ? "PageDown ↓" : nil]
    let text = ways.compactMap { $0 }.joined(separator: "  ")
    let short = [first > 0 ? "↑" : nil, first + rows < height ? "PageDown ↓" : nil]
    rendering.frame.write(
      text.columns <= rect.width ? text : short.compactMap { $0 }.joined(separator: " "),
      endingAt: rect.right, y: rect.bottom - 1, .key)
  }

  // MARK: - Where everything stands

  private func blocks(_ room: Size) -> [Block] {
    let margin = room.width >= 74 ? 3 : room.width >= 40 ? 1 : 0
    let width = room.width - 2 * margin
    var blocks: [Block] = []
    var y = 0
    for (place, paragraph) in question.prompt.enumerated() {
      let role: Role = place == question.prompt.count - 1 ? .title : .text
      for line in TextFlow.wrap(paragraph, width: min(Card.measure, width)) {
        blocks.append(
          Block(rect: Rect(x: margin, y: y, width: line.columns, height: 1)) { rendering, origin in
            rendering.frame.write(line, x: origin.x, y: origin.y, role)
          })
        y += 1
      }
    }
    var x = 0
    var rowHeight = 0
    func place(_ size: Size, _ draw: @escaping (inout Rendering, Point) -> Void) {
      if x > 0, x + size.width > width {
        y += rowHeight
        (x, rowHeight) = (0, 0)
      }
      if x == 0, y > 0 { y += 1 }
      blocks.append(
        Block(rect: Rect(x: margin + x, y: y, width: size.width, height: size.height), draw: draw))
      x += size.width + 4
      rowHeight = max(rowHeight, size.height)
    }
    for plane in question.exhibits.flatMap(\.planes) {
      let block = MatrixBlock(
        plane, style, .numbers, room: Size(width: width, height: max(3, room.height - 1)))
      place(block.size) { rendering, origin in block.draw(on: &rendering.frame, at: origin) }
    }
    for grid in AnswerGrid.all(of: question, entry, stand) {
      place(grid.size) { rendering, origin in grid.draw(at: origin, on: &rendering) }
    }
    if let things = entry.things {
      var right: Int?
      if stand == .solved, case .choice(let number) = question.answer { right = number }
      let list = ThingList(
        things, width: min(Card.measure, width), entry, isOpen: stand == .open, right: right)
      place(list.size) { rendering, origin in list.draw(at: origin, on: &rendering) }
    }
    return blocks
  }
}
