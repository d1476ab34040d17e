import Files
import Images
import SeededRandom
import Testing

/// A format, and valid files of it that are spoilt.
struct SpoiltFormat: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let files: [[UInt8]]

  static let all = [
    SpoiltFormat(
      testDescription: "CSV",
      files: [
        "x,y,z\r\n1,-2,0.25\r\n\"7/9\",\"8\",9e-1\r\n", "1 2 3\n 4  5 6\n", "1;2;\n3;4;\n",
        "1\t2\n",
      ].map { Array($0.utf8) }),
    SpoiltFormat(
      testDescription: "plain PGM",
      files: ["P2\n# by hand\n3 2\n255\n0 1 2\n253 254 255\n"].map { Array($0.utf8) }),
    SpoiltFormat(
      testDescription: "raw PGM",
      files: ["P5\n3 2\n255\nabcdef", "P5\n# deep\n2 2\n65535\nabcdefgh"].map { Array($0.utf8) }),
    SpoiltFormat(
      testDescription: "PNG",
      files: PNGSample.all.map(\.bytes) + [PNGSample.colours.bytes, PNGSample.interlacedDeep.bytes]),
  ]
}

@Suite struct MutationTests {
  /// Far above the thousandth of a second that it takes.
  private static let patience = Duration.seconds(10)

  @Test("10,000 spoilt files are read, or refused in a line", arguments: SpoiltFormat.all)
  func mutations(format: SpoiltFormat) throws {
    let seed = seed(for: "mutations of \(format.testDescription)")
    var random = SeededRandom(seed: seed)
    let isPNG = format.testDescription == "PNG"
    for number in 0..<10_000 {
      var bytes = format.files[number % format.files.count]
      for _ in 0..<Int.random(in: 1...4, using: &random) { spoil(&bytes, &random) }
      // Otherwise the check sums would keep nearly all damage from what is behind them.
      if isPNG && Bool.random(using: &random) { mendCheckSums(&bytes) }
      var fault: String?
      let time = ContinuousClock().measure { fault = self.fault(in: bytes) }
      #expect(time < Self.patience, "seed \(seed), file \(number): \(bytes)")
      #expect(fault == nil, "seed \(seed), file \(number): \(bytes)")
    }
  }

  /// What is wrong with the outcome of reading a file.
  private func fault(in bytes: [UInt8]) -> String? {
    do throws(ImageError) {
      let shape = try ImageFile.read(bytes).shape
      let isInSize = shape.rank == 2 && shape.sizes.allSatisfy { (1...256).contains($0) }
      return isInSize ? nil : "the shape \(shape)"
    } catch {
      let message = error.description
      let isLine = !message.isEmpty && message.count < 400 && !message.contains("\n")
      return isLine && !UnsafeCharacter.isAny(in: message.unicodeScalars) ? nil : message
    }
  }

  private func spoil(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard let place = bytes.indices.randomElement(using: &random) else { return }
    let end = min(place + Int.random(in: 1...12, using: &random), bytes.count)
    let nasty = Array("\"',;\t \r\n#-/.e019P\0\u{1B}é".utf8) + [0x7F, 0x80, 0xFF]
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(nasty.randomElement(using: &random) ?? 0, at: place)
    case 2: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
    case 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 4: bytes[place] = nasty.randomElement(using: &random) ?? 0
    case 5: bytes.insert(contentsOf: bytes[place..<end], at: place)
    default: bytes.removeSubrange(place...)
    }
  }
}
