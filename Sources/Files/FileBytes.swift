import Foundation

/// Why a file's bytes cannot be had.
public enum FileError: Error, Hashable, Sendable {
  case missing
  /// With what the system says of it.
  case notOpened(String)
  /// With what the system says of it.
  case notRead(String)
  case folder
  /// A device, a pipe or a socket.
  case notPlain
  case tooLarge(limit: Int)

  /// What is wrong, for someone who named a file of some kind: a "lesson", a "settings file".
  public func message(expecting kind: String) -> String {
    switch self {
    case .missing: "there is no such file"
    case .notOpened(let reason): "this file cannot be opened: \(reason)"
    case .notRead(let reason): "this file cannot be read: \(reason)"
    case .folder: "this is a folder, not a \(kind.hasSuffix(" file") ? kind : kind + " file")"
    case .notPlain: "this is not a plain file"
    case .tooLarge(let limit): "this file is too large; a \(kind) has at most \(limit) bytes"
    }
  }
}

/// Opens a plain file to be read, without waiting for pipes and devices, which are refused.
///
/// - Returns: the file's descriptor, which the caller closes, and its size in bytes.
public func openPlainFile(_ path: String) throws(FileError) -> (file: Int32, size: Int) {
  let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else {
    throw errno == ENOENT || errno == ENOTDIR ? .missing : .notOpened(systemReason())
  }
  do throws(FileError) {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .notRead(systemReason()) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .folder }
    guard kind == S_IFREG else { throw .notPlain }
    return (file, Int(status.st_size))
  } catch {
    close(file)
    throw error
  }
}

/// Reads a whole file, which must be a plain file of at most `limit` bytes.
///
/// Pipes and devices are refused without waiting for them.
public func fileBytes(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  let (file, size) = try openPlainFile(path)
  defer { close(file) }

  // One byte more than allowed, to notice a file that is too large or grows meanwhile.
  var bytes = [UInt8](repeating: 0, count: min(size, limit) + 1)
  var count = 0
  while true {
    if count == bytes.count {
      guard count <= limit else { break }
      bytes.append(contentsOf: repeatElement(0, count: min(65_536, limit + 1 - count)))
    }
    let got = bytes.withUnsafeMutableBytes {
      read(file, $0.baseAddress?.advanced(by: count), $0.count - count)
    }
    if got < 0 && errno == EINTR { continue }
    guard got >= 0 else { throw .notRead(systemReason()) }
    if got == 0 { break }
    count += got
  }
  guard count <= limit else { throw .tooLarge(limit: limit) }
  bytes.removeLast(bytes.count - count)
  return bytes
}

/// What the system said of its last refusal.
private func systemReason() -> String { String(cString: strerror(errno)) }
