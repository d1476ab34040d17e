import Canvas
import Compute
import Course

/// Pointing at cells, and drawing.
extension Sandbox {
  /// Turns drawing on or off.
  mutating func draw() -> [Effect] {
    isDrawing.toggle()
    isPlaying = false
    guard isDrawing else {
      notice = "Drawing is over."
      return []
    }
    let number = Written(brush, numberStyle).text
    notice = "Draw with the mouse; the brush is \(number), the number set last. b ends it."
    return [.mouseOn]
  }

  /// A press of the button: the cursor goes there; while drawing, a stroke begins.
  mutating func click(_ point: Point) {
    notice = nil
    stroke = nil
    guard helpPage == nil, let target = view(size).target(at: point) else { return }
    typed = ""
    dim()
    switch target {
    case .input(let cell): press(on: .input, cell)
    case .weight(let cell): press(on: .weight, cell)
    case .output(let cell):
      guard let trace = demonstration?.trace else { return }
      isPlaying = false
      spot = .output
      window = trace.window(computing: cell)
    case .lesson, .layer, .unit, .step, .class, .answer, .sum: break
    }
  }

  private mutating func press(on operand: Bench.Operand, _ cell: [Int]) {
    guard bench.tensor(operand)?.shape.contains(cell) == true else { return }
    isPlaying = false
    spot = .operand(operand, cell)
    if !isDrawing { followCursor() }
    guard isDrawing, let tensor = bench.tensor(operand) else { return }
    // Where the brush has been already it rubs out.
    let value: Rational = tensor[cell] == brush ? .zero : brush
    set(to: value)
    stroke = value
  }

  /// A stroke goes on.
  mutating func drag(to point: Point) {
    guard isDrawing, let stroke, helpPage == nil, case .operand(let operand, let before) = spot
    else { return }
    let cell: [Int]
    switch (view(size).target(at: point), operand) {
    case (.input(let found), .input), (.weight(let found), .weight): cell = found
    default: return
    }
    guard cell != before, bench.tensor(operand)?.shape.contains(cell) == true else { return }
    spot = .operand(operand, cell)
    // A stroke is undone as one.
    var next = bench
    next.set(operand, cell, to: stroke)
    take(next)
  }
}
