import Canvas
import Testing

@Suite("Widths of characters")
struct ColumnsTests {
  @Test(
    "a character takes as many columns as a terminal gives it",
    arguments: [
      ("aZ0~", 1), ("äéßñ", 1), ("−×·≈⌊⌋…∗Σ", 1), ("┏━┓┃▀▄█▸●○", 1), ("e\u{301}a\u{308}", 1),
      ("ｱ", 1),
      ("日本語漢字", 2), ("ひらがなカタカナ", 2), ("한국어", 2), ("ＡＢ１２", 2), ("😀🎓🧠", 2), ("⚡✅❌⭐⏰", 2),
      ("🀄", 2), ("𠀀", 2), ("❤✈☂🕿", 1), ("🇩", 1), ("☰", 1),
    ])
  func columns(_ text: String, _ expected: Int) {
    for character in text {
      #expect(character.columns == expected, "\(character)")
      #expect(character.isShowable, "\(character)")
    }
    #expect(text.columns == expected * text.count)
  }

  @Test(
    "what a terminal might act on or cannot put in a cell is not shown",
    arguments: [
      "\u{0}", "\u{1B}", "\t", "\n", "\r\n", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{200B}",
      "\u{200D}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{E000}",
      "\u{10FFFD}", "\u{E0041}", "\u{301}", "\u{FE0F}", "❤\u{FE0F}", "👩\u{200D}🎓", "🇩🇪",
      "\u{1100}\u{1161}",
      "\u{1161}", "क\u{93E}", "a\u{301}\u{301}\u{301}\u{301}\u{301}", "\u{378}",
    ])
  func hidden(_ text: String) throws {
    let character = try #require(text.first)
    #expect(text.count == 1)
    #expect(!character.isShowable)
  }
}

@Suite("Terminals without Unicode")
struct AsciiTests {
  /// Every character beyond ASCII that the program draws or its lessons say.
  static let used =
    "−–—×·•≈≤≥…“”‘’½¼⌊⌋∗Σ∫τ→←↑↓⇒⇥⏎✓✗▸▶◂◀▲▼●○⏸─━═╌│┃║┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╭╮╰╯█▇▆▅▄▃▂▁▀▓▒░‖"

  @Test("every character used has a form in printable ASCII, of its own width")
  func forms() {
    for character in Self.used {
      #expect(character.ascii.isASCII, "\(character)")
      #expect(character.ascii.isShowable, "\(character)")
      #expect(character.ascii != "?", "\(character)")
      #expect(character.columns == 1, "\(character)")
    }
  }

  @Test("ASCII stays as it is, and the unknown becomes a question mark")
  func others() {
    for value in UInt8(32)...126 {
      let character = Character(Unicode.Scalar(value))
      #expect(character.ascii == character)
    }
    #expect("日é\u{FFFD}".ascii == "???")
    #expect("2×3 − 1 ≈ 5…".ascii == "2x3 - 1 ~ 5~")
  }
}
