/// Blocks of text whose first line stands further to the right than the others.
///
///     kernel: |
///        3 4
///       -1 0
///
/// To YAML the first line decides where the block begins, so that the second would end it. Teachers
/// align numbers, and what they mean is plain.
enum AlignedBlocks {
  /// The text with an indentation indicator (`|2`) at every such block, or nil where there is none.
  ///
  /// Every place stays what it was, for nothing stands behind the indicators.
  static func marked(_ source: SourceText) -> SourceText? {
    var marked = source
    var isChanged = false
    for number in 1...source.lineCount
    where source.bytes(ofLine: number).contains(UInt8(ascii: "|")) {
      var line = source.line(number)
      guard let header = header(line),
        let indent = lowestIndent(source, below: number, parent: header.parent)
      else { continue }
      isChanged = true
      line.insert(Unicode.Scalar(UInt8(48 + indent)), at: header.bar + 1)
      marked = marked.replacing(line: number, by: line)
    }
    return isChanged ? marked : nil
  }

  /// Where a line that ends in `: |` or `- |` has its bar, and the column of what the block belongs
  /// to, both counted from 0.
  private static func header(_ line: [Unicode.Scalar]) -> (bar: Int, parent: Int)? {
    guard let bar = line.lastIndex(where: { $0 != " " }), line[bar] == "|", bar >= 2,
      line[bar - 1] == " ", line[bar - 2] == ":" || line[bar - 2] == "-"
    else { return nil }
    var parent = line.firstIndex { $0 != " " } ?? 0
    while line[parent] == "-", line[parent + 1] == " ",
      let next = line[(parent + 1)...].firstIndex(where: { $0 != " " }), next < bar
    {
      parent = next
    }
    return (bar, parent)
  }

  /// How far right of its owner a block begins, where that is not where its first line begins.
  private static func lowestIndent(_ source: SourceText, below header: Int, parent: Int) -> Int? {
    var first: Int?
    var lowest = Int.max
    for number in header + 1..<source.lineCount + 1 {
      let line = source.bytes(ofLine: number)
      guard let mark = line.firstIndex(where: { $0 != UInt8(ascii: " ") }) else { continue }
      let indent = mark - line.startIndex
      if indent <= parent { break }
      let begin = first ?? indent
      first = begin
      if indent >= begin || line[mark] != UInt8(ascii: "#") { lowest = min(lowest, indent) }
    }
    guard let first, lowest < first, lowest - parent < 10 else { return nil }
    return lowest - parent
  }
}
