import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file that keeps something for the next time could not be read or written.
enum StateFileError: Error, Equatable, CustomStringConvertible {
  /// Neither `XDG_STATE_HOME` nor `HOME` names a folder.
  case noHome
  /// Another process has held the file for longer than is worth waiting.
  case busy(path: String)
  /// It would become larger than it may be, in bytes.
  case full(path: String, limit: Int)
  /// What the system said when something was done to a path.
  case system(doing: String, path: String, code: Int32)

  var description: String {
    switch self {
    case .noHome: "HOME is not set, so there is no folder to keep your place and progress in"
    case .busy(let path): "cannot write \(path.printable): another tutor is using it"
    case .full(let path, let limit):
      "cannot write \(path.printable): it would hold more than \(limit >> 20) MB; `cnn-tutor progress "
        + "--reset` begins anew and keeps it"
    case .system(let doing, let path, let code):
      "cannot \(doing) \(path.printable): \(String(cString: strerror(code)))"
    }
  }

  /// The same with what is to be mended before the path, for a line that may be cut.
  var causeFirst: String {
    switch self {
    case .noHome: "HOME is not set"
    case .busy(let path): "another tutor is using \(path.printable)"
    case .full(let path, let limit):
      "there are more than \(limit >> 20) MB; `cnn-tutor progress --reset` begins anew "
        + "(\(path.printable))"
    case .system(let doing, let path, let code):
      "\(String(cString: strerror(code))), cannot \(doing) \(path.printable)"
    }
  }
}

/// A small file in a folder of its own, changed as a whole or not at all.
struct StateFile: Hashable, Sendable {
  let folder: String
  let name: String
  /// How long to wait for another process, in milliseconds.
  var patience = 500
  /// The most that is read; what is larger was not written by this program.
  var sizeLimit = 1 << 20

  var path: String { folder + "/" + name }

  /// Its contents: nil where there is no file, `tooLarge` where there is more than can be meant.
  enum Contents: Equatable {
    case none
    case bytes([UInt8])
    case tooLarge
  }

  func contents() throws(StateFileError) -> Contents {
    // Not blocking: a named pipe in the file's place must not hang the program.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return .none }
      throw failure("read", path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= sizeLimit else {
      return .tooLarge
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= sizeLimit {
      let count = read(file, &buffer, buffer.count)
      if count == 0 { return .bytes(bytes) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure("read", path) }
      bytes += buffer[..<count]
    }
    return .tooLarge
  }

  /// Puts new contents in the place of the old: whoever reads sees the one or the other, never a
  /// part, even where the disk is full or the program is killed in between.
  ///
  /// - Parameter isLasting: whether to wait until the disk has it, so that it outlasts a power cut;
  ///   that takes some ten milliseconds.
  func replace(with bytes: [UInt8], isLasting: Bool = true) throws(StateFileError) {
    do throws(FileWriteError) {
      try replaceFile(path, permissions: 0o600, isLasting: isLasting) {
        (file) throws(FileWriteError) in try file.write(bytes)
      }
    } catch {
      throw .system(doing: error.doing, path: error.path, code: error.code)
    }
  }

  /// Renames the file to `….damaged` or the like, out of the way but not lost; to be called with the
  /// file locked.
  ///
  /// - Returns: where it is now, or nil where it could not be moved.
  func setAside(_ ending: String = "damaged") -> String? {
    let aside = freePath(ending)
    return rename(path, aside) == 0 ? aside : nil
  }

  /// Keeps the file as it is under a second name, `….damaged` or the like, and leaves it in its place;
  /// to be called with the file locked.
  ///
  /// - Returns: the second name, or nil where there can be none.
  func keepCopy(_ ending: String) -> String? {
    // A link needs no room on a disk that may be full, and never takes another file's place.
    let copy = freePath(ending)
    return link(path, copy) == 0 ? copy : nil
  }

  /// The path with an ending, and a number where that is taken by an older file.
  private func freePath(_ ending: String) -> String {
    let first = "\(path).\(ending)"
    let others = (2...9_999).lazy.map { "\(first)-\($0)" }
    return isFree(first) ? first : others.first(where: isFree) ?? first
  }

  private func isFree(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0
  }

  /// Does something while no other process does it to the same file; makes the folder if need be.
  func locked<Value>(_ body: () throws(StateFileError) -> Value) throws(StateFileError) -> Value {
    try makeFolder()
    let lock = path + ".lock"
    let file = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure("write", lock) }
    defer { close(file) }
    var waited = 0
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw failure("lock", lock) }
      guard waited < patience else { throw .busy(path: path) }
      usleep(10_000)
      waited += 10
    }
    return try body()
  }

  /// Makes the folder and those above it, for the user's eyes only.
  private func makeFolder() throws(StateFileError) {
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) == 0 || errno == EEXIST { continue }
      // What cannot be made may be there all the same, as on a read-only disk.
      let error = failure("make the folder", made)
      guard access(made, X_OK) == 0 else { throw error }
    }
  }

  func failure(_ doing: String, _ path: String) -> StateFileError {
    .system(doing: doing, path: path, code: errno)
  }
}
