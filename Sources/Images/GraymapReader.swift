import Compute
import Files

/// Reads a PGM: a head of a few numbers, between which may be comments, and shades.
///
/// The format is described in Netpbm's manual page pgm(5).
struct GraymapReader {
  private let bytes: [UInt8]
  /// The next byte to be read, behind the P and the digit with which the file begins.
  private var offset = 2

  private struct Head {
    let rows: Int
    let columns: Int
    let white: Int
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads a file of kind P2, whose shades are written in digits.
  static func plain(_ bytes: [UInt8]) throws(ImageError) -> Tensor {
    var reader = GraymapReader(bytes)
    let head = try reader.head()
    var shades: [Rational] = []
    for count in 0..<head.rows * head.columns {
      guard let shade = try reader.number(.shade, 0...head.white) else {
        throw reader.tooFew(count, head)
      }
      shades.append(Rational(shade))
    }
    reader.skipBlanks()
    guard reader.offset == bytes.count else {
      throw reader.fault(.tooManyPixels(rows: head.rows, columns: head.columns), at: reader.offset)
    }
    return Tensor(shape: [head.rows, head.columns], elements: shades)
  }

  /// Reads a file of kind P5, whose shades are one byte each, or two where one is not enough.
  ///
  /// What follows the last shade is passed over: it can be a further picture.
  static func raw(_ bytes: [UInt8]) throws(ImageError) -> Tensor {
    var reader = GraymapReader(bytes)
    let head = try reader.head()
    reader.skipComment()
    // One white space ends the head; a byte that looks like another is a shade.
    let start = reader.offset + 1
    let width = head.white < 256 ? 1 : 2
    var shades: [Rational] = []
    for count in 0..<head.rows * head.columns {
      let offset = start + count * width
      guard offset + width <= bytes.count else { throw reader.tooFew(count, head) }
      let shade = bytes[offset..<offset + width].reduce(0) { 256 * $0 + Int($1) }
      guard shade <= head.white else {
        throw reader.fault(.outOfRange(.shade, 0...head.white, shade), at: offset)
      }
      shades.append(Rational(shade))
    }
    return Tensor(shape: [head.rows, head.columns], elements: shades)
  }

  private mutating func head() throws(ImageError) -> Head {
    let columns = try headNumber(.width, 1...Int.max)
    let rows = try headNumber(.height, 1...Int.max)
    try ImageFile.checkSize(rows: rows, columns: columns)
    return Head(rows: rows, columns: columns, white: try headNumber(.white, 1...65_535))
  }

  private mutating func headNumber(
    _ number: GraymapNumber, _ range: ClosedRange<Int>
  ) throws(ImageError) -> Int {
    guard let value = try self.number(number, range) else {
      throw fault(.missing(number), at: offset)
    }
    return value
  }

  /// The next number; nil at the end of the file.
  private mutating func number(
    _ number: GraymapNumber, _ range: ClosedRange<Int>
  ) throws(ImageError) -> Int? {
    skipBlanks()
    let start = offset
    while offset < bytes.count, !isBlank(bytes[offset]), bytes[offset] != UInt8(ascii: "#") {
      offset += 1
    }
    let word = bytes[start..<offset]
    if word.isEmpty { return nil }
    guard word.allSatisfy(isDigit), word.count <= 18,
      let value = Int(String(decoding: word, as: UTF8.self))
    else { throw fault(.notANumber(quoted(word)), at: start) }
    guard range.contains(value) else {
      throw fault(.outOfRange(number, range, value), at: start)
    }
    return value
  }

  /// Skips white space and comments.
  private mutating func skipBlanks() {
    skipComment()
    while offset < bytes.count, isBlank(bytes[offset]) {
      offset += 1
      skipComment()
    }
  }

  /// Skips a comment, which goes from # to the end of its line.
  private mutating func skipComment() {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "#") else { return }
    offset =
      bytes[offset...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      ?? bytes.count
  }

  private func tooFew(_ count: Int, _ head: Head) -> ImageError {
    fault(.tooFewPixels(count: count, rows: head.rows, columns: head.columns), at: bytes.count)
  }

  private func fault(_ fault: GraymapFault, at offset: Int) -> ImageError {
    .graymap(fault, Place(ofByte: offset, in: bytes[...]))
  }
}
