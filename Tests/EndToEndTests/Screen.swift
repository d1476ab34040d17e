import Foundation

/// What a terminal shows, and where the words stand that tests look for.
struct Screen: Equatable, CustomStringConvertible {
  let rows: [String]

  init(rows: [String]) {
    var rows = rows
    while rows.last?.isEmpty == true { rows.removeLast() }
    self.rows = rows
  }

  var text: String { rows.joined(separator: "\n") }
  var description: String { text }

  /// The words of the screen with single blanks between them, as if it had only one row.
  var words: String { Self.words(of: text) }

  /// Whether a text stands on the screen, broken into lines or not.
  func says(_ sentence: String) -> Bool { words.contains(Self.words(of: sentence)) }

  /// Where a text first stands; column 0 of row 0 is at the top left.
  ///
  /// A letter counts as one column.
  func place(of text: String) -> (x: Int, y: Int)? {
    for (y, row) in rows.enumerated() {
      guard let found = row.firstRange(of: text) else { continue }
      return (row.distance(from: row.startIndex, to: found.lowerBound), y)
    }
    return nil
  }

  /// The word, from blank to blank, that lies at a place; empty on a blank.
  func word(x: Int, y: Int) -> String {
    guard rows.indices.contains(y) else { return "" }
    let row = Array(rows[y])
    guard row.indices.contains(x), row[x] != " " else { return "" }
    let start = row[..<x].lastIndex(of: " ").map { $0 + 1 } ?? 0
    return String(row[start..<(row[x...].firstIndex(of: " ") ?? row.count)])
  }

  /// The window on show, as in "window 2 of 9"; nil where none is.
  var window: Int? {
    words.firstMatch(of: /[Ww]indow (\d+)(?: of |\/)\d+/).flatMap { Int($0.1) }
  }

  /// Whether this is the lesson on strided convolution being played.
  var isPlayer: Bool { rows.first?.contains("Stri") == true }

  private static func words(of text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
