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
    chrome.drawWords(projectedWords, on: &rendering.frame)
    drawClock(chrome, glyphs, on: &rendering.frame)
    rendering.frame.keepCursorInside()
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

  /// The answer as far as it is given, what was said to it, or the hint that was given last.
  private var projectedWords: String {
    if let notice { return notice }
    if let request { return request }
    guard let told else {
      if let hint = hints.last { return hint }
      if entry.things == nil, !entry.isEmpty { return entry.shown }
      // With only a grid in view the question must not be forgotten.
      let board = boards(size)[min(max(0, scroll), boards(size).count - 1)]
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
      let ordered = things.enumerated().map { place, thing in
        entry.order.firstIndex(of: place).map { "\($0 + 1). \(thing)" } ?? thing
      }
      let choices = ChoicesPanel(question.prompt.last ?? "", ordered, marks(things.count))
      // What leads to the question is read first, unless all of it fits above the choices.
      let story = question.prompt.count > 1 ? pages.pages.map { Board(lines: $0) } : []
      boards = story + BoardPacker(room: room).boards(grids)
      boards += BoardPacker(room: room).boards([choices])
    } else {
      boards = pages.pages.map { Board(lines: $0) } + BoardPacker(room: room).boards(grids)
      if let printed = question.printed {
        boards += BoardPacker(room: room).boards([grid(of: printed)])
      }
    }
    return boards + solved(question, room)
  }

  /// What is right, and why.
  private func solved(_ question: Question, _ room: Size) -> [Board] {
    guard let told, told.isRight || told.isSolved else { return [] }
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

  /// How each choice stands: chosen, right, wrong.
  private func marks(_ count: Int) -> [Role] {
    let isTold = told.map { $0.isSolved || $0.isRight } ?? false
    var right: Int?
    if isTold, case .choice(let number)? = question?.answer { right = number }
    return (0..<count).map { place in
      if place == right { return .result }
      return place == entry.chosen ? (right == nil ? .chosen : .erratum) : .text
    }
  }
}
