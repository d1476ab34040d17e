import Canvas
import Compute
import Quiz

/// An answer while it is being given: typed in a line or into cells, pointed at, or picked from a list.
struct AnswerEntry: Hashable, Sendable {
  let form: AnswerForm
  /// What is typed, where the answer is a number or a shape.
  private(set) var line = ""
  /// What is typed into the cells of a matrix.
  private(set) var cells: [String]
  /// The cell or the thing under the cursor; nil while none was pointed at.
  private(set) var chosen: Int?
  /// The things put in order so far.
  private(set) var order: [Int] = []

  /// The longest line that is taken.
  private static let longest = 60
  /// The longest text of a cell.
  private static let longestCell = 12

  init(_ form: AnswerForm) {
    self.form = form
    if case .matrix(let shape, _) = form {
      cells = Array(repeating: "", count: shape.count)
      chosen = 0
    } else {
      cells = []
    }
  }

  /// The things to choose from or to put in order.
  var things: [String]? {
    switch form {
    case .choice(let things), .order(let things): things
    default: nil
    }
  }

  /// Rows and columns of the cells that are filled or pointed at; nil where there are none.
  var grid: (rows: Int, columns: Int)? {
    switch form {
    case .matrix(let shape, _), .place(in: let shape):
      let columns = shape.sizes.last ?? 1
      return (shape.count / max(1, columns), columns)
    default: return nil
    }
  }

  var isEmpty: Bool {
    switch form {
    case .number, .shape: line.isEmpty
    case .matrix: cells.allSatisfy(\.isEmpty)
    case .place: chosen == nil && line.isEmpty
    case .choice: chosen == nil
    case .order: order.isEmpty
    }
  }

  /// Whether the answer is a place, which is pointed at.
  var isPointed: Bool { if case .place = form { true } else { false } }

  /// Whether nothing is missing; what is missing is not judged.
  var isComplete: Bool {
    switch form {
    case .matrix: !cells.contains("")
    case .order(let things): order.count == things.count
    default: !isEmpty
    }
  }

  /// What is judged, as it would be typed.
  var text: String {
    switch form {
    case .number, .shape: return line
    case .matrix(let shape, _):
      let width = max(1, shape.sizes.last ?? 1)
      return stride(from: 0, to: cells.count, by: width).map { start in
        cells[start..<min(start + width, cells.count)].joined(separator: " ")
      }.joined(separator: " / ")
    case .place(let shape):
      return chosen.map { place in
        shape.index(at: place).map { String($0 + 1) }.joined(separator: " ")
      } ?? ""
    case .choice: return chosen.map(AnswerForm.letter) ?? ""
    case .order: return order.map(AnswerForm.letter).joined(separator: " ")
    }
  }

  /// What is given so far, as it is shown; a dot where nothing stands yet.
  var shown: String {
    switch form {
    case .matrix: cells.map { $0.isEmpty ? "·" : $0.withMinus }.joined(separator: " ")
    case .place(let shape):
      chosen.map { Answer.place(shape.index(at: $0)).text(form) } ?? line
    case .choice(let things): chosen.map { "\(AnswerForm.letter($0))  \(things[$0])" } ?? ""
    default: text.withMinus
    }
  }

  // MARK: - Keys

  /// Takes a key, if it belongs to the answer.
  ///
  /// - Returns: whether it does.
  mutating func press(_ key: Key) -> Bool {
    switch form {
    case .number, .shape: return type(key)
    case .matrix: return fill(key)
    case .place(let shape): return point(key, in: shape)
    case .choice(let things): return pick(key, of: things.count)
    case .order(let things): return arrange(key, of: things.count)
    }
  }

  /// Points at a cell or a thing.
  mutating func point(at place: Int) {
    switch form {
    case .matrix, .place, .choice: chosen = place
    case .order where !order.contains(place): order.append(place)
    default: break
    }
  }

  mutating func clear() { self = AnswerEntry(form) }

  /// Whether a character can stand in a number, or between the numbers of a shape.
  private static func isPartOfNumber(_ character: Character) -> Bool {
    character.isASCII && character.isNumber || "+-−–.,/%×x*()= ".contains(character)
  }

  private mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character) where Self.isPartOfNumber(character):
      if line.count < Self.longest { line.append(character) }
    case .backspace, .delete: line = String(line.dropLast())
    case .control("u"): line = ""
    default: return false
    }
    return true
  }

  private mutating func fill(_ key: Key) -> Bool {
    guard let place = chosen else { return false }
    switch key {
    case .character(" "), .character(";"), .tab: step(1)
    case .backTab: step(-1)
    case .character(let character) where Self.isPartOfNumber(character):
      if cells[place].count < Self.longestCell { cells[place].append(character) }
    case .backspace:
      if cells[place].isEmpty { step(-1) } else { cells[place].removeLast() }
    case .delete: cells[place] = ""
    case .control("u"): clear()
    default: return move(key)
    }
    return true
  }

  /// Points with the arrows, or by row and column as they are typed.
  private mutating func point(_ key: Key, in shape: Shape) -> Bool {
    switch key {
    case .character(let character)
    where character.isASCII && character.isNumber || " ,".contains(character):
      if line.count < Self.longest { line.append(character) }
    case .backspace, .delete:
      line = String(line.dropLast())
      if line.isEmpty { chosen = nil }
    default:
      line = ""
      return move(key)
    }
    let place = line.split { !$0.isNumber }.compactMap { Int($0) }.map { $0 - 1 }
    let isThere =
      place.count == shape.rank && zip(place, shape.sizes).allSatisfy { (0..<$1).contains($0) }
    if isThere { chosen = shape.offset(of: place) }
    return true
  }

  /// To the next cell of a matrix, or the one before, row after row.
  private mutating func step(_ distance: Int) {
    chosen = min(max(0, (chosen ?? 0) + distance), cells.count - 1)
  }

  /// To the first cell in which nothing stands.
  mutating func goToGap() {
    if let gap = cells.firstIndex(of: "") { chosen = gap }
  }

  /// Moves the cursor through rows and columns.
  private mutating func move(_ key: Key) -> Bool {
    guard let grid, [.left, .right, .up, .down].contains(key) else { return false }
    guard let place = chosen else {
      chosen = 0
      return true
    }
    var (row, column) = (place / grid.columns, place % grid.columns)
    switch key {
    case .left: column = max(0, column - 1)
    case .right: column = min(grid.columns - 1, column + 1)
    case .up: row = max(0, row - 1)
    default: row = min(grid.rows - 1, row + 1)
    }
    chosen = row * grid.columns + column
    return true
  }

  /// The thing that a letter names.
  private static func letter(_ key: Key, of count: Int) -> Int? {
    guard case .character(let character) = key else { return nil }
    let letter = String(character).lowercased()
    return (0..<count).first { AnswerForm.letter($0) == letter }
  }

  private mutating func pick(_ key: Key, of count: Int) -> Bool {
    if let place = Self.letter(key, of: count) {
      chosen = place
      return true
    }
    switch key {
    case .down, .tab: chosen = chosen.map { min($0 + 1, count - 1) } ?? 0
    case .up, .backTab: chosen = chosen.map { max($0 - 1, 0) } ?? count - 1
    case .backspace, .delete: chosen = nil
    default: return false
    }
    return true
  }

  private mutating func arrange(_ key: Key, of count: Int) -> Bool {
    if let place = Self.letter(key, of: count) {
      point(at: place)
      return true
    }
    switch key {
    case .down, .tab: chosen = chosen.map { min($0 + 1, count - 1) } ?? 0
    case .up, .backTab: chosen = chosen.map { max($0 - 1, 0) } ?? 0
    case .character(" "): if let chosen { point(at: chosen) }
    case .backspace, .delete: _ = order.popLast()
    default: return false
    }
    return true
  }
}
