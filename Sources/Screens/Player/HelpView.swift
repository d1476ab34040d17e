import Canvas

/// Every key of a screen and what it does, on as many pages as the room asks for.
struct HelpView {
  private let title: String
  private let entries: [(label: String, help: String)]

  init<Action>(title: String, _ bindings: [KeyBinding<Action>]) {
    self.title = title
    entries = bindings.compactMap { binding in binding.label.map { ($0, binding.help) } }
  }

  /// How many lines there are on a page.
  private func rows(_ size: Size) -> Int { max(1, size.height - top(size)) }

  private func top(_ size: Size) -> Int { size.height >= entries.count + 3 ? 2 : 1 }

  func pageCount(_ size: Size) -> Int { (entries.count + rows(size) - 1) / rows(size) }

  func view(_ size: Size, page: Int) -> Rendering {
    var rendering = Rendering(size)
    rendering.frame.write(title.shortened(to: size.width - 2), x: 1, y: 0, .title)
    let hint = page + 1 < pageCount(size) ? "any key: more" : "any key closes"
    if size.width >= title.columns + hint.columns + 4 {
      rendering.frame.write(hint, endingAt: size.width - 1, y: 0, .quiet)
    }
    let labelWidth = entries.map(\.label.columns).max() ?? 0
    let shown = entries.dropFirst(page * rows(size)).prefix(rows(size))
    for (line, entry) in shown.enumerated() {
      let y = top(size) + line
      rendering.frame.write(entry.label, endingAt: 1 + labelWidth, y: y, .key)
      let room = size.width - labelWidth - 4
      rendering.frame.write(entry.help.shortened(to: room), x: labelWidth + 3, y: y, .text)
    }
    return rendering
  }
}
