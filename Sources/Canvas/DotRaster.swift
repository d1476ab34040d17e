/// Dots finer than characters: two across and four down in each, shown by the braille patterns of
/// Unicode (U+2800 to U+28FF).
public struct DotRaster: Hashable, Sendable {
  /// In characters.
  public let size: Size
  private var patterns: [UInt8]
  private var styles: [Style]

  public init(_ size: Size) {
    self.size = size
    let count = max(0, size.width) * max(0, size.height)
    patterns = Array(repeating: 0, count: count)
    styles = Array(repeating: Style(.text), count: count)
  }

  public static let dotsAcross = 2
  public static let dotsDown = 4

  /// Sets the dot at a column and a row of dots, counted from the top left.
  ///
  /// A character has the style of its last dot; what lies outside is left out.
  public mutating func set(x: Int, y: Int, _ style: Style) {
    guard x >= 0, y >= 0, x < size.width * Self.dotsAcross, y < size.height * Self.dotsDown else {
      return
    }
    let place = y / Self.dotsDown * size.width + x / Self.dotsAcross
    patterns[place] |= Self.bit(column: x % Self.dotsAcross, row: y % Self.dotsDown)
    styles[place] = style
  }

  /// Sets all dots of a column from one row to another, both included.
  public mutating func fill(x: Int, rows: ClosedRange<Int>, _ style: Style) {
    for y in rows.clamped(to: -1...size.height * Self.dotsDown) { set(x: x, y: y, style) }
  }

  /// Draws every character that has a dot; the others stay as they are.
  public func draw(on frame: inout Frame, at origin: Point) {
    for place in patterns.indices where patterns[place] != 0 {
      guard let scalar = Unicode.Scalar(0x2800 + UInt32(patterns[place])) else { continue }
      frame[origin.x + place % size.width, origin.y + place / size.width] = Cell(
        Character(scalar), styles[place])
    }
  }

  /// The patterns number their dots 1, 2, 3, 7 down the left and 4, 5, 6, 8 down the right.
  private static func bit(column: Int, row: Int) -> UInt8 {
    row == 3 ? 1 << (6 + column) : 1 << (row + 3 * column)
  }
}
