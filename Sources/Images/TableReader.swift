import Compute
import Files

/// Reads a table: one row of numbers a line, perhaps below a heading of words; empty lines are passed
/// over.
struct TableReader {
  private let bytes: ArraySlice<UInt8>
  private let lines: TableLines
  private let separator: Separator

  init(_ bytes: [UInt8]) throws(ImageError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.bytes = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    lines = try TableLines(self.bytes)
    if let quote = lines.openQuote(in: self.bytes) {
      throw .table(.openQuote, Place(ofByte: quote, in: self.bytes))
    }
    // A heading can hold any character.
    let telling = lines.count > 1 ? lines.first.dropFirst() : lines.first[...]
    separator = Separator(of: telling.lazy.map { [bytes = self.bytes] in bytes[$0] })
  }

  func tensor() throws(ImageError) -> Tensor {
    guard let first = lines.first.first else { throw .empty }
    let hasHeading = isHeading(fields(of: first))
    let body = lines.first.dropFirst(hasHeading ? 1 : 0)
    guard let top = body.first else { throw fault(.noNumbers, at: first.lowerBound) }
    let rows = lines.count - (hasHeading ? 1 : 0)
    let columns = fields(of: top).count
    try ImageFile.checkSize(rows: rows, columns: columns)

    var numbers: [Rational] = []
    numbers.reserveCapacity(rows * columns)
    for (index, line) in body.enumerated() {
      let fields = fields(of: line)
      guard fields.count == columns else {
        let excess = fields.count > columns ? fields.first[columns] : line
        throw fault(
          .ragged(row: index + 1, count: fields.count, first: columns), at: excess.lowerBound)
      }
      for field in fields.first {
        numbers.append(try number(field, mayBeHeading: index == 0 && !hasHeading))
      }
    }
    return Tensor(shape: [rows, columns], elements: numbers)
  }

  private func fields(of line: Range<Int>) -> TableFields { TableFields(bytes[line], separator) }

  /// Whether a first line holds words alone.
  private func isHeading(_ fields: TableFields) -> Bool {
    let texts = fields.first.map { content($0) }.filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy(Self.isWord)
  }

  /// Whether a text is a word; numbers are none, nor are misspelt ones and what stands for one.
  private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = quoted(bytes)
    let isNumeric = text.first.map { $0.isNumber || "+-−.,".contains($0) } ?? true
    let isMissing = ["nan", "inf", "infinity", "na", "null", "none"].contains(text.lowercased())
    // Letters of another character set than UTF-8 come as U+FFFD; NumPy begins a heading with #.
    return !isNumeric && !isMissing && text.contains { $0.isLetter || "#\u{FFFD}".contains($0) }
  }

  /// What a field holds, without the quotes around it.
  private func content(_ field: Range<Int>) -> ArraySlice<UInt8> {
    let quote = UInt8(ascii: "\"")
    let text = bytes[field]
    guard text.count >= 2, text.first == quote, text.last == quote else { return text }
    return trimmed(text.dropFirst().dropLast())
  }

  private func number(_ field: Range<Int>, mayBeHeading: Bool) throws(ImageError) -> Rational {
    let content = content(field)
    if content.isEmpty { throw fault(.missingNumber, at: field.lowerBound) }
    do throws(NumberError) {
      guard content.count <= 4 * ImageFile.mostDigits else { throw Self.error(ofLong: content) }
      return try Rational(
        String(decoding: content, as: UTF8.self), digits: ImageFile.mostDigits)
    } catch {
      throw fault(
        .notANumber(error, hint: hint(error, content, mayBeHeading)), at: field.lowerBound)
    }
  }

  /// What is wrong with a field longer than any number.
  private static func error(ofLong text: ArraySlice<UInt8>) -> NumberError {
    text.allSatisfy { isDigit($0) || "+-./eE".utf8.contains($0) }
      ? .tooLong(limit: ImageFile.mostDigits) : .notANumber(quoted(text))
  }

  private func hint(
    _ error: NumberError, _ text: ArraySlice<UInt8>, _ mayBeHeading: Bool
  ) -> TableFault.Hint? {
    guard case .notANumber = error else { return nil }
    if text.contains(UInt8(ascii: ",")) { return .comma(separator.name) }
    if text.contains(where: { isBlank($0) || $0 == UInt8(ascii: ";") }) {
      return .separator(separator.name)
    }
    return mayBeHeading && Self.isWord(text) ? .heading : nil
  }

  private func fault(_ fault: TableFault, at offset: Int) -> ImageError {
    .table(fault, Place(ofByte: offset, in: bytes))
  }
}
