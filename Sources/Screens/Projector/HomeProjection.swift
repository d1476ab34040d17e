import Canvas

extension Home {
  /// The first screen before a class: the lessons of the chosen one's part, and what it asks.
  func projected(_ size: Size) -> Rendering {
    var rendering = Rendering(size)
    let chrome = ProjectorChrome(size)
    let body = chrome.body
    guard let entry = chosenEntry else {
      chrome.drawWords("No lesson holds “\(filter)”.", .alarm, on: &rendering.frame)
      return rendering
    }
    let part = shown.enumerated().filter { $0.element.part == entry.part }
    let place = part.firstIndex { $0.offset == chosen } ?? 0
    let rows = NumberGrid.stretch(
      of: part.count, room: body.height, around: place..<place + 1)
    let width = part.map(\.element.title.columns).max() ?? 0
    let left = body.x + max(2, (body.width - width - 4) / 2)
    let pitch = part.count * 2 - 1 <= body.height ? 2 : 1
    let top = body.y + max(0, (body.height - rows.count * pitch) / 2)
    for (line, row) in rows.enumerated() {
      let y = top + line * pitch
      let isChosen = part[row].offset == chosen
      let role: Role = isChosen ? .chosen : .text
      let title = " \(isChosen ? "▸" : " ") \(part[row].element.title) "
      rendering.frame.write(title, x: left - 3, y: y, role, width: body.right - left + 3)
      rendering.add(
        .lesson(part[row].offset), at: Rect(x: left - 3, y: y, width: title.columns, height: 1))
      if isChosen { rendering.frame.cursor = Point(x: left - 2, y: y) }
    }
    chrome.drawTitle(entry.part, "", on: &rendering.frame)
    let words = isFiltering ? "/\(filter)" : notice ?? entry.problems.first ?? entry.summary
    chrome.drawWords(words, entry.problems.isEmpty ? .text : .alarm, on: &rendering.frame)
    rendering.keepCursorInView()
    return rendering
  }
}
