import Canvas
import Compute
import Course

/// Pooling on a volume: a column for each sheet, its map below it.
struct PooledColumns {
  let stage: Stage
  private let sheets: [Tile]
  private let maps: [Tile]
  private let rect: Rect

  private static let aside = 3

  /// Nil where there is no room for all the sheets.
  init?(_ stage: Stage, in rect: Rect) {
    self.stage = stage
    self.rect = rect
    func tiles(_ look: Tile.Look, _ make: (Int) -> Sheet) -> [Tile] {
      (0..<stage.sheetCount).map { Tile(make($0), look) }
    }
    let looks: [Tile.Look] =
      [.numbers(gap: 3, air: true), .numbers(gap: 3, air: false), .numbers(gap: 2, air: false)]
      + [.numbers(gap: 1, air: false)] + [4, 3, 2, 1].map { .picture(scale: $0) }
    let fitting = looks.lazy.map { look in (tiles(look, stage.inputSheet), tiles(look, stage.map)) }
      .first { Self.size(stage, $0.0, $0.1).fits(rect.size) }
    guard let fitting else { return nil }
    (sheets, maps) = fitting
  }

  private static func columnWidth(_ stage: Stage, _ sheets: [Tile], _ maps: [Tile]) -> Int {
    let captions = sheets.indices.flatMap {
      [sheets[$0].width(of: stage.sheetName($0)), maps[$0].width(of: "↓ " + stage.poolingWord)]
    }
    return captions.reduce(max(sheets[0].size.width, maps[0].size.width), max)
  }

  private static func size(_ stage: Stage, _ sheets: [Tile], _ maps: [Tile]) -> Size {
    Size(
      width: sheets.count * (columnWidth(stage, sheets, maps) + aside) - aside,
      height: 2 + sheets[0].size.height + maps[0].size.height)
  }

  func draw(on rendering: inout Rendering) {
    let size = Self.size(stage, sheets, maps)
    let spare = Size(width: rect.width - size.width, height: rect.height - size.height)
    let left = rect.x + min(2, spare.width / 2)
    let extra = max(0, min(5, (spare.width - 2) / max(1, sheets.count)))
    let pitch = Self.columnWidth(stage, sheets, maps) + Self.aside + extra
    let y = rect.y + (spare.height >= 3 ? 1 : 0)
    let mapsY = y + 1 + sheets[0].size.height + (spare.height >= 2 ? 1 : 0)
    for number in sheets.indices {
      let x = left + number * pitch
      let isInPlay = number == stage.sheetInPlay
      let (sheet, map) = (sheets[number], maps[number])
      rendering.frame.write(
        sheet.sheet.caption(stage.sheetName(number)), x: x + sheet.lead, y: y,
        isInPlay ? .title : .quiet)
      sheet.draw(at: Point(x: x, y: y + 1), on: &rendering)
      rendering.frame.write(
        "↓ " + map.sheet.caption(stage.poolingWord), x: x + map.lead, y: mapsY,
        isInPlay ? .title : .quiet)
      map.draw(at: Point(x: x, y: mapsY + 1), on: &rendering)
    }
  }
}

extension Size {
  func fits(_ room: Size) -> Bool { width <= room.width && height <= room.height }
}

extension Stage {
  /// What becomes of the numbers under a window of a pooling.
  var poolingWord: String {
    switch trace.operation {
    case .maxPool2d: "greatest"
    case .avgPool2d: "mean"
    case .sumPool2d: "sum"
    default: ""
    }
  }
}
