import SeededRandom

/// Spoils the bytes of a file, as accidents and malice do.
struct Mutator {
  /// Valid files of one format.
  let samples: [[UInt8]]
  /// What stands in such files: keys, words, and numbers that mean something to the reader.
  let dictionary: [[UInt8]]
  private let ways: [Way]

  private enum Way: CaseIterable {
    case flippedBit, otherByte, cut, cutEnd, repeated, inserted, word, number, length, splice, moved
  }

  /// Numbers at the ends of what types and readers hold, and texts that some take for numbers.
  private static let numbers = [
    "0", "-0", "1", "-1", "2", "7", "8", "255", "256", "257", "4096", "65535", "65536", "4000001",
    "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296", "9007199254740993",
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551615",
    "18446744073709551616", "0.1", "1/3", "1/0", "-7/9", "1e5", "1e308", "1e-400", "1e999",
    "1e99999",
    "1E+99999999999999999999", "0x1F", "007", "1_000", "1,5", "NaN", "nan", "inf", "-Infinity",
  ].map { Array($0.utf8) }

  private static let lengths: [UInt64] = [
    0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0xFFF, 0x7FFF, 0xFFFF, 0x1_0000, 0xFF_FFFF, 0x7FFF_FFFF,
    0x8000_0000, 0xFFFF_FFFF, 0x1_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, .max,
  ]

  private static let nasty =
    Array("\"'`[]{}(),;:-?&*!|>#%@/\\.=+<~^$_ \n\r\t\0\u{1B}é−\u{202E}".utf8) + [0x7F, 0x80, 0xFF]

  /// - Parameter isText: whether words and numbers are what matters, rather than bytes.
  init(_ samples: [[UInt8]], dictionary: [String] = [], isText: Bool = true) {
    self.samples = samples
    ways = Way.allCases + (isText ? [.word, .word, .word, .number, .number, .number] : [])
    self.dictionary = dictionary.map { Array($0.utf8) } + Self.numbers
  }

  /// A valid file, spoilt in one to six places; in one as often as in more.
  func mutant(_ random: inout SeededRandom) -> [UInt8] {
    var bytes = samples.randomElement(using: &random) ?? []
    let count = Bool.random(using: &random) ? 1 : Int.random(in: 2...6, using: &random)
    for _ in 0..<count { spoil(&bytes, &random) }
    return bytes
  }

  /// Spoils one place.
  func spoil(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard let place = bytes.indices.randomElement(using: &random) else {
      bytes = dictionary.randomElement(using: &random) ?? []
      return
    }
    let piece = place..<min(bytes.count, place + size(&random))
    switch ways.randomElement(using: &random) ?? .cut {
    case .flippedBit: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case .otherByte:
      bytes[place] =
        Bool.random(using: &random)
        ? UInt8.random(in: .min ... .max, using: &random)
        : Self.nasty.randomElement(using: &random) ?? 0
    case .cut: bytes.removeSubrange(piece)
    case .cutEnd: bytes.removeSubrange(place...)
    case .repeated:
      let times = [1, 1, 2, 16].randomElement(using: &random) ?? 1
      for _ in 0..<times { bytes.insert(contentsOf: bytes[piece], at: place) }
    case .inserted:
      bytes.insert(contentsOf: dictionary.randomElement(using: &random) ?? [], at: place)
    case .word: replaceRun(of: isWord, at: place, by: dictionary, in: &bytes, &random)
    case .number: replaceRun(of: isDigit, at: place, by: Self.numbers, in: &bytes, &random)
    case .length: setLength(at: place, in: &bytes, &random)
    case .splice:
      let other = samples.randomElement(using: &random) ?? []
      let start = Int.random(in: 0...other.count, using: &random)
      bytes.replaceSubrange(place..., with: other[start...])
    case .moved:
      let moved = bytes[piece]
      bytes.removeSubrange(piece)
      bytes.insert(contentsOf: moved, at: Int.random(in: 0...bytes.count, using: &random))
    }
  }

  /// Small pieces more often than large ones.
  private func size(_ random: inout SeededRandom) -> Int {
    Int.random(in: 1...(1 << Int.random(in: 0...8, using: &random)), using: &random)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == 0x5F || byte > 0x7F || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Replaces the first run of some bytes from a place on by another word.
  private func replaceRun(
    of isMember: (UInt8) -> Bool, at place: Int, by words: [[UInt8]], in bytes: inout [UInt8],
    _ random: inout SeededRandom
  ) {
    guard let start = bytes[place...].firstIndex(where: isMember) else { return }
    let end = bytes[start...].firstIndex { !isMember($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: words.randomElement(using: &random) ?? [])
  }

  /// Writes a number of one to eight bytes over what stands there: a notable one, or one near it.
  private func setLength(at place: Int, in bytes: inout [UInt8], _ random: inout SeededRandom) {
    let width = [1, 2, 4, 4, 8, 8].randomElement(using: &random) ?? 4
    guard place + width <= bytes.count else { return }
    let isBigEndian = Bool.random(using: &random)
    let order = isBigEndian ? Array((0..<width).reversed()) : Array(0..<width)
    let present = order.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[place + $1]) }
    let number =
      Bool.random(using: &random)
      ? Self.lengths.randomElement(using: &random) ?? 0
      : present &+ UInt64(bitPattern: Int64.random(in: -9...9, using: &random))
    for (shift, offset) in order.enumerated() {
      bytes[place + offset] = UInt8(truncatingIfNeeded: number >> (8 * UInt64(shift)))
    }
  }
}

extension Mutator {
  /// Lessons of the course, spoilt.
  static func lessons() throws -> Mutator {
    let words = [
      "title:", "sections:", "operation: ", "conv2d", "max_pool2d", "softmax", "linear", "view: ",
      "table", "bars", "rooms", "input: ", "weight: ", "stride: ", "padding: ", "same",
      "questions:", "answer: ", "printed: |", "erratum", "captions:", "    ", "  - ", "|\n", "&a ",
      "*a", "<<: ",
    ]
    return Mutator(try Folder.files("Lessons", ".yaml"), dictionary: words)
  }
}
