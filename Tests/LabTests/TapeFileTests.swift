import Foundation
import Network
import SeededRandom
import Testing

@testable import Lab

/// The file of a tape after a crash, and after worse.
@Suite struct TapeFileTests {
  /// A tape with four strands of three beginnings, in a file; and the bits of each step of each strand.
  private struct Recording {
    let path: String
    let bytes: [UInt8]
    let deck: TapeDeck
    var right: [[Int]] = []

    init(folder: String, memoryLimit: Int = 1 << 28, fileLimit: Int = 1 << 30) throws {
      path = folder + "/tape"
      let file = try TapeFile.create(path: path, LabSample.header)
      let tape = Tape(file: file, memoryLimit: memoryLimit, fileLimit: fileLimit)
      deck = try LabSample.deck(tape: tape, spacing: 0.01)
      try deck.advance(130)
      deck.current.wanted.batchSize = 16
      try deck.advance(30)
      try deck.jump(to: 90)
      deck.current.wanted.optimizer = .sgd
      try deck.advance(40)
      try deck.jump(to: 100)
      deck.current.wanted.seed = 5
      try deck.advance(1)
      let (bench, settings) = try LabSample.bench(limit: 100)
      try deck.begin(Beginning(bench: bench, settings: settings, text: "100 images"))
      try deck.advance(50)
      deck.keepEnd(on: bench)
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      for strand in tape.strands {
        try deck.show(strand)
        right.append(
          try (0...strand.lastStep).map { step in
            try deck.jump(to: step)
            return deck.bits
          })
      }
    }

    /// The strands that a file with other bytes holds.
    func read(
      _ bytes: [UInt8], in folder: String
    ) throws -> (strands: [Strand], tape: Tape, complaint: String?) {
      let path = folder + "/copy"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let reading = try TapeReading(path: path)
      #expect(reading.header == LabSample.header)
      let (strands, next) = try reading.strands(on: LabSample.digits(), threads: 2)
      let tape = Tape(
        reading: strands, nextID: next, file: reading.file, memoryLimit: 1 << 28,
        fileLimit: 1 << 30)
      return (strands, tape, reading.complaint)
    }

    /// Whether some steps of a strand are what they were.
    func check(_ strand: Strand, _ deck: TapeDeck, steps: [Int]) throws {
      let original = try #require(self.deck.tape.strands.firstIndex { $0.id == strand.id })
      let (right, parent) = (right[original], self.deck.tape.strands[original])
      #expect(strand.name == parent.name)
      #expect(parent.losses.starts(with: strand.losses))
      #expect(parent.accuracies.starts(with: strand.accuracies))
      #expect(parent.validations.starts(with: strand.validations))
      #expect(parent.changes.starts(with: strand.changes))
      try deck.show(strand)
      for step in steps where step <= strand.lastStep {
        try deck.jump(to: step)
        #expect(deck.bits == right[step], "\(strand.name), step \(step)")
      }
    }
  }

  @Test("A tape is read as it was written, and goes on")
  func reading() throws {
    try LabSample.inFolder { folder in
      let recording = try Recording(folder: folder)
      let (strands, tape, complaint) = try recording.read(recording.bytes, in: folder)
      #expect(complaint == nil)
      #expect(strands.map(\.lastStep) == recording.deck.tape.strands.map(\.lastStep))
      #expect(strands.map(\.lastStep) == [160, 130, 101, 50])
      #expect(strands.map(\.parent) == [nil, 0, 1, nil])
      let deck = TapeDeck(tape, at: strands[0])
      for strand in strands {
        let steps = [0, 1, 40, 41, 50, 89, 90, 91, 100, 101, 130, 160]
        try recording.check(strand, deck, steps: steps)
      }
      for strand in strands { try recording.check(strand, deck, steps: [strand.lastStep]) }
      try deck.advance(30)
      try recording.deck.show(recording.deck.tape.strands[3])
      try recording.deck.jump(to: 50)
      try recording.deck.advance(30)
      #expect(deck.bits == recording.deck.bits)
      try deck.jump(to: 20)
      try deck.branch()
      #expect(deck.current.name == "E")
      #expect(tape.complaint == nil)
    }
  }

  @Test("However the file is cut off, each strand is there up to its last whole checkpoint")
  func cutOff() throws {
    var random = SeededRandom(seed: seed())
    try LabSample.inFolder { folder in
      let recording = try Recording(folder: folder)
      var last = 0
      for count in (0..<30).map({ _ in
        Int.random(in: 200...recording.bytes.count, using: &random)
      }).sorted() {
        guard
          let (strands, tape, complaint) = try? recording.read(
            Array(recording.bytes.prefix(count)), in: folder)
        else {
          // The header, or the first strand with its split, was not whole.
          #expect(last == 0)
          continue
        }
        let total = strands.reduce(0) { $0 + $1.lastStep }
        #expect(total >= last)
        last = total
        #expect(complaint != nil || count == recording.bytes.count)
        guard let first = strands.first else { continue }
        let deck = TapeDeck(tape, at: first)
        for strand in strands {
          let step = Int.random(in: 0...strand.lastStep, using: &random)
          try recording.check(strand, deck, steps: [strand.lastStep, step])
        }
      }
      #expect(last > 300)
    }
  }

  @Test("Damaged bytes are passed over or refused; what is read is right")
  func damage() throws {
    var random = SeededRandom(seed: seed())
    try LabSample.inFolder { folder in
      let recording = try Recording(folder: folder, memoryLimit: 100_000)
      var complaints: Set<String> = []
      for _ in 0..<60 {
        var bytes = recording.bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          // Half of the damage is where the tape says what it is.
          let end = Bool.random(using: &random) ? bytes.count : 30_000
          let place = Int.random(in: 0..<end, using: &random)
          bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
        do {
          let (strands, tape, complaint) = try recording.read(bytes, in: folder)
          // A checkpoint does not always fill its room.
          complaints.insert(complaint ?? "nothing")
          guard let first = strands.first else { continue }
          let deck = TapeDeck(tape, at: first)
          for strand in strands {
            let step = Int.random(in: 0...strand.lastStep, using: &random)
            try recording.check(strand, deck, steps: [strand.lastStep, step])
          }
        } catch let error as TapeError {
          complaints.insert(error.description.replacing(folder, with: ""))
        }
      }
      #expect(complaints.count > 1)
    }
  }

  @Test("A file with gaps that were filled again is read, too")
  func gaps() throws {
    var random = SeededRandom(seed: seed())
    try LabSample.inFolder { folder in
      let recording = try Recording(folder: folder, memoryLimit: 100_000, fileLimit: 400_000)
      #expect(recording.bytes.count < 430_000)
      let (strands, tape, complaint) = try recording.read(recording.bytes, in: folder)
      #expect(complaint == nil)
      #expect(strands.count == 4)
      let deck = TapeDeck(tape, at: strands[0])
      for strand in strands {
        let steps = (0..<6).map { _ in Int.random(in: 0...strand.lastStep, using: &random) }
        try recording.check(strand, deck, steps: steps)
      }
    }
  }

  @Test("A checkpoint that cannot be read any more is replaced by the one before it")
  func damagedLater() throws {
    try LabSample.inFolder { folder in
      let file = try TapeFile.create(path: folder + "/tape", LabSample.header)
      let deck = try LabSample.deck(tape: Tape(file: file, memoryLimit: 30_000), spacing: 0)
      var right = [deck.bits]
      for _ in 0..<60 {
        _ = try deck.advance()
        right.append(deck.bits)
      }
      let handle = try FileHandle(forUpdating: URL(fileURLWithPath: folder + "/tape"))
      for checkpoint in deck.current.checkpoints where checkpoint.step % 5 != 0 {
        let place = try #require(checkpoint.place)
        try handle.seek(toOffset: UInt64(place.offset + place.capacity / 2))
        try handle.write(contentsOf: Data([1, 2, 3]))
      }
      try handle.close()
      for step in [59, 58, 57, 33, 7, 60] {
        try deck.jump(to: step)
        #expect(deck.bits == right[step])
      }
    }
  }

  @Test("A state whose numbers no lab can have written is damaged")
  func immeasurable() throws {
    let (bench, settings) = try LabSample.bench(limit: 100)
    let state = try bench.firstState(settings)
    let changes: [(inout TrainingState) -> Void] = [
      { $0.conditions.settings.batchSize = 1 << 60 }, { $0.conditions.settings.batchSize = 0 },
      { $0.conditions.settings.epochs = .min }, { $0.conditions.settings.learningRate = .nan },
      { $0.epochScore.count = .max }, { $0.epochScore.rightCount = -1 },
    ]
    var reader = try Self.reader(of: state)
    _ = try reader.state()
    for change in changes {
      var changed = state
      change(&changed)
      var reader = try Self.reader(of: changed)
      #expect(throws: TapeError.damaged) { try reader.state() }
    }
  }

  private static func reader(of state: TrainingState) throws -> RecordReader {
    var record = RecordWriter()
    record.state(state)
    let length = withUnsafeBytes(of: UInt32(record.fields.count).littleEndian) { Array($0) }
    let lists = record.lists.flatMap { $0.withUnsafeBytes { Array($0) } }
    return try RecordReader(length + record.fields + lists)
  }

  @Test("What is no tape, and what another lab writes, is refused")
  func refusals() throws {
    try LabSample.inFolder { folder in
      let path = folder + "/a/b/tape"
      let file = try TapeFile.create(path: path, LabSample.header)
      #expect(throws: TapeError.inUse(path: path)) { try TapeReading(path: path) }
      #expect(throws: TapeError.inUse(path: path)) {
        try TapeFile.create(path: path, LabSample.header)
      }
      withExtendedLifetime(file) {}
      let other = folder + "/other"
      for text in ["", "hello\n", "cnn-tutor tape 2\n"] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: other))
        #expect(throws: TapeError.noTape(path: other)) { try TapeReading(path: other) }
      }
      try Data(TapeFile.title).write(to: URL(fileURLWithPath: other))
      #expect(throws: TapeError.noHeader(path: other)) { try TapeReading(path: other) }
      #expect(throws: TapeError.file(path: folder, .folder)) { try TapeReading(path: folder) }
      #expect(throws: TapeError.file(path: folder + "/c", .missing)) {
        try TapeReading(path: folder + "/c")
      }
      mkfifo(folder + "/pipe", 0o600)
      #expect(throws: TapeError.file(path: folder + "/pipe", .notPlain)) {
        try TapeFile.create(path: folder + "/pipe", LabSample.header)
      }
    }
  }

  @Test("Where the file cannot be written any more, the tape goes on in memory, and says so")
  func fullDisk() throws {
    try LabSample.inFolder { folder in
      let file = try TapeFile.create(path: folder + "/tape", LabSample.header)
      let tape = Tape(file: file)
      let deck = try LabSample.deck(tape: tape, spacing: 0)
      try deck.advance(10)
      let full = open("/dev/full", O_RDWR)
      dup2(full, file.descriptor)
      close(full)
      try deck.advance(90)
      #expect(tape.complaint != nil)
      let end = deck.bits
      try deck.jump(to: 3)
      try deck.jump(to: 100)
      #expect(deck.bits == end)
    }
  }
}
