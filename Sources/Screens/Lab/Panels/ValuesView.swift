import Canvas

/// A row of values, one for each neuron: their numbers on their shades, or only the shades.
struct ValuesView {
  private let values: [Float]
  private let names: [String]
  private let legend: ScaleLegend
  private let chosen: Int?

  /// - Parameter names: one for each value; where not each has a line, they are numbered instead.
  init(_ values: [Float], names: [String], _ legend: ScaleLegend, chosen: Int? = nil) {
    self.values = values
    self.names = names
    self.legend = legend
    self.chosen = chosen
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let noteLines = rect.height >= 3 ? 1 : 0
    let body = rect.dropping(bottom: noteLines)
    let isList = values.count <= body.height && names.count == values.count
    let lead =
      isList
      ? min(rect.width / 2, names.map(\.columns).max() ?? 0) + 1 : String(values.count).count + 1
    guard body.width > lead + 1, body.height > 0 else { return }
    let numbers = GridNumbers(reach: legend.reach)
    func perRow(_ width: Int) -> Int {
      let most = max(1, (body.width - lead) / width)
      return most >= 10 ? most / 10 * 10 : most >= 5 ? 5 : most
    }
    let numberWidth = numbers.width + 2
    func rows(_ width: Int) -> Int { (values.count + perRow(width) - 1) / perRow(width) }
    let width =
      isList
      ? numberWidth : [numberWidth, 4, 2].first { rows($0) <= body.height } ?? 1
    let columns = isList ? 1 : perRow(width)
    let firstRow = (chosen ?? 0) / columns / max(1, body.height) * body.height
    let shown =
      min(
        values.count, firstRow * columns)..<min(
        values.count, (firstRow + body.height) * columns)
    for value in shown {
      let row = value / columns
      let place = Rect(
        x: body.x + lead + value % columns * width, y: body.y + row - firstRow, width: width,
        height: 1)
      if value % columns == 0 {
        let name = isList ? names[value].shortened(to: lead - 1) : "\(value + 1)"
        rendering.frame.write(name, endingAt: place.x - 1, y: place.y, .quiet)
      }
      drawValue(value, numbers, at: place, on: &rendering.frame)
      rendering.add(.unit(value), at: place)
    }
    guard noteLines > 0 else { return }
    let y = min(rect.bottom - 1, body.y + (shown.count + columns - 1) / columns + 1)
    let x = legend.draw(x: rect.x, y: y, width: rect.width, on: &rendering.frame) + 2
    let zeros = values.count { $0 == 0 }
    rendering.frame.write(
      notes: [
        shown.count < values.count ? ["… \(values.count - shown.count) more"] : [],
        zeros > 0 ? ["\(zeros) of \(values.count) are 0"] : [],
      ], x: x, y: y, until: rect.right)
  }

  private func drawValue(
    _ value: Int, _ numbers: GridNumbers, at place: Rect, on frame: inout Frame
  ) {
    let hasNumber = place.width > numbers.width
    let style = Style(
      hasNumber ? .text : .quiet, ground: legend.shading.shade(values[value]))
    frame.fill(place, Cell(" ", style))
    if hasNumber {
      let text = numbers.text(values[value])
      frame.write(text, x: place.right - 1 - text.columns, y: place.y, style)
    }
    if value == chosen { frame[place.x, place.y] = Cell("▸", Style(.window)) }
  }
}
