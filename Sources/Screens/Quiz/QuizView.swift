import Canvas
import Course
import Quiz

extension QuizScreen {
  /// The screen at a size.
  public func view(_ size: Size) -> Rendering {
    guard Chrome.isEnough(size) else { return Chrome.tooSmall(size) }
    if let solution { return solution.view(size) }
    if let helpPage { return help.view(size, page: helpPage) }
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
    drawLines(in: chrome, on: &rendering.frame)
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

  /// What is said below the question takes as much room as it needs, up to half of the screen; what is
  /// said to an answer has room on the smallest screen, too.
  func chrome(_ size: Size) -> Chrome {
    let usual = Chrome(size, hasText: question != nil)
    let needed = lines(width: usual.text.width).count
    guard needed > usual.textRows, usual.textRows > 0 || told != nil else { return usual }
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
      let again = size.width < 50 ? "wrong again" : "the wrong ones again"
      return [("Enter", isPerfect ? "done" : again), ("y", "command")] + last
    }
    guard let told else {
      var entries = [("Enter", "answer")] + inputEntries
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
