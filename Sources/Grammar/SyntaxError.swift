import Yams

/// What Yams says about a text that is no YAML, put in a teacher's words, where it went wrong.
enum SyntaxError {
  static func explain(_ error: YamlError, in source: SourceText, of kind: FileKind) -> (
    Place, String
  ) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let problemPlace = Place(line: mark.line, column: mark.column)
      if let quote = unclosedQuote(in: source, before: problemPlace) {
        return (quote, "this text begins with a quote, but does not end with it; close the quote")
      }
      let contextPlace = context.map { Place(line: $0.mark.line, column: $0.mark.column) }
      let place =
        isCausedByContext(problem, context?.text) ? contextPlace ?? problemPlace : problemPlace
      let end = clamped(place, in: source)
      if isMisfit(problem), isBehindQuote(end, in: source) {
        return (
          end,
          "text stands behind a closing quote; put all of it in quotes, with '' for a quote in it"
        )
      }
      let misfit = isMisfit(problem) ? Misfit.place(of: end, in: source) : end
      return (
        misfit,
        words(
          for: problem, context?.text, problem.contains("expected ':'") ? end : problemPlace,
          source, kind)
      )
    case .reader(let problem, _, _, _):
      return (.start, "this file cannot be read as text: \(problem)")
    default:
      return (.start, "this file cannot be parsed")
    }
  }

  /// Whether the place to mend is where the unfinished thing began, not where the parser noticed.
  private static func isCausedByContext(_ problem: String, _ context: String?) -> Bool {
    guard let context else { return false }
    return context.contains("simple key") || problem.contains("unexpected end of stream")
      || context.contains("a flow ") || context.contains("found unknown escape")
  }

  /// Whether a line is out of line with those it belongs to.
  private static func isMisfit(_ problem: String) -> Bool {
    ["expected <block end>", "did not find expected key", "expected '-' indicator"]
      .contains { problem.contains($0) }
  }

  private static func words(
    for problem: String, _ context: String?, _ place: Place, _ source: SourceText,
    _ kind: FileKind
  ) -> String {
    let context = context ?? ""
    if problem.contains("undefined alias") {
      return "a text cannot begin with *; put quotes around it"
    }
    if problem.contains("another document") {
      return "a second document (---) begins here; a file holds one \(kind.name)"
    }
    if problem.contains("mapping values are not allowed") {
      return "there is a colon too many, or a key stands too far to the right; "
        + "text with a colon followed by a space needs quotes around it"
    }
    if problem.contains("could not find expected ':'") {
      if let key = keyWithoutBlank(at: place, in: source) {
        return "behind \"\(key):\" there must be a blank"
      }
      return
        "this is no key, for it has no colon; a longer text stands further to the right, below |"
    }
    if problem.contains("cannot start any token") {
      let first = source.rest(from: place).first
      if first == "\t" { return "a tab cannot be used here; use spaces" }
      let character = first.map { " \(Character($0))" } ?? ""
      return "a text cannot begin with the character\(character); put quotes around it"
    }
    if context.contains("a flow ") {
      return problem.contains("'}'")
        ? "this { is not closed by }, or a comma is missing"
        : "this [ is not closed by ], or a comma is missing"
    }
    if context.contains("quoted scalar") {
      return problem.contains("escape")
        ? #"in double quotes, \ has a meaning of its own; write \\ or use single quotes"#
        : "this quote is not closed"
    }
    if isMisfit(problem) {
      return "this does not fit here; lines that belong together begin in the same column"
    }
    if problem.contains("nesting level") { return "this is nested too deeply" }
    return "this is not YAML: \(context.isEmpty ? problem : "\(context), \(problem)")"
  }

  /// Whether a place is behind the closing quote of a value in the same line.
  private static func isBehindQuote(_ place: Place, in source: SourceText) -> Bool {
    let line = source.line(place.line)
    guard let start = openingQuote(of: line),
      let close = closingQuote(line[start], from: (place.line, start + 1), in: source),
      close.line == place.line
    else { return false }
    let tail = line.dropFirst(close.column).drop { $0 == " " }
    return tail.first != nil && tail.first != "#" && place.column > close.column
  }

  /// The key of a line like `part:Pooling`; nil for another line.
  private static func keyWithoutBlank(at place: Place, in source: SourceText) -> String? {
    let line = source.line(place.line).drop { $0 == " " || $0 == "-" }
    let key = line.prefix { $0 == "_" || ("a"..."z").contains($0) }
    let rest = line.dropFirst(key.count)
    guard !key.isEmpty, rest.first == ":", rest.count > 1 else { return nil }
    return String(String.UnicodeScalarView(key))
  }

  /// A value that opens with a quote which is closed by a quote of another value.
  ///
  /// The parser reads on to the next quote, wherever that is, and stumbles only after it.
  private static func unclosedQuote(in source: SourceText, before end: Place) -> Place? {
    var number = 1
    while number <= end.line {
      let line = source.line(number)
      guard let start = openingQuote(of: line) else {
        number += 1
        continue
      }
      guard let close = closingQuote(line[start], from: (number, start + 1), in: source) else {
        return Place(line: number, column: start + 1)
      }
      let tail = source.line(close.line).dropFirst(close.column).drop { $0 == " " || $0 == "\t" }
      if close.line > number, let next = tail.first, next != "#" {
        return Place(line: number, column: start + 1)
      }
      number = max(number + 1, close.line)
    }
    return nil
  }

  /// Where the value of a line `key: "…` or `- "…` opens its quote, counted from 0.
  private static func openingQuote(of line: [Unicode.Scalar]) -> Int? {
    let start = line.indices.first { index in
      (line[index] == "\"" || line[index] == "'") && index >= 2 && line[index - 1] == " "
        && (line[index - 2] == ":" || line[index - 2] == "-")
    }
    return start
  }

  /// Where a quote is closed: its line, and its column from 0 with the quote itself left behind.
  private static func closingQuote(
    _ quote: Unicode.Scalar, from start: (line: Int, column: Int), in source: SourceText
  ) -> (line: Int, column: Int)? {
    var (number, column) = start
    while number <= source.lineCount {
      let line = source.line(number)
      while column < line.count {
        if line[column] == "\\" && quote == "\"" {
          column += 1
        } else if line[column] == quote {
          let doubled = quote == "'" && column + 1 < line.count && line[column + 1] == "'"
          if !doubled { return (number, column + 1) }
          column += 1
        }
        column += 1
      }
      (number, column) = (number + 1, 0)
    }
    return nil
  }

  /// The end of the file is where its last line ends, not the empty line below.
  private static func clamped(_ place: Place, in source: SourceText) -> Place {
    let last = (1...source.lineCount).last { !source.bytes(ofLine: $0).isEmpty } ?? 1
    return place.line > last
      ? Place(line: last, column: source.line(last).count + 1) : place
  }
}
