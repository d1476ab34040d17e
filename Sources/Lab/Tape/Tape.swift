import Network

/// Everything that the runs of a sitting were: their strands, and states to go back to.
///
/// States are kept in memory and in a file, each up to a limit. Where memory is full, states that the file
/// has are let go first; then, as in the file, those whose neighbours are closest to each other.
final class Tape {
  static let mostStrands = 4

  /// Those on the chart.
  private(set) var strands: [Strand] = []
  /// How many bytes the states in memory take.
  private(set) var memoryCount = 0
  /// Why the file is no longer written.
  private(set) var complaint: TapeError?
  private let memoryLimit: Int
  private let fileLimit: Int
  private let file: TapeFile?
  /// The checkpoints in memory, the longest there first.
  private var inMemory: [Checkpoint] = []
  private var nextID = 0

  /// - Parameters:
  ///   - file: a new one with its header; nil where nothing is to outlast the sitting.
  ///   - memoryLimit: the most bytes of states in memory; beginnings and the newest are kept beyond it.
  ///   - fileLimit: about the most bytes of the file.
  init(file: TapeFile? = nil, memoryLimit: Int = 1 << 28, fileLimit: Int = 1 << 30) {
    self.file = file
    self.memoryLimit = memoryLimit
    self.fileLimit = fileLimit
  }

  /// Goes on with strands that were read from the file.
  init(
    reading strands: [Strand], nextID: Int, file: TapeFile, memoryLimit: Int, fileLimit: Int
  ) {
    self.strands = strands
    self.nextID = nextID
    self.file = file
    self.memoryLimit = memoryLimit
    self.fileLimit = fileLimit
    for checkpoint in strands.flatMap(\.checkpoints)
    where checkpoint.state != nil && !inMemory.contains(where: { $0 === checkpoint }) {
      inMemory.append(checkpoint)
      memoryCount += checkpoint.byteCount
    }
  }

  func strand(_ id: Int) -> Strand? { strands.first { $0.id == id } }

  /// The number and the name of the next strand.
  func next() -> (id: Int, name: String) {
    defer { nextID += 1 }
    return (nextID, Self.name(nextID))
  }

  /// A to Z, then A2 and so on.
  private static func name(_ id: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(id % 26)))
    return id < 26 ? letter : "\(letter)\(id / 26 + 1)"
  }

  /// Takes in a strand with the state it begins with.
  ///
  /// - Parameters:
  ///   - kept: strands that may not leave; where there are too many, the oldest other does.
  ///   - tell: told which one leaves.
  func add(
    _ strand: Strand, _ state: TrainingState, keeping kept: [Strand] = [],
    leaving tell: (Strand) -> Void = { _ in }
  ) {
    if let parent = strand.parent.flatMap(self.strand) { writeProgress(of: parent) }
    strands.append(strand)
    writing { (file) throws(TapeError) in try file.append(.strand, StrandRecord(strand).record) }
    keep(state, of: strand)
    strand.checkpoints.last?.isNeeded = true
    guard strands.count > Self.mostStrands else { return }
    let leaving = strands.first { other in
      other !== strand && !kept.contains { $0 === other }
    }
    guard let leaving else { return }
    remove(leaving)
    tell(leaving)
  }

  private func remove(_ strand: Strand) {
    strands.removeAll { $0 === strand }
    writing { (file) throws(TapeError) in
      try file.append(.strand, StrandRecord.leaving(strand.id))
    }
    for checkpoint in strand.checkpoints where owners(of: checkpoint).isEmpty {
      forgetState(of: checkpoint)
      forgetPlace(of: checkpoint)
    }
  }

  private func owners(of checkpoint: Checkpoint) -> [Strand] {
    strands.filter { strand in strand.checkpoints.contains { $0 === checkpoint } }
  }

  // MARK: States

  /// Keeps a state of a strand.
  ///
  /// - Parameter isLasting: whether it goes into the file, too.
  func keep(_ state: TrainingState, of strand: Strand, isLasting: Bool = true) {
    if isLasting { writeProgress(of: strand) }
    let last = strand.checkpoints.last { $0.step <= state.stepCount }
    if let last, last.step == state.stepCount {
      if isLasting, last.place == nil { write(last, state, of: strand) }
      return
    }
    let checkpoint = Checkpoint(state)
    strand.insert(checkpoint)
    inMemory.append(checkpoint)
    memoryCount += checkpoint.byteCount
    if isLasting { write(checkpoint, state, of: strand) }
    makeRoom(sparing: checkpoint)
  }

  /// The last state of a strand before a step; its beginning for step 0.
  ///
  /// - Throws: where not even the beginning is there any more.
  func state(of strand: Strand, before step: Int) throws(LabError) -> TrainingState {
    while let checkpoint = strand.checkpoints.last(where: { $0.step < max(1, step) }) {
      if var state = checkpoint.state ?? read(checkpoint) {
        state.epochs = Array(strand.epochs.prefix(checkpoint.epochCount))
        return state
      }
      checkpoint.forgetPlace()
      dropIfLost(checkpoint)
    }
    throw .tape(.damaged)
  }

  /// The step of the state that `state(of:before:)` would give.
  func stepOfState(of strand: Strand, before step: Int) -> Int? {
    strand.checkpoints.last { $0.step < max(1, step) }?.step
  }

  private func read(_ checkpoint: Checkpoint) -> TrainingState? {
    guard let place = checkpoint.place, let file else { return nil }
    return try? CheckpointRecord(file.read(place)).state
  }

  // MARK: Room

  private func makeRoom(sparing newest: Checkpoint) {
    while memoryCount > memoryLimit {
      let inFile = inMemory.first { $0.place != nil && !$0.isBeginning && $0 !== newest }
      guard let victim = inFile ?? closest(sparing: newest, where: { $0.state != nil }) else {
        return
      }
      forgetState(of: victim)
    }
  }

  /// The checkpoint without which the way from one to the next becomes longest the least.
  private func closest(
    sparing newest: Checkpoint, where isMeant: (Checkpoint) -> Bool
  ) -> Checkpoint? {
    var best: (checkpoint: Checkpoint, gap: Int)?
    for strand in strands {
      let checkpoints = strand.checkpoints
      for index in checkpoints.indices.dropFirst().dropLast() {
        let checkpoint = checkpoints[index]
        guard checkpoint !== newest, isMeant(checkpoint) else { continue }
        let gap = checkpoints[index + 1].step - checkpoints[index - 1].step
        if gap < best?.gap ?? .max { best = (checkpoint, gap) }
      }
    }
    return best?.checkpoint
  }

  private func forgetState(of checkpoint: Checkpoint) {
    guard checkpoint.state != nil else { return }
    checkpoint.forgetState()
    memoryCount -= checkpoint.byteCount
    inMemory.removeAll { $0 === checkpoint }
    dropIfLost(checkpoint)
  }

  private func forgetPlace(of checkpoint: Checkpoint) {
    guard let place = checkpoint.place else { return }
    file?.free(place)
    checkpoint.forgetPlace()
    dropIfLost(checkpoint)
  }

  private func dropIfLost(_ checkpoint: Checkpoint) {
    guard checkpoint.isLost else { return }
    for owner in owners(of: checkpoint) { owner.remove(checkpoint) }
  }

  // MARK: File

  /// After a failure nothing more is written; what is there can still be read.
  private func writing(_ body: (TapeFile) throws(TapeError) -> Void) {
    guard let file, complaint == nil else { return }
    do throws(TapeError) { try body(file) } catch { complaint = error }
  }

  private func writeProgress(of strand: Strand) {
    let progress = ProgressRecord(strand)
    guard !progress.isEmpty else { return }
    writing { (file) throws(TapeError) in
      try file.append(.progress, progress.record)
      strand.written = Strand.Written(
        steps: strand.lastStep, epochs: strand.epochs.count, changes: strand.settings.count)
    }
  }

  private func write(_ checkpoint: Checkpoint, _ state: TrainingState, of strand: Strand) {
    writing { (file) throws(TapeError) in
      var victims = 0
      while !file.hasRoom(for: checkpoint.byteCount, limit: fileLimit) {
        let victim = closest(sparing: checkpoint) { $0.place != nil && !$0.isNeeded }
        guard victims < Self.mostVictims, let victim else { return }
        forgetPlace(of: victim)
        victims += 1
      }
      checkpoint.isNow(
        at: try file.insert(
          .checkpoint, CheckpointRecord(strand: strand.id, state).record,
          room: checkpoint.byteCount))
    }
  }

  /// How many states leave the file for a new one at most; more would hold up the training.
  private static let mostVictims = 8
}
