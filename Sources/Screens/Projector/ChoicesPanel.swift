import Canvas
import Quiz

/// A question and what there is to choose from, each with a letter that can be read from afar.
struct ChoicesPanel: BoardPanel {
  private let question: String
  private let things: [String]
  private let marks: [Role]

  init(_ question: String, _ things: [String], _ marks: [Role]) {
    self.question = question
    self.things = things
    self.marks = marks
  }

  var caption: String { "" }
  var standsAlone: Bool { true }

  private static let indent = 6

  func size(_ level: BlockLevel, in room: Size) -> Size? { level == .tight ? room : nil }

  private func lines(width: Int) -> (question: [String], things: [[String]]) {
    (
      TextFlow.wrap(question, width: min(width, 72)),
      things.map { TextFlow.wrap($0, width: min(width - Self.indent, 72)) }
    )
  }

  /// Whether all of it can be seen.
  func fits(_ room: Size) -> Bool {
    let lines = lines(width: room.width - 4)
    return lines.things.joined().count + lines.question.count + 1 <= room.height
  }

  func draw(
    _ level: BlockLevel, in rect: Rect, _ glyphs: BlockText.Glyphs, on rendering: inout Rendering
  ) {
    let lines = lines(width: rect.width - 4)
    let large = lines.things.reduce(0) { $0 + max(3, $1.count) } + lines.question.count + 1
    let isLarge = large <= rect.height
    let heights = lines.things.map { isLarge ? max(3, $0.count) : $0.count }
    let used = lines.question.count + 1 + heights.reduce(0, +)
    let air = min(1, max(0, rect.height - used) / max(1, things.count))
    var y = rect.y + max(0, (rect.height - used - air * (things.count - 1)) / 2)
    let left = rect.x + 2
    for line in lines.question {
      rendering.frame.write(line, x: left, y: y, .title)
      y += 1
    }
    y += 1
    for (place, text) in lines.things.enumerated() {
      let role = marks[place]
      let block = Rect(x: left, y: y, width: rect.width - 4, height: heights[place])
      if [.result, .chosen].contains(role) {
        // A large letter needs air around it, which it would not have on a ground of its own.
        let ground = Rect(
          x: left + Self.indent - 1, y: y, width: block.width - Self.indent + 1,
          height: block.height)
        rendering.frame.fill(isLarge ? ground : block, Cell(" ", Style(role)))
        rendering.frame.cursor = Point(x: left, y: y)
      }
      drawLetter(place, role, isLarge, at: block.origin, glyphs, on: &rendering.frame)
      let start = y + (heights[place] - text.count) / 2
      for (row, line) in text.enumerated() {
        rendering.frame.write(line, x: left + Self.indent, y: start + row, role)
      }
      rendering.add(.answer(place), at: block)
      y += heights[place] + air
    }
  }

  private func drawLetter(
    _ place: Int, _ role: Role, _ isLarge: Bool, at origin: Point, _ glyphs: BlockText.Glyphs,
    on frame: inout Frame
  ) {
    let letter = AnswerForm.letter(place).uppercased()
    let withoutGround: [Role: Role] = [.text: .key, .chosen: .window, .result: .exact]
    let shown = isLarge ? withoutGround[role] ?? role : role == .text ? .key : role
    if isLarge, BlockText.canWrite(letter) {
      BlockText(letter, scale: 1, glyphs).draw(
        on: &frame, at: Point(x: origin.x + 1, y: origin.y), Style(shown))
    } else {
      frame.write(letter, x: origin.x + 1, y: origin.y, shown)
    }
  }
}
