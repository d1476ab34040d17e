import Canvas

extension Rendering {
  /// A sentence in the middle of a panel that has nothing to show.
  mutating func explain(_ text: String, in rect: Rect) {
    let lines = TextFlow.wrap(text, width: rect.width).prefix(rect.height)
    let top = rect.y + (rect.height - lines.count) / 3
    for (place, line) in lines.enumerated() {
      frame.write(line, x: rect.x, y: top + place, .quiet)
    }
  }
}

extension Rect {
  /// Without some lines at the bottom.
  func dropping(bottom lines: Int) -> Rect {
    Rect(x: x, y: y, width: width, height: height - lines)
  }

  /// Without some lines at the top.
  func dropping(top lines: Int) -> Rect {
    Rect(x: x, y: y + lines, width: width, height: height - lines)
  }
}
