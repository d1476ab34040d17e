import Canvas
import Compute
import Course

/// A result as a document prints it, and beside or below it the exact one; then why they differ.
struct PrintedView {
  let stage: Stage
  let printed: Printed
  private let wrong: Set<[Int]>

  init(_ stage: Stage, _ printed: Printed) {
    self.stage = stage
    self.printed = printed
    wrong = Set(printed.wrong)
  }

  private var shape: Shape { stage.trace.output.shape }
  private var rows: Int { shape.rank == 1 ? 1 : shape[0] }
  private var columns: Int { shape.sizes.last ?? 1 }

  private func place(_ row: Int, _ column: Int) -> [Int] {
    shape.rank == 1 ? [column] : [row, column]
  }

  /// What is said below the grids.
  private func reason(width: Int) -> [String] {
    TextFlow.wrap(printed.erratum ?? "The document is right.", width: min(66, width - 2))
  }

  /// How the parts share a room: the grids, the reason, the sum of the wrong cell.
  ///
  /// The sum is shown where it fits, more air only where the sum still does then. Where grids and
  /// reason do not fit together, the reason has parts of its own, to be leafed through.
  private struct Plan {
    let grids: GridPlan
    let showsSum: Bool
    let showsReason: Bool
  }

  private func plan(in room: Size) -> Plan {
    let reasonRows = reason(width: room.width).count + 1
    let sumRows = sumRows(width: room.width)
    let width = room.width - 1
    for (air, showsSum) in [(true, true), (false, true), (true, false), (false, false)] {
      if showsSum && sumRows == 0 { continue }
      let height = room.height - reasonRows - (showsSum ? sumRows : 0)
      let grids = GridPlan(self, air: air, in: Size(width: width, height: height))
      if grids.isWhole && grids.height <= height {
        return Plan(grids: grids, showsSum: showsSum, showsReason: true)
      }
    }
    let grids = GridPlan(self, air: false, in: Size(width: width, height: room.height))
    return Plan(grids: grids, showsSum: false, showsReason: false)
  }

  func pageCount(in room: Size) -> Int {
    guard !plan(in: room).showsReason, room.height > 0 else { return 1 }
    return 1 + (reason(width: room.width).count + room.height - 1) / room.height
  }

  func draw(page: Int, in rect: Rect, on rendering: inout Rendering) {
    let plan = plan(in: rect.size)
    let left = Point(x: rect.x + 1, y: rect.y + (rect.height >= 16 && plan.showsReason ? 1 : 0))
    if page > 0 && !plan.showsReason {
      return draw(
        reason(width: rect.width).dropFirst((page - 1) * rect.height), from: left.y, in: rect,
        on: &rendering)
    }
    drawPrinted(plan.grids.printed, at: left, on: &rendering)
    let right = plan.grids.exactOrigin(left)
    drawExact(plan.grids.exact, at: right, width: rect.right - right.x, on: &rendering)
    guard plan.showsReason else { return }
    let y = left.y + plan.grids.height + 1
    let reason = reason(width: rect.width)
    draw(reason[...], from: y, in: rect, on: &rendering)
    guard plan.showsSum else { return }
    drawSum(at: Point(x: left.x, y: y + reason.count + 1), width: rect.width, on: &rendering)
  }

  /// How the first wrong value comes about: its products in their places, or in words.
  private func drawSum(at origin: Point, width: Int, on rendering: inout Rendering) {
    guard let sum = sumStage, let window = sum.window else {
      for (line, text) in sumText(width: width).enumerated() {
        rendering.frame.write(text, x: origin.x, y: origin.y + line, .text)
      }
      return
    }
    let name = "row \(window.output[0] + 1), column \(window.output[1] + 1):"
    rendering.frame.write(name, x: origin.x, y: origin.y, .quiet)
    let cursor = rendering.frame.cursor
    ProductsPanel(sum, room: ProductsPanel.size(sum))
      .draw(at: Point(x: origin.x + name.columns + 1, y: origin.y), on: &rendering)
    rendering.frame.cursor = cursor
  }

  /// The lines of `drawSum` and one before them; none where nothing is wrong.
  private func sumRows(width: Int) -> Int {
    if let sumStage { return ProductsPanel.size(sumStage).height + 1 }
    let lines = sumText(width: width).count
    return lines == 0 ? 0 : lines + 1
  }

  /// `row 2, column 1: (8 + 2 + 1 + 3)/4 = 14/4 = 7/2`, as many lines as it takes.
  private func sumText(width: Int) -> [String] {
    guard let cell = printed.wrong.first else { return [] }
    let demonstration = stage.demonstration
    let window = stage.trace.window(stage.trace.window(computing: cell))
    let text = Completion(demonstration, window, stage.style).text
    return TextFlow.wrap("\(demonstration.outputPlace(cell)): \(text)", width: width - 2)
  }

  private func draw(
    _ lines: ArraySlice<String>, from y: Int, in rect: Rect, on rendering: inout Rendering
  ) {
    for (line, text) in lines.enumerated() where y + line < rect.bottom {
      rendering.frame.write(text, x: rect.x + 1, y: y + line, .text)
    }
  }

  /// The window of the first wrong value with its sum complete; nil where it has no rows of products.
  private var sumStage: Stage? {
    guard let cell = printed.wrong.first, case .conv2d = stage.trace.operation,
      stage.trace.weight.shape.rank == 2
    else { return nil }
    let number = stage.trace.window(computing: cell)
    return Stage(
      demonstration: stage.demonstration, formats: stage.formats, style: stage.style,
      window: stage.trace.window(number), term: nil, done: number, cursor: nil)
  }

  /// Both grids side by side, or one below the other where they are too wide.
  private struct GridPlan {
    let printed: NumberGrid
    let exact: NumberGrid
    let isSideBySide: Bool

    init(_ view: PrintedView, air: Bool, in room: Size) {
      let gap = air ? 6 : 4
      let width = view.printed.cells.compactMap { $0?.text.columns }.max() ?? 1
      func grid(_ cellWidth: Int, _ gap: Int) -> NumberGrid {
        NumberGrid(
          rows: view.rows, columns: view.columns, cellWidth: cellWidth, gap: gap, air: air)
      }
      let exactWidth = view.stage.formats.output.width
      let first = [gap, 2].map { grid(width, $0) }
      let second = [gap, 2].map { grid(exactWidth, $0) }
      let spaced = (0...1).first {
        max(first[$0].size.width, 22) + 4 + second[$0].size.width <= room.width
      }
      isSideBySide = spaced != nil
      let chosen = spaced ?? (first[0].size.width <= room.width ? 0 : 1)
      let height = isSideBySide ? room.height - 1 : (room.height - 3) / 2
      let focus = view.printed.wrong.first ?? view.place(0, 0)
      let (row, column) = (focus.count == 1 ? 0 : focus[0], focus[focus.count - 1])
      func fitted(_ grid: NumberGrid) -> NumberGrid {
        grid.fitting(
          Size(width: room.width, height: max(1, height)),
          around: (row..<row + 1, column..<column + 1))
      }
      printed = fitted(first[chosen])
      exact = fitted(second[chosen])
    }

    var isWhole: Bool { printed.isWhole && exact.isWhole }

    /// The lines of both, their captions included.
    var height: Int {
      isSideBySide
        ? 1 + max(printed.size.height, exact.size.height)
        : printed.size.height + exact.size.height + 3
    }

    func exactOrigin(_ origin: Point) -> Point {
      isSideBySide
        ? Point(x: origin.x + max(printed.size.width, 22) + 4, y: origin.y)
        : Point(x: origin.x, y: origin.y + printed.size.height + 2)
    }
  }

  private func drawPrinted(
    _ grid: NumberGrid, at origin: Point, on rendering: inout Rendering
  ) {
    let mark = printed.wrong.isEmpty ? "the document prints" : "✗ the document prints"
    rendering.frame.write(
      mark, x: origin.x, y: origin.y,
      printed.wrong.isEmpty ? .quiet : .erratum)
    let below = Point(x: origin.x, y: origin.y + 1)
    grid.draw(on: &rendering.frame, at: below) { row, column in
      let cell = place(row, column)
      let isWrong = wrong.contains(cell)
      return (
        printed[cell]?.text.withMinus ?? "·",
        Style(printed[cell] == nil ? .pending : isWrong ? .erratum : .output)
      )
    }
    for cell in printed.wrong {
      let (row, column) = (cell.count == 1 ? 0 : cell[0], cell[cell.count - 1])
      guard let rect = grid.rect(row: row, column: column, at: below) else { continue }
      rendering.frame.write("✗", x: rect.x - 1, y: rect.y, .alarm)
      rendering.frame.cursor = rect.origin
    }
  }

  private func drawExact(
    _ grid: NumberGrid, at origin: Point, width: Int, on rendering: inout Rendering
  ) {
    let remark = stage.formats.output.remark
    rendering.frame.write(
      ("✓ exact" + (remark.isEmpty ? "" : "  \(remark)")).shortened(to: width), x: origin.x,
      y: origin.y, .exact)
    let below = Point(x: origin.x, y: origin.y + 1)
    grid.draw(on: &rendering.frame, at: below) { row, column in
      let cell = place(row, column)
      let isWrong = wrong.contains(cell)
      return (
        stage.formats.output.text(stage.trace.output[cell]), Style(isWrong ? .exact : .output)
      )
    }
    for row in grid.shownRows {
      for column in grid.shownColumns {
        guard let rect = grid.rect(row: row, column: column, at: below) else { continue }
        rendering.add(.output(place(row, column)), at: rect)
        if wrong.contains(place(row, column)) {
          rendering.frame.write("✓", x: rect.x - 1, y: rect.y, .exact)
        }
      }
    }
  }
}
