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

extension Frame {
  /// Writes notes one after another, of each the first way of saying it that fits.
  mutating func write(notes: [[String]], x: Int, y: Int, until right: Int) {
    var x = x
    for note in notes {
      guard let text = note.first(where: { !$0.isEmpty && x + $0.columns <= right }) else {
        continue
      }
      x = write(text, x: x, y: y, .quiet) + 2
    }
  }
}

extension Rect {
  /// Without some lines at the bottom.
  func dropping(bottom lines: Int) -> Rect {
    Rect(x: x, y: y, width: width, height: height - lines)
  }

  /// Without some columns on the right.
  func dropping(right columns: Int) -> Rect {
    Rect(x: x, y: y, width: width - columns, height: height)
  }

  /// Without some lines at the top.
  func dropping(top lines: Int) -> Rect {
    Rect(x: x, y: y + lines, width: width, height: height - lines)
  }
}
