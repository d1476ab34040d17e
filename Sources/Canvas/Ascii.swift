extension Character {
  /// The nearest character of the same width that every terminal has, for terminals without Unicode.
  public var ascii: Character {
    if isASCII { return self }
    return Self.asciiForms[self] ?? "?"
  }

  private static let asciiForms: [Character: Character] = {
    let forms: [(String, Character)] = [
      ("─━═╌", "-"), ("│┃║", "|"), ("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╭╮╰╯", "+"),
      ("−–—", "-"), ("×✗", "x"), ("·•", "."), ("≈", "~"), ("✓", "v"), ("▸▶→⇥⇒", ">"), ("◂◀←", "<"),
      ("↑▲", "^"), ("↓▼⏎", "v"), ("…", "~"), ("⌊⌋", "|"), ("∗", "*"), ("Σ", "S"), ("█▇▆▅▄▀▓▉▊▋▌", "#"),
      ("▒▃▂▍▎", "="), ("░▁", "-"), ("▏", "|"), ("╵╷", "|"), ("╴╶", "-"), ("≤", "<"), ("≥", ">"), ("“”", "\""), ("‘’", "'"), ("½", "h"),
      ("¼", "q"), ("τ", "t"), ("∫", "S"), ("‖", "|"), ("⏸", "="), ("●", "*"), ("○", "o"),
    ]
    return forms.reduce(into: [:]) { table, entry in
      for character in entry.0 { table[character] = entry.1 }
    }
  }()
}

extension String {
  /// The text in characters that every terminal has; as many of them as before.
  public var ascii: String { String(map(\.ascii)) }
}
