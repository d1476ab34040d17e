import Canvas

extension Home {
  public func view(_ size: Size) -> Rendering {
    guard Chrome.isEnough(size) else { return Chrome.tooSmall(size) }
    if let helpPage { return Self.help.view(size, page: helpPage) }
    if glyphs != nil { return projected(size) }
    var rendering = Rendering(size)
    let chrome = Chrome(size, hasText: false)
    chrome.drawRules(on: &rendering.frame)
    let name: [(text: String, role: Role)] = [
      ("cnn-tutor", .title), ("  convolutional networks, step by step", .quiet),
    ]
    chrome.drawHeader(name, right: progress, on: &rendering.frame)
    let areas = Areas(self, chrome.body)
    drawList(in: areas.list, withSummaries: areas.glimpse == nil, on: &rendering)
    if let glimpse = areas.glimpse {
      drawSeparator(areas, on: &rendering.frame)
      drawGlimpse(in: glimpse, on: &rendering)
    }
    drawFooter(y: chrome.footerY, on: &rendering.frame)
    return rendering
  }

  /// Where the list and the glimpse stand: side by side where there is room, else one below the other.
  private struct Areas {
    let list: Rect
    let glimpse: Rect?
    let isSideBySide: Bool

    /// The least room for a glimpse beside the list.
    private static let leastGlimpse = Size(width: 38, height: 16)

    init(_ home: Home, _ body: Rect) {
      let width = 3 + home.titleWidth + Marks.width
      isSideBySide =
        body.width - width - 3 >= Self.leastGlimpse.width
        && body.height >= Self.leastGlimpse.height
      if isSideBySide {
        list = Rect(x: body.x, y: body.y, width: width, height: body.height)
        let x = list.right + 3
        glimpse = Rect(x: x, y: body.y, width: body.right - x, height: body.height)
        return
      }
      // With fewer lines than lessons found the place stays the same, so that nothing jumps.
      let lines = home.entries.count + Set(home.entries.map(\.part)).count
      let most = body.height >= 12 ? body.height / 2 : body.height
      list = Rect(
        x: body.x, y: body.y, width: body.width,
        height: min(max(lines, home.lines.count), most))
      let below = body.bottom - list.bottom
      glimpse =
        below < 4
        ? nil : Rect(x: body.x, y: list.bottom + 1, width: body.width, height: below - 1)
    }
  }

  private func drawSeparator(_ areas: Areas, on frame: inout Frame) {
    guard let glimpse = areas.glimpse else { return }
    guard areas.isSideBySide else { return frame.rule(y: glimpse.y - 1) }
    for y in glimpse.y..<glimpse.bottom {
      frame[glimpse.x - 2, y] = Cell("│", Style(.rule))
    }
  }

  /// The width of the longest title.
  private var titleWidth: Int { max(entries.map(\.title.columns).max() ?? 0, 12) }

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

  private func drawList(
    in rect: Rect, withSummaries: Bool, on rendering: inout Rendering
  ) {
    let lines = lines
    let top = rect.height >= lines.count + 2 ? 1 : 0
    let rows = rect.height - top
    let chosenLine =
      lines.firstIndex { line in
        if case .lesson(let index, _) = line { return index == chosen }
        return false
      } ?? 0
    // What is chosen stands in the middle, but for the ends of the list.
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
          entry, index, withSummary: withSummaries,
          in: Rect(x: rect.x, y: y, width: rect.width, height: 1), on: &rendering)
      }
    }
    // Away from the marks: without Unicode, an arrow looks like one of them.
    if first > 0 { rendering.frame.write("↑", x: rect.x, y: rect.y + top, .quiet) }
    if first + rows < lines.count {
      rendering.frame.write("↓", x: rect.x, y: rect.bottom - 1, .quiet)
    }
  }

  private func drawLesson(
    _ entry: Entry, _ index: Int, withSummary: Bool, in rect: Rect,
    on rendering: inout Rendering
  ) {
    let isChosen = index == chosen
    if isChosen {
      rendering.frame.fill(
        Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), Cell(" ", Style(.chosen)))
      rendering.frame.cursor = Point(x: rect.x + 3, y: rect.y)
    }
    let role: Role = isChosen ? .chosen : entry.problems.isEmpty ? .text : .alarm
    rendering.frame.write(isChosen ? "▸" : " ", x: rect.x + 1, y: rect.y, role)
    let marks = Marks(entry)
    let end = rect.right - (marks.isEmpty ? 0 : Marks.width)
    rendering.frame.write(
      entry.title.shortened(to: min(titleWidth, end - rect.x - 3)), x: rect.x + 3, y: rect.y, role)
    rendering.add(.lesson(index), at: rect)
    let quiet: Role = isChosen ? .chosen : .quiet
    marks.draw(endingAt: rect.right, y: rect.y, isChosen ? .chosen : nil, on: &rendering.frame)
    let x = rect.x + 3 + titleWidth + 2
    guard withSummary, end - x >= 20 else { return }
    rendering.frame.write(entry.summary.shortened(to: end - x), x: x, y: rect.y, quiet)
  }

  /// What the chosen lesson looks like, or what is wrong with its file.
  private func drawGlimpse(in rect: Rect, on rendering: inout Rendering) {
    guard let entry = chosenEntry else { return }
    guard entry.problems.isEmpty else {
      let lines = entry.problems.flatMap { TextFlow.wrap($0, width: rect.width) }
      for (line, problem) in lines.prefix(rect.height).enumerated() {
        rendering.frame.write(problem, x: rect.x, y: rect.y + line, .alarm)
      }
      return
    }
    let isRoomy = rect.height >= 16
    var y = rect.y + (isRoomy ? 1 : 0)
    if isRoomy {
      rendering.frame.write(entry.title.shortened(to: rect.width), x: rect.x, y: y, .title)
      y += 2
    }
    let summary = TextFlow.wrap(entry.summary, width: min(rect.width, 100))
    for text in summary.prefix(isRoomy ? 4 : 2) {
      rendering.frame.write(text, x: rect.x, y: y, .covered)
      y += 1
    }
    if isRoomy { y += 1 }
    var bottom = rect.bottom
    let facts = [
      glimpse?.lessonID == entry.id ? glimpse?.facts : nil,
      entry.place.flatMap { $0 > 0 ? "at step \($0 + 1)" : nil },
    ].compactMap { $0 }.joined(separator: " · ")
    if isRoomy && !facts.isEmpty {
      bottom -= 1
      rendering.frame.write(facts.shortened(to: rect.width), x: rect.x, y: bottom, .quiet)
      bottom -= 1
    }
    if isRoomy, let words = entry.standing.words {
      rendering.frame.write(words.shortened(to: rect.width), x: rect.x, y: bottom, .text)
      bottom -= 1
    }
    drawPicture(
      of: entry, in: Rect(x: rect.x, y: y, width: rect.width, height: bottom - y), on: &rendering)
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
    if entries.count > 2, self.entries.contains(where: { $0.standing.due > 0 }) {
      entries.insert(("r", "review"), at: 2)
    }
    if !filter.isEmpty { entries.insert(("Esc", "all"), at: 2) }
    Footer(entries: entries).draw(on: &frame, y: y)
  }
}
