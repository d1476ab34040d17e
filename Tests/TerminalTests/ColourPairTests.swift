import Testing

@testable import Terminal

@Suite("Pairs of colours")
struct ColourPairTests {
  @Test("each pair is defined once; the terminal's own colours are pair 0")
  func once() {
    var defined: [[Int32]] = []
    var pairs = ColourPairs(colours: 256, limit: 65_536) {
      defined.append([$0, $1, $2])
      return true
    }
    #expect(pairs.number(foreground: nil, background: nil) == 0)
    #expect(pairs.number(foreground: 220, background: nil) == 1)
    #expect(pairs.number(foreground: nil, background: 25) == 2)
    #expect(pairs.number(foreground: 220, background: nil) == 1)
    #expect(defined == [[1, 220, -1], [2, -1, 25]])
  }

  @Test("where no more can be kept, the foreground stays, then nothing")
  func full() {
    var pairs = ColourPairs(colours: 8, limit: 3) { _, _, _ in true }
    #expect(pairs.number(foreground: 1, background: nil) == 1)
    #expect(pairs.number(foreground: 1, background: 2) == 2)
    #expect(pairs.number(foreground: 1, background: 3) == 1)
    #expect(pairs.number(foreground: 4, background: 3) == 0)
  }

  @Test("a colour that the terminal has not is its own", arguments: [(8, 0), (256, 1)])
  func unknown(colours: Int, number: Int32) {
    var pairs = ColourPairs(colours: colours, limit: 64) { _, _, _ in true }
    #expect(pairs.number(foreground: 220, background: nil) == number)
  }

  @Test("a terminal that refuses a pair gets none")
  func refused() {
    var pairs = ColourPairs(colours: 256, limit: 64) { _, _, _ in false }
    #expect(pairs.number(foreground: 220, background: 25) == 0)
  }
}
