import Canvas
import Lab

/// How many images of each class were taken for each class, at the end of the last epoch.
struct ConfusionPanel: Panel {
  private let moment: Moment

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
  }

  var title: String {
    moment.data.validationCount > 0
      ? "Confusion, validation images" : "Confusion, some training images"
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.clipped(to: rect) { rendering in
      guard let counts = moment.confusion, !counts.isEmpty,
        counts.allSatisfy({ $0.count == counts.count })
      else {
        rendering.explain("It is known at the end of the first epoch.", in: rect)
        return
      }
      let noteLines = rect.height >= counts.count + 3 ? 2 : rect.height >= counts.count + 2 ? 1 : 0
      let body = rect.dropping(bottom: noteLines)
      if let bottom = drawMatrix(counts, in: body, on: &rendering) {
        let y = min(rect.bottom - noteLines, bottom + 1)
        drawNotes(counts, in: rect, y: y, lines: noteLines, on: &rendering.frame)
      } else {
        let lines = rect.height >= 4 ? 1 : 0
        drawPixels(counts, in: rect.dropping(bottom: lines), on: &rendering)
        drawNotes(counts, in: rect, y: rect.bottom - lines, lines: lines, on: &rendering.frame)
      }
    }
  }

  /// - Returns: the line below it; nil where there is no room for numbers.
  private func drawMatrix(
    _ counts: [[Int]], in rect: Rect, on rendering: inout Rendering
  ) -> Int? {
    let names = counts.indices.map { moment.className($0) }
    let digits = counts.joined().map { "\($0)".count }.max() ?? 1
    let linesPerRow = (rect.height - 1) / counts.count
    let least = max(digits, min(8, names.map(\.columns).max() ?? 1)) + 3
    let most = max(least, min(12, 2 * linesPerRow + 1))
    let lead = min(max(3, rect.width / 4), (names.map(\.columns).max() ?? 1)) + 1
    let width = min(most, (rect.width - lead) / counts.count)
    let hasHead = rect.height > counts.count
    guard width >= digits + 1, rect.height >= counts.count else { return nil }
    // Cells about as high as wide where there is room.
    let lines = max(1, min(width / 2, (rect.height - (hasHead ? 1 : 0)) / counts.count))
    for (column, name) in names.enumerated() where hasHead {
      let right = rect.x + lead + (column + 1) * width
      rendering.frame.write(name.shortened(to: width - 1), endingAt: right, y: rect.y, .quiet)
    }
    for row in counts.indices {
      let y = rect.y + (hasHead ? 1 : 0) + row * lines
      rendering.frame.write(
        names[row].shortened(to: lead - 1), x: rect.x, y: y + (lines - 1) / 2, .quiet)
      let cell = Rect(x: rect.x + lead, y: y, width: width, height: lines)
      drawRow(counts[row], row, from: cell, on: &rendering.frame)
      rendering.add(
        .class(row),
        at: Rect(x: rect.x, y: y, width: lead + counts.count * width, height: lines))
    }
    return rect.y + (hasHead ? 1 : 0) + counts.count * lines
  }

  /// Shades by the share of the row: what was right on one side of the scale, what was wrong on the other.
  private func drawRow(
    _ row: [Int], _ right: Int, from first: Rect, on frame: inout Frame
  ) {
    let whole = row.reduce(0, +)
    let scale = ShadeScale(reach: 1)
    for (column, count) in row.enumerated() {
      let share = whole == 0 ? 0 : Float(count) / Float(whole)
      let isRight = column == right
      let place = Rect(
        x: first.x + column * first.width, y: first.y, width: first.width, height: first.height)
      let y = place.y + (place.height - 1) / 2
      let isShaded = count > 0
      let style = Style(
        isRight ? .title : count == 0 ? .pending : .text,
        ground: isShaded ? scale.shade(isRight ? share : -max(share, 0.1)) : nil)
      if isShaded { frame.fill(place, Cell(" ", style)) }
      let text = count == 0 && !isRight ? "·" : "\(count)"
      frame.write(text, x: place.right - text.columns, y: y, style)
      // The diagonal is told by a mark too.
      if isRight, place.width > text.columns + 1 {
        frame.write("✓", x: place.right - text.columns - 1, y: y, style)
      }
    }
  }

  /// A pixel for each pair of classes where there is no room for numbers.
  private func drawPixels(_ counts: [[Int]], in rect: Rect, on rendering: inout Rendering) {
    let shares = counts.enumerated().flatMap { row, counts in
      let whole = max(1, counts.reduce(0, +))
      return counts.enumerated().map { column, count in
        Float(count) / Float(whole) * (row == column ? 1 : -1)
      }
    }
    let across = Raster.Zoom(counts.count, into: max(1, rect.width), most: 2)
    let down = Raster.Zoom(counts.count, into: max(1, rect.height * 2), most: 2)
    let zoom = across.length(counts.count) < down.length(counts.count) ? across : down
    Raster(shares, rows: counts.count, columns: counts.count).draw(
      on: &rendering.frame, at: rect.origin, across: zoom, down: zoom, ShadeScale(reach: 1))
  }

  private func drawNotes(
    _ counts: [[Int]], in rect: Rect, y: Int, lines: Int, on frame: inout Frame
  ) {
    let right = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    let whole = counts.joined().reduce(0, +)
    var notes = ["\(right) of \(whole) right" + worst(counts)]
    if lines > 1 { notes.insert("rows: right class, columns: answer", at: 0) }
    for (place, note) in notes.suffix(lines).enumerated() {
      frame.write(
        note.shortened(to: rect.width), x: rect.x, y: y + place, .quiet)
    }
  }

  /// The most frequent mistake in words.
  private func worst(_ counts: [[Int]]) -> String {
    var worst = (row: 0, column: 0, count: 0)
    for row in counts.indices {
      for column in counts.indices where row != column && counts[row][column] > worst.count {
        worst = (row, column, counts[row][column])
      }
    }
    guard worst.count > 0 else { return "" }
    let (taken, other) = (moment.className(worst.row), moment.className(worst.column))
    return "; most often “\(taken)” taken for “\(other)” (\(worst.count))"
  }
}
