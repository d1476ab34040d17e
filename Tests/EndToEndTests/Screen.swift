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
  var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The window on show, as in "window 2 of 9"; nil where none is.
  var window: Int? { numbers(after: "window")?.number }

  /// How many windows there are.
  var windows: Int? { numbers(after: "window")?.count }

  /// Whether this is a lesson being played.
  var isPlayer: Bool { text.contains("Strided convolution") }

  /// The number that `--step` is followed by, from the line that `y` shows.
  var stepToReopen: Int? {
    text.firstMatch(of: /cnn-tutor lesson strided-conv --step (\d+)/).flatMap { Int($0.1) }
  }

  /// Whether a number stands on the screen as a number of its own.
  func shows(number: Int) -> Bool {
    text.matches(of: /[\d.\/]+/).contains { $0.0 == "\(number)" }
  }

  private func numbers(after word: String) -> (number: Int, count: Int)? {
    guard let match = words.firstMatch(of: /[Ww]indow (\d+)(?: of |\/)(\d+)/),
      let number = Int(match.1), let count = Int(match.2)
    else { return nil }
    return (number, count)
  }
}
