import Foundation

/// What the system said when something was done to a file.
public struct FileWriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// "write", "rename".
  public let doing: String
  public let path: String
  public let code: Int32

  /// In the system's words.
  public var reason: String { String(cString: strerror(code)) }

  public var description: String {
    UnsafeCharacter.spelledOut("cannot \(doing) \(path): \(reason)")
  }
}

/// A new file that is to take another's place.
public struct FileDraft: ~Copyable {
  private let file: Int32
  let path: String

  /// Opens a draft in a file's folder.
  ///
  /// Its name is new and cannot be foreseen: whatever lies there, such as a link to another file, is
  /// neither followed nor written over.
  init(
    beside target: String, permissions: mode_t, name: () -> String = Self.newName
  ) throws(FileWriteError) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var tries = 0
    repeat {
      let path = folder + name()
      let file = open(
        path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
      if file >= 0 {
        self.file = file
        self.path = path
        return
      }
      tries += 1
    } while errno == EEXIST && tries < Self.mostTries
    throw FileWriteError(doing: "write", path: target, code: errno)
  }

  private static let mostTries = 100

  /// Short, so that there is room for it beside the longest name.
  private static func newName() -> String {
    ".cnn-tutor-" + String(UInt64.random(in: .min ... .max), radix: 36)
  }

  /// Gives it the permissions of the file whose place it takes.
  fileprivate func takePermissions(of path: String) throws(FileWriteError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard fchmod(file, status.st_mode & 0o777) == 0 else {
      throw FileWriteError(doing: "write", path: path, code: errno)
    }
  }

  deinit { close(file) }

  /// Writes bytes behind those written before.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(FileWriteError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(file, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileWriteError(doing: "write", path: path, code: errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Writes bytes behind those written before.
  public func write(_ bytes: [UInt8]) throws(FileWriteError) {
    var failure: FileWriteError?
    bytes.withUnsafeBytes { bytes in
      do throws(FileWriteError) { try write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Waits until the disk has it.
  fileprivate func sync() throws(FileWriteError) {
    guard fsync(file) == 0 else { throw FileWriteError(doing: "write", path: path, code: errno) }
  }
}

/// Puts new contents in the place of a file's old ones: whoever reads sees the one or the other, never a
/// part, even where the disk is full or the program is killed in between.
///
/// - Parameters:
///   - path: no symbolic link, which would be replaced itself; see `WritePlace`.
///   - permissions: those of a file that was not there yet; one that was keeps its own.
///   - isLasting: whether to wait until the disk has it, so that it outlasts a power cut; that takes
///     some ten milliseconds.
///   - contents: writes the new contents.
public func replaceFile(
  _ path: String, permissions: mode_t, isLasting: Bool = true,
  contents: (borrowing FileDraft) throws(FileWriteError) -> Void
) throws(FileWriteError) {
  let draft = try FileDraft(beside: path, permissions: permissions)
  do throws(FileWriteError) {
    try draft.takePermissions(of: path)
    try contents(draft)
    if isLasting { try draft.sync() }
    guard rename(draft.path, path) == 0 else {
      throw FileWriteError(doing: "write", path: path, code: errno)
    }
  } catch {
    unlink(draft.path)
    throw error
  }
  if isLasting { syncFolder(of: path) }
}

/// Makes sure that a file can be replaced by a draft, which is written and taken away again.
public func checkReplacing(_ path: String) throws(FileWriteError) {
  let draft = try FileDraft(beside: path, permissions: 0o600)
  defer { unlink(draft.path) }
  try draft.write([0])
}

/// Makes a file's new name outlast a power cut; where the system cannot, nothing is lost but that.
public func syncFolder(of path: String) {
  let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
  let file = open(folder ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard file >= 0 else { return }
  fsync(file)
  close(file)
}
