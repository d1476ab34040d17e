import Canvas

/// Neighbouring cells of a row that look alike.
struct Run: Hashable, Sendable {
  let column: Int
  private(set) var columns: Int
  private(set) var text: String
  let paint: Paint
  let kind: Kind

  enum Kind: Hashable, Sendable {
    /// Characters of one column and one UTF-16 unit each, a letter a column.
    case letters
    /// One character that is wide or made of several units.
    case single
    /// Lines and blocks, which are drawn.
    case drawing
  }

  fileprivate init(_ cell: ShownCell, at column: Int, _ paint: Paint) {
    self.column = column
    columns = cell.columns
    text = String(cell.character)
    self.paint = paint
    let isLetter = cell.columns == 1 && cell.character.utf16.count == 1
    kind =
      DrawnCharacter(cell.character) != nil ? .drawing : isLetter ? .letters : .single
  }

  /// The characters with their columns in the run, without blanks at its ends and with one of several:
  /// browsers make one of them.
  var letters: [(offset: Int, element: Character)] {
    var before: Character = " "
    var letters = text.enumerated().filter { place in
      defer { before = place.element }
      return place.element != " " || before != " "
    }
    if letters.last?.element == " " { letters.removeLast() }
    return letters.map { ($0.offset, $0.element) }
  }

  /// Takes what follows into this run where it fits; whether it did.
  fileprivate mutating func take(_ next: Run) -> Bool {
    guard kind == next.kind, kind != .single, paint == next.paint, column + columns == next.column
    else { return false }
    columns += next.columns
    text += next.text
    return true
  }

  /// Without the blanks at its end, which no one sees where there is nothing behind them.
  fileprivate var trimmed: Run? {
    guard paint.ground == nil, !paint.isUnderlined, kind == .letters else { return self }
    var run = self
    while run.text.last == " " {
      run.text.removeLast()
      run.columns -= 1
    }
    return run.text.isEmpty ? nil : run
  }
}

extension Paper {
  /// What a row of a frame shows, from left to right; blanks without a ground are left out.
  func runs(_ frame: Frame, row y: Int) -> [Run] {
    let row = frame.row(y)
    var runs: [Run] = []
    for index in row.indices {
      guard let cell = theme.show(row, at: index, isASCII: isASCII) else { continue }
      let paint = paint(cell.look)
      let isEmpty = cell.character == " " && paint.ground == nil && !paint.isUnderlined
      if isEmpty, runs.last?.paint != paint { continue }
      let run = Run(cell, at: index - row.startIndex, paint)
      let isTaken = runs.indices.last.map { runs[$0].take(run) } ?? false
      if !isTaken, !isEmpty { runs.append(run) }
    }
    return runs.compactMap(\.trimmed)
  }
}
