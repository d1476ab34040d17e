#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the learner stopped in each lesson, kept in `places.json` of the user's state folder.
///
/// Nothing that is wrong with the file or the disk ends the program: a damaged file is set aside, and
/// what could not be written is said. Tutors that run at once keep each other's places.
struct PlaceStore {
  /// Something the learner should be told: the file was damaged, or could not be read.
  private(set) var message: String?
  private let file: StateFile?
  /// The file's contents as last seen, fields of other versions included.
  private var document = JSONValue.object(["version": .integer(1)])

  /// Reads the places, from `$XDG_STATE_HOME/cnn-tutor` or else `~/.local/state/cnn-tutor`.
  init(environment: [String: String]) {
    file = Self.folder(environment).map { StateFile(folder: $0, name: "places.json") }
    guard let file else { return }
    do throws(StateFileError) {
      switch try Self.finding(in: file) {
      case .nothing: break
      case .document(let found): document = found
      case .damage: message = try file.locked { () throws(StateFileError) in try Self.mend(file) }
      }
    } catch {
      message = "Your places are not known: \(error)."
    }
  }

  /// The folder for what the tutor keeps; a relative `XDG_STATE_HOME` counts as none, as the XDG Base
  /// Directory Specification asks.
  static func folder(_ environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/cnn-tutor"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/cnn-tutor"
  }

  /// The step at which a lesson was left; nil where it was never opened.
  func place(of id: String) -> Int? {
    guard let place = document["lessons"]?[id]?["place"]?.integer, place >= 0 else { return nil }
    return place
  }

  /// The lesson that was opened last.
  var last: String? { document["last"]?.string }

  /// Keeps a place, and the lesson as the last one.
  ///
  /// - Throws: what kept it from being written, for the learner to see; the place is known to this
  ///   value all the same.
  mutating func save(place: Int, of id: String, isLasting: Bool = true) throws(StateFileError) {
    Self.note(place, of: id, in: &document)
    guard let file else { throw .noHome }
    var newest = document
    let mended = try file.locked { () throws(StateFileError) in
      // Another tutor may have written since; where the file is gone or damaged, what this one
      // remembers is the best there is.
      let message = try Self.mend(file)
      if case .document(let found) = try Self.finding(in: file) { newest = found }
      Self.note(place, of: id, in: &newest)
      guard let bytes = try? newest.bytes() else {
        throw .system(doing: "write", path: file.path, code: EINVAL)
      }
      try file.replace(with: bytes, isLasting: isLasting)
      return message
    }
    document = newest
    if let mended { message = mended }
  }

  private enum Finding {
    case nothing
    case document(JSONValue)
    case damage
  }

  private static func finding(in file: StateFile) throws(StateFileError) -> Finding {
    switch try file.contents() {
    case .none: .nothing
    case .tooLarge: .damage
    case .bytes(let bytes):
      if let document = JSONValue(bytes), document.isObject,
        document["lessons"]?.isObject ?? true
      {
        .document(document)
      } else {
        .damage
      }
    }
  }

  /// Sets a damaged file aside, and says so; to be called with the file locked.
  private static func mend(_ file: StateFile) throws(StateFileError) -> String? {
    guard case .damage = try finding(in: file) else { return nil }
    guard let aside = file.setAside() else { return "The file with your places is damaged." }
    return "The file with your places was damaged; it is now \(aside)."
  }

  private static func note(_ place: Int, of id: String, in document: inout JSONValue) {
    var lessons = document["lessons"] ?? .object([:])
    var lesson = lessons[id] ?? .object([:])
    lesson["place"] = .integer(place)
    lessons[id] = lesson
    document["lessons"] = lessons
    document["last"] = .string(id)
  }
}
