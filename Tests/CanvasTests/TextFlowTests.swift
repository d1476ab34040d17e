import Canvas
import Testing

@Suite("Text in lines")
struct TextFlowTests {
  @Test(
    "a paragraph is broken between words, and a word too long where the line ends",
    arguments: [
      ("", 10, [""]), ("   ", 10, [""]), ("one", 10, ["one"]), ("one two", 7, ["one two"]),
      ("one two", 6, ["one", "two"]), ("  one   two  ", 20, ["one two"]),
      ("abcdefgh", 3, ["abc", "def", "gh"]), ("ab abcdefg hi", 4, ["ab", "abcd", "efg", "hi"]),
      ("abcdefg hi", 5, ["abcde", "fg hi"]),
      ("one two three", 1, ["on", "e", "tw", "o", "th", "re", "e"]),
      ("日本語 日本", 4, ["日本", "語", "日本"]), ("日本語", 5, ["日本", "語"]), ("a日b", 2, ["a", "日", "b"]),
      ("61 + 23 + 16 = 100", 10, ["61 + 23 +", "16 = 100"]),
    ])
  func wrap(_ text: String, _ width: Int, _ expected: [String]) {
    #expect(TextFlow.wrap(text, width: width) == expected)
  }

  @Test("paragraphs are parted by an empty line")
  func paragraphs() {
    #expect(TextFlow.wrap(paragraphs: ["a b", "c"], width: 2) == ["a", "b", "", "c"])
    #expect(TextFlow.wrap(paragraphs: [], width: 2) == [])
  }

  @Test("at every width no line is too wide and no letter is lost")
  func everyWidth() {
    let text =
      "The window jumps two pixels at a time; 日本語 and ⌊(n + 2p − f)/s⌋ + 1 are as wide as they are."
    let letters = text.filter { $0 != " " }
    for width in 2...120 {
      let lines = TextFlow.wrap(text, width: width)
      #expect(lines.allSatisfy { $0.columns <= width }, "width \(width)")
      #expect(lines.joined().filter { $0 != " " } == letters, "width \(width)")
      #expect(lines.allSatisfy { $0.first != " " && $0.last != " " }, "width \(width)")
    }
  }

  @Test("a word of a hundred thousand letters is no trouble", .timeLimit(.minutes(1)))
  func longWord() {
    let lines = TextFlow.wrap(String(repeating: "x", count: 100_000), width: 80)
    #expect(lines.count == 1250)
  }
}
