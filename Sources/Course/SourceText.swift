/// A lesson file's text, cut into lines as editors number them.
struct SourceText {
  /// The lines without their ends. Refused characters are replaced by U+FFFD, so that every place
  /// stays where it was and the rest of the file can be read on.
  private(set) var lines: [[Unicode.Scalar]]

  /// Reports every refused character of the file.
  init(_ text: String, _ problems: ProblemList) {
    lines = []
    var line: [Unicode.Scalar] = []
    var previous: Unicode.Scalar?
    // A byte-order mark at the very start is how some editors save UTF-8; it is no part of the text.
    let scalars = text.unicodeScalars
    for scalar in scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...] {
      if previous == "\r" && scalar != "\n" { Self.refuse("\r", in: &line, lines.count, problems) }
      if scalar == "\n" {
        lines.append(line)
        line.removeAll(keepingCapacity: true)
      } else if scalar != "\r" {
        line.append(scalar)
        if UnsafeCharacter.isUnsafe(scalar, after: previous) {
          line.removeLast()
          Self.refuse(scalar, in: &line, lines.count, problems)
        }
      }
      previous = scalar
    }
    if previous == "\r" { Self.refuse("\r", in: &line, lines.count, problems) }
    lines.append(line)
  }

  private static func refuse(
    _ scalar: Unicode.Scalar, in line: inout [Unicode.Scalar], _ linesBefore: Int,
    _ problems: ProblemList
  ) {
    line.append("\u{FFFD}")
    problems.add(
      Place(line: linesBefore + 1, column: line.count),
      "the character \(UnsafeCharacter.name(of: scalar)) cannot be shown; take it out")
  }

  /// The text for the YAML parser, whose places are those of `lines`.
  var yaml: String {
    var text = String.UnicodeScalarView()
    for line in lines {
      text.append(contentsOf: line)
      text.append("\n")
    }
    return String(text)
  }

  /// The line with a number counted from 1; empty where there is none.
  func line(_ number: Int) -> [Unicode.Scalar] {
    lines.indices.contains(number - 1) ? lines[number - 1] : []
  }

  /// The rest of a line from a place on.
  func rest(from place: Place) -> ArraySlice<Unicode.Scalar> {
    line(place.line).dropFirst(place.column - 1)
  }

  /// Puts other characters, as many as there were, in a place.
  mutating func replace(at place: Place, with scalars: [Unicode.Scalar]) {
    let start = place.column - 1
    lines[place.line - 1].replaceSubrange(start..<start + scalars.count, with: scalars)
  }
}
