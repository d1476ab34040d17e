import Files

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

/// What stands between the numbers of a row.
enum Separator {
  case semicolon
  case tab
  case comma
  /// Any number of spaces and tabs.
  case blanks

  /// Finds it in lines: a semicolon or tab goes before a comma, which may be part of a number.
  init(of lines: some Sequence<ArraySlice<UInt8>>) {
    var found: Set<UInt8> = []
    for line in lines {
      var isQuoted = false
      for byte in line {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if !isQuoted && ";\t,".utf8.contains(byte) { found.insert(byte) }
      }
    }
    if found.contains(UInt8(ascii: ";")) {
      self = .semicolon
    } else if found.contains(UInt8(ascii: "\t")) {
      self = .tab
    } else {
      self = found.isEmpty ? .blanks : .comma
    }
  }

  var name: String {
    switch self {
    case .semicolon: "semicolons"
    case .tab: "tabs"
    case .comma: "commas"
    case .blanks: "spaces"
    }
  }

  func fits(_ byte: UInt8) -> Bool {
    switch self {
    case .semicolon: byte == UInt8(ascii: ";")
    case .tab: byte == UInt8(ascii: "\t")
    case .comma: byte == UInt8(ascii: ",")
    case .blanks: isBlank(byte)
    }
  }
}

/// The fields of a line.
struct TableFields {
  /// The first of them without the white space around them, at most one more than a row may have.
  private(set) var first: [Range<Int>] = []
  /// How many there are.
  private(set) var count = 0

  private let separator: Separator

  init(_ line: ArraySlice<UInt8>, _ separator: Separator) {
    self.separator = separator
    var start = line.startIndex
    var isQuoted = false
    for (index, byte) in zip(line.indices, line) {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted && separator.fits(byte) {
        add(line[start..<index])
        start = index + 1
      }
    }
    // Many programs put a separator behind the last field as well.
    if count == 0 || !trimmed(line[start...]).isEmpty { add(line[start...]) }
  }

  private mutating func add(_ field: ArraySlice<UInt8>) {
    let text = trimmed(field)
    if case .blanks = separator, text.isEmpty { return }
    count += 1
    if first.count <= ImageFile.longest { first.append(text.indices) }
  }
}
