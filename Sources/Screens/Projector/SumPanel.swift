import Canvas
import Compute

/// Numbers that are added, one below the other as on paper, the sum below a line; or in a row where
/// there are too many for that.
struct SumPanel: BoardPanel {
  let caption: String
  private let lines: [Line]
  private let total: Line
  private let row: EquationPanel

  private struct Line: Sendable {
    let sign: String
    let number: String
  }

  /// - Parameters:
  ///   - parts: what is added.
  ///   - isCovered: whether the sum is not to be seen yet.
  init(_ caption: String, _ parts: [Rational], _ style: NumberStyle, isCovered: Bool) {
    self.caption = caption
    let equation = Equation.sum(parts, style)
    lines = parts.enumerated().map { place, part in
      let size = Written(place == 0 ? part : part.magnitude, style, places: equation.places)
      let sign = place == 0 ? "" : part.isNegative ? "−" : "+"
      return Line(sign: sign, number: size.text)
    }
    let result = isCovered ? "?" : equation.result
    let relation = isCovered ? "=" : equation.relation
    total = Line(sign: relation, number: result)
    let left = equation.sides.first?.text ?? ""
    row = EquationPanel("", [left + " " + relation + " " + result])
  }

  var texts: [String] { (lines + [total]).flatMap { [$0.sign, $0.number] } }

  private func widths(_ scale: Int) -> (sign: Int, number: Int) {
    func width(_ text: String) -> Int {
      scale == 0 ? text.columns : BlockText.width(text, scale: scale)
    }
    let all = lines + [total]
    return (
      all.map { width($0.sign) }.max() ?? 0, all.map { width($0.number) }.max() ?? 0
    )
  }

  private func gap(_ scale: Int) -> Int { scale == 0 ? 1 : 2 * scale }

  /// The room that the numbers take below each other.
  private func column(_ level: BlockLevel) -> Size? {
    let scale = level.scale
    let writable = (lines + [total]).allSatisfy {
      BlockText.canWrite($0.number) && BlockText.canWrite($0.sign)
    }
    guard scale == 0 || writable else { return nil }
    let widths = widths(scale)
    let height = scale == 0 ? 1 : BlockText.height(scale: scale)
    return Size(
      width: widths.sign + gap(scale) + widths.number, height: (lines.count + 1) * height + 1)
  }

  private func isColumn(_ level: BlockLevel, in room: Size) -> Bool {
    guard lines.count > 1, let column = column(level) else { return false }
    return column.width <= room.width && column.height <= room.height
  }

  func size(_ level: BlockLevel, in room: Size) -> Size? {
    isColumn(level, in: room) ? column(level) : row.size(level, in: room)
  }

  func draw(
    _ level: BlockLevel, in rect: Rect, _ glyphs: BlockText.Glyphs, on rendering: inout Rendering
  ) {
    guard isColumn(level, in: rect.size) else {
      return row.draw(level, in: rect, glyphs, on: &rendering)
    }
    rendering.add(.sum, at: rect)
    let scale = level.scale
    let widths = widths(scale)
    let height = scale == 0 ? 1 : BlockText.height(scale: scale)
    let end = rect.x + widths.sign + gap(scale) + widths.number
    var y = rect.y
    func put(_ line: Line, _ role: Role) {
      if scale == 0 {
        rendering.frame.write(line.sign, x: rect.x, y: y, role)
        rendering.frame.write(line.number, endingAt: end, y: y, role)
      } else {
        let number = BlockText(line.number, scale: scale, glyphs)
        BlockText(line.sign, scale: scale, glyphs).draw(
          on: &rendering.frame, at: Point(x: rect.x, y: y), Style(role))
        number.draw(
          on: &rendering.frame, at: Point(x: end - number.size.width, y: y), Style(role))
      }
      y += height
    }
    for line in lines { put(line, .text) }
    rendering.frame.fill(
      Rect(x: rect.x, y: y, width: end - rect.x, height: 1), Cell("━", Style(.quiet)))
    y += 1
    put(total, .output)
  }
}
