import Canvas
import Course
import Quiz

extension QuizScreen {
  /// The screen at a size.
  public func view(_ size: Size) -> Rendering {
    guard Chrome.isEnough(size) else { return Chrome.tooSmall(size) }
    if let solution { return solution.view(size) }
    if let helpPage { return Self.help.view(size, page: helpPage) }
    if let projection { return projected(size, projection.glyphs) }
    var rendering = Rendering(size)
    let chrome = chrome(size)
    chrome.drawRules(on: &rendering.frame)
    drawHeader(chrome, on: &rendering.frame)
    if let question {
      sheet(question).draw(in: chrome.body, scroll: scroll, on: &rendering)
    } else {
      drawSummary(in: chrome.body, on: &rendering.frame)
    }
    drawLines(lines(width: chrome.text.width), in: chrome, on: &rendering.frame)
    drawFooter(chrome, on: &rendering.frame)
    rendering.keepCursorInView()
    return rendering
  }

  private var style: NumberStyle { lesson.map { NumberStyle($0) } ?? .fraction }

  private func sheet(_ question: Question) -> QuestionSheet {
    QuestionSheet(
      question, style: style, entry: entry,
      told.map { $0.isRight || $0.isSolved ? .solved : .given } ?? .open)
  }

  /// What is said below the question takes as much room as it needs, up to half of the screen.
  private func chrome(_ size: Size) -> Chrome {
    let usual = Chrome(size, hasText: question != nil)
    let needed = lines(width: usual.text.width).count
    guard needed > usual.textRows, usual.textRows > 0 else { return usual }
    return Chrome(size, textRows: min(needed, size.height / 2))
  }

  /// The last row that can be the first in view.
  var lastScroll: Int {
    guard let question, Chrome.isEnough(size) else { return 0 }
    if projection != nil { return boards(size).count - 1 }
    return sheet(question).lastScroll(in: chrome(size).body.size)
  }

  /// How far PageDown goes.
  var pageStep: Int { projection != nil ? 1 : max(1, chrome(size).body.height - 2) }

  private func drawHeader(_ chrome: Chrome, on frame: inout Frame) {
    var left: [(text: String, role: Role)] = [("Quiz", .title)]
    if let lesson, chrome.size.width >= 36 {
      left += [(" · ", .quiet), (lesson.title, .text)]
    }
    let right = round.rightCount
    let score = "✓ \(right)  ✗ \(round.outcomes.count - right)"
    let count = round.questions.count
    guard question != nil else {
      return chrome.drawHeader(left, right: score, on: &frame)
    }
    let place = "\(number + 1) of \(count)"
    chrome.drawHeader(
      left, right: chrome.size.width >= 50 ? "question \(place)   \(score)" : place, on: &frame)
  }

  // MARK: - What is said

  /// Parts of a row, one after the other.
  typealias Line = [(text: String, role: Role)]

  /// The answer so far, hints, what is said to the answer; broken into rows.
  private func lines(width: Int) -> [Line] {
    guard let question else { return [] }
    let width = min(width, 110)
    if let told {
      return answered(told, question).flatMap { Self.wrap($0, width: width) }
    }
    var lines = [answerLine(question, width: width)]
    if let request { lines += Self.wrap(Remark("", request, .match), width: width) }
    for hint in hints { lines += Self.wrap(Remark("hint  ", hint, .text), width: width) }
    return lines
  }

  /// Something that is said, and what stands before it.
  private struct Remark {
    let label: String
    let text: String
    let role: Role

    init(_ label: String, _ text: String, _ role: Role) {
      self.label = label
      self.text = text
      self.role = role
    }
  }

  private static func wrap(_ remark: Remark, width: Int) -> [Line] {
    let rows = TextFlow.wrap(remark.text, width: width - remark.label.columns)
    let indent = String(repeating: " ", count: remark.label.columns)
    let labelRole: Role = remark.role == .text ? .quiet : remark.role
    return rows.enumerated().map {
      [($0 == 0 ? remark.label : indent, labelRole), ($1, remark.role)]
    }
  }

  /// `answer  12▏  a whole number`.
  private func answerLine(_ question: Question, width: Int) -> Line {
    let typed = entry.shown + (isTyped ? "▏" : "")
    let form = instruction(question.form)
    let fits = Self.answerLabel.columns + typed.columns + 3 + form.columns <= width
    return [(Self.answerLabel, .quiet), (typed, .covered)]
      + (fits || entry.isEmpty ? [(typed.isEmpty ? form : "   " + form, .quiet)] : [])
  }

  func instruction(_ form: AnswerForm) -> String {
    if case .place = form { return "point with the arrows, or type \(form.instruction)" }
    return form.instruction
  }

  private static let answerLabel = "answer  "

  /// Whether the answer is typed in the line.
  private var isTyped: Bool { entry.grid == nil && entry.things == nil }

  /// What is said to an answer.
  private func answered(_ told: Told, _ question: Question) -> [Remark] {
    var remarks: [Remark] = []
    switch told.judgement {
    case .right(let remark):
      let praise = [told.isRepeated ? "Right this time." : "Right.", remark].compactMap { $0 }
      remarks.append(Remark("✓ ", told.given ?? "", .exact))
      remarks.append(Remark("  ", praise.joined(separator: " "), .text))
    case .wrong(_, let remark):
      if let given = told.given { remarks.append(Remark("✗ ", given, .erratum)) }
      let usual = told.given == nil ? "No answer was given." : "That is not right."
      remarks.append(Remark("  ", remark ?? usual, .text))
    case .again(let text): remarks.append(Remark("", text, .match))
    }
    guard told.isSolved || told.isRight else { return remarks }
    if !told.isRight { remarks.append(Remark("✓ ", "Right is \(question.answerText).", .exact)) }
    let reasons = [question.solution.calculation, question.solution.why].compactMap { $0 }
    return remarks + reasons.map { Remark("  ", $0, .quiet) }
  }

  private func drawLines(_ lines: [Line], in chrome: Chrome, on frame: inout Frame) {
    let rect = chrome.text
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let isCut = row == rect.height - 1 && lines.count > rect.height
      var x = rect.x
      for part in line {
        x = frame.write(part.text.shortened(to: rect.right - x), x: x, y: rect.y + row, part.role)
      }
      if isCut { frame.write("…", endingAt: rect.right, y: rect.y + row, .quiet) }
    }
    guard told == nil, question != nil, isTyped, rect.height > 0 else { return }
    frame.cursor = Point(
      x: min(rect.right - 1, rect.x + Self.answerLabel.columns + entry.shown.columns), y: rect.y)
  }

  // MARK: - The last line

  private func drawFooter(_ chrome: Chrome, on frame: inout Frame) {
    let y = chrome.footerY
    let room = chrome.size.width - 2
    if let notice {
      frame.write(notice.shortened(to: room), x: 1, y: y, .match)
      return
    }
    if chrome.textRows == 0, told != nil || !entry.isEmpty, let line = lines(width: room).first {
      let text = line.map(\.text).joined()
      frame.write(text.shortened(to: room), x: 1, y: y, line.last?.role ?? .text)
      return
    }
    Footer(entries: footerEntries).draw(on: &frame, y: y)
  }

  private var footerEntries: [(label: String, word: String)] {
    let last = [("?", "keys"), ("q", "back")]
    guard let question else {
      let isPerfect = round.rightCount == round.questions.count
      return [("Enter", isPerfect ? "done" : "the wrong ones again"), ("y", "command")] + last
    }
    guard let told else {
      var entries = inputEntries
      entries.append(("Enter", "answer"))
      if hints.count < question.hints.count { entries.append(("h", "hint")) }
      entries.append(("!", "skip"))
      return entries + last
    }
    if told.isRight { return [("Enter", "next"), ("s", "solution")] + last }
    return told.isSolved
      ? [("Enter", "next"), ("s", "solution"), ("r", "try again")] + last
      : [("Enter", "solution"), ("r", "try again"), ("n", "next")] + last
  }

  /// How the answer is given.
  private var inputEntries: [(label: String, word: String)] {
    switch entry.form {
    case .choice(let things): [("a–\(AnswerForm.letter(things.count - 1))", "choose")]
    case .order(let things): [("a–\(AnswerForm.letter(things.count - 1))", "in order")]
    case .place: [("←↑↓→", "point")]
    case .matrix: [("space", "next cell")]
    case .number, .shape: []
    }
  }

  // MARK: - The end

  private func drawSummary(in rect: Rect, on frame: inout Frame) {
    let rows = summary
    let top = rect.height > rows.count + 2 ? rect.y + 1 : rect.y
    for (row, line) in rows.prefix(rect.bottom - top).enumerated() {
      let isCut = top + row == rect.bottom - 1 && row < rows.count - 1
      frame.write(
        isCut ? "… and \(rows.count - row) more" : line.text.shortened(to: rect.width - 2),
        x: rect.x + 1, y: top + row, isCut ? .quiet : line.role)
    }
  }

  /// How many were right, then each question with what became of it.
  private var summary: [(text: String, role: Role)] {
    let count = round.questions.count
    let verdict =
      round.rightCount == count
      ? "All right: \(count) of \(count)." : "\(round.rightCount) of \(count) right."
    var rows: [(text: String, role: Role)] = [(verdict, .title), ("", .text)]
    for (question, outcome) in zip(round.questions, round.outcomes) {
      let title = lessons.count == 1 ? nil : lessons[question.id.lesson]?.title
      let hints = outcome.hints
      let helped = hints == 0 ? "" : " (\(hints) hint\(hints == 1 ? "" : "s"))"
      let asked = [title, question.prompt.last].compactMap { $0 }.joined(separator: ": ")
      let mark = outcome.isRight ? "✓" : "✗"
      rows.append(("\(mark) \(asked)\(helped)", outcome.isRight ? .text : .erratum))
    }
    return rows
  }
}
