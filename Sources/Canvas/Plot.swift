import BigInt
import Compute

/// The graph of a function in dots, with axes through zero and round numbers at its edges.
///
/// Only the graph itself is drawn from binary fractions: it is ink. Ticks and marks are exact.
public struct Plot: Sendable {
  public let x: Axis
  public let y: Axis
  private var dots: DotRaster

  /// Where the parts go that lie around the graph: labels to the left and a line of them below.
  public let labelWidth: Int

  /// About how many ticks an axis has where there is room for more.
  private static let mostTicks = 10

  /// A plot of ranges in a room; nil where the room is too small for both axes.
  public init?(x: ClosedRange<Rational>, y: ClosedRange<Rational>, in room: Size) {
    guard
      let vertical = Axis(
        y, cells: room.height - 1,
        pitch: { _ in max(min(2, room.height / 4), room.height / Self.mostTicks) })
    else { return nil }
    labelWidth = vertical.ticks.map { Axis.label($0).columns }.max() ?? 0
    guard
      let horizontal = Axis(
        x, cells: room.width - labelWidth - 2,
        pitch: { labels in
          max((labels.map(\.columns).max() ?? 1) + 2, room.width / Self.mostTicks)
        })
    else { return nil }
    self.x = horizontal
    self.y = vertical
    dots = DotRaster(Size(width: horizontal.cells, height: vertical.cells))
  }

  /// The room it takes, labels included.
  public var size: Size {
    Size(width: labelWidth + 1 + x.cells + 1, height: y.cells + 1)
  }

  /// Where the graph's first character stands, from the plot's own top left.
  private var inset: Int { labelWidth + 1 }

  /// Draws a function between two numbers as one unbroken line.
  public mutating func trace(
    from start: Rational, to end: Rational, _ style: Style, _ function: (Double) -> Double
  ) {
    let across = Double(DotRaster.dotsAcross * x.pitch)
    let down = Double(DotRaster.dotsDown * y.pitch)
    let (left, top) = (x.low.ink, y.high.ink)
    let (stepX, stepY) = (x.step.ink, y.step.ink)
    // Numbers beyond binary fractions have axes, but no ink.
    guard [left, top, stepX, stepY].allSatisfy(\.isFinite), stepX > 0, stepY > 0 else { return }
    let lowest = Double(dots.size.height * DotRaster.dotsDown)
    func row(_ column: Double) -> Double {
      let value = function((column - 0.5) / across * stepX + left)
      let row = (top - value) / stepY * down + 1.5
      return row.isNaN ? lowest : min(max(row, -1), lowest)
    }
    let (first, last) = (dot(of: start), dot(of: end))
    guard first <= last else { return }
    for column in first...last {
      // From half way to the dot before to half way to the next.
      let rows = [row(Double(column) - 0.5), row(Double(column)), row(Double(column) + 0.5)]
      let least = Int((rows.min() ?? 0).rounded())
      dots.fill(x: column, rows: least...max(least, Int((rows.max() ?? 0).rounded())), style)
    }
  }

  /// The column of dots a number lies in, the nearest of the plot's own.
  ///
  /// A tick lies in the middle of its character: half a character from its first dot.
  private func dot(of number: Rational) -> Int {
    let steps = (number - x.low) / x.step * Rational(DotRaster.dotsAcross * x.pitch)
    let nearest = min(max(0, (steps + 1).floor), BigInt(x.cells * DotRaster.dotsAcross - 1))
    return Int(nearest)
  }

  /// The character a point lies in, from the plot's own top left; nil outside the axes.
  public func place(_ x: Rational, _ y: Rational) -> Point? {
    let (column, row) = (self.x.cell(of: x), self.y.cell(of: y))
    guard (0..<self.x.cells).contains(column), (0..<self.y.cells).contains(row) else { return nil }
    return Point(x: inset + column, y: self.y.cells - 1 - row)
  }

  /// The line of the labels below, from the plot's own top.
  public var labelLine: Int { y.cells }

  /// Draws axes, labels and graph.
  public func draw(on frame: inout Frame, at origin: Point) {
    drawAxes(on: &frame, at: origin)
    for (place, tick) in y.ticks.enumerated() {
      frame.write(
        Axis.label(tick), endingAt: origin.x + labelWidth,
        y: origin.y + y.cells - 1 - place * y.pitch, .quiet)
    }
    for (place, tick) in x.ticks.enumerated() {
      drawLabel(
        Axis.label(tick), below: inset + place * x.pitch, Style(.quiet), on: &frame, at: origin)
    }
    dots.draw(on: &frame, at: Point(x: origin.x + inset, y: origin.y))
  }

  /// Writes the label of a mark below a column; labels of ticks in its way are taken out whole.
  public func drawMark(
    _ text: String, below column: Int, _ style: Style, on frame: inout Frame, at origin: Point
  ) {
    let y = origin.y + labelLine
    let start = origin.x + labelStart(text, below: column)
    var ends = (left: start - 1, right: start + text.columns)
    func isWritten(_ x: Int) -> Bool {
      frame.bounds.contains(Point(x: x, y: y)) && frame[x, y].character != " "
    }
    while isWritten(ends.left) { ends.left -= 1 }
    while isWritten(ends.right) { ends.right += 1 }
    let first = max(origin.x, ends.left)
    frame.fill(Rect(x: first, y: y, width: ends.right - first, height: 1), .blank)
    drawLabel(text, below: column, style, on: &frame, at: origin)
  }

  /// Where a label begins, from the plot's own left.
  private func labelStart(_ text: String, below column: Int) -> Int {
    let sign = text.first == "−" ? 1 : 0
    let start = column - sign - (text.columns - sign) / 2
    return min(max(0, start), max(0, size.width - text.columns))
  }

  /// Writes a label below a column, its digits' middle there.
  public func drawLabel(
    _ text: String, below column: Int, _ style: Style, on frame: inout Frame, at origin: Point
  ) {
    frame.write(
      text, x: origin.x + labelStart(text, below: column), y: origin.y + labelLine, style)
  }

  /// Thin lines where x and where y is zero, or along the edge where zero is not in view.
  private func drawAxes(on frame: inout Frame, at origin: Point) {
    let column = min(max(0, x.cell(of: .zero)), x.cells - 1)
    let row = y.cells - 1 - min(max(0, y.cell(of: .zero)), y.cells - 1)
    for line in 0..<y.cells {
      let isTick = (y.cells - 1 - line).isMultiple(of: y.pitch)
      frame[origin.x + inset + column, origin.y + line] = Cell(isTick ? "┤" : "│", Style(.rule))
    }
    for place in 0..<x.cells {
      let isTick = place.isMultiple(of: x.pitch)
      frame[origin.x + inset + place, origin.y + row] = Cell(isTick ? "┬" : "─", Style(.rule))
    }
    frame[origin.x + inset + column, origin.y + row] = Cell("┼", Style(.rule))
  }
}

extension Rational {
  /// Near enough to draw a line; infinite beyond binary fractions.
  fileprivate var ink: Double {
    // Long numerators and denominators of a moderate number are shortened by the same power of two.
    let excess = max(0, max(numerator.bitWidth, denominator.bitWidth) - 1000)
    return Double(numerator >> excess) / Double(denominator >> excess)
  }
}
