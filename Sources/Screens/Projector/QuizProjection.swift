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
    let shown = min(max(0, scroll), boards.count - 1)
    let board = boards[shown]
    rendering.clipped(to: chrome.strip) { board.draw(glyphs, in: chrome.body, on: &$0) }
    let title = lesson?.title ?? "Quiz"
    let place = boards.count > 1 ? "board \(shown + 1) of \(boards.count)" : ""
    chrome.drawTitle(
      title, aside(board.caption, place, beside: title, width: size.width), on: &rendering.frame)
    chrome.drawWords(
      words(beside: board), beside: clock.columns + 1, on: &rendering.frame)
    drawClock(chrome, glyphs, on: &rendering.frame)
    rendering.keepCursorInView()
    return rendering
  }

  /// What the board is, which of several, and which question it belongs to, as much of it as there is
  /// room for; what the board is goes before the title.
  private func aside(
    _ caption: String, _ place: String, beside title: String, width: Int
  ) -> String {
    let number = "\(number + 1) of \(round.questions.count)"
    let texts = [[caption, place, number], [caption, number]].map { parts in
      parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }
    return texts.first { $0.columns + title.columns + 6 <= width }
      ?? texts.first { $0.columns + 8 <= width } ?? number
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
    remarks.append(question.misprint ?? "✓ \(question.answerText)")
    return remarks + [question.solution.calculation, question.solution.why].compactMap { $0 }
  }

  /// The answer as far as it is typed or as it was judged, and what is said to it, or the hint that was
  /// given last.
  private func words(beside board: Board) -> [String] {
    guard let told else {
      let typed = entry.things == nil && entry.cells.isEmpty && !entry.isEmpty ? [entry.shown] : []
      if let said = notice ?? request ?? hints.last { return typed + [said] }
      guard typed.isEmpty else { return typed }
      // With only a grid in view the question must not be forgotten.
      let isAside = board.places.contains { !$0.panel.standsAlone }
      return isAside ? [question?.prompt.last].compactMap { $0 } : []
    }
    if let notice { return [notice] }
    switch told.judgement {
    case .right(let remark): return given(told, "✓") + [remark ?? "Right."]
    case .wrong(_, let remark):
      let usual = told.given == nil ? nil : "That is not right."
      return given(told, "✗") + [remark ?? usual].compactMap { $0 }
    case .again(let text): return [text]
    }
  }

  /// What was answered, where no board shows it.
  private func given(_ told: Told, _ mark: String) -> [String] {
    switch entry.form {
    case .matrix, .choice: []
    default: told.given.map { ["\(mark) \($0)"] } ?? []
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
    let answer = question.misprint ?? question.answerText
    var boards: [Board] = []
    if entry.things == nil, BlockText.canWrite(answer) {
      boards = BoardPacker(room: room).boards([EquationPanel("✓", [answer])])
    }
    var pages = TextPages(room)
    if question.misprint != nil {
      pages.add(answer, .title)
    } else if boards.isEmpty, entry.things == nil {
      pages.add(answer, .exact, after: "✓ ")
    }
    for reason in [question.solution.calculation, question.solution.why].compactMap({ $0 }) {
      pages.add(reason, .text)
    }
    return boards + pages.pages.map { Board(lines: $0) }
  }

  /// The printed result in which one value is pointed at; once it is told, with the misprint.
  private func grid(of printed: PrintedTensor) -> GridPanel {
    var misprint: Int?
    if isRightTold, case .place(let place)? = question?.answer {
      misprint = printed.shape.offset(of: place)
    }
    let pointed = misprint == nil || misprint == entry.chosen ? nil : entry.chosen
    let items = printed.cells.enumerated().map { place, cell in
      let isWrong = place == misprint
      return GridPanel.Item(
        text: cell?.text.withMinus ?? "·",
        role: isWrong ? .erratum : place == entry.chosen ? .chosen : .text, target: .answer(place),
        label: isWrong ? "✗" : place == pointed ? "▸" : "")
    }
    let marks = [
      misprint == nil ? nil : "✗ the misprint", pointed == nil ? nil : "▸ where you pointed",
    ]
    let caption = ["printed"] + marks.compactMap { $0 }
    return GridPanel(
      caption.joined(separator: ", "), rows(items, of: printed.shape.sizes.last ?? 1))
  }

  /// The matrix that is the answer, as far as its cells are filled, and what is wrong in it once it was
  /// judged; nil for another answer.
  private var filled: GridPanel? {
    guard !entry.cells.isEmpty, let columns = entry.grid?.columns, columns > 0 else { return nil }
    let wrong = told?.given == nil ? [] : question?.wrongCells(entry.text) ?? []
    let items = entry.cells.enumerated().map { place, text in
      let isWrong = wrong.contains(place)
      return GridPanel.Item(
        text: text.isEmpty ? "·" : text.withMinus,
        role: isWrong ? .erratum : told == nil && place == entry.chosen ? .chosen : .text,
        target: .answer(place), label: isWrong ? "✗" : "")
    }
    return GridPanel("answer", rows(items, of: columns))
  }

  private func rows(_ items: [GridPanel.Item], of columns: Int) -> [[GridPanel.Item]] {
    stride(from: 0, to: items.count, by: max(1, columns)).map {
      Array(items[$0..<min($0 + max(1, columns), items.count)])
    }
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
