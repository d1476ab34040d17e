import Canvas
import Compute
import Course

/// A grid, or the sheets of a volume, whose rows are drawn off one after the other into one list.
///
/// Each row is a strip of a colour of its own, in the grid and in the list; of several sheets, each
/// sheet has a colour.
struct RowView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    guard rect.height > 0 else { return }
    let layout = RowLayout(stage, in: rect)
    drawCaptions(layout, in: rect, on: &rendering.frame)
    for sheet in layout.sheets { drawSheet(sheet, layout, on: &rendering) }
    for number in 0..<stage.trace.windowCount { drawPlace(number, layout, on: &rendering) }
    if stage.cursor == nil, let number = stage.window?.number, stage.term == nil,
      let cell = layout.rect(ofPlace: number)
    {
      rendering.frame.cursor = Point(x: cell.x + layout.cellWidth - 1, y: cell.y)
    }
  }

  private var input: Tensor { stage.trace.input }

  /// The input cell in play.
  private var source: [Int]? { stage.window?.terms.first?.input }

  private func drawCaptions(_ layout: RowLayout, in rect: Rect, on frame: inout Frame) {
    let width = rect.right - layout.left
    if let y = layout.captionY, let sheet = layout.sheets.first {
      let caption = stage.inputCaption(sheet.grid)
      frame.write(caption.shortened(to: width), x: layout.left, y: y, .quiet)
    }
    if let y = layout.listCaptionY {
      let caption = stage.outputCaption(nil) + ", one list"
      frame.write(caption.shortened(to: width), x: layout.left, y: y, .quiet)
    }
  }

  // MARK: - Strips

  /// Which strip of colour a number belongs to.
  private func strip(_ number: Int, _ layout: RowLayout) -> Int {
    let (rows, columns) = layout.sheetSize
    return input.shape.count > rows * columns ? number / (rows * columns) : number / columns
  }

  private func colour(_ number: Int, _ layout: RowLayout) -> Shade {
    .group(UInt8(strip(number, layout) % Shade.groupCount))
  }

  /// What a strip is called: `row 2`, or its sheet's name.
  private func stripName(_ number: Int, _ layout: RowLayout) -> String {
    let (rows, columns) = layout.sheetSize
    let isVolume = input.shape.count > rows * columns
    return isVolume ? sheetName(strip(number, layout)) : "row \(strip(number, layout) + 1)"
  }

  private func sheetName(_ sheet: Int) -> String {
    let names = stage.demonstration.input.sheets
    return names.indices.contains(sheet) ? names[sheet] : "map \(sheet + 1)"
  }

  private func style(_ role: Role, on ground: Shade) -> Style {
    if case .grey = ground { return Style(role, on: ground) }
    let hasOwn: Set<Role> = [.focus, .result, .touched, .chosen]
    return hasOwn.contains(role) ? Style(role) : Style(role, ground: ground)
  }

  // MARK: - The grid

  private func drawSheet(
    _ sheet: RowLayout.Sheet, _ layout: RowLayout, on rendering: inout Rendering
  ) {
    let (rows, columns) = layout.sheetSize
    func number(_ row: Int, _ column: Int) -> Int {
      (sheet.number * rows + row) * columns + column
    }
    func ground(_ row: Int, _ column: Int) -> Shade {
      let number = number(row, column)
      return stage.inputShade(input.elements[number]) ?? colour(number, layout)
    }
    if let y = layout.namesY {
      rendering.frame.write(
        sheetName(sheet.number), x: sheet.origin.x + sheet.grid.lead, y: y, .quiet,
        width: sheet.grid.size.width)
    }
    drawStrips(sheet, ground, on: &rendering.frame)
    sheet.grid.draw(on: &rendering.frame, at: sheet.origin) { row, column in
      let number = number(row, column)
      let cell = input.shape.index(at: number)
      let role: Role =
        stage.cursorCell == .input(cell) ? .chosen : cell == source ? .focus : .text
      return (
        stage.formats.input.text(input.elements[number]), style(role, on: ground(row, column))
      )
    }
    for row in sheet.grid.shownRows {
      for column in sheet.grid.shownColumns {
        guard let rect = sheet.grid.rect(row: row, column: column, at: sheet.origin) else {
          continue
        }
        let cell = input.shape.index(at: number(row, column))
        rendering.add(.input(cell), at: rect)
        let isFocus = stage.cursor == nil && stage.term != nil && cell == source
        if isFocus || stage.cursorCell == .input(cell) {
          rendering.frame.cursor = Point(x: rect.right - 1, y: rect.y)
        }
      }
    }
    guard let inPlay = stage.window?.number, inPlay / (rows * columns) == sheet.number else {
      return
    }
    let row = inPlay % (rows * columns) / columns
    sheet.grid.drawFrame(
      on: &rendering.frame, at: sheet.origin, rows: row..<row + 1, columns: 0..<columns)
  }

  /// A strip a row, one line high also where there is air between rows.
  private func drawStrips(
    _ sheet: RowLayout.Sheet, _ ground: (Int, Int) -> Shade, on frame: inout Frame
  ) {
    let grid = sheet.grid
    for row in grid.shownRows {
      for column in grid.shownColumns {
        guard let cell = grid.rect(row: row, column: column, at: sheet.origin) else { continue }
        let tile = Rect(
          x: cell.x - grid.lead, y: cell.y, width: cell.width + grid.gap, height: 1)
        frame.fill(tile, Cell(" ", Style(.text, ground: ground(row, column))))
      }
    }
  }

  // MARK: - The list

  private func drawPlace(_ number: Int, _ layout: RowLayout, on rendering: inout Rendering) {
    guard let rect = layout.rect(ofPlace: number) else { return }
    rendering.add(.output([number]), at: rect)
    if stage.cursorCell == .output([number]) { rendering.frame.cursor = rect.origin }
    let (text, role) = stage.output(number)
    let isInPlay = number == stage.window?.number
    let isLaid = stage.isComplete(number)
    let begins = number % layout.sheetSize.columns == 0 || layout.beginsLine(number)
    if isLaid {
      let ground = stage.outputShade(number) ?? colour(number, layout)
      rendering.frame.fill(rect, Cell(" ", style(.text, on: ground)))
      let cell = style(role == .output ? .text : role, on: ground)
      write(text, in: rect, layout, cell, on: &rendering.frame)
    } else {
      write(text, in: rect, layout, Style(role), on: &rendering.frame)
    }
    if layout.lines.hasPlaces {
      let name = "\(number + 1)"
      if name.columns < rect.width || begins {
        rendering.frame.write(
          name, endingAt: rect.x + layout.gap / 2 + layout.cellWidth, y: rect.y + 1,
          isInPlay ? .title : .quiet)
      }
    }
    guard layout.lines.hasNames, isLaid || isInPlay, beginsStrip(number, layout) else { return }
    let name = stripName(number, layout)
    let isRow = input.shape.count == layout.sheetSize.rows * layout.sheetSize.columns
    let cells = isRow ? layout.sheetSize.columns : layout.sheetSize.columns
    rendering.frame.write(
      name.shortened(to: cells * rect.width), x: rect.x + layout.gap / 2, y: rect.y - 1, .quiet)
  }

  private func beginsStrip(_ number: Int, _ layout: RowLayout) -> Bool {
    number == 0 || strip(number, layout) != strip(number - 1, layout)
      || layout.beginsLine(number)
  }

  private func write(
    _ text: String, in rect: Rect, _ layout: RowLayout, _ style: Style, on frame: inout Frame
  ) {
    let x = rect.x + layout.gap / 2 + layout.cellWidth - text.columns
    frame.write(text, x: max(rect.x, x), y: rect.y, style)
  }
}
