import Canvas

/// A character that is drawn as blocks, so that lines meet and areas have no gaps in whatever font.
///
/// Places are counted in a cell of 10 by 20: the units of vector pictures, the pixels of others.
struct DrawnCharacter: Hashable, Sendable {
  static let cell = Size(width: 10, height: 20)

  let blocks: [Rect]
  /// How much of the blocks is covered, in quarters; 4 for all.
  let quarters: Int

  private init(_ blocks: [Rect], quarters: Int = 4) {
    self.blocks = blocks
    self.quarters = quarters
  }

  /// - Returns: nil for characters that a font has to show.
  init?(_ character: Character) {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
      (0x2500...0x259F).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value),
      let known = scalar.value >= 0x2800
        ? Self.braille(scalar.value - 0x2800) : Self.known[character]
    else { return nil }
    self = known
  }

  private static let known: [Character: DrawnCharacter] = {
    var known = lines.mapValues { DrawnCharacter($0.blocks) }
    known.merge(dashes) { $1 }
    known.merge(arcs) { $1 }
    known.merge(areas) { $1 }
    return known
  }()

  // MARK: - Lines

  /// The lines from the middle of a cell to its sides: 0 for none, 1 for a thin one, 2 for a thick one.
  private struct Arms {
    let up: Int
    let right: Int
    let down: Int
    let left: Int

    /// The middle of the cell is in the middle of this column and this row.
    private static let middle = Point(x: 4, y: 9)

    /// From where to where a line of a weight reaches across, around the middle.
    private static func band(_ weight: Int, around middle: Int) -> Range<Int> {
      weight == 2 ? middle - 1..<middle + 2 : middle..<middle + 1
    }

    var blocks: [Rect] {
      let cell = DrawnCharacter.cell
      let across = Self.band(max(left, right), around: Self.middle.y)
      let along = Self.band(max(up, down), around: Self.middle.x)
      func vertical(_ weight: Int, _ rows: Range<Int>) -> Rect? {
        let band = Self.band(weight, around: Self.middle.x)
        return weight == 0 ? nil : Rect(columns: band, rows: rows)
      }
      func horizontal(_ weight: Int, _ columns: Range<Int>) -> Rect? {
        let band = Self.band(weight, around: Self.middle.y)
        return weight == 0 ? nil : Rect(columns: columns, rows: band)
      }
      if left == right && up == 0 && down == 0 {
        return [horizontal(left, 0..<cell.width)].compactMap { $0 }
      }
      if up == down && left == 0 && right == 0 {
        return [vertical(up, 0..<cell.height)].compactMap { $0 }
      }
      return [
        vertical(up, 0..<across.upperBound), vertical(down, across.lowerBound..<cell.height),
        horizontal(left, 0..<along.upperBound),
        horizontal(right, along.lowerBound..<cell.width),
      ].compactMap { $0 }
    }
  }

  private static let lines: [Character: Arms] = {
    let table: [(characters: String, arms: [(Int, Int, Int, Int)])] = [
      ("─━│┃", [(0, 1, 0, 1), (0, 2, 0, 2), (1, 0, 1, 0), (2, 0, 2, 0)]),
      ("┌┐└┘", [(0, 1, 1, 0), (0, 0, 1, 1), (1, 1, 0, 0), (1, 0, 0, 1)]),
      ("┏┓┗┛", [(0, 2, 2, 0), (0, 0, 2, 2), (2, 2, 0, 0), (2, 0, 0, 2)]),
      ("├┤┬┴┼", [(1, 1, 1, 0), (1, 0, 1, 1), (0, 1, 1, 1), (1, 1, 0, 1), (1, 1, 1, 1)]),
      ("┣┫┳┻╋", [(2, 2, 2, 0), (2, 0, 2, 2), (0, 2, 2, 2), (2, 2, 0, 2), (2, 2, 2, 2)]),
      ("╴╵╶╷", [(0, 0, 0, 1), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0)]),
      ("╸╹╺╻", [(0, 0, 0, 2), (2, 0, 0, 0), (0, 2, 0, 0), (0, 0, 2, 0)]),
    ]
    return table.reduce(into: [:]) { known, entry in
      for (character, arms) in zip(entry.characters, entry.arms) {
        known[character] = Arms(up: arms.0, right: arms.1, down: arms.2, left: arms.3)
      }
    }
  }()

  private static let dashes: [Character: DrawnCharacter] = {
    func across(_ parts: [Range<Int>], _ rows: Range<Int> = 9..<10) -> DrawnCharacter {
      DrawnCharacter(parts.map { Rect(columns: $0, rows: rows) })
    }
    func down(_ parts: [Range<Int>], _ columns: Range<Int> = 4..<5) -> DrawnCharacter {
      DrawnCharacter(parts.map { Rect(columns: columns, rows: $0) })
    }
    let quarters = [1..<4, 6..<9, 11..<14, 16..<19]
    return [
      "╌": across([1..<4, 6..<9]), "╍": across([1..<4, 6..<9], 8..<11),
      "╎": down([2..<8, 12..<18]), "╏": down([2..<8, 12..<18], 3..<6),
      "┆": down([1..<5, 8..<12, 15..<19]), "┊": down(quarters), "┋": down(quarters, 3..<6),
      "═": DrawnCharacter([
        Rect(x: 0, y: 7, width: 10, height: 1), Rect(x: 0, y: 11, width: 10, height: 1),
      ]),
      "║": DrawnCharacter([
        Rect(x: 2, y: 0, width: 1, height: 20), Rect(x: 6, y: 0, width: 1, height: 20),
      ]),
    ]
  }()

  /// Corners that are round: a line down or up, one to the side, and one step between.
  private static let arcs: [Character: DrawnCharacter] = {
    func arc(isDown: Bool, isRight: Bool) -> DrawnCharacter {
      DrawnCharacter([
        Rect(columns: 4..<5, rows: isDown ? 11..<20 : 0..<8),
        Rect(columns: isRight ? 5..<6 : 3..<4, rows: isDown ? 10..<11 : 8..<9),
        Rect(columns: isRight ? 6..<10 : 0..<3, rows: 9..<10),
      ])
    }
    return [
      "╭": arc(isDown: true, isRight: true), "╮": arc(isDown: true, isRight: false),
      "╰": arc(isDown: false, isRight: true), "╯": arc(isDown: false, isRight: false),
    ]
  }()

  // MARK: - Areas

  private static let areas: [Character: DrawnCharacter] = {
    let (width, height) = (cell.width, cell.height)
    var areas: [Character: DrawnCharacter] = [:]
    func add(_ character: Character, _ columns: Range<Int>, _ rows: Range<Int>) {
      areas[character] = DrawnCharacter([Rect(columns: columns, rows: rows)])
    }
    for (eighths, character) in zip(1..., "▁▂▃▄▅▆▇█") {
      add(character, 0..<width, (height * (8 - eighths) + 4) / 8..<height)
    }
    for (eighths, character) in zip(1..., "▏▎▍▌▋▊▉") {
      add(character, 0..<(width * eighths + 4) / 8, 0..<height)
    }
    add("▀", 0..<width, 0..<height / 2)
    add("▐", width / 2..<width, 0..<height)
    add("▔", 0..<width, 0..<2)
    add("▕", width - 1..<width, 0..<height)
    let all = Rect(x: 0, y: 0, width: width, height: height)
    for (quarters, character) in zip(1..., "░▒▓") {
      areas[character] = DrawnCharacter([all], quarters: quarters)
    }
    return areas.merging(quadrants) { $1 }
  }()

  /// Each of these has a block in some of the four quarters: top left, top right, below the same.
  private static let quadrants: [Character: DrawnCharacter] = {
    let table: [(Character, String)] = [
      ("▘", "1000"), ("▝", "0100"), ("▖", "0010"), ("▗", "0001"), ("▚", "1001"), ("▞", "0110"),
      ("▛", "1110"), ("▜", "1101"), ("▙", "1011"), ("▟", "0111"),
    ]
    return table.reduce(into: [:]) { known, entry in
      let blocks = entry.1.enumerated().filter { $0.element == "1" }.map { place, _ in
        Rect(x: place % 2 * 5, y: place / 2 * 10, width: 5, height: 10)
      }
      known[entry.0] = DrawnCharacter(blocks)
    }
  }()

  /// - Parameter dots: a bit for each dot: down the left column, down the right one, then the two of
  ///   the last row.
  private static func braille(_ dots: UInt32) -> DrawnCharacter {
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    return DrawnCharacter(
      places.enumerated().filter { dots >> UInt32($0.offset) & 1 == 1 }.map {
        Rect(x: 1 + $0.element.0 * 5, y: 1 + $0.element.1 * 5, width: 3, height: 3)
      })
  }
}

extension Rect {
  fileprivate init(columns: Range<Int>, rows: Range<Int>) {
    self.init(
      x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
  }
}
