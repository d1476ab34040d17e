/// Characters that have no place in a text that is shown: they could steer a terminal, hide text or turn its
/// direction round, or they take up no room of their own.
public enum UnsafeCharacter {
  /// Whether a character is refused after the character before it (nil at the start of a text).
  ///
  /// Line feeds and tabs are text. A variation selector may follow what it varies, as in ❤️.
  public static func isUnsafe(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 && scalar != "\n" && scalar != "\t" }
    if scalar.value < 0xA0 { return true }
    if (0xFE00...0xFE0F).contains(scalar.value) {
      guard let previous else { return true }
      return previous.properties.isWhitespace || previous.properties.isDefaultIgnorableCodePoint
        || previous.value < 0x20
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether a text holds a refused character.
  public static func isAny(in text: some Sequence<Unicode.Scalar>) -> Bool {
    var previous: Unicode.Scalar?
    for scalar in text {
      if isUnsafe(scalar, after: previous) { return true }
      previous = scalar
    }
    return false
  }

  /// The refused characters of a text, each with the number of scalars before it.
  public static func all(in text: some Sequence<Unicode.Scalar>) -> [(
    offset: Int, scalar: Unicode.Scalar
  )] {
    var previous: Unicode.Scalar?
    var found: [(offset: Int, scalar: Unicode.Scalar)] = []
    for (offset, scalar) in text.enumerated() {
      if isUnsafe(scalar, after: previous) { found.append((offset, scalar)) }
      previous = scalar
    }
    return found
  }

  /// What a character is called: `U+001B (escape)`, `U+202E (right-to-left override)`.
  public static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let name = scalar.properties.name ?? scalar.properties.nameAlias
    return name.map { "\(code) (\($0.lowercased()))" } ?? code
  }

  /// The text with every refused character, line feeds and tabs included, as `\u{1B}`.
  public static func spelledOut(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar, after: previous) || scalar == "\n" || scalar == "\t" {
        let code = String(scalar.value, radix: 16, uppercase: true)
        clean.append(contentsOf: "\\u{\(code)}".unicodeScalars)
      } else {
        clean.append(scalar)
      }
      previous = scalar
    }
    return String(clean)
  }
}
