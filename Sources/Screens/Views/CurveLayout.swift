import Canvas
import Compute
import Course

/// Where the numbers before and after a function go in a given room, and its graph.
///
/// Matrices stand side by side, lists one above the other. Of a volume all sheets are shown where they
/// fit one below the other, else the one in play.
struct CurveLayout {
  /// A matrix, a list or a sheet of a volume, before and after.
  struct Plane {
    let grid: NumberGrid
    /// The place of its first number among all.
    let first: Int
    let before: Point
    let after: Point
    let beforeText: Point
    let afterText: Point
    let beforeCaption: String
    let afterCaption: String

    func number(_ row: Int, _ column: Int) -> Int { first + row * grid.columns + column }
  }

  private(set) var planes: [Plane] = []
  private(set) var graph: Rect?
  private(set) var captionWidth = Int.max

  private static let aside = 4
  /// The least room for a graph.
  private static let leastGraph = Size(width: 24, height: 8)

  private let stage: Stage

  init(_ stage: Stage, in rect: Rect) {
    self.stage = stage
    if stage.trace.input.shape.rank == 1 { placeList(in: rect) } else { placePlanes(in: rect) }
  }

  private var cellWidth: Int { max(stage.formats.input.width, stage.formats.output.width) }

  private func caption(_ name: String, _ numerals: Numerals) -> String {
    [numerals.remark, name].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var functionName: String {
    switch stage.demonstration.operation {
    case .relu: "ReLU"
    case .abs: "|x|"
    case .exp: "e^x"
    default: stage.demonstration.operation.rawValue
    }
  }

  // MARK: - A list

  private mutating func placeList(in rect: Rect) {
    let count = stage.trace.input.shape.count
    let before = caption("x", stage.formats.input)
    let after = caption(functionName, stage.formats.output)
    let label = max(before.columns, after.columns) + 2
    let room = rect.width - 2
    let grids = [4, 3, 2, 1].map {
      NumberGrid(rows: 1, columns: count, cellWidth: cellWidth, gap: $0)
    }
    let now = stage.window?.number ?? 0
    let grid =
      grids.first { $0.size.width + label <= room }
      ?? grids[3].fitting(
        Size(width: max(cellWidth + 2, room - label), height: 1), around: (0..<1, now..<now + 1))
    let isRoomy = rect.height >= 12
    let y = rect.y + (isRoomy ? 1 : 0)
    let second = y + (isRoomy ? 2 : 1)
    let x = rect.x + 1 + label
    captionWidth = label
    planes = [
      Plane(
        grid: grid, first: 0, before: Point(x: x, y: y), after: Point(x: x, y: second),
        beforeText: Point(x: rect.x + 1, y: y), afterText: Point(x: rect.x + 1, y: second),
        beforeCaption: before, afterCaption: after)
    ]
    let top = second + 2
    if rect.bottom - top >= Self.leastGraph.height && rect.width >= Self.leastGraph.width {
      graph = Rect(
        x: rect.x + 1, y: top, width: min(rect.width - 2, 80), height: rect.bottom - top)
    }
  }

  // MARK: - Matrices

  private mutating func placePlanes(in rect: Rect) {
    let shape = stage.trace.input.shape
    let (rows, columns) = (shape[shape.rank - 2], shape[shape.rank - 1])
    let sheets = stage.demonstration.input.planes.map(\.name)
    let blockHeight = rows + 1
    let fitsAll = shape.rank == 2 || sheets.count * (blockHeight + 1) - 1 <= rect.height
    let current = stage.window.map { $0.number / (rows * columns) } ?? 0
    let shown = shape.rank == 2 ? [0] : fitsAll ? Array(sheets.indices) : [current]
    let room = Size(width: rect.width - 2, height: rect.height)
    let isAiry = shown.count == 1 && rows * 2 + 2 <= room.height
    func grid(_ gap: Int) -> NumberGrid {
      NumberGrid(rows: rows, columns: columns, cellWidth: cellWidth, gap: gap, air: isAiry)
    }
    func width(_ grid: NumberGrid) -> Int { grid.size.width * 2 + Self.aside }
    let graphWidth = Self.leastGraph.width + Self.aside
    let withGraph = [4, 3, 2, 1].map(grid).first { width($0) + graphWidth <= room.width }
    let whole = withGraph ?? [3, 2, 1].map(grid).first { width($0) <= room.width } ?? grid(1)
    let now = stage.window.map { $0.number % (rows * columns) } ?? 0
    let fitted = whole.fitting(
      Size(width: (room.width - Self.aside) / 2, height: room.height / shown.count - 1),
      around: (now / columns..<now / columns + 1, now % columns..<now % columns + 1))
    place(shown, sheets, fitted, in: rect)
    guard withGraph != nil, rect.height >= Self.leastGraph.height else { return }
    let x = rect.x + 1 + width(fitted) + Self.aside
    graph = Rect(
      x: x, y: rect.y, width: min(rect.right - x, 70), height: min(rect.height, 24))
  }

  private mutating func place(
    _ shown: [Int], _ sheets: [String], _ grid: NumberGrid, in rect: Rect
  ) {
    let isVolume = stage.trace.input.shape.rank > 2
    let size = grid.rows * grid.columns
    let right = rect.x + 1 + grid.size.width + Self.aside
    captionWidth = grid.size.width + Self.aside - 1
    let height = grid.size.height + 1
    let spare = rect.height - shown.count * (height + 1) + 1
    var y = rect.y + (spare >= 3 ? 1 : 0)
    for sheet in shown {
      let shape = Shape([grid.rows, grid.columns])
      let name = isVolume ? sheets[sheet] : "before \(shape)"
      planes.append(
        Plane(
          grid: grid, first: sheet * size, before: Point(x: rect.x + 1, y: y + 1),
          after: Point(x: right, y: y + 1), beforeText: Point(x: rect.x + 1 + grid.lead, y: y),
          afterText: Point(x: right + grid.lead, y: y),
          beforeCaption: caption(name, stage.formats.input),
          afterCaption: caption(functionName, stage.formats.output)))
      y += height + 1
    }
  }
}
