import Canvas

/// How much of each pixel of a cell its character covers, row by row, in twelfths.
struct PixelCell {
  private let width: Int
  private(set) var covers: [UInt8]

  static let whole: UInt8 = 12

  /// A character that the font has not becomes a box.
  init(_ cell: ShownCell, _ font: BitmapFont) {
    let size = DrawnCharacter.cell
    width = size.width * cell.columns
    covers = Array(repeating: 0, count: width * size.height)
    if let drawn = DrawnCharacter(cell.character) {
      for block in drawn.blocks { fill(block, UInt8(drawn.quarters) * (Self.whole / 4)) }
    } else if cell.columns == 1,
      let glyph = font.covers(cell.character, isBold: cell.look.bold)
    {
      covers = glyph.map { $0 * (Self.whole / BitmapFont.fullCover) }
    } else if cell.character != " " {
      fill(Rect(x: 1, y: 4, width: width - 2, height: 13), Self.whole)
      fill(Rect(x: 2, y: 5, width: width - 4, height: 11), 0)
    }
    if cell.look.underline { fill(Rect(x: 0, y: 17, width: width, height: 1), Self.whole) }
  }

  private mutating func fill(_ block: Rect, _ cover: UInt8) {
    for y in block.y..<block.bottom {
      for x in block.x..<block.right { covers[y * width + x] = cover }
    }
  }
}
