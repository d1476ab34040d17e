import Canvas
import Compute
import Course

/// A pooling window: the cells it covers, what becomes of them, and the pooled map in their colours.
struct PoolView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    guard rect.width > 0, rect.height > 0, let ground = PoolGround(stage) else { return }
    let measures = PoolMeasures(stage)
    let layout = PoolLayout(stage, measures, in: rect)
    if let place = layout.input { drawInput(ground, at: place, on: &rendering) }
    if let place = layout.output { drawOutput(ground, at: place, on: &rendering) }
    if let place = layout.name {
      rendering.frame.write(
        stage.poolingName, x: place.x, y: place.y, .kernel, width: rect.right - place.x)
    }
    PoolPanel(stage, measures, room: layout.panel.size, air: layout.panelHasAir)
      .draw(at: layout.panel.origin, on: &rendering)
    if let place = layout.notes { drawNotes(in: place, on: &rendering.frame) }
    if let place = layout.pictures { PicturesPanel(stage).draw(in: place, on: &rendering) }
  }

  private func drawNotes(in rect: Rect, on frame: inout Frame) {
    var lines = [(stage.partialNote, Role.covered)] + stage.poolingNotes.map { ($0, Role.quiet) }
    if rect.height > lines.count { lines.insert(("", .quiet), at: 1) }
    for (number, line) in lines.prefix(rect.height).enumerated() {
      frame.write(
        line.0.shortened(to: rect.width), x: rect.x, y: rect.y + number, line.1)
    }
  }

  // MARK: - The input

  private func drawInput(
    _ ground: PoolGround, at place: WindowLayout.GridPlace, on rendering: inout Rendering
  ) {
    let (padding, grid) = (stage.padding, place.grid)
    rendering.frame.write(
      stage.inputCaption(grid).shortened(to: place.captionWidth), x: place.caption.x,
      y: place.caption.y, .quiet)
    func cell(_ row: Int, _ column: Int) -> [Int] { [row - padding.top, column - padding.left] }
    grid.drawShades(on: &rendering.frame, at: place.origin) { row, column in
      ground.shade(ofInput: cell(row, column))
    }
    let winner = winner
    grid.draw(on: &rendering.frame, at: place.origin) { row, column in
      let cell = cell(row, column)
      let shade = ground.shade(ofInput: cell)
      guard stage.isReal(cell) else {
        return (text(beyond: cell), Style(stage.inputRole(cell), on: shade))
      }
      let role = role(of: cell, ground, winner)
      return (stage.formats.input.text(stage.trace.input[cell]), Style(role, on: shade))
    }
    for row in grid.shownRows {
      for column in grid.shownColumns {
        let cell = cell(row, column)
        guard stage.isReal(cell), let rect = grid.rect(row: row, column: column, at: place.origin)
        else { continue }
        rendering.add(.input(cell), at: rect)
        if stage.cursorCell == .input(cell) { rendering.frame.cursor = rect.origin }
      }
    }
    guard let covered = stage.covered else { return }
    grid.drawFrame(
      on: &rendering.frame, at: place.origin, rows: covered.rows, columns: covered.columns)
    guard stage.cursor == nil, let seen = stage.focus?.input ?? stage.window?.origin,
      let rect = grid.rect(
        row: seen[0] + padding.top, column: seen[1] + padding.left, at: place.origin)
    else { return }
    rendering.frame.cursor = Point(x: rect.right - 1, y: rect.y)
  }

  /// The cell that the maximum in play takes, once it is known.
  private var winner: [Int]? {
    guard stage.term == nil, let window = stage.window else { return nil }
    return window.greatest.map { window.terms[$0].input }
  }

  /// Padding that was asked for has a sign; what a window reaches beyond it has none.
  private func text(beyond cell: [Int]) -> String {
    let sizes = stage.trace.input.shape.sizes
    let isPadding =
      cell[0] < sizes[0] + stage.padding.bottom && cell[1] < sizes[1] + stage.padding.right
    return isPadding ? "·" : ""
  }

  private func role(of cell: [Int], _ ground: PoolGround, _ winner: [Int]?) -> Role {
    let role = stage.inputRole(cell)
    if role == .chosen || role == .focus { return role }
    if cell == winner { return .result }
    if !ground.isReached(cell) { return .padding }
    return ground.winners.contains(cell) ? .winner : role
  }

  // MARK: - The output

  private func drawOutput(
    _ ground: PoolGround, at place: WindowLayout.GridPlace, on rendering: inout Rendering
  ) {
    let (shape, grid) = (stage.trace.output.shape, place.grid)
    rendering.frame.write(
      stage.outputCaption(grid).shortened(to: place.captionWidth), x: place.caption.x,
      y: place.caption.y, .quiet)
    grid.drawShades(on: &rendering.frame, at: place.origin) { row, column in
      ground.shade(ofOutput: shape.offset(of: [row, column]))
    }
    grid.draw(on: &rendering.frame, at: place.origin) { row, column in
      let number = shape.offset(of: [row, column])
      let (text, role) = stage.output(number)
      return (text, Style(role, on: ground.shade(ofOutput: number)))
    }
    for row in grid.shownRows {
      for column in grid.shownColumns {
        guard let rect = grid.rect(row: row, column: column, at: place.origin) else { continue }
        rendering.add(.output([row, column]), at: rect)
        let isResult =
          stage.cursor == nil && stage.term == nil && stage.window?.output == [row, column]
        if isResult || stage.cursorCell == .output([row, column]) {
          rendering.frame.cursor = Point(x: rect.right - 1, y: rect.y)
        }
      }
    }
  }
}
