import Canvas
import Compute
import Course

/// Where the sheets of an input and the list drawn off them go in a given room.
///
/// The list is broken between rows of the input as long as a row fits a line.
struct RowLayout {
  /// A sheet of the input.
  struct Sheet {
    let number: Int
    let grid: NumberGrid
    let origin: Point
  }

  let sheetSize: (rows: Int, columns: Int)
  private(set) var sheets: [Sheet] = []
  private(set) var captionY: Int?
  /// Where the names of sheets stand.
  private(set) var namesY: Int?
  private(set) var listCaptionY: Int?
  private(set) var left = 0
  /// The columns of a number of the list.
  private(set) var cellWidth = 1
  private(set) var gap = 1
  let lines: Lines
  /// The lines of the list in view.
  private(set) var shownLines = 0..<1
  private var listY = 0
  /// The line and the column of each number of the list.
  private let places: [(line: Int, x: Int)]

  /// What belongs to a line of the list.
  struct Lines {
    /// Whether the names of rows stand above.
    var hasNames = false
    /// Whether place numbers stand below.
    var hasPlaces = false
    var hasAir = false

    var pitch: Int { 1 + [hasNames, hasPlaces, hasAir].count { $0 } }
  }

  /// How everything is spaced.
  private struct Plan {
    var air = false
    var gridGap = 2
    var lines = Lines()
    var cellWidth = 1
    var gap = 1
    var hasCaptions = true
  }

  init(_ stage: Stage, in rect: Rect) {
    let shape = stage.trace.input.shape
    let columns = shape.sizes.last ?? 1
    let rows = shape.rank > 1 ? shape[shape.rank - 2] : 1
    sheetSize = (rows, columns)
    let sheetCount = shape.count / max(1, rows * columns)
    let left = rect.x + (rect.width >= 50 ? 2 : 0)
    let width = rect.right - left
    func places(_ plan: Plan) -> [(line: Int, x: Int)] {
      Self.places(stage.trace.windowCount, plan, row: columns, sheet: rows * columns, width: width)
    }
    func height(_ plan: Plan) -> Int {
      let list = ((places(plan).last?.line ?? 0) + 1) * plan.lines.pitch
      let grid = plan.air ? 2 * rows + 1 : rows
      return grid + list + (sheetCount > 1 ? 1 : 0) + 2 + (plan.lines.hasAir ? 1 : 0)
    }
    func gridWidth(_ plan: Plan) -> Int {
      (columns * (stage.formats.input.width + plan.gridGap) + 3) * sheetCount
    }
    let plans = Self.plans(stage)
    let fitting = plans.first { height($0) <= rect.height && gridWidth($0) <= width }
    let plan = fitting ?? Self.least(stage, height: rect.height)
    self.left = left
    lines = plan.lines
    cellWidth = plan.cellWidth
    gap = plan.gap
    self.places = places(plan)
    place(
      plan, stage, sheetCount, isWhole: fitting != nil,
      in: Rect(x: left, y: rect.y, width: width, height: rect.height))
  }

  private static func plans(_ stage: Stage) -> [Plan] {
    let number = stage.formats.output.width
    let digits = String(stage.trace.windowCount).count
    let wide = max(number, digits)
    return [
      Plan(
        air: true, gridGap: 4, lines: Lines(hasNames: true, hasPlaces: true, hasAir: true),
        cellWidth: wide, gap: 3),
      Plan(
        air: true, gridGap: 4, lines: Lines(hasNames: true, hasPlaces: true, hasAir: true),
        cellWidth: wide, gap: 2),
      Plan(
        gridGap: 3, lines: Lines(hasNames: true, hasPlaces: true, hasAir: true),
        cellWidth: wide, gap: 3),
      Plan(
        gridGap: 3, lines: Lines(hasNames: true, hasPlaces: true, hasAir: true),
        cellWidth: wide, gap: 2),
      Plan(
        gridGap: 2, lines: Lines(hasNames: true, hasPlaces: true), cellWidth: wide, gap: 2),
      Plan(
        gridGap: 2, lines: Lines(hasNames: true, hasPlaces: true), cellWidth: wide, gap: 1),
      Plan(gridGap: 2, lines: Lines(hasPlaces: true), cellWidth: wide, gap: 1),
      Plan(gridGap: 1, lines: Lines(), cellWidth: number, gap: 1),
    ]
  }

  /// What is shown where not all of it fits.
  private static func least(_ stage: Stage, height: Int) -> Plan {
    let wide = max(stage.formats.output.width, String(stage.trace.windowCount).count)
    return Plan(
      gridGap: 2, lines: Lines(hasNames: height >= 9, hasPlaces: height >= 4), cellWidth: wide,
      gap: height >= 9 ? 2 : 1, hasCaptions: height >= 7)
  }

  /// Lays the list out, a new line where the next row does not fit.
  private static func places(
    _ count: Int, _ plan: Plan, row: Int, sheet: Int, width: Int
  ) -> [(line: Int, x: Int)] {
    let step = plan.cellWidth + plan.gap
    var places: [(line: Int, x: Int)] = []
    var (line, x) = (0, 0)
    for number in 0..<count {
      if number % row == 0 {
        if x > 0 { x += number % sheet == 0 ? 2 : 1 }
        if x > 0, row * step <= width, x + row * step > width { (line, x) = (line + 1, 0) }
      }
      if x > 0, x + step > width { (line, x) = (line + 1, 0) }
      places.append((line, x))
      x += step
    }
    return places
  }

  private mutating func place(
    _ plan: Plan, _ stage: Stage, _ sheetCount: Int, isWhole: Bool, in rect: Rect
  ) {
    let number = min(max(0, stage.window?.number ?? stage.done - 1), places.count - 1)
    let focus = stage.trace.input.shape.index(at: number)
    let (row, column) = (focus.dropLast().last ?? 0, focus.last ?? 0)
    let captions = plan.hasCaptions ? 1 : 0
    let names = sheetCount > 1 && (isWhole || rect.height >= 8) ? 1 : 0
    let air = plan.lines.hasAir ? 1 : 0
    let lineCount = (places.last?.line ?? 0) + 1
    let grid = NumberGrid(
      rows: sheetSize.rows, columns: sheetSize.columns, cellWidth: stage.formats.input.width,
      gap: plan.gridGap, air: plan.air)
    let rest = rect.height - 2 * captions - names - air
    let listRoom =
      isWhole ? lineCount : max(1, (rest - min(grid.size.height, rest / 2)) / plan.lines.pitch)
    shownLines = NumberGrid.stretch(
      of: lineCount, room: listRoom, around: places[number].line..<places[number].line + 1)
    let gridRoom = max(1, rest - shownLines.count * plan.lines.pitch)
    let shown = grid.fitting(
      Size(width: rect.width - 1, height: gridRoom),
      around: (row..<row + 1, column..<column + 1))
    let used = 2 * captions + names + air + shown.size.height + shownLines.count * plan.lines.pitch
    var y = rect.y + min(1, max(0, (rect.height - used) / 2))
    if plan.hasCaptions { captionY = y }
    y += captions
    if names > 0 { namesY = y }
    y += names
    let pitch = shown.size.width + 3
    let fitting = max(1, (rect.width + 3) / pitch)
    let inPlay = number / max(1, sheetSize.rows * sheetSize.columns)
    let shownSheets = NumberGrid.stretch(of: sheetCount, room: fitting, around: inPlay..<inPlay + 1)
    sheets = shownSheets.enumerated().map { place, sheet in
      Sheet(
        number: sheet, grid: shown,
        origin: Point(x: rect.x - shown.lead + 1 + place * pitch, y: y))
    }
    y += shown.size.height + air
    if plan.hasCaptions { listCaptionY = y }
    listY = y + captions
  }

  /// The block of a number of the list; nil where it is out of view.
  func rect(ofPlace number: Int) -> Rect? {
    let place = places[number]
    guard shownLines.contains(place.line) else { return nil }
    let y = listY + (place.line - shownLines.lowerBound) * lines.pitch + (lines.hasNames ? 1 : 0)
    return Rect(x: left + place.x, y: y, width: cellWidth + gap, height: 1)
  }

  /// Whether a number of the list stands at the beginning of a line.
  func beginsLine(_ number: Int) -> Bool {
    number == 0 || places[number].line > places[number - 1].line
  }
}
