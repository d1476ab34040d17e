import Canvas

extension Home {
  public func view(_ size: Size) -> Rendering {
    guard Chrome.isEnough(size) else { return Chrome.tooSmall(size) }
    if let helpPage { return Self.help.view(size, page: helpPage) }
    var rendering = Rendering(size)
    let chrome = Chrome(size, hasText: false)
    chrome.drawRules(on: &rendering.frame)
    let count = entries.count == 1 ? "1 lesson" : "\(entries.count) lessons"
    let name: [(text: String, role: Role)] = [
      ("cnn-tutor", .title), ("  convolutional networks, step by step", .quiet),
    ]
    chrome.drawHeader(name, right: count, on: &rendering.frame)
    let list = listRect(chrome.body)
    drawList(in: list, on: &rendering)
    let below = chrome.body.bottom - list.bottom
    if below >= 4 {
      let rect = Rect(
        x: chrome.body.x, y: list.bottom, width: chrome.body.width, height: below)
      drawGlimpse(in: rect, on: &rendering)
    }
    drawFooter(y: chrome.footerY, on: &rendering.frame)
    return rendering
  }

  /// A line of the list: the name of a part, or a lesson.
  private enum Line {
    case part(String)
    case lesson(Int, Entry)
  }

  private var lines: [Line] {
    var lines: [Line] = []
    var part: String?
    for (index, entry) in shown.enumerated() {
      if entry.part != part { lines.append(.part(entry.part)) }
      part = entry.part
      lines.append(.lesson(index, entry))
    }
    return lines
  }

  /// The list takes what it needs, but leaves room for the glimpse where there is any.
  private func listRect(_ body: Rect) -> Rect {
    let wanted = lines.count + (body.height >= 16 ? 2 : 0)
    let most = body.height >= 16 ? max(body.height / 2, body.height - 20) : body.height
    // With fewer lines than lessons found the place stays the same, so that nothing jumps.
    let all = entries.count + Set(entries.map(\.part)).count + (body.height >= 16 ? 2 : 0)
    return Rect(
      x: body.x, y: body.y, width: body.width, height: min(max(wanted, all), most))
  }

  private func drawList(in rect: Rect, on rendering: inout Rendering) {
    let lines = lines
    let top = rect.height >= lines.count + 2 ? 1 : 0
    let rows = rect.height - top
    let chosenLine =
      lines.firstIndex { line in
        if case .lesson(let index, _) = line { return index == chosen }
        return false
      } ?? 0
    let first = max(0, min(chosenLine - rows / 2, lines.count - rows))
    if lines.isEmpty {
      rendering.frame.write(
        "No lesson holds “\(filter)”; Esc shows all.".shortened(to: rect.width), x: rect.x,
        y: rect.y + top, .text)
    }
    for (row, line) in lines.dropFirst(first).prefix(rows).enumerated() {
      let y = rect.y + top + row
      switch line {
      case .part(let name): rendering.frame.write(name, x: rect.x + 1, y: y, .quiet)
      case .lesson(let index, let entry):
        drawLesson(
          entry, index, in: Rect(x: rect.x, y: y, width: rect.width, height: 1), on: &rendering)
      }
    }
    if first > 0 { rendering.frame.write("↑", endingAt: rect.right, y: rect.y + top, .quiet) }
    if first + rows < lines.count {
      rendering.frame.write("↓", endingAt: rect.right, y: rect.bottom - 1, .quiet)
    }
  }

  private func drawLesson(
    _ entry: Entry, _ index: Int, in rect: Rect, on rendering: inout Rendering
  ) {
    let isChosen = index == chosen
    if isChosen {
      rendering.frame.fill(
        Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), Cell(" ", Style(.chosen)))
      rendering.frame.cursor = Point(x: rect.x + 3, y: rect.y)
    }
    let titleWidth = min(
      max(shown.map(\.title.columns).max() ?? 0, 12),
      rect.width >= 60 ? rect.width / 3 : rect.width - 3)
    let role: Role = isChosen ? .chosen : entry.problems.isEmpty ? .text : .alarm
    rendering.frame.write(isChosen ? "▸" : " ", x: rect.x + 1, y: rect.y, role)
    rendering.frame.write(
      entry.title.shortened(to: titleWidth), x: rect.x + 3, y: rect.y, role)
    rendering.add(.lesson(index), at: rect)
    guard rect.width >= 60 else { return }
    let place =
      entry.problems.isEmpty
      ? entry.place.map { $0 > 0 ? "at step \($0 + 1)" : "" } ?? "" : "✗ see below"
    let x = rect.x + 3 + titleWidth + 2
    let end = rect.right - 2 - (place.isEmpty ? 0 : place.columns + 2)
    rendering.frame.write(
      entry.summary.shortened(to: end - x), x: x, y: rect.y, isChosen ? .chosen : .quiet)
    rendering.frame.write(
      place, endingAt: rect.right - 2, y: rect.y, isChosen ? .chosen : .quiet)
  }

  /// What the chosen lesson looks like, or what is wrong with its file.
  private func drawGlimpse(in rect: Rect, on rendering: inout Rendering) {
    guard let entry = chosenEntry else { return }
    rendering.frame.rule(y: rect.y)
    let inner = Rect(
      x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
    guard entry.problems.isEmpty else {
      for (line, problem) in entry.problems.prefix(inner.height).enumerated() {
        rendering.frame.write(
          problem.shortened(to: inner.width), x: inner.x, y: inner.y + line, .alarm)
      }
      return
    }
    let summary = TextFlow.wrap(entry.summary, width: min(inner.width, 100))
    for (line, text) in summary.prefix(2).enumerated() {
      rendering.frame.write(text, x: inner.x, y: inner.y + line, .covered)
    }
    drawPicture(
      of: entry,
      in: Rect(
        x: inner.x, y: inner.y + summary.prefix(2).count, width: inner.width,
        height: inner.height - summary.prefix(2).count), on: &rendering)
  }

  private func drawPicture(of entry: Entry, in inner: Rect, on rendering: inout Rendering) {
    guard inner.height >= 5, let glimpse, glimpse.lessonID == entry.id else { return }
    let cursor = rendering.frame.cursor
    var picture = Rendering(rendering.frame.size)
    StageView(glimpse.stage, moment: .step(section: 0, index: 0)).draw(in: inner, on: &picture)
    for y in inner.y..<inner.bottom {
      for x in inner.x..<inner.right { rendering.frame[x, y] = picture.frame[x, y] }
    }
    rendering.frame.cursor = cursor
  }

  private func drawFooter(y: Int, on frame: inout Frame) {
    if isFiltering {
      let end = frame.write("/\(filter)", x: 1, y: y, .key)
      frame.cursor = Point(x: min(end, frame.size.width - 1), y: y)
      frame.write("   Enter keeps it, Esc shows all", x: end, y: y, .quiet)
      return
    }
    if let notice {
      frame.write(notice.shortened(to: frame.size.width - 2), x: 1, y: y, .match)
      return
    }
    var entries = Self.bindings.compactMap { binding in
      binding.short.map { (binding.shortLabel, $0) }
    }
    if !filter.isEmpty { entries.insert(("Esc", "all"), at: 2) }
    Footer(entries: entries).draw(on: &frame, y: y)
  }
}
