import CTerminal
import Canvas

/// Brings frames onto the screen, cell by cell where they differ.
///
/// Handing all cells to ncurses and letting it find the difference costs some twenty times as much
/// as comparing the frames.
struct Painter {
  private(set) var theme: Theme
  private(set) var pairs: ColourPairs
  let isASCII: Bool
  /// What the screen shows; nil before the first frame.
  private var shown: Frame?
  /// The part of `shown` that the terminal had room for.
  private var room = Size(width: 0, height: 0)
  /// The scalars of the cell being written, kept for its memory.
  private var scalars: [wchar_t] = []

  init(theme: Theme, isASCII: Bool, pairs: ColourPairs) {
    self.theme = theme
    self.isASCII = isASCII
    self.pairs = pairs
  }

  /// Shows a frame on a terminal of a size.
  mutating func show(_ frame: Frame, on size: Size) {
    let room = Size(
      width: min(frame.size.width, size.width), height: min(frame.size.height, size.height))
    let before = shown.flatMap { $0.size == frame.size && self.room == room ? $0 : nil }
    guard before != frame else { return }
    if before == nil { terminal_erase() }
    var isChanged = before == nil
    for y in 0..<room.height {
      let start = y * frame.size.width
      let row = start..<start + room.width
      let old = before?.cells[row]
      if paint(frame.cells[row], over: old, y: y) { isChanged = true }
    }
    shown = frame
    self.room = room
    let cursor = frame.cursor
    terminal_show(
      Int32(min(max(0, cursor.x), max(0, size.width - 1))),
      Int32(min(max(0, cursor.y), max(0, size.height - 1))), isChanged)
  }

  /// Shows the frame that is on the screen in another theme.
  mutating func change(to theme: Theme) {
    self.theme = theme
    guard let frame = shown else { return }
    let size = Size(width: Int(terminal_width()), height: Int(terminal_height()))
    shown = nil
    show(frame, on: size)
  }

  /// Writes what differs in a row; whether anything did.
  ///
  /// A row with wide characters is written as a whole: writing over half of one blanks the other.
  private mutating func paint(
    _ row: ArraySlice<Cell>, over old: ArraySlice<Cell>?, y: Int
  ) -> Bool {
    guard let old else {
      for index in row.indices { put(row, index, y: y) }
      return true
    }
    guard row != old else { return false }
    let hasWide = row.contains(where: \.isContinuation) || old.contains(where: \.isContinuation)
    for index in row.indices where hasWide || row[index] != old[index] { put(row, index, y: y) }
    return true
  }

  /// Writes the cell of a row, or nothing where a wide character to the left reaches into it.
  private mutating func put(_ row: ArraySlice<Cell>, _ index: Int, y: Int) {
    guard let cell = theme.show(row, at: index, isASCII: isASCII) else { return }
    let look = cell.look
    scalars.removeAll(keepingCapacity: true)
    scalars.append(contentsOf: cell.character.unicodeScalars.lazy.map { wchar_t($0.value) })
    scalars.append(0)
    terminal_put(
      Int32(index - row.startIndex), Int32(y), scalars, Int32(cell.columns), attributes(look),
      pairs.number(foreground: look.foreground, background: look.background))
  }

  private func attributes(_ look: Look) -> attr_t {
    var attributes: attr_t = 0
    if look.bold { attributes |= TERMINAL_BOLD }
    if look.dim { attributes |= TERMINAL_DIM }
    if look.underline { attributes |= TERMINAL_UNDERLINE }
    if look.reverse { attributes |= TERMINAL_REVERSE }
    return attributes
  }
}
