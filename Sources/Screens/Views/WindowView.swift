import Canvas
import Compute
import Course

/// The picture of a sliding window: the input with the window on it, the kernel, the products in
/// their places with their sums, and the output filling up.
struct WindowView {
  let stage: Stage
  let layout: WindowLayout

  init(_ stage: Stage, in rect: Rect) {
    self.stage = stage
    layout = WindowLayout(stage, in: rect)
  }

  func draw(on rendering: inout Rendering) {
    if let place = layout.input { drawInput(at: place, on: &rendering) }
    if let place = layout.kernel { drawKernel(at: place, on: &rendering) }
    if let place = layout.output { drawOutput(at: place, on: &rendering) }
    if let place = layout.parameters {
      rendering.frame.write(stage.parameters, x: place.x, y: place.y, .quiet)
    }
    if let place = layout.products {
      ProductsPanel(stage, room: place.size).draw(at: place.origin, on: &rendering)
    }
    if let place = layout.pictures {
      PicturesPanel(stage).draw(in: place, on: &rendering)
    }
  }

  private func drawInput(at place: WindowLayout.GridPlace, on rendering: inout Rendering) {
    let padding = stage.padding
    rendering.frame.write(
      stage.inputCaption(place.grid).shortened(to: place.captionWidth), x: place.caption.x,
      y: place.caption.y, .quiet)
    let input = stage.trace.input
    func shade(_ row: Int, _ column: Int) -> Shade? {
      let cell = [row - padding.top, column - padding.left]
      return stage.inputShade(stage.isReal(cell) ? input[cell] : .zero)
    }
    place.grid.drawShades(on: &rendering.frame, at: place.origin, shade: shade)
    place.grid.draw(on: &rendering.frame, at: place.origin) { row, column in
      let cell = [row - padding.top, column - padding.left]
      let style = Style(stage.inputRole(cell), on: shade(row, column))
      guard stage.isReal(cell) else { return ("·", style) }
      return (stage.formats.input.text(input[cell]), style)
    }
    for row in place.grid.shownRows {
      for column in place.grid.shownColumns {
        let cell = [row - padding.top, column - padding.left]
        guard stage.isReal(cell),
          let rect = place.grid.rect(row: row, column: column, at: place.origin)
        else { continue }
        rendering.add(.input(cell), at: rect)
        if stage.cursorCell == .input(cell) { rendering.frame.cursor = rect.origin }
      }
    }
    guard let covered = stage.covered else { return }
    place.grid.drawFrame(
      on: &rendering.frame, at: place.origin, rows: covered.rows, columns: covered.columns)
    let seen = stage.focus?.input ?? stage.window?.origin ?? [0, 0]
    if stage.cursor == nil,
      let rect = place.grid.rect(
        row: seen[0] + padding.top, column: seen[1] + padding.left, at: place.origin)
    {
      rendering.frame.cursor = Point(x: rect.right - 1, y: rect.y)
    }
  }

  private func drawKernel(at place: WindowLayout.GridPlace, on rendering: inout Rendering) {
    rendering.frame.write(
      stage.kernelCaption.shortened(to: place.captionWidth), x: place.caption.x,
      y: place.caption.y, .quiet)
    func shade(_ row: Int, _ column: Int) -> Shade? {
      stage.weightShade(stage.trace.weight[row, column])
    }
    place.grid.drawShades(on: &rendering.frame, at: place.origin, shade: shade)
    place.grid.draw(on: &rendering.frame, at: place.origin) { row, column in
      let style = Style(stage.weightRole([row, column]), on: shade(row, column))
      return (stage.formats.weight.text(stage.trace.weight[row, column]), style)
    }
    for row in place.grid.shownRows {
      for column in place.grid.shownColumns {
        guard let rect = place.grid.rect(row: row, column: column, at: place.origin) else {
          continue
        }
        rendering.add(.weight([row, column]), at: rect)
        if stage.cursorCell == .weight([row, column]) { rendering.frame.cursor = rect.origin }
      }
    }
  }

  private func drawOutput(at place: WindowLayout.GridPlace, on rendering: inout Rendering) {
    OutputGrid(stage, place).draw(on: &rendering)
  }
}

/// The output as far as it is computed.
struct OutputGrid {
  let stage: Stage
  let place: WindowLayout.GridPlace

  init(_ stage: Stage, _ place: WindowLayout.GridPlace) {
    self.stage = stage
    self.place = place
  }

  func draw(on rendering: inout Rendering) {
    let shape = stage.trace.output.shape
    rendering.frame.write(
      stage.outputCaption(place.grid).shortened(to: place.captionWidth), x: place.caption.x,
      y: place.caption.y, .quiet)
    func shade(_ row: Int, _ column: Int) -> Shade? {
      stage.outputShade(shape.offset(of: [row, column]))
    }
    place.grid.drawShades(on: &rendering.frame, at: place.origin, shade: shade)
    place.grid.draw(on: &rendering.frame, at: place.origin) { row, column in
      let (text, role) = stage.output(shape.offset(of: [row, column]))
      return (text, Style(role, on: shade(row, column)))
    }
    for row in place.grid.shownRows {
      for column in place.grid.shownColumns {
        guard let rect = place.grid.rect(row: row, column: column, at: place.origin) else {
          continue
        }
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
