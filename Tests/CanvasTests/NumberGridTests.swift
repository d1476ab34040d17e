import Canvas
import Testing

@Suite("Grids of numbers")
struct NumberGridTests {
  /// A grid whose cell in row r and column c says rc, with a frame around some of them.
  private func lines(
    _ grid: NumberGrid, frame rows: Range<Int>, _ columns: Range<Int>
  ) -> [String] {
    var frame = Frame(grid.size)
    let origin = Point(x: 0, y: 0)
    grid.draw(on: &frame, at: origin) { ("\($0)\($1)", Style(.text)) }
    grid.drawFrame(on: &frame, at: origin, rows: rows, columns: columns)
    return frame.lines
  }

  @Test("a window is framed in the gaps between numbers")
  func airy() {
    let grid = NumberGrid(rows: 3, columns: 4, cellWidth: 2, gap: 2, air: true)
    #expect(grid.size == Size(width: 16, height: 7))
    #expect(
      lines(grid, frame: 0..<2, 1..<3) == [
        "    ┏━━━━━━┓",
        " 00 ┃01  02┃ 03",
        "    ┃      ┃",
        " 10 ┃11  12┃ 13",
        "    ┗━━━━━━┛",
        " 20  21  22  23",
        "",
      ])
  }

  @Test("without lines between the rows, the frame has sides and corners only")
  func dense() {
    let grid = NumberGrid(rows: 4, columns: 3, cellWidth: 2, gap: 1)
    #expect(grid.size == Size(width: 10, height: 4))
    #expect(
      lines(grid, frame: 1..<4, 0..<2) == [
        " 00 01 02",
        "┏10 11┓12",
        "┃20 21┃22",
        "┗30 31┛32",
      ])
    #expect(
      lines(grid, frame: 2..<3, 1..<3) == [
        " 00 01 02",
        " 10 11 12",
        " 20┃21 22┃",
        " 30 31 32",
      ])
  }

  @Test("numbers stand to the right of their column, and too long ones are not cut")
  func alignment() {
    let grid = NumberGrid(rows: 1, columns: 3, cellWidth: 3, gap: 1)
    var frame = Frame(Size(width: 16, height: 1))
    let texts = ["1", "−12", "日"]
    grid.draw(on: &frame, at: Point(x: 2, y: 0)) { (texts[$1], Style(.text)) }
    #expect(frame.lines == ["     1 −12  日"])
  }

  @Test("where not all cells fit, those around the focus are in view, and the frame stays open")
  func fitting() {
    let whole = NumberGrid(rows: 9, columns: 9, cellWidth: 2, gap: 1)
    #expect(whole.isWhole)
    let room = Size(width: 13, height: 3)
    let grid = whole.fitting(room, around: (4..<7, 3..<6))
    #expect(!grid.isWhole)
    #expect(grid.shownRows == 4..<7)
    #expect(grid.shownColumns == 2..<6)
    #expect(grid.size == room)
    #expect(
      lines(grid, frame: 3..<6, 4..<8) == [
        "…42 43┃44 45…",
        "…52 53┗54 55…",
        "…62 63 64 65…",
      ])
    // The whole frame is out of view.
    #expect(
      lines(grid, frame: 0..<2, 0..<2) == ["…42 43 44 45…", "…52 53 54 55…", "…62 63 64 65…"])
    #expect(
      lines(grid, frame: 7..<9, 6..<9) == ["…42 43 44 45…", "…52 53 54 55…", "…62 63 64 65…"])
  }

  @Test("whatever the room and the focus, the view stays in the grid and holds what must be seen")
  func views() {
    for air in [false, true] {
      let whole = NumberGrid(rows: 7, columns: 12, cellWidth: 2, gap: 1, air: air)
      for width in 0...40 {
        for height in 0...16 {
          for (row, column) in [(0, 0), (3, 5), (6, 11)] {
            let room = Size(width: width, height: height)
            let grid = whole.fitting(room, around: (row..<row + 1, column..<column + 1))
            #expect(grid.shownRows.contains(row) && grid.shownColumns.contains(column))
            #expect(grid.shownRows.lowerBound >= 0 && grid.shownRows.upperBound <= 7)
            #expect(grid.shownColumns.lowerBound >= 0 && grid.shownColumns.upperBound <= 12)
            if width >= 4 { #expect(grid.size.width <= width) }
            if height >= 3 { #expect(grid.size.height <= height) }
            #expect(grid.rect(row: row, column: column, at: Point(x: 0, y: 0)) != nil)
          }
        }
      }
      #expect(whole.fitting(Size(width: 99, height: 99), around: (0..<1, 0..<1)) == whole)
    }
  }
}
