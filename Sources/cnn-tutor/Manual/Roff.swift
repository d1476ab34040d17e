/// Text in the language of man pages, with the macros of man(7).
struct Roff {
  private(set) var lines: [String] = []

  /// A macro with its arguments, each of them one word of the macro.
  mutating func macro(_ name: String, _ arguments: String...) {
    // A heading begins a paragraph by itself.
    if name == "PP", lines.last?.hasPrefix(".S") == true { return }
    let quoted = arguments.map { "\"\(Self.escaped($0).replacing("\"", with: "\\(dq"))\"" }
    lines.append(([".\(name)"] + quoted).joined(separator: " "))
  }

  /// What stands above and below the page.
  mutating func title(_ name: String, date: String, source: String) {
    lines.append(".TH \(name) 1 \(date) \"\(source)\" \"User Commands\"")
  }

  /// Text that is filled.
  mutating func text(_ text: String) { lines.append(Self.guarded(Self.escaped(text))) }

  /// Text of which some parts stand out.
  mutating func marked(_ parts: [(String, Emphasis)]) {
    let text = parts.map { part, emphasis in
      switch emphasis {
      case .none: Self.escaped(part)
      case .bold: "\\fB\(Self.escaped(part))\\fR"
      case .value: "\\fI\(Self.escaped(part))\\fR"
      }
    }
    lines.append(Self.guarded(text.joined()))
  }

  enum Emphasis { case none, bold, value }

  /// Lines as they are.
  mutating func example(_ example: [String]) {
    lines += [".PP", ".RS", ".nf"]
    lines += example.map { Self.guarded("\\&" + Self.escaped($0)) }
    lines += [".fi", ".RE"]
  }

  /// Every character as both groff and mandoc show it, whatever the locale.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return escaped
  }

  /// A line that begins no macro.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }
}
