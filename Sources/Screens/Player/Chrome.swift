import Canvas

/// Where the parts of a screen go: the first line, the body, the lines of text below it, the keys.
///
/// With less height there is less around the body: first the rules go, then the text shrinks.
struct Chrome {
  let size: Size
  let hasRules: Bool
  let textRows: Int

  /// The least size at which anything but a message is shown.
  static let least = Size(width: 20, height: 6)

  /// - Parameter hasText: whether lines of text stand below the body.
  init(_ size: Size, hasText: Bool) {
    self.size = size
    hasRules = size.height >= 22
    textRows =
      !hasText || size.height < 9 ? 0 : size.height < 14 ? 2 : 4
  }

  /// With so many lines of text below the body.
  init(_ size: Size, textRows: Int) {
    self.size = size
    hasRules = size.height >= 22
    self.textRows = textRows
  }

  static func isEnough(_ size: Size) -> Bool {
    size.width >= least.width && size.height >= least.height
  }

  /// What a terminal that is too small shows, however small it is.
  static func tooSmall(_ size: Size) -> Rendering {
    var rendering = Rendering(size)
    guard size.width > 0 && size.height > 0 else { return rendering }
    let messages = [
      "This terminal is too small: \(least.width)×\(least.height) is needed.",
      "needs \(least.width)×\(least.height)", "\(least.width)×\(least.height)",
    ]
    let message = messages.first { $0.columns <= size.width } ?? "…"
    rendering.frame.write(message, x: 0, y: 0, .alarm)
    return rendering
  }

  var body: Rect {
    let top = hasRules ? 2 : 1
    let below = 1 + textRows + (hasRules ? 1 : 0)
    return Rect(x: 1, y: top, width: size.width - 2, height: size.height - top - below)
  }

  var text: Rect {
    Rect(x: 1, y: size.height - 1 - textRows, width: size.width - 2, height: textRows)
  }

  var footerY: Int { size.height - 1 }

  func drawRules(on frame: inout Frame) {
    guard hasRules else { return }
    frame.rule(y: 1)
    frame.rule(y: body.bottom)
  }

  /// Whether what stands on the right of the first line is shown.
  static func hasRoom(forStatus text: String, width: Int) -> Bool { text.columns + 4 <= width }

  /// The first line: what is on the left gives way to what is on the right.
  func drawHeader(
    _ left: [(text: String, role: Role)], right: String, on frame: inout Frame
  ) {
    let right = Self.hasRoom(forStatus: right, width: size.width) ? right : ""
    let end = size.width - 1 - (right.isEmpty ? 0 : right.columns + 2)
    var x = 1
    for part in left {
      let text = part.text.shortened(to: end - x)
      guard !text.isEmpty else { break }
      x = frame.write(text, x: x, y: 0, part.role)
    }
    frame.write(right, endingAt: size.width - 1, y: 0, .text)
  }
}

extension String {
  /// The text, or as much of it as fits, with `…` at its end.
  func shortened(to width: Int) -> String {
    if columns <= width { return self }
    guard width >= 2 else { return "" }
    var text = ""
    for character in self {
      guard text.columns + character.columns + 1 <= width else { break }
      text.append(character)
    }
    while text.last == " " { text.removeLast() }
    return text + "…"
  }
}
