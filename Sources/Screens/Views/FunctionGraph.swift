import Canvas
import Compute
import Course

/// The graph of a function with the point of the number in play.
struct FunctionGraph {
  private let stage: Stage
  private let origin: Point
  private var plot: Plot

  /// - Returns: nil where the room is too small for a graph, or the operation has none.
  init?(_ stage: Stage, in rect: Rect) {
    let values = stage.trace.input.elements
    let results = stage.trace.output.elements
    let reach = max(values.map(\.magnitude).max() ?? .one, .one)
    let low = max(min(values.min() ?? .zero, -1), -reach)
    let high = max(values.max() ?? .zero, 1)
    let (bottom, top): (Rational, Rational)
    let function: (Double) -> Double
    switch stage.demonstration.operation {
    case .relu:
      (bottom, top) = (.zero, high)
      function = { max(0, $0) }
    case .abs:
      (bottom, top) = (.zero, max(high, -low))
      function = { abs($0) }
    case .sigmoid:
      (bottom, top) = (.zero, .one)
      function = { 1 / (1 + Self.exp(-$0)) }
    case .tanh:
      (bottom, top) = (-1, .one)
      function = { Self.tanh($0) }
    case .exp:
      (bottom, top) = (.zero, max(results.max() ?? .one, 3))
      function = { Self.exp($0) }
    default: return nil
    }
    guard var plot = Plot(x: low...high, y: bottom...top, in: rect.size) else { return nil }
    plot.trace(from: low, to: high, Style(.kernel), function)
    self.plot = plot
    self.stage = stage
    origin = rect.origin
  }

  func draw(on rendering: inout Rendering) {
    plot.draw(on: &rendering.frame, at: origin)
    guard let number = stage.window?.number else { return }
    let x = stage.trace.input.elements[number]
    // Before the value is known, the point waits on the axis.
    let y = stage.isComplete(number) ? stage.trace.output.elements[number] : .zero
    guard let point = plot.place(x, y) else { return }
    rendering.frame[origin.x + point.x, origin.y + point.y] = Cell("●", Style(.window))
    plot.drawMark(
      Written(x, stage.style).marked, below: point.x, Style(.focus), on: &rendering.frame,
      at: origin)
  }

  private static func tanh(_ x: Double) -> Double {
    let power = Self.exp(-2 * abs(x))
    let size = (1 - power) / (1 + power)
    return x < 0 ? -size : size
  }

  /// e^x near enough to draw a line.
  private static func exp(_ x: Double) -> Double {
    guard abs(x) < 700 else { return x < 0 ? 0 : .infinity }
    // (e^(x/1024))^1024 by the first terms of the series.
    let small = x / 1024
    var value = 1 + small * (1 + small / 2 * (1 + small / 3))
    for _ in 0..<10 { value *= value }
    return value
  }
}
