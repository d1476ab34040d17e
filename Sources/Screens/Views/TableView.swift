import Canvas
import Compute
import Course

/// The layers of a network line by line: what each is, the shape it makes, how many numbers that
/// are, and how many it learns; below, how the number in play comes about.
struct TableView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    guard case .layerTable(let table) = stage.trace.operation, rect.height > 0 else { return }
    let layout = TableLayout(stage, table, in: rect)
    drawHeader(layout, on: &rendering.frame)
    for row in layout.shownRows {
      drawRow(row, of: table, layout, on: &rendering)
    }
    drawTotal(of: table, layout, on: &rendering.frame)
    drawRule(of: table, layout, on: &rendering.frame)
  }

  private func number(_ row: Int, _ column: Int) -> Int { row * 2 + column }

  private var rowInPlay: Int? { stage.window?.output[0] }

  private func drawHeader(_ layout: TableLayout, on frame: inout Frame) {
    guard let y = layout.headerY else { return }
    for (column, place) in layout.columns {
      let text = column.title.shortened(to: place.width)
      if column.isNumber {
        frame.write(text, endingAt: place.right, y: y, .quiet)
      } else {
        frame.write(text, x: place.x, y: y, .quiet)
      }
    }
    for y in layout.lines { frame.rule(y: y, x: layout.left, width: layout.width) }
  }

  private func drawRow(
    _ row: Int, of table: LayerTable, _ layout: TableLayout, on rendering: inout Rendering
  ) {
    let entry = table.rows[row]
    let y = layout.y(ofRow: row)
    let isInPlay = row == rowInPlay
    // A shape tells how many values there are.
    let isReached =
      number(row, 0) <= (stage.window?.number ?? stage.done - 1)
      && !stage.skipped.contains(number(row, 0))
    if isInPlay { rendering.frame.write("▸", x: layout.left - 2, y: y, .window) }
    for (column, place) in layout.columns {
      switch column {
      case .name:
        rendering.frame.write(
          entry.name.shortened(to: place.width), x: place.x, y: y,
          isInPlay ? .covered : isReached ? .text : .quiet)
      case .kind:
        rendering.frame.write(entry.kind, x: place.x, y: y, .quiet, width: place.width)
      case .shape:
        let isSource = isInPlay && stage.window?.output[1] == 0
        let text = isReached ? "\(entry.shape)" : "·"
        rendering.frame.write(
          text, x: place.x, y: y, isSource ? .covered : isReached ? .text : .pending)
      case .activations: drawNumber(row, 0, at: place, y: y, on: &rendering)
      case .parameters: drawNumber(row, 1, at: place, y: y, on: &rendering)
      case .bar:
        guard stage.isComplete(number(row, 1)), entry.parameters > 0 else { continue }
        Bar(Rational(entry.parameters, table.parameters), width: place.width)
          .draw(
            on: &rendering.frame, at: Point(x: place.x, y: y),
            Style(isInPlay ? .window : .output), track: .rule)
      }
    }
  }

  private func drawNumber(
    _ row: Int, _ column: Int, at place: TableLayout.Place, y: Int, on rendering: inout Rendering
  ) {
    let (text, role) = stage.output(number(row, column))
    rendering.frame.write(text, endingAt: place.right, y: y, role)
    rendering.add(
      .output([row, column]), at: Rect(x: place.x, y: y, width: place.width, height: 1))
    if stage.outputInView == [row, column] {
      rendering.frame.cursor = Point(x: place.right - 1, y: y)
    }
  }

  private func drawTotal(of table: LayerTable, _ layout: TableLayout, on frame: inout Frame) {
    guard let y = layout.totalY, let place = layout[.parameters] else { return }
    frame.write("in all", x: layout.left, y: y, .quiet)
    let isComplete = stage.completed == stage.trace.windowCount && stage.skipped.isEmpty
    let total = Written(Rational(table.parameters), stage.style).text
    frame.write(
      isComplete ? total : "·", endingAt: place.right, y: y, isComplete ? .exact : .pending)
  }

  /// How the number in play comes about, and what the rule's parts are.
  private func drawRule(of table: LayerTable, _ layout: TableLayout, on frame: inout Frame) {
    guard let window = stage.window else { return }
    let text = Completion(stage.demonstration, window, stage.style).text
    let row = table.rows[window.output[0]]
    let meaning = window.output[1] == 1 ? row.parameterMeaning : nil
    let rect = layout.rule
    let lines = TextFlow.wrap(text, width: rect.width)
    // Where not all of it fits, its end does: that holds the number.
    for (line, text) in lines.suffix(rect.height).enumerated() {
      frame.write(text, x: rect.x, y: rect.y + line, .exact)
    }
    guard let meaning, lines.count < rect.height, meaning.columns <= rect.width else { return }
    frame.write(meaning, x: rect.x, y: rect.y + lines.count, .quiet)
  }
}

extension LayerTable.Row {
  /// What the parts of the rule for parameters are; nil where there is nothing to learn.
  fileprivate var parameterMeaning: String? {
    guard let parameterRule else { return nil }
    let bias = parameterRule.contains("+") ? ", and a bias" : ", no bias"
    return shape.rank == 1
      ? "a weight for each input\(bias), for each neuron"
      : "height × width × channels of a filter\(bias), for each filter"
  }
}
