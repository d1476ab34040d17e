import Canvas
import Compute

/// Where the columns and lines of a layer table go in a given room.
///
/// With less width the bars go first, then what each layer is, then the shapes; with less height the
/// air goes first, then the lines; at last only some rows are shown, those around the one in play.
struct TableLayout {
  enum Column: CaseIterable {
    case name, kind, shape, activations, parameters, bar

    var title: String {
      switch self {
      case .name: "layer"
      case .kind: "what it is"
      case .shape: "shape"
      case .activations: "activations"
      case .parameters: "parameters"
      case .bar: "part of all parameters"
      }
    }

    var isNumber: Bool { self == .activations || self == .parameters }
  }

  struct Place {
    let x: Int
    let width: Int
    var right: Int { x + width }
  }

  /// The columns from left to right.
  private(set) var columns: [(column: Column, place: Place)] = []
  let left: Int
  private(set) var width = 0
  let shownRows: Range<Int>
  let headerY: Int?
  /// Where thin lines go.
  let lines: [Int]
  let totalY: Int?
  /// The room for the rule of the number in play.
  let rule: Rect
  private let firstY: Int
  private let pitch: Int

  /// The columns before the first, for the mark of the row in play.
  private static let margin = 2

  subscript(_ column: Column) -> Place? { columns.first { $0.column == column }?.place }

  func y(ofRow row: Int) -> Int { firstY + (row - shownRows.lowerBound) * pitch }

  init(_ stage: Stage, _ table: LayerTable, in rect: Rect) {
    let count = table.rows.count
    let plan = Lines.fitting(rows: count, in: rect.size)
    let inPlay = stage.window?.output[0] ?? (stage.done == 0 ? 0 : count - 1)
    shownRows = NumberGrid.stretch(of: count, room: plan.rows, around: inPlay..<inPlay + 1)
    pitch = plan.pitch
    left = rect.x + min(Self.margin, rect.width)
    let spare = rect.height - plan.height
    let top = rect.y + min(1, max(0, spare))
    headerY = plan.hasHeader ? top : nil
    firstY = top + (plan.hasHeader ? 1 : 0) + (plan.hasLines ? 1 : 0)
    let end = firstY + (shownRows.count - 1) * pitch + 1
    lines = plan.hasLines ? [top + 1, end] : []
    totalY = plan.hasTotal ? end + (plan.hasLines ? 1 : 0) : nil
    let ruleY = end + (plan.hasLines ? 1 : 0) + (plan.hasTotal ? 1 : 0) + (plan.hasAir ? 1 : 0)
    rule = Rect(x: left, y: ruleY, width: rect.right - left, height: rect.bottom - ruleY)
    placeColumns(stage, table, width: rect.right - left)
  }

  /// Which lines there are beside the rows.
  private struct Lines {
    var pitch = 1
    var hasLines = false
    var hasHeader = false
    var hasTotal = false
    var hasAir = false
    var ruleHeight = 1
    var rows = 1

    /// What stands beside the rows.
    var others: Int {
      (hasHeader ? 1 : 0) + (hasTotal ? 1 : 0) + (hasLines ? 2 : 0) + (hasAir ? 1 : 0) + ruleHeight
    }

    var height: Int { others + (rows - 1) * pitch + 1 }

    static func fitting(rows: Int, in room: Size) -> Lines {
      let ruleHeight = room.width >= 50 ? 1 : 2
      let rich = [2, 1].map {
        Lines(
          pitch: $0, hasLines: true, hasHeader: true, hasTotal: true, hasAir: true,
          ruleHeight: 2, rows: rows)
      }
      let plain = Lines(hasHeader: true, hasTotal: true, ruleHeight: ruleHeight, rows: rows)
      if let plan = (rich + [plain]).first(where: { $0.height <= room.height }) { return plan }
      var least = Lines(
        hasHeader: room.height >= ruleHeight + 3, hasTotal: room.height >= ruleHeight + 5,
        ruleHeight: min(ruleHeight, room.height - 1))
      least.rows = max(1, room.height - least.others)
      return least
    }
  }

  private mutating func placeColumns(_ stage: Stage, _ table: LayerTable, width room: Int) {
    func widest(_ texts: [String]) -> Int { texts.map(\.columns).max() ?? 0 }
    func numbers(_ column: Int) -> Int {
      widest(
        table.rows.indices.map {
          stage.formats.output.text(stage.trace.output[[$0, column]])
        } + [column == 1 ? "\(table.parameters)" : ""])
    }
    let names = widest(table.rows.map(\.name))
    var widths: [Column: Int] = [
      .name: max(Column.name.title.count, names),
      .kind: max(Column.kind.title.count, widest(table.rows.map(\.kind))),
      .shape: max(Column.shape.title.count, widest(table.rows.map { "\($0.shape)" })),
      .activations: max(numbers(0), Column.activations.title.count),
      .parameters: max(numbers(1), Column.parameters.title.count),
    ]
    let all = Column.allCases
    if table.parameters > 0 { widths[.bar] = 24 }
    let dropped: [[Column]] = [[], [.bar], [.bar, .kind], [.bar, .kind, .shape]]
    let variants = dropped.flatMap { drop in
      [5, 4, 3, 2].map {
        (columns: all.filter { widths[$0] != nil && !drop.contains($0) }, gap: $0)
      }
    }
    let fitting = variants.first { columns, gap in
      columns.reduce(-gap) { $0 + (widths[$1] ?? 0) + gap } <= room
    }
    var chosen = fitting ?? ([.name, .activations, .parameters], 1)
    if fitting == nil {
      widths[.activations] = numbers(0)
      widths[.parameters] = numbers(1)
      widths[.name] = min(names, room - 2 - numbers(0) - numbers(1))
      if widths[.name].map({ $0 < 2 }) == true { chosen.columns.removeFirst() }
    }
    var x = left
    for column in chosen.columns {
      let place = Place(x: x, width: widths[column] ?? 0)
      columns.append((column, place))
      x += place.width + chosen.gap
    }
    width = x - chosen.gap - left
  }
}
