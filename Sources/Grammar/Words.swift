/// The words of a text: what stands between white space of any kind.
///
/// Works on scalars, and knows the common ones without asking for their properties, which is slow.
package func words(of text: some StringProtocol) -> [Substring.UnicodeScalarView] {
  Substring(text).unicodeScalars.split { isBlank($0) }
}

/// The words of a text with one space between them.
package func oneLine(_ text: some StringProtocol) -> String {
  var line = String.UnicodeScalarView()
  for word in words(of: text) {
    if !line.isEmpty { line.append(" ") }
    line.append(contentsOf: word)
  }
  return String(line)
}

/// Whether a character is white space.
package func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x80
    ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
}
