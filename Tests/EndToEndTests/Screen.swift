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

  /// The window on show, as in "window 2 of 9"; nil where none is.
  var window: Int? { numbers(after: "window")?.number }

  /// How many windows there are.
  var windows: Int? { numbers(after: "window")?.count }

  /// Whether this is the lesson on strided convolution being played.
  var isPlayer: Bool { rows.first?.contains("Strided conv") == true }

  /// The number that `--step` is followed by, from the line that `y` shows.
  var stepToReopen: Int? {
    text.firstMatch(of: /cnn-tutor lesson \S+ --step (\d+)/).flatMap { Int($0.1) }
  }

  private func numbers(after word: String) -> (number: Int, count: Int)? {
    guard let match = words.firstMatch(of: /[Ww]indow (\d+)(?: of |\/)(\d+)/),
      let number = Int(match.1), let count = Int(match.2)
    else { return nil }
    return (number, count)
  }

  private static func words(of text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
