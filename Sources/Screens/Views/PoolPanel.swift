import Canvas
import Compute
import Course

/// The numbers under a pooling window in their places, and what becomes of them: the greatest is lit,
/// or they are added row by row, then all together, then divided.
///
/// In a small room only the last line is left.
struct PoolPanel {
  let stage: Stage
  private let room: Size
  private let measures: PoolMeasures
  private let grid: NumberGrid
  private let isMaximum: Bool

  /// The columns between a number and what it is equal to: ` = `.
  private static let equals = 3
  /// The columns between two numbers.
  private static let gap = 3

  init(_ stage: Stage, _ measures: PoolMeasures, room: Size, air: Bool = false) {
    self.stage = stage
    self.room = room
    self.measures = measures
    isMaximum = if case .maxPool2d = stage.trace.operation { true } else { false }
    let full = Self.grid(stage, measures, air: air)
    let sums = isMaximum ? 0 : Self.equals + measures.result
    let focus = stage.focus?.weight ?? [0, 0]
    grid = full.fitting(
      Size(width: room.width - sums, height: max(0, room.height - measures.lines)),
      around: (focus[0]..<focus[0] + 1, focus[1]..<focus[1] + 1))
  }

  private static func grid(_ stage: Stage, _ measures: PoolMeasures, air: Bool) -> NumberGrid {
    NumberGrid(
      rows: stage.trace.weight.shape[0], columns: stage.trace.weight.shape[1],
      cellWidth: measures.cell, gap: gap, air: air)
  }

  /// The room it would like to have.
  static func size(_ stage: Stage, _ measures: PoolMeasures, air: Bool) -> Size {
    let grid = grid(stage, measures, air: air)
    return Size(
      width: max(grid.size.width, measures.label) + equals + measures.result,
      height: grid.size.height + measures.lines)
  }

  func draw(at origin: Point, on rendering: inout Rendering) {
    guard let window = stage.window else { return }
    let sum = PoolSum(stage, window, taken: stage.term.map { $0 + 1 })
    let full = Self.size(stage, measures, air: grid.air)
    guard full.width <= room.width, room.height > measures.lines else {
      return drawLine(window, sum, at: origin, on: &rendering.frame)
    }
    drawNumbers(window, sum, at: origin, on: &rendering.frame)
    let end = origin.x + max(grid.size.width, measures.label)
    for (number, line) in sum.lines.enumerated() {
      let isLast = stage.term == nil && number == sum.lines.count - 1
      draw(
        line, endingAt: end, y: origin.y + grid.size.height + number, isLast ? .result : .text,
        on: &rendering.frame)
    }
  }

  private func draw(
    _ line: PoolSum.Line, endingAt end: Int, y: Int, _ role: Role, on frame: inout Frame
  ) {
    frame.write(line.label, endingAt: end, y: y, .quiet)
    frame.write(line.relation, x: end + 1, y: y, .quiet)
    frame.write(line.result, endingAt: end + Self.equals + measures.result, y: y, role)
  }

  private func drawNumbers(
    _ window: Window, _ sum: PoolSum, at origin: Point, on frame: inout Frame
  ) {
    let width = stage.trace.weight.shape[1]
    let winner = stage.greatestSoFar
    grid.draw(on: &frame, at: origin) { row, column in
      let number = row * width + column
      let term = window.rows[row][column]
      guard number < stage.taken else { return ("·", Style(.pending)) }
      let role: Role =
        number == stage.term
        ? .focus : number == winner ? (stage.term == nil ? .result : .winner) : .text
      if term.isPadding { return (stage.paddingText, Style(role == .text ? .padding : role)) }
      let value = term.inputValue
      guard !isMaximum else { return (stage.formats.input.text(value), Style(role)) }
      let written = Written(
        value / stage.formats.input.factor, stage.style, places: sum.rows[row].places)
      return (written.text, Style(role))
    }
    if let focus = stage.focus, stage.cursor == nil,
      let cell = grid.rect(row: focus.weight[0], column: focus.weight[1], at: origin)
    {
      frame.cursor = Point(x: cell.right - 1, y: cell.y)
    }
    guard !isMaximum else { return }
    let end = origin.x + max(grid.size.width, measures.label)
    for row in grid.shownRows where stage.taken >= (row + 1) * width {
      guard let cell = grid.rect(row: row, column: grid.shownColumns.lowerBound, at: origin) else {
        continue
      }
      frame.write(sum.rows[row].relation, x: end + 1, y: cell.y, .quiet)
      frame.write(
        sum.rows[row].result, endingAt: end + Self.equals + measures.result, y: cell.y, .text)
    }
  }

  /// All on one line, where there is no room for more.
  private func drawLine(
    _ window: Window, _ sum: PoolSum, at origin: Point, on frame: inout Frame
  ) {
    guard let line = sum.lines.last else { return }
    let whole = Completion(stage.demonstration, window, stage.style).text
    let result = Written(window.result, stage.style).text
    let texts =
      (stage.term == nil && !isMaximum ? [whole] : [])
      + ["\(line.label) \(line.relation) \(line.result)", stage.term == nil ? result : line.result]
    let text = texts.first { $0.columns <= room.width } ?? texts[texts.count - 1]
    frame.write(
      text.shortened(to: room.width), x: origin.x, y: origin.y,
      stage.term == nil ? .exact : .text)
    if stage.cursor == nil { frame.cursor = origin }
  }
}

extension Stage {
  /// The place under the window of the greatest number looked at so far; nil where none is taken.
  var greatestSoFar: Int? {
    guard let window, case .maximum = window.reduction else { return nil }
    guard term != nil else { return window.greatest }
    let terms = window.terms
    let greatest = window.partialSum(terms: taken)
    return terms.indices.prefix(taken).first {
      !terms[$0].isPadding && terms[$0].product == greatest
    }
  }

  /// How a cell beyond the input's edge stands there.
  var paddingText: String { "·" }
}
