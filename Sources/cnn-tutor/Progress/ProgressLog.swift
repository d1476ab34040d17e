import Files
import Quiz

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// All that the learner has done, in `progress.jsonl` of the user's state folder: a line a record, which
/// is only ever written behind the others.
///
/// `places.json` beside it holds where each lesson was left, a value that changes with every step; what is
/// recorded here happened, and is never changed.
struct ProgressLog: Sendable {
  let file: StateFile

  /// A learner's answers of many years: more is not written.
  static let sizeLimit = 64 << 20
  /// What is read: more than is ever written, so that nothing that was kept is taken for damaged.
  static let readLimit = 2 * sizeLimit

  /// - Returns: nil where there is no folder to keep it in.
  init?(environment: [String: String]) {
    guard let folder = PlaceStore.folder(environment) else { return nil }
    file = StateFile(folder: folder, name: "progress.jsonl", sizeLimit: Self.readLimit)
  }

  /// What could be read, and what the learner should be told of the rest.
  struct Contents {
    var lines = RecordLines([])
    var message: String?
  }

  /// Reads all records; a damaged file is kept under another name, and what could be read of it stays.
  func contents() throws(StateFileError) -> Contents {
    let found = try read()
    if let found, found.damagedCount == 0 { return Contents(lines: found) }
    // Another tutor may have been writing its line: with the file locked, it is there as a whole.
    do throws(StateFileError) {
      return try file.locked { () throws(StateFileError) in try mend() }
    } catch .busy {
      return Contents(
        lines: found ?? RecordLines([]),
        message: "Another tutor is writing your progress; its newest answers are not known here.")
    } catch {
      return Contents(
        lines: found ?? RecordLines([]),
        message: "The file with your progress is damaged, and could not be mended: \(error).")
    }
  }

  /// Writes records behind the others.
  func append(_ records: [ProgressRecord]) throws(StateFileError) {
    try append(lines: records.map { RecordLine.bytes($0)[...] })
  }

  /// Writes lines behind the others.
  func append(lines: [ArraySlice<UInt8>]) throws(StateFileError) {
    try file.append(Self.text(lines), limit: Self.sizeLimit)
  }

  /// Begins anew.
  ///
  /// - Returns: where the file is now that was there; nil where there was none.
  func reset() throws(StateFileError) -> String? {
    try file.locked { () throws(StateFileError) in
      guard access(file.path, F_OK) == 0 else { return nil }
      return try moved("before-reset")
    }
  }

  private func moved(_ ending: String) throws(StateFileError) -> String {
    guard let path = file.setAside(ending) else { throw file.failure("rename", file.path) }
    return path
  }

  /// Nil where there is more than can be meant, or no plain file.
  private func read() throws(StateFileError) -> RecordLines? {
    switch try file.contents() {
    case .none: RecordLines([])
    case .bytes(let bytes): RecordLines(bytes)
    case .tooLarge: nil
    }
  }

  /// To be called with the file locked.
  private func mend() throws(StateFileError) -> Contents {
    guard let found = try read() else {
      return Contents(
        message: "What stood in the place of the file with your progress was no plain file, or "
          + "larger than \(Self.readLimit >> 20) MB; it is now \(try moved("damaged")).")
    }
    guard found.damagedCount > 0 else { return Contents(lines: found) }
    guard let copy = file.keepCopy("damaged") else { throw file.failure("keep", file.path) }
    try file.replace(with: Self.text(found.lines))
    let (damaged, kept) = (found.damagedCount, found.lines.count)
    return Contents(
      lines: found,
      message: "The file with your progress was damaged: \(damaged) "
        + "line\(damaged == 1 ? "" : "s") could not be read. What could be read, \(kept) "
        + "record\(kept == 1 ? "" : "s"), is kept; the file as it was is now \(copy).")
  }

  static func text(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    for line in lines {
      text += line
      text.append(10)
    }
    return text
  }
}
