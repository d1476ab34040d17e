/// Where the cells of a grid of numbers stand, which of them are in view, and where a frame around
/// some of them goes.
///
/// Between two columns there is a gap, and half of one before the first and after the last: frames are
/// drawn in the middle of the gaps. With `air`, there is an empty line before each row and after the
/// last as well.
public struct NumberGrid: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  public let cellWidth: Int
  public let gap: Int
  public let air: Bool
  /// The rows and columns in view.
  public private(set) var shownRows: Range<Int>
  public private(set) var shownColumns: Range<Int>

  public init(rows: Int, columns: Int, cellWidth: Int, gap: Int = 2, air: Bool = false) {
    self.rows = rows
    self.columns = columns
    self.cellWidth = cellWidth
    self.gap = gap
    self.air = air
    shownRows = 0..<rows
    shownColumns = 0..<columns
  }

  /// The columns before the first number.
  public var lead: Int { (gap + 1) / 2 }

  /// How far behind a number the bar of a frame stands.
  private var trail: Int { (gap - 1) / 2 }

  /// The room the cells in view take.
  public var size: Size {
    Size(
      width: lead + shownColumns.count * (cellWidth + gap) - gap + trail + 1,
      height: air ? shownRows.count * 2 + 1 : shownRows.count)
  }

  /// Whether every cell is in view.
  public var isWhole: Bool { shownRows.count == rows && shownColumns.count == columns }

  /// The grid with only as many cells in view as fit a room, around those that must be seen.
  public func fitting(_ room: Size, around focus: (rows: Range<Int>, columns: Range<Int>))
    -> NumberGrid
  {
    var grid = self
    let height = air ? (room.height - 1) / 2 : room.height
    grid.shownRows = Self.stretch(of: rows, room: height, around: focus.rows)
    grid.shownColumns = Self.stretch(
      of: columns, room: (room.width - lead - trail - 1 + gap) / (cellWidth + gap),
      around: focus.columns)
    return grid
  }

  /// A stretch of `room` places that holds the middle of `focus` in its own middle, as far as the
  /// ends allow.
  public static func stretch(of length: Int, room: Int, around focus: Range<Int>) -> Range<Int> {
    let room = max(1, min(room, length))
    let middle = (focus.lowerBound + focus.upperBound) / 2
    let start = min(max(0, middle - room / 2), length - room)
    return start..<start + room
  }

  /// The block a cell's number is written in, or nil where it is out of view.
  public func rect(row: Int, column: Int, at origin: Point) -> Rect? {
    guard shownRows.contains(row), shownColumns.contains(column) else { return nil }
    let line = row - shownRows.lowerBound
    return Rect(
      x: origin.x + lead + (column - shownColumns.lowerBound) * (cellWidth + gap),
      y: origin.y + (air ? line * 2 + 1 : line), width: cellWidth, height: 1)
  }

  /// Lays a shade behind each cell in view and half the gaps around it; numbers drawn on top with
  /// `Style.init(_:on:)` keep it.
  public func drawShades(
    on frame: inout Frame, at origin: Point, shade: (_ row: Int, _ column: Int) -> Shade?
  ) {
    for row in shownRows {
      for column in shownColumns {
        guard let cell = rect(row: row, column: column, at: origin),
          let ground = shade(row, column)
        else { continue }
        let tile = Rect(
          x: cell.x - lead, y: air ? cell.y - 1 : cell.y, width: cellWidth + gap,
          height: air ? 2 : 1)
        frame.fill(tile, Cell(" ", Style(.text, ground: ground)))
      }
    }
  }

  /// Writes every cell in view, numbers to the right of their column.
  public func draw(
    on frame: inout Frame, at origin: Point, cell: (_ row: Int, _ column: Int) -> (String, Style)
  ) {
    for row in shownRows {
      for column in shownColumns {
        guard let rect = rect(row: row, column: column, at: origin) else { continue }
        let (text, style) = cell(row, column)
        let room = max(0, cellWidth - text.columns)
        frame.write(String(repeating: " ", count: room) + text, x: rect.x, y: rect.y, style)
      }
      drawEdges(ofRow: row, on: &frame, at: origin)
    }
  }

  /// `…` at the ends of a row that goes on out of view.
  private func drawEdges(ofRow row: Int, on frame: inout Frame, at origin: Point) {
    guard let first = rect(row: row, column: shownColumns.lowerBound, at: origin),
      let last = rect(row: row, column: shownColumns.upperBound - 1, at: origin)
    else { return }
    if shownColumns.lowerBound > 0 { frame.write("…", x: first.x - lead, y: first.y, .quiet) }
    if shownColumns.upperBound < columns {
      frame.write("…", x: last.right + trail, y: last.y, .quiet)
    }
  }

  /// Draws a frame around a block of cells; what is out of view is left out.
  public func drawFrame(
    on frame: inout Frame, at origin: Point, rows: Range<Int>, columns: Range<Int>,
    _ role: Role = .window
  ) {
    let style = Style(role)
    let seenRows = rows.clamped(to: shownRows)
    let seenColumns = columns.clamped(to: shownColumns)
    guard let first = rect(row: seenRows.lowerBound, column: seenColumns.lowerBound, at: origin),
      let last = rect(row: seenRows.upperBound - 1, column: seenColumns.upperBound - 1, at: origin)
    else { return }
    let left = first.x - lead
    let right = last.right + trail
    let top = air ? first.y - 1 : first.y
    let bottom = air ? last.y + 1 : last.y
    let opensAbove = seenRows.lowerBound > rows.lowerBound
    let opensBelow = seenRows.upperBound < rows.upperBound
    if seenColumns.lowerBound == columns.lowerBound {
      for y in top...bottom { frame[left, y] = Cell("┃", style) }
      if !opensAbove && top < bottom { frame[left, top] = Cell("┏", style) }
      if !opensBelow && top < bottom { frame[left, bottom] = Cell("┗", style) }
    }
    if seenColumns.upperBound == columns.upperBound {
      for y in top...bottom { frame[right, y] = Cell("┃", style) }
      if !opensAbove && top < bottom { frame[right, top] = Cell("┓", style) }
      if !opensBelow && top < bottom { frame[right, bottom] = Cell("┛", style) }
    }
    guard air, right > left + 1 else { return }
    for x in left + 1..<right {
      if !opensAbove { frame[x, top] = Cell("━", style) }
      if !opensBelow { frame[x, bottom] = Cell("━", style) }
    }
  }
}
