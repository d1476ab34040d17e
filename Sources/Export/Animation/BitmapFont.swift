import Canvas

/// Letters as pixels, read from a file that `Scripts/make_font.py` writes.
///
/// The file: the letters `CNTF`, the version 1, the width and height of a cell in pixels, the bits of a
/// pixel (2), each a byte; the number of glyphs in four bytes, the lowest first; for each glyph, by rising
/// number, its Unicode scalar in four bytes, then the cell row by row, four pixels a byte with the first
/// in the highest bits: once regular, once bold.
public struct BitmapFont: Sendable {
  private let bytes: [UInt8]
  private let glyphs: [UInt32: Int]

  private static let cell = DrawnCharacter.cell
  private static let pixelCount = cell.width * cell.height
  private static let glyphBytes = pixelCount / 4
  private static let head: [UInt8] =
    Array("CNTF".utf8) + [1, UInt8(cell.width), UInt8(cell.height), 2]
  /// Letters are shaded from 0 (nothing) to this (all).
  static let fullCover: UInt8 = 3

  /// - Returns: nil where the bytes are no such file.
  public init?(_ bytes: [UInt8]) {
    let entry = 4 + 2 * Self.glyphBytes
    guard bytes.starts(with: Self.head), bytes.count >= Self.head.count + 4 else { return nil }
    func number(at place: Int) -> UInt32 {
      bytes[place..<place + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    let count = Int(number(at: Self.head.count))
    let start = Self.head.count + 4
    guard bytes.count == start + count * entry else { return nil }
    var glyphs: [UInt32: Int] = [:]
    for place in stride(from: start, to: bytes.count, by: entry) {
      glyphs[number(at: place)] = place + 4
    }
    self.bytes = bytes
    self.glyphs = glyphs
  }

  /// How much of each pixel a character covers, row by row, from 0 to `fullCover`; nil where the font has
  /// no such character.
  func covers(_ character: Character, isBold: Bool) -> [UInt8]? {
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
      let start = glyphs[scalar.value]
    else { return nil }
    let first = start + (isBold ? Self.glyphBytes : 0)
    return bytes[first..<first + Self.glyphBytes].flatMap { byte in
      [byte >> 6, byte >> 4 & 3, byte >> 2 & 3, byte & 3]
    }
  }
}
