import Images
import SampleFiles
import Testing

/// PNG pictures, read by libpng.
@Suite struct PNGTests {
  @Test("Every kind of PNG is read as shades from 0 to 255", arguments: PNGSample.all)
  func shades(sample: PNGSample) {
    let rows = sample.rows.map { $0.map(String.init).joined(separator: " ") }
    #expect(reading(sample.bytes) == rows.joined(separator: "\n"))
  }

  @Test("Colours become as bright as they look, and what is transparent lies on black")
  func colours() throws {
    let shades = try ImageFile.read(PNGSample.colours.bytes).elements
    // Versions of libpng differ by one or two.
    for (shade, expected) in zip(shades, [127, 220, 76, 188]) {
      #expect(((expected - 2)...(expected + 2)).contains(Int(shade.numerator)))
    }
  }

  @Test("A PNG that is cut off anywhere is told")
  func cutOff() throws {
    let whole = try #require(PNGSample.all.first { $0.description == "grey of 8 bits" }).bytes
    // The last chunk, which marks the end, holds nothing, and the four bytes before it check the
    // pixels.
    for count in 8..<whole.count - 16 {
      #expect(
        reading(Array(whole[..<count])) == "this PNG ends too soon; save or copy it once more",
        "\(count) bytes")
    }
  }

  @Test("A damaged PNG is told in libpng's words")
  func damaged() throws {
    let whole = try #require(PNGSample.all.first { $0.description == "grey of 8 bits" }).bytes
    var pixel = whole
    pixel[45] ^= 1
    #expect(reading(pixel).hasPrefix("this PNG is damaged (IDAT: "))
    var header = whole
    header[19] ^= 1
    #expect(
      reading(header) == "this PNG is damaged (IHDR: CRC error); save or copy it once more")
    let asText = whole.filter { $0 != 0x0D }
    #expect(
      reading(asText)
        == "this PNG is damaged (PNG file corrupted by ASCII conversion); save or copy it once more"
    )
  }

  @Test("A PNG whose pixels were changed is not read as others", arguments: PNGSample.all)
  func changed(sample: PNGSample) throws {
    let name = Array("IDAT".utf8)
    let start = try #require(
      sample.bytes.indices.first { sample.bytes[$0...].starts(with: name) })
    // Behind the pixels come their check sum, and the chunk that marks the end.
    for place in start + 4..<sample.bytes.count - 16 {
      var bytes = sample.bytes
      bytes[place] ^= 0x10
      mendCheckSums(&bytes)
      let found = reading(bytes)
      #expect(
        found == reading(sample.bytes) || found.hasPrefix("this PNG is damaged"), "byte \(place)")
    }
  }

  @Test("A PNG that libpng would read wrongly, or that is too large, is refused")
  func refused() {
    #expect(
      reading(PNGSample.interlacedDeep.bytes)
        == "this PNG is interlaced and has 16 bits a shade; save it without interlacing, or with "
        + "8 bits")
    #expect(
      reading(PNGSample.large.bytes)
        == "this has 480 rows of 640, but at most 256 rows of 256 are read; "
        + "scale the picture down or cut a part out of it")
  }
}
