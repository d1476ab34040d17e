import Files

/// Whether a byte is white space.
func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }

/// Whether a byte is a digit.
func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// Bytes without the white space around them.
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let start = bytes.drop(while: isBlank)
  guard let last = start.lastIndex(where: { !isBlank($0) }) else { return start }
  return start[...last]
}

/// The first characters of bytes, few enough to be quoted in an error.
func quoted(_ bytes: ArraySlice<UInt8>) -> String {
  let start = String(decoding: bytes.prefix(160), as: UTF8.self).unicodeScalars
  var quote = String.UnicodeScalarView(start.prefix(40))
  if start.count > 40 { quote.append("…") }
  return String(quote)
}

extension Place {
  /// The place of a byte; a line ends with LF, CR LF or CR.
  init(ofByte offset: Int, in bytes: ArraySlice<UInt8>) {
    var line = 1
    var start = bytes.startIndex
    var previous: UInt8?
    for (index, byte) in zip(bytes.indices, bytes[..<offset]) {
      if byte == UInt8(ascii: "\n") {
        if previous != UInt8(ascii: "\r") { line += 1 }
        start = index + 1
      } else if byte == UInt8(ascii: "\r") {
        line += 1
        start = index + 1
      }
      previous = byte
    }
    self.init(line: line, column: bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1)
  }
}
