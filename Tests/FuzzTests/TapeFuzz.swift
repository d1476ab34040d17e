import Foundation
import Network
import SeededRandom
import Testing

@testable import Lab

extension FuzzTests {
  /// The file that the lab keeps its trainings in.
  @Suite("of tapes") struct Tapes {
    private static let networkName = "x-or-o"

    private static func data() -> DataSet { .xo(count: 40, seed: 1) }

    /// A tape of two strands and a few steps.
    private func tape(_ folder: ScratchFolder) throws -> [UInt8] {
      let network = try #require(
        NetworkFile.read(path: "\(Folder.assets)/Networks/\(Self.networkName).yaml").description)
      let path = folder.path + "/sample"
      let file = try TapeFile.create(
        path: path,
        TapeHeader(
          network: Self.networkName, data: "xo", dataSeed: 1, splitSeed: 1, fingerprint: 5,
          settings: "sgd"))
      let (data, settings) = (Self.data(), LabSettings(network, seed: 1))
      let split = Split(data, validation: 0.1, test: 0.2, seed: 1)
      let bench = try Bench(network, on: data, split, settings: settings, threads: 1)
      let tape = Tape(file: file)
      let strand = try tape.begin(Beginning(bench: bench, settings: settings))
      let deck = TapeDeck(tape, at: strand, spacing: 0, mostCost: .infinity)
      try deck.show(strand)
      for _ in 0..<4 { _ = try deck.advance() }
      try deck.jump(to: 2)
      deck.current.wanted.optimizer = .adam
      for _ in 0..<3 { _ = try deck.advance() }
      deck.keepEnd(on: bench)
      return Array(try Data(contentsOf: URL(filePath: path)))
    }

    @Test("Tapes, most of them with right check sums, are played as far as they go")
    func tapes() throws {
      let folder = try ScratchFolder()
      let mutator = Mutator(
        [try tape(folder)], dictionary: ["relu", "conv2d", "\n"], isText: false)
      try Fuzzing("tapes", count: 300, mutator).run { bytes, random in
        var bytes = bytes
        switch Int.random(in: 0..<4, using: &random) {
        case 0: break
        case 1: mendSums(&bytes)
        default:
          bytes = withSpoiltRecord(mutator, &random)
          mendSums(&bytes)
        }
        let path = try folder.write(bytes, to: "tape")
        do {
          return try play(path, &random) ? .read : .refused
        } catch {
          return messageFault("\(error)".replacing(path, with: "")).map(Outcome.fault) ?? .refused
        }
      }
    }

    /// Goes to a step of each strand and a step on.
    ///
    /// - Returns: whether there is one.
    private func play(_ path: String, _ random: inout SeededRandom) throws -> Bool {
      let reading = try TapeReading(path: path)
      let (strands, next) = try reading.strands(on: Self.data(), threads: 1)
      let tape = Tape(
        reading: strands, nextID: next, file: reading.file, memoryLimit: 1 << 24,
        fileLimit: 1 << 24)
      guard let first = strands.first else { return false }
      let deck = TapeDeck(tape, at: first)
      for strand in strands {
        try deck.show(strand)
        let here = max(0, strand.lastStep - 8)
        try deck.jump(to: Int.random(in: here...strand.lastStep, using: &random))
        _ = try deck.advance()
      }
      return true
    }

    /// A valid tape, but for the fields of one record, as long as they should be.
    private func withSpoiltRecord(_ mutator: Mutator, _ random: inout SeededRandom) -> [UInt8] {
      var bytes = mutator.samples.first ?? []
      guard let start = records(of: bytes).randomElement(using: &random)?.lowerBound else {
        return bytes
      }
      let fields = start + 4..<start + 4 + Int(word(start, of: bytes))
      var spoilt = Array(bytes[fields])
      for _ in 0..<Int.random(in: 1...2, using: &random) { mutator.spoil(&spoilt, &random) }
      spoilt = Array(spoilt.prefix(fields.count))
      spoilt += Array(repeating: 0, count: fields.count - spoilt.count)
      bytes.replaceSubrange(fields, with: spoilt)
      return bytes
    }

    private func word(_ place: Int, of bytes: [UInt8]) -> UInt32 {
      (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(bytes[place + $1]) }
    }

    /// Where the contents of each record stand.
    private func records(of bytes: [UInt8]) -> [Range<Int>] {
      var records: [Range<Int>] = []
      var place = TapeFile.title.count
      while place + TapeFile.headCount <= bytes.count {
        let capacity = Int(word(place + 8, of: bytes))
        let length = Int(word(place + 12, of: bytes))
        let start = place + TapeFile.headCount
        guard length <= capacity, start + capacity <= bytes.count else { break }
        records.append(start..<start + length)
        place = start + capacity
      }
      return records
    }

    /// Gives each record the check sum that it should have.
    private func mendSums(_ bytes: inout [UInt8]) {
      for record in records(of: bytes) {
        let head = record.lowerBound - TapeFile.headCount
        let words = (0..<4).map { word(head + 4 * $0, of: bytes) }
        let sum = bytes[record].withUnsafeBytes {
          TapeFile.checksum($0, after: TapeFile.checksum(words))
        }
        for byte in 0..<4 {
          bytes[head + 16 + byte] = UInt8(truncatingIfNeeded: sum >> (8 * UInt(byte)))
        }
      }
    }
  }
}
