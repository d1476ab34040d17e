import SeededRandom
import Testing

@testable import Export

@Suite("The packing of a GIF")
struct LZWTests {
  @Test("what was packed is unpacked the same, whatever the pixels")
  func random() throws {
    var random = SeededRandom(seed: seed())
    for _ in 0..<12 {
      let bits = Int.random(in: 2...8, using: &random)
      let colours = UInt8(Int.random(in: 0..<1 << bits, using: &random))
      let stretch = Int.random(in: 1...50, using: &random)
      let count = Int.random(in: 0...30_000, using: &random)
      var pixels: [UInt8] = []
      while pixels.count < count {
        let pixel = UInt8.random(in: 0...colours, using: &random)
        pixels += Array(repeating: pixel, count: Int.random(in: 1...stretch, using: &random))
      }
      let packed = LZW.pack(pixels, pixelBits: bits)
      #expect(try UnpackedPixels(packed, pixelBits: bits).pixels == pixels)
    }
  }

  @Test(
    "every length near the places where codes get another bit, and where the table is full",
    arguments: [0, 1, 2, 3])
  func lengths(colours: Int) throws {
    // Pixels of which no two stretches are alike fill the table fastest.
    var random = SeededRandom(seed: 7)
    let all = (0..<12_000).map { _ in UInt8.random(in: 0...UInt8(colours), using: &random) }
    for count in Array(0...300) + Array(stride(from: 301, to: all.count, by: 397)) {
      let packed = LZW.pack(all.prefix(count), pixelBits: 2)
      let unpacked = try UnpackedPixels(packed, pixelBits: 2).pixels
      #expect(unpacked == Array(all.prefix(count)))
    }
  }

  @Test("what repeats becomes short")
  func short() {
    #expect(LZW.pack([UInt8](repeating: 3, count: 100_000), pixelBits: 8).count < 800)
  }
}
