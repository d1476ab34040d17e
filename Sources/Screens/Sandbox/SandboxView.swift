import Canvas
import Compute
import Course

extension Sandbox {
  /// The screen at a size.
  public func view(_ size: Size) -> Rendering {
    guard Chrome.isEnough(size) else { return Chrome.tooSmall(size) }
    if let helpPage { return Self.help.view(size, page: helpPage) }
    if let projection { return projected(size, projection) }
    var rendering = Rendering(size)
    let chrome = Chrome(size, hasText: true)
    chrome.drawRules(on: &rendering.frame)
    drawHeader(chrome, on: &rendering.frame)
    drawBody(in: chrome.body, on: &rendering)
    drawText(chrome, on: &rendering.frame)
    drawFooter(chrome, on: &rendering.frame)
    rendering.keepCursorInView()
    return rendering
  }

  private func drawHeader(_ chrome: Chrome, on frame: inout Frame) {
    var left = [(origin == nil ? "Sandbox" : "Try it yourself", Role.title)]
    left += [(" · ", .quiet), (bench.operation.rawValue, .text)]
    if let origin, chrome.size.width >= 60 { left += [(" · ", .quiet), (origin.title, .quiet)] }
    chrome.drawHeader(left, right: status, on: &frame)
  }

  /// `window 2 of 9`.
  private var status: String {
    guard let demonstration else { return "no output" }
    let brush = isDrawing ? "brush \(Written(brush, numberStyle).text)   " : ""
    let playing = isPlaying ? "  ▶" : ""
    return brush + "\(demonstration.windowWord) \(window + 1) of \(demonstration.trace.windowCount)"
      + playing
  }

  /// The picture; the numbers under the cursor beside it where it has no room for them; the numbers
  /// alone where there is no picture.
  private func drawBody(in rect: Rect, on rendering: inout Rendering) {
    guard let stage else { return drawRefusal(in: rect, on: &rendering) }
    let whole = picture(stage, in: rect, rendering)
    guard let target = spot.target, !whole.shows(target), let operand = spot.operand else {
      rendering = whole
      return
    }
    let grids = operandGrids([operand])
    let width = min(grids.width, rect.width / 3)
    guard rect.width - width - 3 >= Self.leastPicture else {
      return operandGrids(bench.operands).draw(in: rect, on: &rendering)
    }
    let left = Rect(x: rect.x, y: rect.y, width: rect.width - width - 3, height: rect.height)
    rendering = picture(stage, in: left, rendering)
    let cursor = Rect(x: left.right + 3, y: rect.y, width: width, height: rect.height)
    grids.draw(in: cursor, on: &rendering)
  }

  /// Pictures narrower than this say nothing.
  private static let leastPicture = 24

  private func picture(_ stage: Stage, in rect: Rect, _ rendering: Rendering) -> Rendering {
    var picture = rendering
    StageView(stage, moment: .step(section: 0, index: 0)).draw(in: rect, on: &picture)
    return picture
  }

  private func operandGrids(_ operands: [Bench.Operand]) -> OperandGrids {
    OperandGrids(bench, operands, spot: spot, style: numberStyle, shading: shading)
  }

  /// The numbers, and below them why nothing comes of them.
  private func drawRefusal(in rect: Rect, on rendering: inout Rendering) {
    let lines = TextFlow.wrap(refusal ?? "", width: min(rect.width - 2, 66))
    let shown = lines.prefix(max(1, rect.height - 3))
    let below = rect.height - shown.count
    let grids = operandGrids(bench.operands)
    grids.draw(
      in: Rect(x: rect.x, y: rect.y, width: rect.width, height: below - 1), on: &rendering)
    let top = bench.operands.isEmpty ? rect.y + 1 : rect.y + min(below, grids.height + 1)
    for (line, text) in shown.enumerated() {
      rendering.frame.write(text, x: rect.x + 2, y: top + line, .alarm, width: rect.width - 2)
    }
  }

  // MARK: - Lines of text

  private func drawText(_ chrome: Chrome, on frame: inout Frame) {
    let rect = chrome.text
    guard rect.height > 0 else { return }
    let rows = (0..<rect.height).map {
      Rect(x: rect.x, y: rect.y + $0, width: rect.width, height: 1)
    }
    if rect.height < 4 {
      drawSpot(in: rows[0], on: &frame)
      return drawKnobs(in: rows[1], on: &frame)
    }
    drawKnobs(in: rows[0], on: &frame)
    drawSpot(in: rows[1], on: &frame)
    drawExplanation(in: Array(rows[2...]), on: &frame)
  }

  private func drawKnobs(in rect: Rect, on frame: inout Frame) {
    let knobs = knobs
    let full = knobs.reduce(0) { $0 + $1.letter.count + $1.name.count + $1.value.columns + 5 }
    var x = rect.x
    for knob in knobs {
      x = frame.write(knob.letter, x: x, y: rect.y, .key, width: rect.right - x)
      if full - 3 <= rect.width {
        x = frame.write(" " + knob.name, x: x, y: rect.y, .quiet, width: rect.right - x)
      }
      x = frame.write(" " + knob.value, x: x, y: rect.y, .text, width: rect.right - x)
      x += full - 3 <= rect.width ? 3 : 2
    }
  }

  /// The number under the cursor, or the one that is being typed for it; the size rule at the right.
  private func drawSpot(in rect: Rect, on frame: inout Frame) {
    let value = spotValue.map { Written($0, numberStyle).marked } ?? "none"
    var x = frame.write(
      "\(spotName): ".shortened(to: rect.width), x: rect.x, y: rect.y, .text, width: rect.width)
    if typed.isEmpty {
      x = frame.write(value, x: x, y: rect.y, .title, width: rect.right - x)
    } else {
      // The end of a long number is where one types.
      let room = max(2, rect.right - x - value.columns - 5)
      let shown = typed.columns <= room ? typed : "…" + typed.suffix(room - 1)
      x = frame.write(value + " → ", x: x, y: rect.y, .quiet, width: rect.right - x)
      x = frame.write(
        shown.replacing("-", with: "−"), x: x, y: rect.y, .match, width: rect.right - x)
      frame.cursor = Point(x: min(x, rect.right - 1), y: rect.y)
    }
    let after = changeText.map { "   " + $0 } ?? ""
    if typed.isEmpty, x + after.columns <= rect.right {
      x = frame.write(after, x: x, y: rect.y, .quiet)
    }
    if let ruleText, refusal == nil, x + 3 + ruleText.columns <= rect.right {
      frame.write(ruleText, endingAt: rect.right, y: rect.y, .quiet)
    }
    if spot.operand == .bias { frame.cursor = Point(x: min(x, rect.right - 1), y: rect.y) }
  }

  private func drawExplanation(in rows: [Rect], on frame: inout Frame) {
    guard let first = rows.first else { return }
    let width = min(first.width, 110)
    let sentences = explanation(width: width)
    // Each sentence begins a line of its own; where there are too many lines, the first gives way.
    var lines = sentences.map { TextFlow.wrap($0, width: width) }
    while lines.joined().count > rows.count {
      let longest = lines.indices.first { lines[$0].count > 1 } ?? 0
      guard lines[longest].count > 1 else { break }
      let kept = max(1, lines[longest].count - (lines.joined().count - rows.count))
      let rest = lines[longest][(kept - 1)...].joined(separator: " ")
      lines[longest] = Array(lines[longest].prefix(kept - 1)) + [rest.shortened(to: width)]
    }
    for (row, text) in zip(rows, lines.joined()) {
      frame.write(text, x: row.x, y: row.y, .quiet, width: row.width)
    }
  }

  private func drawFooter(_ chrome: Chrome, on frame: inout Frame) {
    let y = chrome.footerY
    let width = chrome.size.width - 2
    if let notice {
      frame.write(notice.shortened(to: width), x: 1, y: y, .match)
      return
    }
    if chrome.textRows == 0 {
      drawSpot(in: Rect(x: 1, y: y, width: width, height: 1), on: &frame)
      return
    }
    if !typed.isEmpty {
      let letters = Bench.settings(of: bench.operation).map(Self.letter).joined(separator: " ")
      let entries = [("Enter", "sets it"), (letters, "that setting"), ("Esc", "as it was")]
      return Footer(entries: entries).draw(on: &frame, y: y, last: 1)
    }
    var entries = Self.bindings.compactMap { binding in
      binding.short.map { (binding.shortLabel, $0) }
    }
    // Of a pair such as x X the first tells enough.
    entries = entries.map { label, word in
      let isPair = label.count == 2 && Set(label.lowercased()).count == 1
      return (isPair ? String(label.prefix(1)) : label, word)
    }
    if let place = entries.firstIndex(where: { $0.1 == "play" }), isPlaying {
      entries[place].1 = "pause"
    }
    Footer(entries: entries).draw(on: &frame, y: y)
  }
}
