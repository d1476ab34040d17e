import Files

/// A file's text, cut into lines as editors number them.
package struct SourceText {
  /// The text for the YAML parser.
  ///
  /// Refused characters are replaced by U+FFFD, so that every place stays where it was and the rest
  /// of the file can be read on.
  private(set) var text: String
  private var utf8: [UInt8]
  /// Where each line begins in `utf8`.
  private var starts: [Int] = []

  /// Reports every refused character of the file.
  package init(_ raw: String, _ problems: ProblemList) {
    // A byte-order mark at the very start is how some editors save UTF-8; it is no part of the text.
    let hasMark = raw.unicodeScalars.first == "\u{FEFF}"
    text = hasMark ? String(raw.unicodeScalars.dropFirst()) : raw
    if text.unicodeScalars.contains("\r") || UnsafeCharacter.isAny(in: text.unicodeScalars) {
      text = Self.cleaned(text.unicodeScalars, problems)
    }
    text.makeContiguousUTF8()
    utf8 = Array(text.utf8)
    findLines()
  }

  /// The text with line feeds as line ends and without refused characters, which are reported.
  private static func cleaned(_ scalars: String.UnicodeScalarView, _ problems: ProblemList)
    -> String
  {
    var clean = String.UnicodeScalarView()
    var place = Place.start
    var previous: Unicode.Scalar?
    func take(_ scalar: Unicode.Scalar, isRefused: Bool) {
      clean.append(isRefused ? "\u{FFFD}" : scalar)
      if isRefused {
        problems.add(
          place,
          "the character \(UnsafeCharacter.name(of: scalar)) cannot be shown; take it out")
      }
      place =
        scalar == "\n"
        ? Place(line: place.line + 1, column: 1) : Place(line: place.line, column: place.column + 1)
    }
    for scalar in scalars {
      // A carriage return is half of a line end, or else nothing that belongs here.
      if previous == "\r" && scalar != "\n" { take("\r", isRefused: true) }
      if scalar != "\r" {
        take(scalar, isRefused: UnsafeCharacter.isUnsafe(scalar, after: previous))
      }
      previous = scalar
    }
    if previous == "\r" { take("\r", isRefused: true) }
    return String(clean)
  }

  private mutating func findLines() {
    starts = [0]
    for (offset, byte) in utf8.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
  }

  package var lineCount: Int { starts.count }

  /// The bytes of the line with a number counted from 1, without its end.
  package func bytes(ofLine number: Int) -> ArraySlice<UInt8> {
    guard (1...starts.count).contains(number) else { return [] }
    let end = number < starts.count ? starts[number] - 1 : utf8.count
    return utf8[starts[number - 1]..<end]
  }

  /// The line with a number counted from 1; empty where there is none.
  package func line(_ number: Int) -> [Unicode.Scalar] {
    Array(String(decoding: bytes(ofLine: number), as: UTF8.self).unicodeScalars)
  }

  /// The rest of a line from a place on.
  package func rest(from place: Place) -> ArraySlice<Unicode.Scalar> {
    line(place.line).dropFirst(place.column - 1)
  }

  /// The first line longer than that many bytes.
  func line(longerThan limit: Int) -> Int? {
    (1...lineCount).first { bytes(ofLine: $0).count > limit }
  }

  /// The place of a byte.
  func place(ofByte offset: Int) -> Place {
    let line = starts.lastIndex { $0 <= offset } ?? 0
    let before = utf8[starts[line]..<offset]
    return Place(line: line + 1, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// The same text with other lines in place of some, by their numbers counted from 1.
  func replacing(_ lines: [Int: [Unicode.Scalar]]) -> SourceText {
    var copy = self
    copy.utf8.removeAll(keepingCapacity: true)
    for number in 1...lineCount {
      if number > 1 { copy.utf8.append(UInt8(ascii: "\n")) }
      if let line = lines[number] {
        for scalar in line { copy.utf8.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
      } else {
        copy.utf8.append(contentsOf: bytes(ofLine: number))
      }
    }
    copy.text = String(decoding: copy.utf8, as: UTF8.self)
    copy.findLines()
    return copy
  }
}
