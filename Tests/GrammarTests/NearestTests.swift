import Grammar
import Testing

@Suite("The nearest word is the one that was meant")
struct NearestTests {
  private static let words = ["title", "part", "order", "say", "stride", "strided-conv", "padding"]

  @Test(
    "Letters swapped, left out, put in, exchanged, in another case",
    arguments: [
      ("tilte", "title"), ("titl", "title"), ("tittle", "title"), ("tutle", "title"),
      ("TITLE", "title"), ("sya", "say"), ("prat", "part"), ("strde", "stride"),
      ("strided-covn", "strided-conv"), ("pading", "padding"), ("title", "title"),
    ])
  func near(word: String, meant: String) {
    #expect(nearest(word, in: Self.words) == meant)
  }

  @Test("What is near to nothing has no nearest", arguments: ["", "colour", "xyz", "conv"])
  func far(word: String) {
    #expect(nearest(word, in: Self.words) == nil)
  }

  @Test("A very long word is compared quickly, and is near to nothing")
  func long() {
    #expect(nearest(String(repeating: "title", count: 100_000), in: Self.words) == nil)
  }

  @Test("Of two words equally near, the first wins")
  func first() {
    #expect(nearest("bat", in: ["cat", "hat"]) == "cat")
  }
}
