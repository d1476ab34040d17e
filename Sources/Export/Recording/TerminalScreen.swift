import Canvas

/// What a terminal must be sent to show one frame after another: only what differs.
struct TerminalScreen {
  private let paper: Paper
  private let size: Size
  /// What the terminal shows, row by row; nil where a wide character to the left reaches.
  private var shown: [[ShownCell?]]
  /// The look that what is written next would have.
  private var look = Look()

  init(_ paper: Paper, _ size: Size) {
    self.paper = paper
    self.size = size
    let blank = ShownCell(character: " ", columns: 1, look: Look())
    shown = Array(repeating: Array(repeating: blank, count: size.width), count: size.height)
  }

  /// An empty screen without a cursor.
  static let start = "\u{1B}[0m\u{1B}[?25l\u{1B}[2J"

  /// The terminal's own look and its cursor again, in the last line: what was shown stays.
  var end: String { "\u{1B}[0m\u{1B}[\(size.height);1H\u{1B}[?25h" }

  /// - Returns: what is to be sent; nothing where nothing differs.
  mutating func show(_ frame: Frame) -> String {
    var text = ""
    for y in 0..<min(size.height, frame.size.height) {
      let row = frame.row(y)
      let new = row.indices.map { paper.theme.show(row, at: $0, isASCII: paper.isASCII) }
      if new != shown[y] { text += write(new, over: shown[y], y: y) }
      shown[y] = new
    }
    return text
  }

  /// A row with wide characters is written as a whole: writing over half of one blanks the other.
  private mutating func write(_ new: [ShownCell?], over old: [ShownCell?], y: Int) -> String {
    let hasWide = new.contains(nil) || old.contains(nil)
    var text = ""
    var column = -1
    for (x, cell) in new.enumerated() {
      guard let cell, hasWide || cell != old[x] else { continue }
      if column != x { text += "\u{1B}[\(y + 1);\(x + 1)H" }
      text += change(to: cell.look) + String(cell.character)
      column = x + cell.columns
    }
    return text
  }

  /// What switches to another look (ECMA-48, "select graphic rendition").
  private mutating func change(to new: Look) -> String {
    guard new != look else { return "" }
    look = new
    var codes = ["0"]
    if new.bold { codes.append("1") }
    if new.dim { codes.append("2") }
    if new.underline { codes.append("4") }
    if new.reverse { codes.append("7") }
    if let colour = new.foreground { codes.append("38;5;\(colour)") }
    if let colour = new.background { codes.append("48;5;\(colour)") }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
