import Canvas
import Testing

@Suite("Large digits")
struct BlockTextTests {
  private func lines(_ text: String, scale: Int, _ glyphs: BlockText.Glyphs) -> [String] {
    let block = BlockText(text, scale: scale, glyphs)
    var frame = Frame(block.size)
    block.draw(on: &frame, at: Point(x: 0, y: 0), Style(.text))
    return frame.lines
  }

  @Test("Digits are three rows high and told apart")
  func rows() {
    #expect(
      lines("−3.5", scale: 1, .halfBlocks) == [
        "    ▀▀█   █▀▀", "▀▀▀ ▀▀█   ▀▀█", "    ▀▀▀ ▀ ▀▀▀",
      ])
    #expect(lines("7", scale: 1, .ascii) == [" _", "  |", "  |"])
    #expect(lines("1", scale: 2, .ascii) == ["  ##", "####", "  ##", "  ##", "######"])
  }

  static let characters = Array("0123456789−+×=≈.,/()?·:%e^|→⌊⌋ABCD")

  @Test(
    "No two characters look the same, in any size, with or without Unicode",
    arguments: [1, 2, 3, 4], [BlockText.Glyphs.halfBlocks, .ascii])
  func distinct(scale: Int, glyphs: BlockText.Glyphs) {
    let shapes = Self.characters.map { lines(String($0), scale: scale, glyphs) }
    // The letter B and the digit 8 differ by a stroke: in ASCII they never stand beside each other.
    #expect(Set(shapes).count >= shapes.count - (glyphs == .ascii ? 1 : 0))
  }

  @Test("A text takes the room it says, and only characters of the font can be written")
  func room() {
    let block = BlockText("12 = 3", scale: 2)
    #expect(block.size == Size(width: 2 * (4 + 4 + 3 + 4 + 3 + 3), height: 5))
    #expect(BlockText.canWrite("e^(−2) ≈ 0.14"))
    #expect(!BlockText.canWrite("ReLU"))
    #expect(!BlockText.canWrite("…"))
  }

  @Test("In ASCII every character is one")
  func ascii() {
    for character in Self.characters {
      for scale in 1...4 {
        let text = lines(String(character), scale: scale, .ascii).joined()
        #expect(text.utf8.allSatisfy { $0 < 128 })
      }
    }
  }
}
