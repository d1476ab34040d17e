import Canvas
import Compute
import Course

/// A function of each number: the numbers before and after, and the point on its curve.
struct CurveView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let layout = CurveLayout(stage, in: rect)
    for plane in layout.planes {
      drawBefore(plane, layout, on: &rendering)
      drawAfter(plane, on: &rendering)
    }
    if let graph = layout.graph { FunctionGraph(stage, in: graph)?.draw(on: &rendering) }
  }

  private func isNow(_ number: Int) -> Bool { stage.window?.number == number }

  private func drawBefore(
    _ plane: CurveLayout.Plane, _ layout: CurveLayout, on rendering: inout Rendering
  ) {
    let values = stage.trace.input.elements
    rendering.frame.write(
      plane.beforeCaption.shortened(to: layout.captionWidth), x: plane.beforeText.x,
      y: plane.beforeText.y, .quiet)
    func shade(_ row: Int, _ column: Int) -> Shade? {
      stage.inputShade(values[plane.number(row, column)])
    }
    plane.grid.drawShades(on: &rendering.frame, at: plane.before, shade: shade)
    plane.grid.draw(on: &rendering.frame, at: plane.before) { row, column in
      let number = plane.number(row, column)
      let role: Role =
        stage.cursorCell == .input(stage.trace.input.shape.index(at: number))
        ? .chosen : isNow(number) ? .focus : number < stage.done ? .quiet : .text
      return (stage.formats.input.text(values[number]), Style(role, on: shade(row, column)))
    }
    each(plane, at: plane.before) { number, cell in
      let place = stage.trace.input.shape.index(at: number)
      rendering.add(.input(place), at: cell)
      if stage.cursorCell == .input(place) || (isNow(number) && stage.cursor == nil) {
        rendering.frame.cursor = Point(x: cell.right - 1, y: cell.y)
      }
    }
  }

  private func drawAfter(_ plane: CurveLayout.Plane, on rendering: inout Rendering) {
    rendering.frame.write(
      plane.afterCaption, x: plane.afterText.x, y: plane.afterText.y, .quiet)
    func shade(_ row: Int, _ column: Int) -> Shade? {
      stage.outputShade(plane.number(row, column))
    }
    plane.grid.drawShades(on: &rendering.frame, at: plane.after, shade: shade)
    plane.grid.draw(on: &rendering.frame, at: plane.after) { row, column in
      let (text, role) = stage.output(plane.number(row, column))
      return (text, Style(role, on: shade(row, column)))
    }
    each(plane, at: plane.after) { number, cell in
      let place = stage.trace.output.shape.index(at: number)
      rendering.add(.output(place), at: cell)
      let isResult = stage.cursor == nil && stage.term == nil && isNow(number)
      if isResult || stage.cursorCell == .output(place) {
        rendering.frame.cursor = Point(x: cell.right - 1, y: cell.y)
      }
    }
  }

  private func each(
    _ plane: CurveLayout.Plane, at origin: Point, _ body: (_ number: Int, _ cell: Rect) -> Void
  ) {
    for row in plane.grid.shownRows {
      for column in plane.grid.shownColumns {
        guard let cell = plane.grid.rect(row: row, column: column, at: origin) else { continue }
        body(plane.number(row, column), cell)
      }
    }
  }
}
