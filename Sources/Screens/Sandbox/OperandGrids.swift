import Canvas
import Compute
import Course

/// The numbers that can be changed, plainly: where a picture has no room for the one under the cursor,
/// and where there is nothing to picture.
struct OperandGrids {
  let bench: Bench
  let spot: Sandbox.Spot
  let style: NumberStyle
  let shading: Shading
  /// What the operation makes of them; nil where it cannot be applied.
  let output: Tensor?

  /// A matrix with its caption, and what is pointed at in it.
  private struct Sheet {
    let caption: String
    let rows: [[Rational]]
    let role: Role
    let target: (_ row: Int, _ column: Int) -> Rendering.Target
    /// Row and column under the cursor.
    let chosen: (row: Int, column: Int)?
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    var sheets = bench.operands.filter { $0 != .bias || spot.operand == .bias }.map(sheet)
    if let output, sheets.count < 2 || spot.operand == nil { sheets.append(self.sheet(of: output)) }
    // The one under the cursor comes to the right place first; others as far as there is room.
    var x = rect.x
    let most = rect.width / max(1, min(sheets.count, 3))
    for (place, sheet) in sheets.enumerated() {
      let rest = sheets.count - place - 1
      let room = Rect(
        x: x, y: rect.y, width: rest == 0 ? rect.right - x : max(most, rect.right - x - rest * most),
        height: rect.height)
      guard room.width >= 4, room.height >= 2 else { return }
      x += draw(sheet, in: room, on: &rendering) + 3
    }
  }

  private func sheet(_ operand: Bench.Operand) -> Sheet {
    let tensor = bench.tensor(operand) ?? Tensor([.zero])
    let cell = spot.operand == operand ? spot.cell : nil
    let (rows, columns) = bench.plane(operand) ?? (1, 1)
    let start = (cell.map { tensor.shape.offset(of: $0) } ?? 0) / (rows * columns) * rows * columns
    func index(_ row: Int, _ column: Int) -> [Int] {
      tensor.shape.index(at: start + row * columns + column)
    }
    let place = cell.map { tensor.shape.offset(of: $0) - start }
    let count = tensor.shape.count / max(1, rows * columns)
    let which = count > 1 ? ", sheet \(start / (rows * columns) + 1) of \(count)" : ""
    let name = operand == .input ? "input" : operand == .weight ? "kernel" : "bias"
    return Sheet(
      caption: "\(name) \(tensor.shape)\(which)",
      rows: (0..<rows).map { row in (0..<columns).map { tensor[index(row, $0)] } },
      role: operand == .input ? .text : .kernel,
      target: { operand == .weight ? .weight(index($0, $1)) : .input(index($0, $1)) },
      chosen: place.map { ($0 / columns, $0 % columns) })
  }

  private func sheet(of output: Tensor) -> Sheet {
    let columns = output.shape.sizes.last ?? 1
    return Sheet(
      caption: "output \(output.shape)", rows: output.rows, role: .output,
      target: { .output(output.shape.index(at: $0 * columns + $1)) }, chosen: nil)
  }

  /// - Returns: how wide it is.
  private func draw(_ sheet: Sheet, in rect: Rect, on rendering: inout Rendering) -> Int {
    let values = sheet.rows.joined()
    let numerals = Numerals(Array(values), style)
    let greys = GreyScale(Array(values))
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
        rendering.add(sheet.target(row, column), at: cell)
        if let chosen = sheet.chosen, chosen == (row, column) { rendering.frame.cursor = cell.origin }
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
