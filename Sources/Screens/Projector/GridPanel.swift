import Canvas

/// A grid of numbers, with a thick frame around some of them.
struct GridPanel: BoardPanel {
  /// What stands in a cell.
  struct Item: Sendable {
    let text: String
    let role: Role
    var target: Rendering.Target?
    /// A name above the number.
    var label = ""
  }

  let caption: String
  let items: [[Item]]
  /// The rows and columns under the window.
  var window: (rows: Range<Int>, columns: Range<Int>)?
  /// What must be in view where not all can be.
  var focus: (rows: Range<Int>, columns: Range<Int>) = (0..<1, 0..<1)
  /// Whether a row that is too long goes on in the next line.
  var wraps = false

  private let pixels: Int
  private let letters: Int
  private let labelWidth: Int
  private let isWritable: Bool

  /// - Parameter widest: texts that will stand in it later, so that nothing moves then.
  init(
    _ caption: String, _ items: [[Item]], widest: [String] = [],
    window: (rows: Range<Int>, columns: Range<Int>)? = nil, wraps: Bool = false
  ) {
    self.caption = caption
    self.items = items
    self.window = window
    self.wraps = wraps
    let texts = items.joined().map(\.text) + widest
    pixels = texts.map { BlockText.width($0, scale: 1) }.max() ?? 1
    letters = texts.map(\.columns).max() ?? 1
    labelWidth = items.joined().map(\.label.columns).max() ?? 0
    isWritable = texts.allSatisfy(BlockText.canWrite)
    if let window { focus = window }
  }

  var texts: [String] { items.joined().map(\.text) }

  private var columnCount: Int { items.first?.count ?? 0 }

  /// The measures at a level.
  private struct Measures {
    let cell: Size
    let gap: Int
    let bar: Int
    let rowGap: Int

    /// From the left edge of a frame to the number in it; frames stand in the middle of gaps.
    var lead: Int { (gap - bar) / 2 + bar }
    var pitch: Size { Size(width: cell.width + gap, height: cell.height + rowGap) }

    func size(rows: Int, columns: Int) -> Size {
      Size(width: columns * pitch.width + bar, height: rows * pitch.height + rowGap)
    }
  }

  /// - Parameter room: how wide it may be; where there is hardly room, numbers stand closer.
  private func measures(_ level: BlockLevel, _ room: Int) -> Measures {
    let wide = measures(level, gap: 2)
    guard level == .tight, wide.size(rows: 1, columns: columnCount).width > room else {
      return wide
    }
    return measures(level, gap: 1)
  }

  private func measures(_ level: BlockLevel, gap tight: Int) -> Measures {
    let scale = level.scale
    let label = labelWidth > 0 ? 1 : 0
    let width = max(labelWidth, scale == 0 ? letters : pixels * scale)
    let height = (scale == 0 ? 1 : BlockText.height(scale: scale)) + label
    return Measures(
      cell: Size(width: width, height: height),
      gap: scale == 0 ? (level.hasAir ? 5 : tight) : scale == 1 ? 3 : 2 + 2 * scale,
      bar: scale > 1 ? 2 : 1, rowGap: level.hasAir ? 1 : 0)
  }

  /// The items in rows that fit a width.
  private func rows(_ measures: Measures, width: Int) -> [[Item]] {
    guard wraps, items.count == 1 else { return items }
    let perRow = max(1, (width - measures.bar) / measures.pitch.width)
    let lines = (columnCount + perRow - 1) / perRow
    // Rows of one length look better than a full one and a rest.
    let even = max(1, (columnCount + lines - 1) / max(1, lines))
    return stride(from: 0, to: columnCount, by: even).map {
      Array(items[0][$0..<min($0 + even, columnCount)])
    }
  }

  func size(_ level: BlockLevel, in room: Size) -> Size? {
    guard level.scale == 0 || isWritable else { return nil }
    let measures = measures(level, room.width)
    let rows = rows(measures, width: room.width)
    return measures.size(rows: rows.count, columns: rows.first?.count ?? 0)
  }

  func draw(
    _ level: BlockLevel, in rect: Rect, _ glyphs: BlockText.Glyphs, on rendering: inout Rendering
  ) {
    let measures = measures(level, rect.width)
    let all = rows(measures, width: rect.width)
    guard all.first?.isEmpty == false else { return }
    let isWrapped = all.count != items.count
    let count = all.first?.count ?? 0
    let shownRows = NumberGrid.stretch(
      of: all.count, room: (rect.height - measures.rowGap) / measures.pitch.height,
      around: isWrapped ? 0..<1 : focus.rows)
    let shownColumns = NumberGrid.stretch(
      of: count, room: (rect.width - measures.bar) / measures.pitch.width,
      around: isWrapped ? 0..<1 : focus.columns)
    let canvas = Placement(
      measures: measures, rows: shownRows, columns: shownColumns, origin: rect.origin)
    if let window, !isWrapped { mark(window, level, canvas, on: &rendering.frame) }
    for row in shownRows {
      for column in shownColumns where column < all[row].count {
        let item = all[row][column]
        let cell = canvas.rect(row, column)
        draw(item, isMarked: isMarked(row, column, level), level, in: cell, glyphs, on: &rendering)
      }
    }
  }

  private func isMarked(_ row: Int, _ column: Int, _ level: BlockLevel) -> Bool {
    guard let window, !level.hasAir, !wraps || items.count > 1 else { return false }
    return window.rows.contains(row) && window.columns.contains(column)
  }

  private func draw(
    _ item: Item, isMarked: Bool, _ level: BlockLevel, in cell: Rect, _ glyphs: BlockText.Glyphs,
    on rendering: inout Rendering
  ) {
    let role = isMarked && item.role == .covered ? .touched : item.role
    // What is not known yet has no place value.
    let isOpen = item.text == "·" || item.text == "?"
    let text = BlockText(item.text, scale: level.scale, glyphs)
    let width = level.scale == 0 ? item.text.columns : text.size.width
    let x = cell.right - width - (isOpen ? (cell.width - width) / 2 : 0)
    let ground = DigitGround(level: level, glyphs: glyphs, isAlone: labelWidth == 0)
    let style = ground.draw(
      for: role, digits: Rect(x: x, y: cell.y, width: width, height: cell.height), in: cell,
      isInWindow: isMarked, on: &rendering.frame)
    var y = cell.y
    if labelWidth > 0 {
      rendering.frame.write(item.label, endingAt: cell.right, y: y, role)
      y += 1
    }
    if level.scale == 0 {
      rendering.frame.write(item.text, x: x, y: y, role)
    } else {
      text.draw(on: &rendering.frame, at: Point(x: x, y: y), style)
    }
    if let target = item.target { rendering.add(target, at: cell) }
    if role == .result || role == .focus {
      rendering.frame.cursor = Point(x: cell.right - 1, y: cell.bottom - 1)
    }
  }

  /// Where the cells in view stand.
  private struct Placement {
    let measures: Measures
    let rows: Range<Int>
    let columns: Range<Int>
    let origin: Point

    func rect(_ row: Int, _ column: Int) -> Rect {
      Rect(
        x: origin.x + measures.lead + (column - columns.lowerBound) * measures.pitch.width,
        y: origin.y + measures.rowGap + (row - rows.lowerBound) * measures.pitch.height,
        width: measures.cell.width, height: measures.cell.height)
    }
  }

  /// The window: a thick frame, or a ground where there is no room for one.
  private func mark(
    _ window: (rows: Range<Int>, columns: Range<Int>), _ level: BlockLevel, _ place: Placement,
    on frame: inout Frame
  ) {
    let rows = window.rows.clamped(to: place.rows)
    let columns = window.columns.clamped(to: place.columns)
    guard !rows.isEmpty, !columns.isEmpty else { return }
    let first = place.rect(rows.lowerBound, columns.lowerBound)
    let last = place.rect(rows.upperBound - 1, columns.upperBound - 1)
    let measures = place.measures
    let (left, right) = (first.x - measures.lead, last.right + measures.gap - measures.lead)
    guard level.hasAir else {
      return frame.fill(
        Rect(
          x: first.x - 1, y: first.y, width: last.right - first.x + 2,
          height: last.bottom - first.y),
        Cell(" ", Style(.touched)))
    }
    let style = Style(.window)
    let (top, bottom) = (first.y - 1, last.bottom)
    let isThick = measures.bar > 1
    for x in left..<right + measures.bar {
      frame[x, top] = Cell(isThick ? "█" : "▄", style)
      frame[x, bottom] = Cell(isThick ? "█" : "▀", style)
    }
    for y in first.y..<bottom {
      for x in 0..<measures.bar {
        frame[left + x, y] = Cell("█", style)
        frame[right + x, y] = Cell("█", style)
      }
    }
  }
}
