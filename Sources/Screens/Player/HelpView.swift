import Canvas

/// Every key of a screen and what it does, on as many pages as the room asks for.
struct HelpView {
  private let title: String
  private let entries: [(label: String, help: String)]

  /// The keys of a table.
  ///
  /// - Parameter isForLearner: whether the screen can be shown to a class.
  init<Action>(title: String, _ bindings: [KeyBinding<Action>], isForLearner: Bool = true) {
    self.title = title
    entries =
      bindings.compactMap { binding in binding.label.map { ($0, binding.help) } }
      + (isForLearner ? [Self.toClass] : [])
  }

  private static let toClass = (
    label: "P",
    help: "show it to a class: large, one thing at a time (Ctrl-P where P is a letter)"
  )

  /// What can be done on every screen before a class.
  private static let inClass = [
    (label: ". w", help: "a black screen (also b), a white one; any key brings the board back"),
    (label: "P", help: "for a learner alone again"),
  ]

  /// The keys of two tables for a class, those of the first before and in place of those of the second.
  init<First, Second>(
    title: String, labels first: [KeyBinding<First>], _ second: [KeyBinding<Second>]
  ) {
    let taken = Set(first.flatMap(\.keys))
    let rest = second.filter { taken.isDisjoint(with: $0.keys) }
    self.title = title
    entries =
      first.compactMap { binding in binding.label.map { ($0, binding.help) } } + Self.inClass
      + rest.compactMap { binding in binding.label.map { ($0, binding.help) } }
  }

  private var labelWidth: Int { entries.map(\.label.columns).max() ?? 0 }

  /// The lines at a width: a key and what it does, on further lines where it is long.
  private func lines(width: Int) -> [(label: String, help: String)] {
    entries.flatMap { entry in
      TextFlow.wrap(entry.help, width: width - labelWidth - 4).enumerated().map {
        ($0 == 0 ? entry.label : "", $1)
      }
    }
  }

  private func top(_ size: Size) -> Int {
    size.height >= lines(width: size.width).count + 3 ? 2 : 1
  }

  /// How many lines there are on a page.
  private func rows(_ size: Size) -> Int { max(1, size.height - top(size)) }

  func pageCount(_ size: Size) -> Int {
    max(1, (lines(width: size.width).count + rows(size) - 1) / rows(size))
  }

  /// The page after a key: the next one, or nil when the help is closed.
  func page(after page: Int, _ key: Key, _ size: Size) -> Int? {
    guard page + 1 < pageCount(size), key != .escape, key != .character("q") else { return nil }
    return page + 1
  }

  func view(_ size: Size, page: Int) -> Rendering {
    var rendering = Rendering(size)
    let page = min(page, pageCount(size) - 1)
    rendering.frame.write(title.shortened(to: size.width - 2), x: 1, y: 0, .title)
    let hint = page + 1 < pageCount(size) ? "any key: more" : "any key closes"
    if size.width >= title.columns + hint.columns + 4 {
      rendering.frame.write(hint, endingAt: size.width - 1, y: 0, .quiet)
    }
    let shown = lines(width: size.width).dropFirst(page * rows(size)).prefix(rows(size))
    for (line, entry) in shown.enumerated() {
      let y = top(size) + line
      rendering.frame.write(entry.label, endingAt: 1 + labelWidth, y: y, .key)
      rendering.frame.write(entry.help, x: labelWidth + 3, y: y, .text)
    }
    return rendering
  }
}
