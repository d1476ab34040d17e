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
