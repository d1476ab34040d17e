import Network

/// Records strands on a tape, and plays them again from any step.
///
/// Each strand has a place of its own where one stands in it. At its end a step is recorded; before, the
/// same step is made again; where other settings are wanted than those on the tape, a branch begins.
final class TapeDeck {
  let tape: Tape
  /// The strand in view.
  private(set) var current: Strand
  /// Two strands that learn side by side, for comparison; or none.
  var pair: [Strand] = []
  /// The name of a strand that had to leave the chart, until it is told.
  var left: String?
  /// How many seconds of training there may be from one checkpoint to the next.
  private let spacing: Double
  private let mostCost: Double
  /// How many seconds it took to keep a state in memory, and in the file too.
  private var keepingCost = 0.0
  private var writingCost = 0.0

  /// What a step was.
  enum Progress {
    case recorded(BatchResult)
    /// It was made before.
    case repeated
    case diverged
    /// All epochs are over, or patience is.
    case over
  }

  /// A jump takes as long as the way from a checkpoint, and half as long again at worst.
  static let usualSpacing = 0.04

  /// - Parameters:
  ///   - strand: the one in view, which the tape has.
  ///   - mostCost: the most of the time that keeping states may take, from 0 to 1.
  init(
    _ tape: Tape, at strand: Strand, spacing: Double = usualSpacing, mostCost: Double = 0.02
  ) {
    self.tape = tape
    current = strand
    self.spacing = spacing
    self.mostCost = mostCost
  }

  /// Begins a strand on a bench, and goes there.
  func begin(_ beginning: Beginning) throws(LabError) {
    keepEnd(on: current.bench)
    let strand = try tape.begin(beginning, keeping: pair) { left = $0.name }
    try show(strand)
  }

  /// Goes to another strand, where one stood in it.
  func show(_ strand: Strand) throws(LabError) {
    keepEnd(on: current.bench)
    current = strand
    try load(strand)
  }

  // MARK: Training

  /// Makes one step of the strand in view.
  func advance() throws(LabError) -> Progress {
    guard current.step < current.lastStep else { return try record(current) }
    if current.wanted != current.settings(at: current.step) {
      try branch()
      return try record(current)
    }
    try load(current)
    try replay(current, to: current.step + 1)
    return .repeated
  }

  /// Makes one new step at the end of a strand; one stands there afterwards.
  func record(_ strand: Strand) throws(LabError) -> Progress {
    strand.step = strand.lastStep
    let isChanged = strand.wanted != strand.settings(at: strand.lastStep)
    if strand.divergence != nil, !isChanged { return .diverged }
    try load(strand)
    if isOver(strand) { return .over }
    if isChanged { strand.change(to: strand.wanted) }
    try strand.bench.change(strand.wanted)
    let before = strand.bench.run.epochSeconds
    let result: BatchResult
    do throws(TrainingError) {
      result = try strand.bench.step()
    } catch {
      guard case .diverged(let divergence) = error else { throw .training(error) }
      try noteDivergence(divergence, of: strand)
      return .diverged
    }
    strand.note(result)
    strand.step = strand.lastStep
    let seconds = (result.finished?.seconds ?? strand.bench.run.epochSeconds) - before
    strand.secondsSinceCheckpoint += seconds
    strand.secondsSinceWritten += seconds
    if strand.secondsSinceCheckpoint >= max(spacing, keepingCost / mostCost) {
      keep(strand, isLasting: strand.secondsSinceWritten >= writingCost / mostCost)
    }
    return .recorded(result)
  }

  /// Whether all epochs are over, or patience is; never while one looks back.
  func isOver(_ strand: Strand) -> Bool {
    strand.step == strand.lastStep && strand.bench.mark == strand.mark
      && strand.bench.run.isOver(
        under: TrainingSettings(epochs: strand.wanted.epochs, patience: strand.wanted.patience))
  }

  /// Keeps the state of a bench where it is the end of its strand, so that it is not lost.
  func keepEnd(on bench: Bench) {
    guard let mark = bench.mark, let strand = tape.strand(mark.strand),
      mark.step == strand.lastStep
    else { return }
    keep(strand, isLasting: true)
  }

  /// Keeps the state at the end of a strand, where its bench is.
  private func keep(_ strand: Strand, isLasting: Bool) {
    let start = threadSeconds()
    tape.keep(strand.bench.run.state, of: strand, isLasting: isLasting)
    strand.secondsSinceCheckpoint = 0
    if isLasting {
      writingCost = threadSeconds() - start
      strand.secondsSinceWritten = 0
    } else {
      keepingCost = threadSeconds() - start
    }
  }

  /// Begins a new strand where one stands.
  func branch() throws(LabError) {
    try load(current)
    let (id, name) = tape.next()
    let strand = Strand(
      id: id, name: name, from: current, at: current.step, settings: current.wanted)
    current.wanted = current.settings(at: current.step)
    tape.add(strand, strand.bench.run.state, keeping: [current] + pair) { left = $0.name }
    strand.bench.mark = strand.mark
    current = strand
  }

  // MARK: Going to and fro

  /// Goes to any step of the strand in view.
  func jump(to step: Int) throws(LabError) {
    let step = min(max(0, step), current.lastStep)
    try seek(current, to: step)
    current.wanted = current.settings(at: step)
  }

  /// Goes to the last step at which the loss was not yet beyond all measure.
  func backToSane() throws(LabError) {
    guard let note = current.divergence else { return }
    try jump(to: note.saneStep)
  }

  /// Puts the strand's bench where one stands in the strand.
  func load(_ strand: Strand) throws(LabError) {
    if strand.bench.mark != strand.mark { try seek(strand, to: strand.step) }
  }

  /// From the last checkpoint before the step, so that its gradients are there, too.
  private func seek(_ strand: Strand, to step: Int) throws(LabError) {
    let mark = strand.bench.mark
    strand.step = step
    guard mark != strand.mark else { return }
    let here = mark.flatMap { $0.strand == strand.id && $0.step < step ? $0.step : nil } ?? -1
    if here < tape.stepOfState(of: strand, before: step) ?? 0 {
      let state = try tape.state(of: strand, before: step)
      keepEnd(on: strand.bench)
      try strand.bench.restore(state)
      strand.bench.mark = Bench.Mark(strand: strand.id, step: state.stepCount)
      strand.secondsSinceCheckpoint = 0
    }
    try replay(strand, to: step)
  }

  /// Makes steps again that are on the tape; on a long way, states are kept for the next time.
  private func replay(_ strand: Strand, to step: Int) throws(LabError) {
    let bench = strand.bench
    var last = ContinuousClock.now
    while let here = bench.mark?.step, here < step {
      try bench.change(strand.settings(at: here))
      let epoch = bench.run.epochs.count
      let known = epoch < strand.epochs.count ? strand.epochs[epoch] : nil
      do throws(TrainingError) {
        _ = try bench.step(knowing: known)
      } catch {
        throw .training(error)
      }
      let seconds = (ContinuousClock.now - last) / .seconds(1)
      if seconds > Self.farFactor * spacing, here + 1 < step {
        tape.keep(bench.run.state, of: strand, isLasting: false)
        last = .now
      }
      if step == strand.lastStep { strand.secondsSinceCheckpoint = seconds }
    }
    strand.step = step
  }

  /// How many times the usual way is a long one.
  private static let farFactor = 1.5
}

/// How a strand begins that has no parent.
struct Beginning {
  var bench: Bench
  var settings: LabSettings
  /// The first weights; those of the settings' seed where none are given.
  var state: TrainingState?
  /// What it is called; the next letter where nothing is said.
  var name: String?
  /// What the chart says of it; its settings where nothing is said.
  var text: String?
}

extension Tape {
  /// Begins a strand.
  func begin(
    _ beginning: Beginning, keeping kept: [Strand] = [], leaving: (Strand) -> Void = { _ in }
  ) throws(LabError) -> Strand {
    let (id, name) = next()
    let strand = Strand(
      id: id, name: beginning.name ?? name, on: beginning.bench, settings: beginning.settings,
      says: beginning.text)
    let bench = beginning.bench
    let state =
      if let state = beginning.state { state } else { try bench.firstState(beginning.settings) }
    add(strand, state, keeping: kept, leaving: leaving)
    return strand
  }
}

extension Strand {
  /// Where one stands in it.
  var mark: Bench.Mark { Bench.Mark(strand: id, step: step) }
}
