/// Numbers and signs written several rows high, to be read from the last row of a hall.
///
/// The font is 3×5 pixels to a digit. At scale 1 two pixels share a character, one above the other, so
/// that a digit is three columns wide and three rows high; at scale 2 each pixel is two columns wide
/// and one row high, and so on.
public struct BlockText: Hashable, Sendable {
  /// What the digits are made of.
  public enum Glyphs: Hashable, Sendable {
    case halfBlocks
    /// `_` and `|`, as on a pocket calculator; `#` in larger sizes.
    case ascii
  }

  public let text: String
  public let scale: Int
  private let glyphs: Glyphs

  public init(_ text: String, scale: Int, _ glyphs: Glyphs = .halfBlocks) {
    self.text = text
    self.glyphs = glyphs
    self.scale = max(1, glyphs == .ascii && scale > 1 ? scale / 2 * 2 : scale)
  }

  /// Whether the font has every character of a text.
  public static func canWrite(_ text: String) -> Bool {
    text.allSatisfy { BlockFont.pixels[$0] != nil }
  }

  /// How many rows digits of a scale take.
  public static func height(scale: Int) -> Int { (5 * scale + 1) / 2 }

  /// How many columns a text takes.
  public static func width(_ text: String, scale: Int) -> Int {
    let pixels = text.reduce(0) { $0 + BlockFont.width(of: $1) + 1 }
    return max(0, pixels - 1) * scale
  }

  public var size: Size {
    Size(width: Self.width(text, scale: scale), height: Self.height(scale: scale))
  }

  /// Writes it with its top left corner at a place; blanks between the strokes get the style as well.
  public func draw(on frame: inout Frame, at origin: Point, _ style: Style) {
    frame.fill(
      Rect(x: origin.x, y: origin.y, width: size.width, height: size.height), Cell(" ", style))
    var x = origin.x
    for character in text {
      if glyphs == .ascii && scale == 1 {
        drawSegments(of: character, on: &frame, at: Point(x: x, y: origin.y), style)
      } else {
        drawPixels(of: character, on: &frame, at: Point(x: x, y: origin.y), style)
      }
      x += (BlockFont.width(of: character) + 1) * scale
    }
  }

  private func drawPixels(
    of character: Character, on frame: inout Frame, at origin: Point, _ style: Style
  ) {
    guard let rows = BlockFont.pixels[character] else { return }
    let width = BlockFont.width(of: character) * scale
    func isSet(_ x: Int, _ y: Int) -> Bool {
      y / scale < rows.count && rows[y / scale][x / scale]
    }
    for line in 0..<Self.height(scale: scale) {
      for x in 0..<width {
        let shape: Character? =
          switch (isSet(x, 2 * line), isSet(x, 2 * line + 1)) {
          case (true, true): "█"
          case (true, false): "▀"
          case (false, true): "▄"
          case (false, false): nil
          }
        guard let shape else { continue }
        frame[origin.x + x, origin.y + line] = Cell(glyphs == .ascii ? "#" : shape, style)
      }
    }
  }

  private func drawSegments(
    of character: Character, on frame: inout Frame, at origin: Point, _ style: Style
  ) {
    for (line, row) in (BlockFont.segments[character] ?? []).enumerated() {
      for (column, stroke) in row.enumerated() where stroke != " " {
        frame[origin.x + column, origin.y + line] = Cell(stroke, style)
      }
    }
  }
}
