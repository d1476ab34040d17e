extension Character {
  /// The nearest character of the same width that every terminal has, for terminals without Unicode.
  public var ascii: Character {
    if isASCII { return self }
    return Self.asciiForms[self] ?? braille ?? "?"
  }

  /// A braille pattern by where its dots lie: above, below, in the middle, or along a slope.
  private var braille: Character? {
    guard let scalar = unicodeScalars.first, (0x2800...0x28FF).contains(scalar.value) else {
      return nil
    }
    let dots = UInt8(truncatingIfNeeded: scalar.value - 0x2800)
    func has(_ mask: UInt8) -> Bool { dots & mask != 0 }
    let (above, below): (UInt8, UInt8) = (0b0001_1011, 0b1110_0100)
    let (left, right): (UInt8, UInt8) = (0b0100_0111, 0b1011_1000)
    switch (has(above), has(below)) {
    case (false, false): return " "
    case (true, false): return has(0b0000_1001) ? "'" : "-"
    case (false, true): return has(0b1100_0000) ? "." : "-"
    case (true, true): break
    }
    if !has(left) || !has(right) { return "|" }
    // Where one half lies above and the other below, the line climbs or falls.
    let climbs = has(left & below) && has(right & above)
    let falls = has(left & above) && has(right & below)
    return climbs == falls ? ":" : climbs ? "/" : "\\"
  }

  private static let asciiForms: [Character: Character] = {
    let forms: [(String, Character)] = [
      ("─━═╌", "-"), ("│┃║", "|"), ("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╭╮╰╯", "+"),
      ("−–—", "-"), ("×✗", "x"), ("·•", "."), ("≈", "~"), ("✓", "v"), ("★", "*"), ("▸▶→⇥⇒", ">"),
      ("◂◀←", "<"),
      ("↑▲", "^"), ("↓▼⏎", "v"), ("…", "~"), ("⌊⌋", "|"), ("∗", "*"), ("Σ", "S"),
      ("█▇▆▅▄▀▓▉▊▋▌", "#"),
      ("▒▃▂▍▎", "="), ("░▁", "-"), ("▏", "|"), ("╵╷", "|"), ("╴╶", "-"), ("≤", "<"), ("≥", ">"),
      ("“”", "\""), ("‘’", "'"), ("½", "h"),
      ("¼", "q"), ("τ", "t"), ("∫", "S"), ("‖", "|"), ("⏸", "="), ("●", "*"), ("○", "o"),
      ("◆", "@"), ("■", "#"),
      ("┊╎", ":"), ("⌈⌉", "|"),
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
