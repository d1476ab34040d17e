import Canvas
import Course
import Mistakes
import Quiz

extension QuizScreen {
  /// The quiz before a class: a question fills the screen, its choices have large letters, and a clock
  /// runs until it is answered.
  func projected(_ size: Size, _ glyphs: BlockText.Glyphs) -> Rendering {
    var rendering = Rendering(size)
    let chrome = ProjectorChrome(size)
    guard question != nil else {
      let score = EquationPanel("", ["\(round.rightCount)/\(round.questions.count)"])
      BoardPacker(room: chrome.body.size).boards([score]).first?
        .draw(glyphs, in: chrome.body, on: &rendering)
      chrome.drawTitle("Right answers", "", on: &rendering.frame)
      return rendering
    }
    let boards = boards(size)
    let board = boards[min(max(0, scroll), boards.count - 1)]
    rendering.clipped(to: chrome.strip) { board.draw(glyphs, in: chrome.body, on: &$0) }
    let place = "\(number + 1) of \(round.questions.count)"
    chrome.drawTitle(lesson?.title ?? "Quiz", place, on: &rendering.frame)
    chrome.drawWords(words(beside: board), on: &rendering.frame)
    drawClock(chrome, glyphs, on: &rendering.frame)
    rendering.keepCursorInView()
    return rendering
  }

  /// Minutes and seconds since the question was put.
  private var clock: String {
    "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  /// In the lower right corner, large where that leaves the words their room.
  private func drawClock(
    _ chrome: ProjectorChrome, _ glyphs: BlockText.Glyphs, on frame: inout Frame
  ) {
    let text = BlockText(clock, scale: 1, glyphs)
    let right = chrome.size.width - 2
    let top = chrome.size.height - text.size.height
    let corner = Rect(
      x: right - text.size.width - 1, y: top, width: text.size.width + 1, height: text.size.height)
    if frame.isEmpty(corner) {
      text.draw(on: &frame, at: Point(x: right - text.size.width, y: top), Style(.covered))
    } else {
      frame.write(clock, endingAt: right, y: chrome.size.height - 1, .covered)
    }
  }

  /// Where one begins to read once something is told: at the beginning; before a class, where the answer
  /// stands.
  var firstScroll: Int {
    guard projection != nil, let question else { return 0 }
    let room = ProjectorChrome(size).body.size
    let after = solved(question, room).count + (entry.things == nil ? 0 : 1)
    return max(0, min(boards(size).count - after, lastScroll))
  }

  /// For the teacher alone: the question, and what is right.
  var remarks: [String] {
    guard let question else {
      return ["All questions are asked: \(round.rightCount) of \(round.questions.count) right."]
    }
    var remarks = ["Question \(number + 1) of \(round.questions.count)."]
    remarks += question.prompt
    remarks.append("✓ \(question.answerText)")
    return remarks + [question.solution.calculation, question.solution.why].compactMap { $0 }
  }

  /// The answer as far as it is given, what was said to it, or the hint that was given last.
  private func words(beside board: Board) -> String {
    if let notice { return notice }
    if let request { return request }
    guard let told else {
      if let hint = hints.last { return hint }
      if entry.things == nil, entry.cells.isEmpty, !entry.isEmpty { return entry.shown }
      // With only a grid in view the question must not be forgotten.
      return board.places.contains { !$0.panel.standsAlone } ? question?.prompt.last ?? "" : ""
    }
    switch told.judgement {
    case .right(let remark): return remark ?? "Right."
    case .wrong(_, let remark): return remark ?? (told.given == nil ? "" : "That is not right.")
    case .again(let text): return text
    }
  }

  /// The boards of the question; what is right comes last, once it is told.
  func boards(_ size: Size) -> [Board] {
    guard let question else { return [Board()] }
    let room = ProjectorChrome(size).body.size
    let style = lesson.map { NumberStyle($0) } ?? .fraction
    var pages = TextPages(room)
    for (place, paragraph) in question.prompt.enumerated() {
      pages.add(paragraph, place == question.prompt.count - 1 ? .title : .text)
    }
    let grids = question.exhibits.flatMap(\.planes).map { LessonBoards.grid(of: $0, style) }
    var boards: [Board]
    if let things = entry.things {
      let order = rightOrder ?? entry.order
      let ordered = things.enumerated().map { place, thing in
        order.firstIndex(of: place).map { "\($0 + 1). \(thing)" } ?? thing
      }
      let choices = ChoicesPanel(question.prompt.last ?? "", ordered, marks(things.count))
      // What leads to the question is read first, unless all of it fits above the choices.
      let story = question.prompt.count > 1 ? pages.pages.map { Board(lines: $0) } : []
      boards = story + BoardPacker(room: room).boards(grids)
      boards += BoardPacker(room: room).boards([choices])
    } else {
      let answer = question.printed.map(grid(of:)) ?? filled
      boards = pages.pages.map { Board(lines: $0) }
      boards += BoardPacker(room: room).boards(grids + [answer].compactMap { $0 })
    }
    return boards + solved(question, room)
  }

  /// What is right, and why.
  private func solved(_ question: Question, _ room: Size) -> [Board] {
    guard isRightTold else { return [] }
    let answer = question.answerText
    var boards: [Board] = []
    if entry.things == nil, BlockText.canWrite(answer) {
      boards = BoardPacker(room: room).boards([EquationPanel("✓", [answer])])
    }
    var pages = TextPages(room)
    if boards.isEmpty, entry.things == nil { pages.add(answer, .exact, after: "✓ ") }
    for reason in [question.solution.calculation, question.solution.why].compactMap({ $0 }) {
      pages.add(reason, .text)
    }
    return boards + pages.pages.map { Board(lines: $0) }
  }

  /// The printed result in which one value is pointed at.
  private func grid(of printed: PrintedTensor) -> GridPanel {
    let columns = max(1, printed.shape.sizes.last ?? 1)
    let rows = stride(from: 0, to: printed.cells.count, by: columns).map { start in
      (start..<start + columns).map { place in
        GridPanel.Item(
          text: printed.cells[place]?.text.withMinus ?? "·",
          role: place == entry.chosen ? .chosen : .text, target: .answer(place))
      }
    }
    return GridPanel("printed", rows)
  }

  /// The matrix that is the answer, as far as its cells are filled; nil for another answer.
  private var filled: GridPanel? {
    guard !entry.cells.isEmpty, let columns = entry.grid?.columns, columns > 0 else { return nil }
    let rows = stride(from: 0, to: entry.cells.count, by: columns).map { start in
      (start..<min(start + columns, entry.cells.count)).map { place in
        GridPanel.Item(
          text: entry.cells[place].isEmpty ? "·" : entry.cells[place].withMinus,
          role: told == nil && place == entry.chosen ? .chosen : .text, target: .answer(place))
      }
    }
    return GridPanel("answer", rows)
  }

  /// Whether what is right is told.
  private var isRightTold: Bool { told.map { $0.isSolved || $0.isRight } ?? false }

  /// The order that is right, once it is told; nil where none is asked for.
  private var rightOrder: [Int]? {
    if isRightTold, case .order(let order)? = question?.answer { order } else { nil }
  }

  /// How each choice stands: chosen, right, wrong.
  private func marks(_ count: Int) -> [Role] {
    if rightOrder != nil { return Array(repeating: .exact, count: count) }
    var right: Int?
    if isRightTold, case .choice(let number)? = question?.answer { right = number }
    return (0..<count).map { place in
      if place == right { return .result }
      return place == entry.chosen ? (right == nil ? .chosen : .erratum) : .text
    }
  }
}
