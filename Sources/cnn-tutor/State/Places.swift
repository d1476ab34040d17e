/// The learner's places during a sitting, written to the disk at most once a second.
final class Places {
  private var store: PlaceStore
  /// The lesson that was opened by its path, and under what its place is kept.
  private let source: LessonSource?
  private var pending: [String: Int] = [:]
  /// What was written last, perhaps not yet on the disk.
  private var written: [String: Int]?
  private var lastWrite: ContinuousClock.Instant?
  private var failure: String?

  init(source: LessonSource? = nil) {
    store = PlaceStore(environment: Surroundings.environment)
    self.source = source
  }

  private func key(of id: String) -> String {
    source.map { $0.id == id ? $0.key : id } ?? id
  }

  /// The lesson that was open last.
  var last: String? { store.last }

  func place(of id: String) -> Int? { pending[key(of: id)] ?? store.place(of: key(of: id)) }

  /// When `flush` is due; nil where nothing waits to be written.
  var flushAt: ContinuousClock.Instant? {
    pending.isEmpty ? nil : lastWrite.map { $0 + .seconds(1) } ?? .now
  }

  func note(place: Int, of id: String) {
    pending[key(of: id)] = place
  }

  /// Writes what waits to be written.
  ///
  /// - Parameter isLasting: whether it must outlast a power cut; waiting for the disk would hold up
  ///   the next key.
  func flush(isLasting: Bool = false) {
    if isLasting, pending.isEmpty, let written { pending = written }
    for (id, place) in pending {
      do throws(StateFileError) {
        try store.save(place: place, of: id, isLasting: isLasting)
      } catch {
        failure = "Your place could not be kept: \(error)."
      }
    }
    written = pending
    pending = [:]
    lastWrite = .now
  }

  /// What the learner must be told once the terminal is given back.
  var complaints: [String] { [store.message, failure].compactMap { $0 } }
}
