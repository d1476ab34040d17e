import SeededRandom

/// A way to spoil a right lesson file in one place.
enum Mutation: CaseIterable {
  /// Two neighbouring letters of a key swapped.
  case misspeltKey
  /// A key written twice, with its value.
  case duplicateKey
  /// A letter in place of a digit in a matrix.
  case wordInMatrix
  /// A number more or less in a row of a matrix.
  case longRow
  case shortRow
  /// A letter added to a name of a matrix, a view, an operation or a detail.
  case misspeltWord
  /// A required key taken out, with its value.
  case missingKey
  /// A tab in place of the spaces before a key.
  case tab
  /// A quote not closed.
  case openQuote
  /// A colon left out.
  case noColon
  /// A key moved to the right.
  case indentedKey
  /// An escape sequence, as it is or escaped.
  case rawEscape
  case escapedEscape
  /// A right-to-left override.
  case override
  /// An anchor before a value.
  case anchor
  /// A printed number changed.
  case wrongPrinted
  /// A caption for an output value that is not there.
  case captionOutside

  /// The lines with the mutation, and the number of the line that is to blame, counted from 1; nil
  /// where the line chosen cannot be spoilt so.
  func apply(to lines: [String], at index: Int, _ random: inout SeededRandom) -> (
    lines: [String], blame: Int
  )? {
    var lines = lines
    let line = lines[index]
    guard let spoilt = spoil(line, lines, index, &random) else { return nil }
    lines.replaceSubrange(index...index, with: spoilt)
    return (lines, index + 1)
  }

  private func spoil(
    _ line: String, _ lines: [String], _ index: Int, _ random: inout SeededRandom
  ) -> [String]? {
    let indent = String(line.prefix { $0 == " " })
    let key = line.firstMatch(of: /^ *(?:- )?([a-z]+):/)
    let value = line.firstMatch(of: /^ *(?:- )?([a-z]+): ([A-Za-z][a-z0-9]*)$/)
    let row = line.firstMatch(of: /^ +(-?[0-9.]+ +)+-?[0-9.]+$/)
    switch self {
    case .misspeltKey:
      // The names of matrices are the author's own: "summray" is none.
      guard let key, let name = key.output.1 as Substring?, name.count > 3,
        Self.known.contains(String(name))
      else { return nil }
      var letters = Array(name)
      letters.swapAt(1, 2)
      guard letters != Array(name) else { return nil }
      return [line.replacing(name, with: String(letters), maxReplacements: 1)]
    case .duplicateKey:
      guard let value, !line.contains("- ") else { return nil }
      return [line, indent + value.output.1 + ": other"]
    case .wordInMatrix:
      guard row != nil, let digit = line.lastIndex(where: \.isNumber) else { return nil }
      return [line.replacingCharacters(at: digit, with: "x")]
    case .longRow: return row == nil ? nil : [line + " 7"]
    case .shortRow:
      guard row != nil, let space = line.lastIndex(of: " ") else { return nil }
      return [String(line[..<space])]
    case .misspeltWord:
      guard let value, Self.choices.contains(String(value.output.1)) else { return nil }
      return [line + "q"]
    case .missingKey:
      guard let key, ["part", "summary", "rule"].contains(key.output.1), !line.hasSuffix("|") else {
        return nil
      }
      return [""]
    case .tab: return key == nil || indent.isEmpty ? nil : ["\t" + line.dropFirst(indent.count)]
    case .openQuote:
      guard line.hasSuffix("\"") else { return nil }
      return [String(line.dropLast())]
    case .noColon:
      guard let key, line.hasSuffix(":") || value != nil else { return nil }
      return [line.replacing(key.output.1 + ":", with: key.output.1, maxReplacements: 1)]
    case .indentedKey: return key == nil || line.contains("- ") ? nil : [" " + line]
    case .rawEscape: return value == nil ? nil : [line + "\u{1B}[2J"]
    case .escapedEscape:
      guard let value else { return nil }
      return [line.replacing(value.output.2, with: "\"\\e[2J\"")]
    case .override: return line.isEmpty ? nil : [line + "\u{202E}"]
    case .anchor:
      guard let value else { return nil }
      return [line.replacing(": " + value.output.2, with: ": &a " + value.output.2)]
    case .wrongPrinted:
      // Only where no erratum explains the difference.
      guard row != nil, lines[..<index].suffix(3).contains(where: { $0.hasSuffix("printed: |") })
      else { return nil }
      guard !lines[index...].prefix(4).contains(where: { $0.contains("erratum") }) else {
        return nil
      }
      return [line + "1"]
    case .captionOutside:
      guard let place = line.firstMatch(of: /at: "?\d+ \d+"?$/) else { return nil }
      return [line.replacing(place.output, with: "at: 99 \(Int.random(in: 1...9, using: &random))")]
    }
  }

  private static let known = [
    "title", "part", "order", "summary", "question", "sources", "notes", "matrices", "sections",
    "show", "operation", "input", "weight", "stride", "padding", "view", "detail", "labels",
    "result",
    "captions", "printed", "quoted", "correct", "erratum", "remember", "rule", "shape", "pytorch",
    "keras", "next",
  ]
  private static let choices = ["operation", "input", "weight", "view", "detail"]
}

extension String {
  fileprivate func replacingCharacters(at index: Index, with text: String) -> String {
    self[..<index] + text + self[self.index(after: index)...]
  }
}
