import Network
import SeededRandom
import Testing

@testable import Lab

/// Runs that branch off from others, and runs whose numbers cease to be numbers.
@Suite struct BranchTests {
  @Test("A branch has its parent's steps, goes another way, and leaves the parent as it was")
  func branch() throws {
    let deck = try LabSample.deck(spacing: 0.01)
    try deck.advance(100)
    let parent = deck.current
    let end = deck.bits
    try deck.jump(to: 60)
    deck.current.wanted.learningRate = 0.001
    try deck.advance(50)
    let child = deck.current
    #expect(child !== parent)
    #expect(child.parent == parent.id)
    #expect(child.branchStep == 60)
    #expect(child.lastStep == 110)
    #expect(child.losses.prefix(60) == parent.losses.prefix(60))
    // The first loss after it is of the same weights still.
    #expect(child.losses[60] == parent.losses[60])
    #expect(child.losses[61] != parent.losses[61])
    #expect(child.changes.map(\.text) == ["from A: learning rate 0.01 → 0.001"])
    #expect(parent.step == 60)
    #expect(parent.wanted.learningRate == 0.01)

    let fresh = try LabSample.bench().bench.run
    for _ in 0..<60 { _ = try fresh.step() }
    fresh.change(child.wanted.conditions(for: child.bench.network))
    for _ in 0..<50 { _ = try fresh.step() }
    #expect(deck.bits == fresh.state.bits)

    for step in [30, 59, 60, 61, 110] {
      try deck.jump(to: step)
      #expect(deck.current === child)
    }
    #expect(deck.bits == fresh.state.bits)
    try deck.show(parent)
    try deck.jump(to: 100)
    #expect(deck.bits == end)
  }

  @Test("Wishes that are taken back make no branch")
  func noBranch() throws {
    let deck = try LabSample.deck()
    try deck.advance(20)
    try deck.jump(to: 10)
    let rate = deck.current.wanted.learningRate
    deck.current.wanted.learningRate = 5
    deck.current.wanted.learningRate = rate
    try deck.advance(1)
    #expect(deck.tape.strands.count == 1)
    deck.current.wanted.learningRate = 5
    try deck.jump(to: 12)
    try deck.advance(1)
    #expect(deck.tape.strands.count == 1)
  }

  @Test("Another seed makes another branch from the same weights")
  func seed() throws {
    let deck = try LabSample.deck()
    try deck.advance(20)
    try deck.jump(to: 10)
    let before = deck.current.bench.run.state.parameters
    deck.current.wanted.seed = 99
    try deck.branch()
    #expect(deck.current.bench.run.state.parameters == before)
    try deck.advance(10)
    #expect(deck.tape.strands.count == 2)
    #expect(deck.current.losses[10] != deck.tape.strands[0].losses[10])
  }

  @Test("A fifth run makes the oldest leave the chart, and its children keep its steps")
  func fourRuns() throws {
    let tape = Tape(memoryLimit: 200_000)
    let deck = try LabSample.deck(tape: tape, spacing: 0)
    try deck.advance(30)
    var right: [Int: Int] = [:]
    for step in 0...10 {
      try deck.jump(to: step)
      right[step] = deck.bits
    }
    for number in 1...4 {
      try deck.jump(to: 10 + number)
      deck.current.wanted.learningRate = 0.01 + Float(number) / 1_000
      try deck.advance(20)
    }
    #expect(tape.strands.map(\.name) == ["B", "C", "D", "E"])
    #expect(deck.left == "A")
    #expect(tape.strands.map(\.parent) == [0, 1, 2, 3])
    #expect(tape.memoryCount <= 200_000)
    for strand in tape.strands {
      try deck.show(strand)
      for step in [0, 7, 10] {
        try deck.jump(to: step)
        #expect(deck.bits == right[step])
      }
    }
  }

  @Test("A loss that is no number stops the tape, names step and layer, and a way back")
  func divergence() throws {
    let deck = try LabSample.deck()
    try deck.advance(50)
    let sane = deck.bits
    deck.current.wanted.optimizer = .sgd
    deck.current.wanted.learningRate = 1e20
    var last = TapeDeck.Progress.repeated
    for _ in 0..<20 {
      last = try deck.advance()
      if case .diverged = last { break }
    }
    guard case .diverged = last else { throw LabError.refused("it did not diverge") }
    let strand = deck.current
    let note = try #require(strand.divergence)
    #expect(note.step == strand.lastStep)
    #expect((51...52).contains(note.step))
    #expect(note.layer == "conv2")
    #expect(note.sentence.hasPrefix("The loss is "))
    #expect(note.sentence.contains("'conv2'"))
    #expect(note.saneStep == 50)
    #expect(strand.losses.allSatisfy { $0.isFinite })
    #expect(deck.current.step == note.step)
    // It stays where it is as long as nothing is changed.
    guard case .diverged = try deck.advance() else { throw LabError.refused("it went on") }
    try deck.backToSane()
    #expect(deck.current.step == 50)
    #expect(deck.bits == sane)
    deck.current.wanted.optimizer = .adam
    deck.current.wanted.learningRate = 0.01
    try deck.advance(30)
    #expect(deck.current !== strand)
    #expect(deck.current.divergence == nil)
    #expect(deck.current.lastStep == 80)
    let fresh = try LabSample.bench().bench.run
    for _ in 0..<80 { _ = try fresh.step() }
    #expect(deck.bits == fresh.state.bits)
  }

  @Test("A training that breaks at once goes back to its first weights")
  func brokenAtOnce() throws {
    var settings = LabSettings(try LabSample.network("tiny"), seed: 1)
    settings.optimizer = .sgd
    settings.learningRate = 1e30
    let deck = try LabSample.deck(settings)
    for _ in 0..<5 { _ = try deck.advance() }
    let note = try #require(deck.current.divergence)
    #expect(note.saneStep == 0)
    try deck.backToSane()
    deck.current.wanted.learningRate = 0.1
    for _ in 0..<40 {
      if case .diverged = try deck.advance() { Issue.record("diverged once more") }
    }
    #expect(deck.current.lastStep == 40)
    #expect(deck.tape.strands.count == 2)
  }
}
