import Canvas
import Compute
import Course

/// The numbers that can be changed, plainly: where a picture has no room for the one under the cursor,
/// and where there is nothing to picture.
struct OperandGrids {
  private let style: NumberStyle
  private let shading: Shading
  private var sheets: [Sheet] = []

  /// A matrix with its caption, and what is pointed at in it.
  private struct Sheet {
    let caption: String
    let rows: [[Rational]]
    let numerals: Numerals
    let role: Role
    let target: (_ row: Int, _ column: Int) -> Rendering.Target?
    /// Row and column under the cursor.
    let chosen: (row: Int, column: Int)?

    /// How wide it is at its closest.
    var width: Int {
      NumberGrid(
        rows: rows.count, columns: rows.first?.count ?? 1, cellWidth: numerals.width, gap: 2
      ).size.width
    }
  }

  init(
    _ bench: Bench, _ operands: [Bench.Operand], spot: Sandbox.Spot, style: NumberStyle,
    shading: Shading
  ) {
    self.style = style
    self.shading = shading
    // A bias can be pointed at with keys only; it is shown while it is.
    sheets = operands.filter { $0 != .bias || spot.operand == .bias }.map {
      Self.sheet($0, of: bench, spot, style)
    }
  }

  /// How wide they are at their closest, side by side.
  var width: Int {
    sheets.reduce(-3) { $0 + 3 + max($1.width, min($1.caption.columns + 1, 20)) }
  }

  /// How high they are with air between the rows.
  var height: Int { (sheets.map(\.rows.count).max() ?? 0) * 2 + 2 }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    var x = rect.x
    let share = rect.width / max(1, sheets.count)
    for (place, sheet) in sheets.enumerated() {
      let rest = sheets.count - place - 1
      let room = Rect(
        x: x, y: rect.y, width: rect.right - x - rest * min(share, sheet.width + 3),
        height: rect.height)
      guard room.width >= 4, room.height >= 2 else { return }
      x += draw(sheet, in: room, on: &rendering) + 3
    }
  }

  /// The same for a class.
  var panels: [GridPanel] {
    sheets.map { sheet in
      let items = sheet.rows.enumerated().map { row, numbers in
        numbers.enumerated().map { column, number in
          let isChosen = sheet.chosen.map { $0 == (row, column) } ?? false
          return GridPanel.Item(
            text: sheet.numerals.text(number), role: isChosen ? .chosen : sheet.role,
            target: sheet.target(row, column))
        }
      }
      var panel = GridPanel(sheet.caption, items)
      if let (row, column) = sheet.chosen {
        panel.focus = (row..<row + 1, column..<column + 1)
      }
      return panel
    }
  }

  private static func sheet(
    _ operand: Bench.Operand, of bench: Bench, _ spot: Sandbox.Spot, _ style: NumberStyle
  ) -> Sheet {
    let tensor = bench.tensor(operand) ?? Tensor([.zero])
    let cell = spot.operand == operand ? spot.cell : nil
    let (rows, columns) = bench.plane(operand) ?? (1, 1)
    let plane = max(1, rows * columns)
    // Of a volume the sheet under the cursor.
    let number = cell.map { tensor.shape.offset(of: $0) / plane } ?? 0
    func index(_ row: Int, _ column: Int) -> [Int] {
      tensor.shape.index(at: number * plane + row * columns + column)
    }
    let place = cell.map { tensor.shape.offset(of: $0) - number * plane }
    let count = tensor.shape.count / plane
    let size = tensor.shape.rank == 1 ? "\(columns)" : "\(rows)×\(columns)"
    let which = count > 1 ? ", \(number + 1) of \(count)" : ""
    let name = operand == .bias ? "bias" : operand == .input ? "input" : bench.name(of: .kernelSize)
    return Sheet(
      caption: "\(name) \(size)\(which)",
      rows: (0..<rows).map { row in (0..<columns).map { tensor[index(row, $0)] } },
      numerals: Numerals(tensor.elements, style), role: operand == .input ? .text : .kernel,
      target: { row, column in
        switch operand {
        case .input: .input(index(row, column))
        case .weight: .weight(index(row, column))
        case .bias: nil
        }
      },
      chosen: place.map { ($0 / columns, $0 % columns) })
  }

  /// - Returns: how wide it is.
  private func draw(_ sheet: Sheet, in rect: Rect, on rendering: inout Rendering) -> Int {
    let numerals = sheet.numerals
    let greys = GreyScale(Array(sheet.rows.joined()))
    func grid(_ gap: Int, _ air: Bool) -> NumberGrid {
      NumberGrid(
        rows: sheet.rows.count, columns: sheet.rows.first?.count ?? 1, cellWidth: numerals.width,
        gap: gap, air: air)
    }
    let room = Size(width: rect.width, height: rect.height - 1)
    let roomy = [(4, true), (3, true), (2, true), (3, false), (2, false), (1, false)].lazy
      .map { grid($0.0, $0.1) }
      .first { $0.size.width <= room.width && $0.size.height <= room.height }
    let focus = sheet.chosen ?? (0, 0)
    let shown =
      roomy
      ?? grid(1, false).fitting(
        room, around: (focus.row..<focus.row + 1, focus.column..<focus.column + 1))
    let caption = numerals.remark.isEmpty ? sheet.caption : "\(numerals.remark)  \(sheet.caption)"
    rendering.frame.write(
      caption.shortened(to: rect.width - shown.lead), x: rect.x + shown.lead, y: rect.y, .quiet)
    let origin = Point(x: rect.x, y: rect.y + 1)
    func shade(_ row: Int, _ column: Int) -> Shade? {
      shading == .shades ? greys.shade(sheet.rows[row][column]) : nil
    }
    shown.drawShades(on: &rendering.frame, at: origin, shade: shade)
    shown.draw(on: &rendering.frame, at: origin) { row, column in
      let isChosen = sheet.chosen.map { $0 == (row, column) } ?? false
      let style = Style(isChosen ? .chosen : sheet.role, on: shade(row, column))
      return (numerals.text(sheet.rows[row][column]), style)
    }
    for row in shown.shownRows {
      for column in shown.shownColumns {
        guard let cell = shown.rect(row: row, column: column, at: origin) else { continue }
        if let target = sheet.target(row, column) { rendering.add(target, at: cell) }
        if let chosen = sheet.chosen, chosen == (row, column) {
          rendering.frame.cursor = cell.origin
        }
      }
    }
    return max(shown.size.width, min(caption.columns + shown.lead, rect.width))
  }
}

extension Sandbox.Spot {
  /// The grid the cursor is in; nil in the output.
  var operand: Bench.Operand? {
    if case .operand(let operand, _) = self { operand } else { nil }
  }

  /// The cell of that grid.
  var cell: [Int]? {
    if case .operand(_, let cell) = self { cell } else { nil }
  }

  /// What is pointed at in a picture; nil where no picture shows it.
  var target: Rendering.Target? {
    switch self {
    case .operand(.input, let cell): .input(cell)
    case .operand(.weight, let cell): .weight(cell)
    case .operand(.bias, _), .output: nil
    }
  }
}
