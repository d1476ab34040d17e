import Canvas
import Quiz

/// What is said below the question: the answer so far, hints, what is said to the answer.
extension QuizScreen {
  /// Parts of a row, one after the other.
  typealias Line = [(text: String, role: Role)]

  /// All that is said, broken into rows.
  func lines(width: Int) -> [Line] {
    guard let question else { return [] }
    let width = min(width, 110)
    if let told {
      return answered(told, question).flatMap { Self.wrap($0, width: width) }
    }
    var lines = answerLines(question, width: width)
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
    let labelRole: Role = [.text, .quiet].contains(remark.role) ? .quiet : remark.role
    return rows.enumerated().map {
      [($0 == 0 ? remark.label : indent, labelRole), ($1, remark.role)]
    }
  }

  /// `answer  12▏  a whole number`; in which form it is to be given takes further rows where nothing is
  /// typed yet.
  private func answerLines(_ question: Question, width: Int) -> [Line] {
    let typed = entry.shown + (isTyped ? "▏" : "")
    let form = instruction(question.form)
    let fits = Self.answerLabel.columns + typed.columns + 3 + form.columns <= width
    if !fits, entry.isEmpty {
      let label = Self.answerLabel + typed + (typed.isEmpty ? "" : " ")
      return Self.wrap(Remark(label, form, .quiet), width: width)
    }
    return [
      [(Self.answerLabel, .quiet), (typed, .covered)]
        + (fits ? [(typed.isEmpty ? form : "   " + form, .quiet)] : [])
    ]
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
    if let misprint = question.misprint {
      remarks.append(Remark("  ", misprint, .text))
    } else if !told.isRight {
      remarks.append(Remark("✓ ", "Right is \(question.answerText).", .exact))
    }
    let reasons = [question.solution.calculation, question.solution.why].compactMap { $0 }
    return remarks + reasons.map { Remark("  ", $0, .quiet) }
  }

  // MARK: - Where it stands

  /// The rows that stay where they are when one leafs through the others: those of an answer that is
  /// being given.
  private func fixedRows(_ chrome: Chrome) -> Int {
    guard told == nil, let question else { return 0 }
    return min(
      answerLines(question, width: min(chrome.text.width, 110)).count, max(0, chrome.textRows - 2))
  }

  /// How many of the other rows are in view; where that is not all of them, one row says how to get on.
  private func leafRows(_ chrome: Chrome) -> Int {
    let count = lines(width: chrome.text.width).count
    if count <= chrome.textRows { return count }
    return max(1, chrome.textRows - fixedRows(chrome) - 1)
  }

  /// The last of the other rows that can be the first in view.
  private func lastTextScroll(_ chrome: Chrome) -> Int {
    guard chrome.textRows > 1 else { return 0 }
    let count = lines(width: chrome.text.width).count
    return count <= chrome.textRows
      ? 0 : max(0, count - fixedRows(chrome) - leafRows(chrome))
  }

  /// Leafs through what is said.
  ///
  /// - Returns: whether there is more of it that way.
  mutating func leaf(forward: Bool) -> Bool {
    guard projection == nil, Chrome.isEnough(size), question != nil else { return false }
    let chrome = chrome(size)
    let last = lastTextScroll(chrome)
    let here = min(textScroll, last)
    textScroll = forward ? min(last, here + leafRows(chrome)) : max(0, here - leafRows(chrome))
    return textScroll != here
  }

  func drawLines(in chrome: Chrome, on frame: inout Frame) {
    let rect = chrome.text
    let lines = lines(width: rect.width)
    let (fixed, last) = (fixedRows(chrome), lastTextScroll(chrome))
    let first = fixed + min(textScroll, last)
    var shown = lines.prefix(last == 0 ? rect.height : fixed)
    if last > 0 { shown += lines[first..<min(lines.count, first + leafRows(chrome))] }
    for (row, line) in shown.enumerated() {
      var x = rect.x
      for part in line {
        x = frame.write(part.text.shortened(to: rect.right - x), x: x, y: rect.y + row, part.role)
      }
    }
    if last > 0 {
      let ways = [first > fixed ? "PageUp ↑" : nil, first < fixed + last ? "PageDown ↓" : nil]
      let text = ways.compactMap { $0 }.joined(separator: "  ")
      frame.write(
        text.columns <= rect.width ? text : "↑ ↓", endingAt: rect.right, y: rect.bottom - 1, .key)
    }
    guard told == nil, question != nil, isTyped, rect.height > 0 else { return }
    frame.cursor = Point(
      x: min(rect.right - 1, rect.x + Self.answerLabel.columns + entry.shown.columns), y: rect.y)
  }
}
