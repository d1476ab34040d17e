/// Text broken into lines of a given width.
public enum TextFlow {
  /// Breaks a paragraph between words; a word longer than a line is cut where the line ends.
  ///
  /// What an equals sign announces stays with it.
  ///
  /// - Returns: at least one line, each at most `width` columns wide.
  public static func wrap(_ paragraph: String, width: Int) -> [String] {
    let width = max(2, width)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in words(of: paragraph, width: width) {
      let columns = word.columns
      if !line.isEmpty, used + 1 + columns <= width {
        line += " " + word
        used += 1 + columns
        continue
      }
      if !line.isEmpty { lines.append(line) }
      (line, used) = ("", 0)
      for character in word {
        if used + character.columns > width {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += character.columns
      }
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
