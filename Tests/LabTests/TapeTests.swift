import Network
import SeededRandom
import Testing

@testable import Lab

/// A tape that is recorded, and gone to and fro on.
@Suite struct TapeTests {
  @Test("Fifty random steps of a tape of 5,000 are those of a fresh run stopped there, to the bit")
  func fiftySteps() throws {
    var random = SeededRandom(seed: seed())
    let steps = (0..<50).map { _ in Int.random(in: 0...5_000, using: &random) }
    var settings = LabSettings(try LabSample.network("tiny"), seed: 1)
    settings.epochs = 200
    let fresh = try LabSample.bench(settings).bench.run
    var right = [0: fresh.state.bits]
    let wanted = Set(steps)
    for step in 1...5_000 {
      _ = try fresh.step()
      if wanted.contains(step) { right[step] = fresh.state.bits }
    }
    let deck = try LabSample.deck(settings)
    try deck.advance(5_000)
    var times: [Double] = []
    for step in steps {
      let start = ContinuousClock.now
      try deck.jump(to: step)
      times.append((ContinuousClock.now - start) / .milliseconds(1))
      #expect(deck.current.step == step)
      #expect(deck.bits == right[step], "step \(step)")
    }
    times.sort()
    print("a jump took \(times[25]) ms, at most \(times[49]) ms;", terminator: " ")
    print("\(deck.current.checkpoints.count) checkpoints, \(deck.tape.memoryCount) bytes")
    // Kernels are as fast as ever, the rest is not optimised, and other tests run meanwhile.
    #expect(times[40] < 100)
  }

  @Test("Memory stays within its limit, and every step within reach")
  func boundedMemory() throws {
    var random = SeededRandom(seed: seed())
    let tape = Tape(memoryLimit: 300_000)
    let deck = try LabSample.deck(tape: tape, spacing: 0)
    var right = [deck.bits]
    for _ in 0..<400 {
      _ = try deck.advance()
      right.append(deck.bits)
      #expect(tape.memoryCount <= 300_000)
    }
    #expect(deck.current.checkpoints.count < 20)
    let gaps = zip(deck.current.checkpoints, deck.current.checkpoints.dropFirst())
      .map { $1.step - $0.step }
    #expect((gaps.max() ?? 0) <= 80)
    for _ in 0..<20 {
      let step = Int.random(in: 0...400, using: &random)
      try deck.jump(to: step)
      #expect(deck.bits == right[step])
      #expect(tape.memoryCount <= 300_000)
    }
  }

  @Test("The file stays within its limit, and what memory has let go is read from it")
  func boundedFile() throws {
    try LabSample.inFolder { folder in
      let file = try TapeFile.create(path: folder + "/tape", LabSample.header)
      let tape = Tape(file: file, memoryLimit: 60_000, fileLimit: 700_000)
      let deck = try LabSample.deck(tape: tape, spacing: 0)
      var right = [deck.bits]
      for step in 1...300 {
        if step == 100 { deck.current.wanted.optimizer = .sgd }
        if step == 200 { deck.current.wanted.optimizer = .momentum }
        _ = try deck.advance()
        right.append(deck.bits)
      }
      #expect(tape.memoryCount <= 60_000)
      #expect(tape.complaint == nil)
      // Scores and epochs come on top.
      #expect(file.size < 750_000)
      #expect(deck.current.checkpoints.count > 15)
      for step in stride(from: 0, through: 300, by: 17).reversed() {
        try deck.jump(to: step)
        #expect(deck.bits == right[step], "step \(step)")
      }
    }
  }

  @Test("Settings that change on the way are changed at the same steps again")
  func changes() throws {
    var random = SeededRandom(seed: seed())
    let deck = try LabSample.deck(spacing: 0.02)
    var right = [deck.bits]
    for step in 0..<200 {
      if step % 20 == 7 {
        deck.current.wanted.optimizer = OptimizerKind.allCases.randomElement(using: &random) ?? .sgd
        deck.current.wanted.batchSize = .random(in: 8...40, using: &random)
        deck.current.wanted.seed = .random(in: 1...3, using: &random)
        deck.current.wanted.augmentation = .random(using: &random) ? .init() : .init(shift: 1)
      }
      _ = try deck.advance()
      right.append(deck.bits)
    }
    #expect(deck.current.changes.count > 5)
    #expect(deck.current.changes[1].step == 7)
    for _ in 0..<40 {
      let step = Int.random(in: 0...200, using: &random)
      try deck.jump(to: step)
      #expect(deck.bits == right[step], "step \(step)")
      #expect(deck.current.wanted == deck.current.settings(at: step))
    }
  }

  @Test("Training on from an earlier step repeats the tape, step by step")
  func repeating() throws {
    let deck = try LabSample.deck()
    try deck.advance(90)
    let (end, losses) = (deck.bits, deck.current.losses)
    try deck.jump(to: 30)
    for step in 31...90 {
      guard case .repeated = try deck.advance() else {
        Issue.record("step \(step) was not repeated")
        return
      }
      #expect(deck.current.step == step)
    }
    #expect(deck.bits == end)
    #expect(deck.current.losses == losses)
    #expect(deck.tape.strands.count == 1)
  }

  @Test("After the last epoch it is over, until more are wanted")
  func ending() throws {
    var settings = LabSettings(try LabSample.network("tiny"), seed: 1)
    settings.epochs = 2
    let deck = try LabSample.deck(settings)
    let count = deck.current.bench.run.batchCount
    try deck.advance(2 * count)
    #expect(deck.isOver(deck.current))
    guard case .over = try deck.advance() else { throw LabError.refused("not over") }
    #expect(deck.current.lastStep == 2 * count)
    deck.current.wanted.epochs = 3
    try deck.advance(1)
    #expect(deck.current.lastStep == 2 * count + 1)
    #expect(deck.tape.strands.count == 1)
    #expect(deck.current.changes.last == SettingsChange(step: 2 * count, text: "epochs 2 → 3"))
  }
}
