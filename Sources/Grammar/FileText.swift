import Files

extension SourceText {
  /// The text of a file's bytes; nil where they are too many or no UTF-8, which is told.
  package init?(_ bytes: [UInt8], _ problems: ProblemList) {
    let kind = problems.kind
    guard bytes.count <= kind.mostBytes else {
      problems.add(
        .start, FileError.tooLarge(limit: kind.mostBytes).message(expecting: kind.name))
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.add(Self.placeOfBrokenUTF8(bytes), "this is no UTF-8 text; save the file as UTF-8")
      return nil
    }
    self.init(text, problems)
  }

  /// Where the first bytes stand that are no UTF-8.
  private static func placeOfBrokenUTF8(_ bytes: [UInt8]) -> Place {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    return Place(line: line, column: column)
  }
}
