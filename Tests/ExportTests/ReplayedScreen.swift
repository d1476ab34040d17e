import Canvas

/// A terminal that understands what a recording sends: moves, looks, clearing, the cursor, new lines.
struct ReplayedScreen {
  let size: Size
  private(set) var cells: [[ShownCell?]]
  private(set) var look = Look()
  private(set) var isCursorShown = true
  private var x = 0
  private var y = 0

  enum Fault: Error { case sequence(String), outside(Int, Int) }

  init(_ size: Size) {
    self.size = size
    cells = Self.blank(size)
  }

  private static func blank(_ size: Size) -> [[ShownCell?]] {
    let blank = ShownCell(character: " ", columns: 1, look: Look())
    return Array(repeating: Array(repeating: blank, count: size.width), count: size.height)
  }

  mutating func take(_ text: String) throws {
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      switch character {
      case "\r": x = 0
      case "\n": feedLine()
      // One character to Swift.
      case "\r\n":
        x = 0
        feedLine()
      case "\u{1B}":
        guard rest.popFirst() == "[" else { throw Fault.sequence("no [") }
        let end = rest.firstIndex { $0.isLetter } ?? rest.endIndex
        guard end < rest.endIndex else { throw Fault.sequence("no end") }
        try obey(String(rest[..<end]), rest[end])
        rest = rest[(end + 1)...]
      default: try put(character)
      }
    }
  }

  /// One line down; in the last line everything moves up.
  private mutating func feedLine() {
    guard y == size.height - 1 else { return y += 1 }
    cells.removeFirst()
    cells.append(Self.blank(Size(width: size.width, height: 1))[0])
  }

  private mutating func put(_ character: Character) throws {
    let columns = character.columns
    guard y < size.height, x + columns <= size.width else { throw Fault.outside(x, y) }
    cells[y][x] = ShownCell(character: character, columns: columns, look: look)
    if columns == 2 { cells[y][x + 1] = nil }
    x += columns
  }

  private mutating func obey(_ parameters: String, _ command: Character) throws {
    let numbers = parameters.split(separator: ";").compactMap { Int($0) }
    switch (command, parameters) {
    case ("J", "2"): cells = Self.blank(size)
    case ("l", "?25"): isCursorShown = false
    case ("h", "?25"): isCursorShown = true
    case ("H", _) where numbers.count == 2: (y, x) = (numbers[0] - 1, numbers[1] - 1)
    case ("m", _): try change(numbers)
    default: throw Fault.sequence(parameters + String(command))
    }
  }

  private mutating func change(_ numbers: [Int]) throws {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: look = Look()
      case 1: look.bold = true
      case 2: look.dim = true
      case 4: look.underline = true
      case 7: look.reverse = true
      case 38, 48:
        guard rest.popFirst() == 5, let colour = rest.popFirst() else {
          throw Fault.sequence("\(numbers)")
        }
        if number == 38 { look.foreground = UInt8(colour) } else { look.background = UInt8(colour) }
      default: throw Fault.sequence("\(numbers)")
      }
    }
  }
}
