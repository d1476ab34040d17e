import Yams

/// Parses a file's text as YAML.
package enum YamlDocument {
  /// How often a text is parsed again to get past a duplicate key.
  private static let mostDuplicates = 20
  /// Bytes of a line: a row of a large matrix with long numbers.
  private static let longestLine = 20_000

  /// The document, or nil where it is no YAML or too costly to parse; the problems say why.
  package static func read(_ source: SourceText, _ problems: ProblemList) -> YamlNode? {
    if let line = source.line(longerThan: longestLine) {
      problems.add(
        Place(line: line, column: 1), "this line is too long; at most \(longestLine) bytes are read"
      )
      return nil
    }
    let cost = ParsingCost(source.text.utf8)
    guard cost.estimate <= ParsingCost.limit else {
      problems.add(
        source.place(ofByte: cost.expansion > 1 ? cost.firstAnchor : cost.deepest),
        cost.expansion > 1
          ? "anchors (&) and aliases (*) are not read in \(problems.kind.plural); write it out"
          : "this file holds too much, or nests too deeply, for a \(problems.kind.name)")
      return nil
    }
    var text = source
    var renamed: [Place: String] = [:]
    var rest = ParsingCost.limit
    var mayBeAligned = true
    while true {
      rest -= cost.estimate
      do {
        guard let root = try Yams.compose(yaml: text.text, .basic, .default, .utf8) else {
          problems.add(.start, "this file is empty; \(problems.kind.beginning)")
          return nil
        }
        return YamlTree(source: source, renamed: renamed, problems: problems).node(root)
      } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
        let place = Place(line: context.mark.line, column: context.mark.column)
        let keys = duplicates.sorted()
        guard rest >= cost.estimate, renamed.count < mostDuplicates,
          let key = keys.first, rename(key, at: place, in: &text, &renamed)
        else {
          let names = keys.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
          problems.add(place, "these keys stand more than once in one place: \(names)")
          return nil
        }
      } catch let error as YamlError {
        if mayBeAligned, rest >= cost.estimate, let marked = AlignedBlocks.marked(text) {
          mayBeAligned = false
          text = marked
          continue
        }
        let (place, message) = SyntaxError.explain(error, in: source, of: problems.kind)
        problems.add(place, message)
        return nil
      } catch {
        problems.add(.start, "this file cannot be parsed: \(error)")
        return nil
      }
    }
  }

  /// Gives the first of two equal keys another name of the same length, so that the text can be
  /// parsed: Yams stops at duplicate keys and tells only where the first of them stands.
  ///
  /// The names are of private-use characters, which no file holds.
  private static func rename(
    _ key: String, at place: Place, in text: inout SourceText, _ renamed: inout [Place: String]
  ) -> Bool {
    var start = place
    var rest = text.rest(from: place)
    if rest.first == "\"" || rest.first == "'" {
      rest = rest.dropFirst()
      start = Place(line: place.line, column: place.column + 1)
    }
    guard !key.isEmpty, rest.starts(with: key.unicodeScalars),
      let stand = Unicode.Scalar(0xE000 + UInt32(renamed.count))
    else { return false }
    let length = key.unicodeScalars.count
    var line = text.line(start.line)
    let column = start.column - 1
    line.replaceSubrange(
      column..<column + length, with: Array(repeating: stand, count: length))
    text = text.replacing([start.line: line])
    renamed[place] = key
    return true
  }
}
