import Canvas

/// Lines of arithmetic; one that is too long goes on in the next line, before a sign.
struct EquationPanel: BoardPanel {
  let caption: String
  private let lines: [String]
  private let isWritable: Bool

  init(_ caption: String, _ lines: [String]) {
    self.caption = caption
    self.lines = lines
    isWritable = lines.allSatisfy(BlockText.canWrite)
  }

  var texts: [String] { lines }

  private static func width(_ text: String, _ scale: Int) -> Int {
    scale == 0 ? text.columns : BlockText.width(text, scale: scale)
  }

  private func rowHeight(_ level: BlockLevel) -> Int {
    (level.scale == 0 ? 1 : BlockText.height(scale: level.scale)) + (level.hasAir ? 1 : 0)
  }

  /// The lines broken to a width; nil where a number alone is wider.
  private func rows(_ scale: Int, width: Int) -> [String]? {
    var rows: [String] = []
    for line in lines {
      var row = ""
      for word in Self.words(line) {
        guard Self.width(word, scale) <= width else { return nil }
        let longer = row.isEmpty ? word : row + " " + word
        if Self.width(longer, scale) <= width {
          row = longer
        } else {
          rows.append(row)
          row = word
        }
      }
      rows.append(row)
    }
    return rows
  }

  /// A sign and what follows it stay together.
  private static func words(_ line: String) -> [String] {
    let signs: Set<Substring> = ["+", "−", "=", "≈", "→", "×"]
    return line.split(separator: " ").reduce(into: []) { words, word in
      if let last = words.last, signs.contains(last[...]) {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
    }
  }

  func size(_ level: BlockLevel, in room: Size) -> Size? {
    guard level.scale == 0 || isWritable, let rows = rows(level.scale, width: room.width) else {
      return nil
    }
    return Size(
      width: rows.map { Self.width($0, level.scale) }.max() ?? 0,
      height: rows.count * rowHeight(level) - (level.hasAir ? 1 : 0))
  }

  func draw(
    _ level: BlockLevel, in rect: Rect, _ glyphs: BlockText.Glyphs, on rendering: inout Rendering
  ) {
    guard let rows = rows(level.scale, width: rect.width) else { return }
    rendering.add(.sum, at: rect)
    for (number, row) in rows.enumerated() {
      let origin = Point(x: rect.x, y: rect.y + number * rowHeight(level))
      guard origin.y < rect.bottom else { break }
      if level.scale == 0 {
        rendering.frame.write(row, x: origin.x, y: origin.y, .output, width: rect.width)
      } else {
        BlockText(row, scale: level.scale, glyphs).draw(
          on: &rendering.frame, at: origin, Style(.output))
      }
    }
  }
}
