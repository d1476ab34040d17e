/// Blocks of numbers whose first line stands further to the right than the others.
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
    var changed: [Int: [Unicode.Scalar]] = [:]
    var number = 1
    while number <= source.lineCount {
      let line = source.bytes(ofLine: number).contains(UInt8(ascii: "|")) ? source.line(number) : []
      guard let header = header(line) else {
        number += 1
        continue
      }
      let block = block(in: source, below: number, parent: header.parent)
      if let indent = block.indent {
        changed[number] = line
        changed[number]?.insert(Unicode.Scalar(UInt8(48 + indent)), at: header.bar + 1)
      }
      number = block.end
    }
    return changed.isEmpty ? nil : source.replacing(changed)
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

  /// The line after a block, and how far right of its owner the block begins, where that is not where
  /// its first line begins.
  private static func block(in source: SourceText, below header: Int, parent: Int) -> (
    end: Int, indent: Int?
  ) {
    var first: Int?
    var lowest = Int.max
    var end = header + 1
    while end <= source.lineCount {
      let line = source.bytes(ofLine: end)
      if let mark = line.firstIndex(where: { $0 != UInt8(ascii: " ") }) {
        let indent = mark - line.startIndex
        if indent <= parent { break }
        let begin = first ?? indent
        first = begin
        // Only numbers are meant so; a line of another kind is a key that stands too far right.
        if indent < begin && !isRow(line) { return (end, nil) }
        lowest = min(lowest, indent)
      }
      end += 1
    }
    guard let first, lowest < first, lowest - parent < 10 else { return (end, nil) }
    return (end, lowest - parent)
  }

  /// Whether a line is a row of a grid, right or wrong: each of its words begins like a number.
  private static func isRow(_ line: ArraySlice<UInt8>) -> Bool {
    words(of: String(decoding: line, as: UTF8.self)).allSatisfy { word in
      let digits =
        word.first.map { "+-−".unicodeScalars.contains($0) } == true ? word.dropFirst() : word
      return digits.first.map { ("0"..."9").contains($0) || $0 == "." } ?? false
    }
  }
}
