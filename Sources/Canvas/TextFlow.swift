/// Text broken into lines of a given width.
public enum TextFlow {
  /// Breaks a paragraph between words; a word longer than a line is cut where the line ends. What an
  /// equals sign announces stays with it.
  ///
  /// - Returns: at least one line, each at most `width` columns wide.
  public static func wrap(_ paragraph: String, width: Int) -> [String] {
    let width = max(2, width)
    var lines: [String] = []
    var line = ""
    for word in words(of: paragraph, width: width) {
      var rest = word[...]
      if !line.isEmpty, line.columns + 1 + rest.columns <= width {
        line += " " + rest
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while rest.columns > width {
        var piece = ""
        while let next = rest.first, piece.columns + next.columns <= width {
          piece.append(next)
          rest.removeFirst()
        }
        lines.append(piece)
      }
      line = String(rest)
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The words, `= 100` counting as one where it fits a line.
  private static func words(of paragraph: String, width: Int) -> [String] {
    var words: [String] = []
    for word in paragraph.split(separator: " ") {
      if let sign = words.last, sign == "=" || sign == "≈", word.columns + 2 <= width {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// Breaks several paragraphs, with an empty line between two.
  public static func wrap(paragraphs: [String], width: Int) -> [String] {
    Array(paragraphs.map { wrap($0, width: width) }.joined(separator: [""]))
  }
}
