/// A screenful of cells with meanings; it knows no terminal.
public struct Frame: Hashable, Sendable {
  public let size: Size
  /// Row by row.
  public private(set) var cells: [Cell]
  /// The cell in focus, where the terminal's own cursor rests: screen readers follow it.
  public var cursor: Point
  /// Drawing leaves what lies outside this block as it is; the whole frame unless it is set.
  public var clip: Rect {
    didSet { clip = clip.intersection(bounds) }
  }

  public init(_ size: Size) {
    self.size = size
    clip = Rect(x: 0, y: 0, width: size.width, height: size.height)
    cells = Array(repeating: .blank, count: max(0, size.width * size.height))
    cursor = Point(x: 0, y: 0)
  }

  public var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

  /// The cell at a place; setting one outside the frame does nothing.
  ///
  /// No half of a wide character is ever left over: its other half becomes a blank, and one that
  /// would reach over the right edge is a blank from the first.
  public subscript(x: Int, y: Int) -> Cell {
    get { cells[y * size.width + x] }
    set {
      guard x >= clip.x, x < clip.right, y >= clip.y, y < clip.bottom else { return }
      let place = y * size.width + x
      let isLast = x == size.width - 1
      if cells[place].isContinuation && !newValue.isContinuation && x > 0 {
        cells[place - 1].character = " "
      }
      let columns = newValue.character.columns
      if columns == 1 && !isLast && cells[place + 1].isContinuation {
        cells[place + 1].isContinuation = false
      }
      let isCut = columns == 2 && x == clip.right - 1
      cells[place] = isCut ? Cell(" ", newValue.style) : newValue
    }
  }

  /// Writes text from a place to the right; what lies outside the frame or beyond `width` columns
  /// is left out, and control characters become `�`.
  ///
  /// - Returns: the column after the last one written.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, _ style: Style, width: Int = .max
  ) -> Int {
    var column = x
    let end = width == .max ? size.width : min(size.width, x + width)
    for character in text {
      let shown = character.isShowable ? character : "\u{FFFD}"
      let columns = shown.columns
      guard column + columns <= end else { break }
      self[column, y] = Cell(shown, style)
      if columns == 2 { self[column + 1, y] = Cell(" ", style, isContinuation: column >= clip.x) }
      column += columns
    }
    return column
  }

  /// Writes text with a role's own colours.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, _ role: Role, width: Int = .max
  ) -> Int {
    write(text, x: x, y: y, Style(role), width: width)
  }

  /// Writes text so that it ends before the column `right`; of text too long, the end is left out.
  public mutating func write(_ text: String, endingAt right: Int, y: Int, _ role: Role) {
    let start = max(0, right - text.columns)
    write(text, x: start, y: y, role, width: right - start)
  }

  /// Fills a block with one cell.
  public mutating func fill(_ rect: Rect, _ cell: Cell) {
    for y in rect.y..<rect.bottom {
      for x in rect.x..<rect.right { self[x, y] = cell }
    }
  }

  /// A thin line across a row.
  public mutating func rule(y: Int, x: Int = 0, width: Int? = nil) {
    fill(
      Rect(x: x, y: y, width: width ?? size.width - x, height: 1), Cell("─", Style(.rule)))
  }

  /// Gives the cells of a block another role, keeping what is written there.
  public mutating func restyle(_ rect: Rect, _ role: Role) {
    for y in (rect.y..<rect.bottom).clamped(to: 0..<size.height) {
      for x in (rect.x..<rect.right).clamped(to: 0..<size.width) {
        cells[y * size.width + x].style = Style(role)
      }
    }
  }

  /// Whether nothing is written in a block.
  public func isEmpty(_ rect: Rect) -> Bool {
    let rect = rect.intersection(bounds)
    return (rect.y..<rect.bottom).allSatisfy { y in
      (rect.x..<rect.right).allSatisfy { self[$0, y] == .blank }
    }
  }

  /// Has the cells of a block stand back.
  public mutating func dim(_ rect: Rect) {
    for y in (rect.y..<rect.bottom).clamped(to: 0..<size.height) {
      for x in (rect.x..<rect.right).clamped(to: 0..<size.width) {
        cells[y * size.width + x].style.isDimmed = true
      }
    }
  }

  /// Lays another frame over this one with its top left corner at a place.
  public mutating func draw(_ other: Frame, at place: Point) {
    for y in 0..<other.size.height {
      for x in 0..<other.size.width {
        var cell = other[x, y]
        // Where the left edge cuts a wide character, its right half is a blank.
        if place.x + x == clip.x { cell.isContinuation = false }
        self[place.x + x, place.y + y] = cell
      }
    }
  }

  /// The characters alone, a line a row, without blanks at the ends of lines.
  public var lines: [String] {
    (0..<size.height).map { y in
      var line = ""
      for x in 0..<size.width where !self[x, y].isContinuation { line.append(self[x, y].character) }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
