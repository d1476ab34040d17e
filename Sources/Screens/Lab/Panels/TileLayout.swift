import Canvas

/// Tiles of one size in rows, or a page of them where not all fit.
struct TileLayout {
  let tile: Size
  /// Which of the tiles are in view.
  let shown: Range<Int>
  let count: Int
  private let origin: Point
  private let perRow: Int
  private let gap: Int
  private let pitch: Int
  /// The line above each tile.
  let hasLabels: Bool

  /// - Parameters:
  ///   - count: how many tiles there are.
  ///   - pixelRows: how many half lines a tile takes.
  ///   - chosen: the tile that must be in view.
  init(
    count: Int, width: Int, pixelRows: Int, hasLabels: Bool, in rect: Rect, around chosen: Int?
  ) {
    self.count = count
    self.hasLabels = hasLabels
    tile = Size(width: width, height: (pixelRows + 1) / 2)
    let air = hasLabels || !pixelRows.isMultiple(of: 2) ? 0 : 1
    let lines = tile.height + (hasLabels ? 1 : 0)
    let rows = max(1, (rect.height + air) / max(1, lines + air))
    let least = max(1, (rect.width - 1) / (width + 1))
    let airy = (rect.width - 1) / (width + 2)
    let isAiry = airy >= 1 && (count + airy - 1) / airy <= rows
    gap = isAiry ? 2 : 1
    perRow = isAiry ? airy : least
    // Where there is room, rows are further apart.
    let needed = (count + perRow - 1) / perRow
    pitch = lines + (needed * (lines + 1) - 1 <= rect.height ? 1 : air)
    let perPage = perRow * rows
    let page = min(max(0, chosen ?? 0), max(0, count - 1)) / perPage
    shown = page * perPage..<max(page * perPage, min(count, (page + 1) * perPage))
    origin = Point(x: rect.x + 1, y: rect.y + (hasLabels ? 1 : 0))
  }

  var fitsAll: Bool { shown.count == count }

  /// Where a tile that is in view begins, below its label.
  func place(_ index: Int) -> Rect {
    let place = index - shown.lowerBound
    return Rect(
      x: origin.x + place % perRow * (tile.width + gap), y: origin.y + place / perRow * pitch,
      width: tile.width, height: tile.height)
  }

  /// The line below all tiles that are in view.
  var bottom: Int {
    shown.isEmpty ? origin.y : place(shown.upperBound - 1).bottom
  }

  /// What is said where not all are in view, the longest way of saying it first.
  func more(_ word: String) -> [String] {
    if fitsAll { return [] }
    let rest = "… \(count - shown.count) more"
    return ["\(shown.lowerBound + 1)–\(shown.upperBound) \(rest) \(word)", rest]
  }

  /// A tile with its label, if it has one.
  func target(_ index: Int) -> Rect {
    let rect = place(index)
    let label = hasLabels ? 1 : 0
    return Rect(x: rect.x, y: rect.y - label, width: rect.width, height: rect.height + label)
  }

  /// The tile's number, and whether its unit is dead.
  func drawLabel(_ index: Int, isDead: Bool, isChosen: Bool, on frame: inout Frame) {
    guard hasLabels else { return }
    let rect = place(index)
    let number = "\(index + 1)"
    let dead = number.columns + 5 <= rect.width ? number + " dead" : number + "×"
    frame.write(
      isDead ? dead : number, x: rect.x, y: rect.y - 1,
      isChosen ? .chosen : isDead ? .alarm : .quiet, width: rect.width)
  }

  /// Lines on both sides of the chosen tile.
  func drawSides(_ index: Int?, on frame: inout Frame) {
    guard let index, shown.contains(index) else { return }
    let rect = place(index)
    for y in rect.y..<rect.bottom {
      frame[rect.x - 1, y] = Cell("┃", Style(.window))
      frame[rect.right, y] = Cell("┃", Style(.window))
    }
  }
}
