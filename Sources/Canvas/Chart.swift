import Compute

/// Curves over counted steps, in dots, with axes.
///
/// A column of dots stands for a power of two of steps, the same ones as long as all steps fit: what is
/// drawn stays where it is while steps are added, until the chart is halved.
public struct Chart: Sendable {
  public let y: Axis
  /// How many steps a column of dots stands for.
  public let stepsPerDot: Int
  /// The characters of the chart itself, axes included, labels not.
  public let area: Size
  /// Where the area begins, from the chart's own left.
  public let labelWidth: Int
  private let labels: [String]
  private let high: Float
  private let dotsPerUnit: Float
  private var dots: DotRaster
  /// Columns of dots whose curve lies above the highest tick.
  private var overflow: [(column: Int, style: Style)] = []

  /// - Parameters:
  ///   - steps: how many there are.
  ///   - range: the numbers that must be in view.
  ///   - room: how many characters and lines there are for curve and axes.
  ///   - label: what is written at a tick; nil where there can be none.
  /// - Returns: nil where the room is too small for axes.
  public init?(
    steps: Int, range: ClosedRange<Rational>, in room: Size,
    label: (Rational) -> String? = Axis.label
  ) {
    let least = max(min(2, room.height / 4), room.height / 6)
    guard
      let y = Axis(
        range, cells: room.height - 1,
        tickPitch: { $0.allSatisfy { label($0) != nil } ? least : .max })
    else { return nil }
    self.y = y
    labels = y.ticks.map { label($0) ?? "" }
    labelWidth = labels.map(\.columns).max() ?? 0
    let width = room.width - labelWidth
    guard width >= 4 else { return nil }
    area = Size(width: width, height: y.cells)
    var stepsPerDot = 1
    while stepsPerDot * (width - 1) * DotRaster.dotsAcross < steps { stepsPerDot *= 2 }
    self.stepsPerDot = stepsPerDot
    dots = DotRaster(area)
    high = y.high.float
    let length = high - y.low.float
    dotsPerUnit = length > 0 ? Float(DotRaster.dotsDown * y.pitch * y.stepCount) / length : 0
  }

  /// How many columns of dots there are to the right of the axis.
  public var dotColumns: Int { (area.width - 1) * DotRaster.dotsAcross }

  /// How many steps a column of characters stands for.
  public var stepsPerCharacter: Int { stepsPerDot * DotRaster.dotsAcross }

  /// The character in which the step of a number, counted from 1, lies, from the area's own left.
  public func column(ofStep step: Int) -> Int {
    1 + max(0, step - 1) / stepsPerCharacter
  }

  /// The line in which a number lies, from the top; -1 above the highest tick.
  public func line(of number: Float) -> Int? {
    guard let row = row(of: number) else { return nil }
    return row < 0 ? -1 : min(area.height - 1, row / DotRaster.dotsDown)
  }

  private func row(of number: Float) -> Int? {
    let row = (high - number) * dotsPerUnit + 1.5
    guard row.isFinite else { return nil }
    return Int(max(-1, min(row.rounded(), Float(area.height * DotRaster.dotsDown - 1))))
  }

  /// Draws a curve as one unbroken line.
  ///
  /// - Parameters:
  ///   - numbers: one for each column of dots from the column `first` on; where one is none, the
  ///     line is broken.
  ///   - first: the column of dots of the first number.
  ///   - style: what the curve means.
  public mutating func trace(_ numbers: [Float], from first: Int = 0, _ style: Style) {
    var last: Int?
    for (place, number) in numbers.enumerated() {
      let column = first + place + DotRaster.dotsAcross
      guard let row = row(of: number) else {
        last = nil
        continue
      }
      if row < 0 { overflow.append((column, style)) }
      // Half of the way belongs to the column before, half to this one.
      let middle = ((last ?? row) + row) / 2
      if let last, last != row, abs(last - row) > 1 {
        dots.fill(x: column - 1, rows: min(last, middle)...max(last, middle), style)
      }
      dots.fill(x: column, rows: min(row, middle)...max(row, middle), style)
      last = row
    }
  }

  /// Draws axes, labels, curves.
  public func draw(on frame: inout Frame, at origin: Point) {
    drawAxes(on: &frame, at: origin)
    drawCurves(on: &frame, at: origin)
  }

  /// Draws axes and labels alone, so that something can be laid between them and the curves.
  public func drawAxes(on frame: inout Frame, at origin: Point) {
    let left = origin.x + labelWidth
    let ground = origin.y + area.height - 1
    for line in 0..<area.height {
      let isTick = (area.height - 1 - line).isMultiple(of: y.pitch)
      frame[left, origin.y + line] = Cell(isTick ? "┤" : "│", Style(.rule))
    }
    for place in 1..<area.width { frame[left + place, ground] = Cell("─", Style(.rule)) }
    frame[left, ground] = Cell("┼", Style(.rule))
    for (place, label) in labels.enumerated() {
      frame.write(label, endingAt: left, y: ground - place * y.pitch, .quiet)
    }
    for tick in stepTicks {
      let x = left + column(ofStep: tick)
      let label = String(tick)
      frame[x, ground] = Cell("┬", Style(.rule))
      let start = min(x - (label.columns - 1) / 2, left + area.width - label.columns)
      frame.write(label, x: start, y: ground + 1, .quiet)
    }
  }

  /// Draws a line at a step and its number below; labels of ticks in its way are taken out whole.
  public func drawCursor(atStep step: Int, on frame: inout Frame, at origin: Point) {
    let left = origin.x + labelWidth
    let x = left + min(column(ofStep: step), area.width - 1)
    for line in 0..<area.height { frame[x, origin.y + line] = Cell("╎", Style(.window)) }
    frame[x, origin.y + area.height - 1] = Cell("┴", Style(.window))
    let (label, y) = (String(step), origin.y + area.height)
    let start = max(left, min(x - label.columns / 2, left + area.width - label.columns))
    func isWritten(_ x: Int) -> Bool {
      frame.bounds.contains(Point(x: x, y: y)) && frame[x, y].character != " "
    }
    var (first, end) = (start - 1, start + label.columns + 1)
    while first >= left, isWritten(first) { first -= 1 }
    while end < left + area.width, isWritten(end) { end += 1 }
    frame.fill(Rect(x: max(left, first), y: y, width: end - max(left, first), height: 1), .blank)
    frame.write(label, x: start, y: y, .focus)
  }

  public func drawCurves(on frame: inout Frame, at origin: Point) {
    let left = origin.x + labelWidth
    dots.draw(on: &frame, at: Point(x: left, y: origin.y))
    for (column, style) in overflow {
      frame[left + column / DotRaster.dotsAcross, origin.y] = Cell("↑", style)
    }
  }

  /// Round numbers of steps whose labels leave room between them.
  private var stepTicks: [Int] {
    let whole = (area.width - 1) * stepsPerCharacter
    let pitch = (String(whole).columns + 3) * stepsPerCharacter
    var power = 1
    while true {
      for step in [power, 2 * power, 5 * power] where step >= pitch {
        return Array(stride(from: step, through: whole, by: step))
      }
      power *= 10
    }
  }
}

extension Rational {
  /// Near enough for ink; zero beyond binary fractions of single precision.
  fileprivate var float: Float {
    guard let numerator = Int(exactly: numerator), let denominator = Int(exactly: denominator)
    else { return 0 }
    return Float(numerator) / Float(denominator)
  }
}
