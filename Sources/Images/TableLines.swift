/// The lines of a table that are not empty.
struct TableLines {
  /// The first of them without the white space around them, one more than a heading and the rows that
  /// a table may have.
  private(set) var first: [Range<Int>] = []
  /// How many there are.
  private(set) var count = 0

  /// Cuts a text into lines; they end with LF, CR LF or CR.
  ///
  /// - Throws: `ImageError.unknownFormat` for what is no text.
  init(_ bytes: ArraySlice<UInt8>) throws(ImageError) {
    var start = bytes.startIndex
    for (index, byte) in zip(bytes.indices, bytes) where byte < 0x20 {
      guard isBlank(byte) else { throw .unknownFormat }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        add(bytes[start..<index])
        start = index + 1
      }
    }
    add(bytes[start...])
  }

  /// Where a quote stands that is not closed in its line.
  func openQuote(in bytes: ArraySlice<UInt8>) -> Int? {
    let quote = UInt8(ascii: "\"")
    let line = first.first { bytes[$0].count { $0 == quote } % 2 == 1 }
    return line.flatMap { bytes[$0].lastIndex(of: quote) }
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    let text = trimmed(line)
    if text.isEmpty { return }
    count += 1
    if first.count <= ImageFile.longest + 1 { first.append(text.indices) }
  }
}
