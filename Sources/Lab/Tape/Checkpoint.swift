import Network

/// A state of a training that is kept, in memory, in the tape's file, or in both.
///
/// Strands that share their beginning share its checkpoints.
final class Checkpoint {
  let step: Int
  /// How many epochs are over.
  let epochCount: Int
  /// How much room the state takes; the same for all states of a network and an optimiser.
  let byteCount: Int
  /// Without its epochs and best weights; nil where it is only in the file.
  private(set) var state: TrainingState?
  /// Nil where it is only in memory.
  private(set) var place: TapeFile.Place?

  init(_ state: TrainingState) {
    step = state.stepCount
    epochCount = state.epochs.count
    var bare = state
    bare.epochs = []
    bare.best = []
    self.state = bare
    let lists = [bare.parameters, bare.optimizer.means, bare.optimizer.squares]
    byteCount = 2_048 + lists.joined().reduce(0) { $0 + 4 * $1.count + 16 }
  }

  init(step: Int, epochCount: Int, byteCount: Int, at place: TapeFile.Place) {
    self.step = step
    self.epochCount = epochCount
    self.byteCount = byteCount
    self.place = place
  }

  /// Whether the file keeps it, as without it a strand could not be read.
  var isNeeded = false

  /// A beginning is never let go, so that every step can be reached whatever happens to the file.
  var isBeginning: Bool { step == 0 }

  func forgetState() { state = nil }
  func forgetPlace() { place = nil }
  func isNow(at place: TapeFile.Place) { self.place = place }
  func isNow(inMemory state: TrainingState) { self.state = state }

  /// Neither in memory nor in the file.
  var isLost: Bool { state == nil && place == nil }
}
