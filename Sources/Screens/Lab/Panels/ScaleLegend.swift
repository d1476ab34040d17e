import Canvas

/// The ends of a scale with its shades between them, written once for all tiles of a layer.
struct ScaleLegend {
  let reach: Float
  /// Whether there are numbers below zero.
  let isSigned: Bool

  init(_ spread: Spread) {
    reach = spread.reach
    isSigned = spread.least < 0
  }

  var shading: ShadeScale { ShadeScale(reach: reach) }

  /// - Returns: the column after it.
  @discardableResult
  func draw(x: Int, y: Int, width: Int, on frame: inout Frame) -> Int {
    guard reach > 0 else { return frame.write("all 0", x: x, y: y, .quiet, width: width) }
    let end = reach.threeDigits
    let steps = isSigned ? -Shade.signedReach...Shade.signedReach : 0...Shade.signedReach
    let low = isSigned ? "−" + end : "0"
    guard low.columns + steps.count + end.columns + 2 <= width else {
      let text = isSigned ? "±" + end : "0 … " + end
      return frame.write(text.columns <= width ? text : "", x: x, y: y, .quiet)
    }
    var x = frame.write(low + " ", x: x, y: y, .quiet)
    for step in steps {
      let isZero = step == 0 && isSigned
      frame[x, y] = Cell(isZero ? "0" : " ", Style(.quiet, ground: .signed(Int8(step))))
      x += 1
    }
    return frame.write(" " + end, x: x, y: y, .quiet)
  }
}
