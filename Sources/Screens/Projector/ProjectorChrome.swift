import Canvas

/// Where things stand on a projector: one line that says what this is, the board, a line or two of words.
struct ProjectorChrome {
  let size: Size
  private let textRows: Int

  init(_ size: Size) {
    self.size = size
    textRows = size.height >= 30 ? 3 : size.height >= 12 ? 2 : 1
  }

  var body: Rect {
    let air = size.height >= 28 ? 1 : 0
    return Rect(
      x: 1, y: 1 + air, width: size.width - 2, height: size.height - 1 - textRows - 2 * air)
  }

  /// The rows of the board from edge to edge.
  var strip: Rect { Rect(x: 0, y: body.y, width: size.width, height: body.height) }

  private var text: Rect {
    Rect(x: 2, y: size.height - textRows, width: size.width - 4, height: textRows)
  }

  private func lines(_ words: String, beside aside: Int = 0) -> [String] {
    TextFlow.wrap(words, width: lineWidth(beside: aside))
  }

  private func lineWidth(beside aside: Int) -> Int { min(text.width - aside, 90) }

  /// Whether there is room for some words below the board.
  func holds(_ words: String) -> Bool { words.isEmpty || lines(words).count <= textRows }

  func drawTitle(_ title: String, _ aside: String, on frame: inout Frame) {
    let aside = aside.columns + 8 > size.width ? "" : aside
    let room = size.width - 4 - (aside.isEmpty ? 0 : aside.columns + 2)
    // A title that is cut tells less than what stands beside it.
    if title.columns <= room { frame.write(title, x: 2, y: 0, .title) }
    frame.write(aside, endingAt: size.width - 2, y: 0, .quiet)
  }

  /// Writes words below the board; what there is no room for is cut off, with a sign.
  func drawWords(_ words: String, _ role: Role = .text, on frame: inout Frame) {
    drawWords([words], role, on: &frame)
  }

  /// Writes several things that are said, each from a new line on as far as there is room.
  ///
  /// - Parameter aside: the columns at the right edge that stay free.
  func drawWords(
    _ paragraphs: [String], _ role: Role = .text, beside aside: Int = 0, on frame: inout Frame
  ) {
    var lines = paragraphs.filter { !$0.isEmpty }.flatMap { self.lines($0, beside: aside) }
    guard !lines.isEmpty else { return }
    if lines.count > textRows {
      let rest = lines[(textRows - 1)...].joined(separator: " ")
      lines = lines.prefix(textRows - 1) + [rest.shortened(to: lineWidth(beside: aside))]
    }
    let width = lines.map(\.columns).max() ?? 0
    let x = min((size.width - width) / 2, text.right - aside - width)
    for (number, line) in lines.enumerated() {
      frame.write(line, x: max(1, x), y: text.y + number, role)
    }
  }
}
