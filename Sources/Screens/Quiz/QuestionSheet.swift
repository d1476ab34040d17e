import Canvas
import Compute
import Course
import Mistakes
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

  func lastScroll(in room: Size) -> Int {
    max(0, (blocks(room).map(\.rect.bottom).max() ?? 0) - room.height)
  }

  func draw(in rect: Rect, scroll: Int, on rendering: inout Rendering) {
    let blocks = blocks(rect.size)
    let height = blocks.map(\.rect.bottom).max() ?? 0
    let first = min(scroll, max(0, height - rect.height))
    let top = rect.y + (rect.height >= height + 3 ? 1 : 0) - first
    rendering.clipped(to: rect) { rendering in
      for block in blocks {
        block.draw(&rendering, Point(x: rect.x + block.rect.x, y: top + block.rect.y))
      }
    }
    if first > 0 { rendering.frame.write("↑", endingAt: rect.right, y: rect.y, .key) }
    if first + rect.height < height {
      rendering.frame.write("PageDown ↓", endingAt: rect.right, y: rect.bottom - 1, .key)
    }
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
    if let grid = AnswerGrid(question, entry, stand) {
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

/// What is chosen from, or put in order, each with its letter.
private struct ThingList {
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

/// The cells that are filled in, or the printed result in which one is pointed at.
private struct AnswerGrid {
  private let caption: String
  private let texts: [String]
  private let grid: NumberGrid
  private let isFilled: Bool
  /// The cell under the cursor.
  private let chosen: Int?
  /// The cells that were answered wrongly, where that is told, and those that are right.
  private let wrong: Set<Int>
  private let right: Set<Int>

  /// - Returns: nil where the answer has no cells.
  init?(_ question: Question, _ entry: AnswerEntry, _ stand: QuestionSheet.Stand) {
    guard let size = entry.grid else { return nil }
    if let printed = question.printed {
      caption = "printed  \(printed.shape)"
      texts = printed.cells.map { $0?.text.withMinus ?? "·" }
    } else {
      caption = stand == .solved ? "exact" : "your answer"
      texts =
        stand == .solved
        ? question.answer.cellTexts(question.form)
        : entry.cells.map { $0.isEmpty ? "·" : $0.withMinus }
    }
    isFilled = question.printed == nil
    let width = texts.map(\.columns).max() ?? 1
    grid = NumberGrid(
      rows: size.rows, columns: size.columns, cellWidth: isFilled ? max(3, width) : width, gap: 3)
    chosen = stand == .open || !isFilled ? entry.chosen : nil
    var right: Set<Int> = []
    if stand == .solved, case .place(let place) = question.answer, let printed = question.printed {
      right = [printed.shape.offset(of: place)]
    }
    self.right = right
    wrong = stand == .solved && !right.isEmpty ? Set([entry.chosen].compactMap { $0 }) : []
  }

  var size: Size {
    Size(width: max(grid.size.width, caption.columns), height: grid.size.height + 1)
  }

  private func role(_ cell: Int) -> Role {
    if right.contains(cell) { return .exact }
    if wrong.contains(cell) { return .erratum }
    if cell == chosen { return .chosen }
    return isFilled ? texts[cell] == "·" ? .pending : .covered : .output
  }

  func draw(at origin: Point, on rendering: inout Rendering) {
    rendering.frame.write(caption, x: origin.x, y: origin.y, .quiet)
    let place = Point(x: origin.x - grid.lead + 1, y: origin.y + 1)
    grid.draw(on: &rendering.frame, at: place) { row, column in
      let cell = row * grid.columns + column
      return (texts[cell], Style(role(cell)))
    }
    for cell in texts.indices {
      let (row, column) = (cell / grid.columns, cell % grid.columns)
      guard let rect = grid.rect(row: row, column: column, at: place) else { continue }
      rendering.add(.answer(cell), at: rect)
      if right.contains(cell) { rendering.frame.write("✓", x: rect.x - 1, y: rect.y, .exact) }
      if cell == chosen { rendering.frame.cursor = rect.origin }
    }
  }
}
