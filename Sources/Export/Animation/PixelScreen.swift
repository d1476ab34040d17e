import Canvas

/// A screen of pixels that shows one frame after another, each pixel a number of the palette.
struct PixelScreen {
  let width: Int
  let height: Int
  /// Row by row.
  private(set) var pixels: [UInt8]
  private(set) var palette = Palette()
  private let paper: Paper
  private let font: BitmapFont
  private let size: Size
  private var shown: Frame?
  /// Cells as pixels, for those that come again.
  private var known: [ShownCell: [UInt8]] = [:]

  /// How far the ground reaches beyond the cells.
  static let margin = 10

  init(_ paper: Paper, _ font: BitmapFont, size: Size) {
    self.paper = paper
    self.font = font
    self.size = size
    width = size.width * DrawnCharacter.cell.width + 2 * Self.margin
    height = size.height * DrawnCharacter.cell.height + 2 * Self.margin
    pixels = Array(repeating: palette.number(of: paper.ground), count: width * height)
  }

  /// Shows a frame.
  ///
  /// - Returns: the block of pixels around all that was drawn; nil where nothing differs.
  mutating func show(_ frame: Frame) -> Rect? {
    let cell = DrawnCharacter.cell
    var (left, right, top, bottom) = (size.width, 0, size.height, 0)
    for y in 0..<size.height {
      let row = frame.row(y)
      let before = shown?.row(y)
      guard row != before else { continue }
      let hasWide =
        row.contains(where: \.isContinuation)
        || before?.contains(where: \.isContinuation) ?? false
      for index in row.indices where hasWide || row[index] != before?[index] {
        guard let shown = paper.theme.show(row, at: index, isASCII: paper.isASCII) else {
          continue
        }
        let x = index - row.startIndex
        draw(shown, x: x * cell.width, y: y * cell.height)
        (left, right) = (min(left, x), max(right, x + shown.columns))
        (top, bottom) = (min(top, y), max(bottom, y + 1))
      }
    }
    shown = frame
    guard left < right else { return nil }
    return Rect(
      x: Self.margin + left * cell.width, y: Self.margin + top * cell.height,
      width: (right - left) * cell.width,
      height: (bottom - top) * cell.height)
  }

  private mutating func draw(_ cell: ShownCell, x: Int, y: Int) {
    let drawn = known[cell] ?? colour(cell)
    known[cell] = drawn
    let columns = drawn.count / DrawnCharacter.cell.height
    for row in 0..<DrawnCharacter.cell.height {
      let start = (Self.margin + y + row) * width + Self.margin + x
      pixels.replaceSubrange(
        start..<start + columns, with: drawn[row * columns..<(row + 1) * columns])
    }
  }

  private mutating func colour(_ cell: ShownCell) -> [UInt8] {
    let paint = paper.paint(cell.look)
    let ground = paint.ground ?? paper.ground
    let covers = PixelCell(cell, font).covers
    var numbers: [UInt8: UInt8] = [:]
    // The colours themselves come before those between them.
    for cover in Set(covers).sorted(by: { Self.rank($0) < Self.rank($1) }) {
      numbers[cover] = palette.number(
        of: ground.mixed(with: paint.ink, Int(cover), of: Int(PixelCell.whole)))
    }
    return covers.map { numbers[$0] ?? 0 }
  }

  private static func rank(_ cover: UInt8) -> UInt8 {
    cover == 0 ? 0 : cover == PixelCell.whole ? 1 : cover + 2
  }
}
