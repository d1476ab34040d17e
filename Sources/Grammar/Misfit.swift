/// Finds which of several lines is out of line with the others.
///
/// To the parser, the first key of a group decides in which column the group begins, and it stumbles
/// over the second. If most keys agree with the second, it is the first that was moved.
enum Misfit {
  /// The place to mend, where the parser stumbled over a key that begins further to the left than the
  /// keys above it.
  static func place(of stumble: Place, in source: SourceText) -> Place {
    let column = stumble.column - 1
    var first: (line: Int, indent: Int)?
    var above = 0
    for number in stride(from: stumble.line - 1, through: 1, by: -1) {
      guard let indent = keyIndent(source.bytes(ofLine: number)) else { continue }
      if indent <= column { break }
      above = first.map { $0.indent == indent } == true ? above + 1 : 1
      first = (number, indent)
    }
    guard let first else { return stumble }
    var below = 0
    for number in stumble.line..<source.lineCount + 1 {
      guard let indent = keyIndent(source.bytes(ofLine: number)) else { continue }
      if indent < column { break }
      if indent == column { below += 1 }
    }
    return below > above ? Place(line: first.line, column: first.indent + 1) : stumble
  }

  /// Where the key of a line begins, counted from 0; nil where a line has none.
  private static func keyIndent(_ line: ArraySlice<UInt8>) -> Int? {
    guard let start = line.firstIndex(where: { $0 != UInt8(ascii: " ") }) else { return nil }
    let key = line[start...].prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: " ") }
    return key.endIndex < line.endIndex && line[key.endIndex] == UInt8(ascii: ":")
      ? start - line.startIndex : nil
  }
}
