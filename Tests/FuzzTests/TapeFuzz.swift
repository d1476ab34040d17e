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

    @Test("Tapes, half of them with right check sums, are played as far as they go")
    func tapes() throws {
      let folder = try ScratchFolder()
      let mutator = Mutator([try tape(folder)], dictionary: ["relu", "conv2d", "\n"])
      try Fuzzing("tapes", count: 1_500, mutator).run { bytes, random in
        var bytes = bytes
        if Bool.random(using: &random) { mendSums(&bytes) }
        let path = try folder.write(bytes, to: "tape")
        do {
          try play(path, &random)
          return .read
        } catch {
          return messageFault("\(error)".replacing(path, with: "")).map(Outcome.fault) ?? .refused
        }
      }
    }

    /// Goes to a step of each strand and a step on.
    private func play(_ path: String, _ random: inout SeededRandom) throws {
      let reading = try TapeReading(path: path)
      let (strands, next) = try reading.strands(on: Self.data(), threads: 1)
      let tape = Tape(
        reading: strands, nextID: next, file: reading.file, memoryLimit: 1 << 24,
        fileLimit: 1 << 24)
      guard let first = strands.first else { return }
      let deck = TapeDeck(tape, at: first)
      for strand in strands {
        try deck.show(strand)
        let here = max(0, strand.lastStep - 8)
        try deck.jump(to: Int.random(in: here...strand.lastStep, using: &random))
        _ = try deck.advance()
      }
    }

    /// Gives each record the check sum that it should have.
    private func mendSums(_ bytes: inout [UInt8]) {
      func word(_ place: Int) -> UInt32 {
        (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(bytes[place + $1]) }
      }
      var place = TapeFile.title.count
      while place + TapeFile.headCount <= bytes.count {
        let head = (0..<4).map { word(place + 4 * $0) }
        let (capacity, length) = (Int(head[2]), Int(head[3]))
        let start = place + TapeFile.headCount
        guard length <= capacity, start + capacity <= bytes.count else { return }
        let sum = bytes[start..<start + length].withUnsafeBytes {
          TapeFile.checksum($0, after: TapeFile.checksum(head))
        }
        for byte in 0..<4 {
          bytes[place + 16 + byte] = UInt8(truncatingIfNeeded: sum >> (8 * UInt(byte)))
        }
        place = start + capacity
      }
    }
  }
}
