/// Text as XML and HTML take it, in an element or an attribute.
///
/// Quotes and the signs of elements are written as names, and what no XML may hold becomes `�`.
func escaped(_ text: some StringProtocol) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    case "\n", "\t": escaped.unicodeScalars.append(scalar)
    default:
      let isAllowed =
        (0x20...0xFFFD).contains(scalar.value) && !(0x7F...0x9F).contains(scalar.value)
        || scalar.value >= 0x10000
      escaped.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
    }
  }
  return escaped
}
