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
  fileprivate let path: String

  fileprivate init(_ path: String, permissions: mode_t) throws(FileWriteError) {
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
    guard file >= 0 else { throw FileWriteError(doing: "write", path: path, code: errno) }
    self.path = path
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
///   - draft: where the new contents are written before, in the same folder.
///   - isLasting: whether to wait until the disk has it, so that it outlasts a power cut; that takes
///     some ten milliseconds.
///   - contents: writes the new contents.
public func replaceFile(
  _ path: String, draft: String, permissions: mode_t, isLasting: Bool = true,
  contents: (borrowing FileDraft) throws(FileWriteError) -> Void
) throws(FileWriteError) {
  do throws(FileWriteError) {
    let file = try FileDraft(draft, permissions: permissions)
    try contents(file)
    if isLasting { try file.sync() }
    guard rename(draft, path) == 0 else {
      throw FileWriteError(doing: "write", path: path, code: errno)
    }
  } catch {
    unlink(draft)
    throw error
  }
  if isLasting { syncFolder(of: path) }
}

/// Makes sure that a file can be replaced by a draft, which is written and taken away again.
public func checkReplacing(draft: String, permissions: mode_t = 0o600) throws(FileWriteError) {
  let file = try FileDraft(draft, permissions: permissions)
  defer { unlink(draft) }
  try file.write([0])
}

/// Makes a file's new name outlast a power cut; where the system cannot, nothing is lost but that.
public func syncFolder(of path: String) {
  let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
  let file = open(folder ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard file >= 0 else { return }
  fsync(file)
  close(file)
}
