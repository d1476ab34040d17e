/// What stands at one place of a screen, as whoever draws it has to draw it.
public struct ShownCell: Hashable, Sendable {
  public let character: Character
  /// How many columns the character takes: 1 or 2.
  public let columns: Int
  public let look: Look

  public init(character: Character, columns: Int, look: Look) {
    self.character = character
    self.columns = columns
    self.look = look
  }
}

extension Theme {
  /// What a cell of a row shows; nil where a wide character to the left reaches into it.
  ///
  /// A character whose width is not that of its place becomes a blank.
  ///
  /// - Parameters:
  ///   - row: the cells of a line.
  ///   - index: the place of the cell in it.
  ///   - isASCII: whether only ASCII characters are shown.
  public func show(_ row: ArraySlice<Cell>, at index: Int, isASCII: Bool = false) -> ShownCell? {
    func isWide(_ index: Int) -> Bool {
      !isASCII && index + 1 < row.endIndex && row[index + 1].isContinuation
        && row[index].character.columns == 2
    }
    let cell = row[index]
    if cell.isContinuation, index > row.startIndex, isWide(index - 1) { return nil }
    var (character, look) = show(cell)
    if isASCII { character = character.ascii }
    let columns = isWide(index) ? 2 : 1
    if character.columns != columns { character = " " }
    return ShownCell(character: character, columns: columns, look: look)
  }
}

extension Frame {
  /// The cells of a row, from left to right.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    cells[y * size.width..<(y + 1) * size.width]
  }
}
