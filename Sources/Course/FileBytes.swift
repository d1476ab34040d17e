import Foundation

/// Why a lesson file's bytes cannot be had.
struct FileError: Error {
  let message: String
}

/// Reads a whole file, which must be a plain file of at most `limit` bytes.
///
/// Pipes and devices are refused without waiting for them.
func fileBytes(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else {
    throw FileError(
      message: errno == ENOENT || errno == ENOTDIR
        ? "there is no such file"
        : "this file cannot be opened: \(String(cString: strerror(errno)))"
    )
  }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else {
    throw FileError(message: "this file cannot be read: \(String(cString: strerror(errno)))")
  }
  let kind = status.st_mode & S_IFMT
  if kind == S_IFDIR { throw FileError(message: "this is a folder, not a lesson file") }
  guard kind == S_IFREG else { throw FileError(message: "this is not a plain file") }

  // One byte more than allowed, to notice a file that is too large or grows meanwhile.
  var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), limit) + 1)
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
    guard got >= 0 else {
      throw FileError(message: "this file cannot be read: \(String(cString: strerror(errno)))")
    }
    if got == 0 { break }
    count += got
  }
  guard count <= limit else {
    throw FileError(message: "this file is too large; a lesson has at most \(limit) bytes")
  }
  return Array(bytes[..<count])
}
