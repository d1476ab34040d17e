import Files
import Foundation

extension StateFile {
  /// Writes lines behind those that are there, so that they outlast a power cut; none of them where
  /// that fails.
  ///
  /// The lines go to the system in one piece. Where an earlier writer was torn out of its line, they
  /// begin a new one.
  ///
  /// - Parameters:
  ///   - lines: each with its line break.
  ///   - limit: how large the file may become, in bytes.
  func append(_ lines: [UInt8], limit: Int) throws(StateFileError) {
    try locked { () throws(StateFileError) in
      // Not blocking: a named pipe in the file's place must not hang the program.
      let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard file >= 0 else { throw failure("write", path) }
      defer { close(file) }
      var status = stat()
      guard fstat(file, &status) == 0 else { throw failure("write", path) }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw .system(doing: "write", path: path, code: EINVAL)
      }
      let bytes = try isTorn(file, size: status.st_size) ? [10] + lines : lines
      guard Int(status.st_size) + bytes.count <= limit else {
        throw .full(path: path, limit: limit)
      }
      do throws(StateFileError) {
        try write(bytes, to: file)
      } catch {
        // A part of a line would have to be set aside the next time; where it cannot be taken back,
        // it is.
        ftruncate(file, status.st_size)
        throw error
      }
      if status.st_size == 0 { syncFolder(of: path) }
    }
  }

  /// Whether the last line has no end.
  private func isTorn(_ file: Int32, size: off_t) throws(StateFileError) -> Bool {
    guard size > 0 else { return false }
    var last: UInt8 = 10
    guard pread(file, &last, 1, size - 1) == 1 else { throw failure("read", path) }
    return last != 10
  }

  private func write(_ bytes: [UInt8], to file: Int32) throws(StateFileError) {
    var count = 0
    repeat { count = Foundation.write(file, bytes, bytes.count) } while count < 0 && errno == EINTR
    guard count >= 0 else { throw failure("write", path) }
    // The disk took a part only.
    guard count == bytes.count else { throw .system(doing: "write", path: path, code: ENOSPC) }
    guard fsync(file) == 0 else { throw failure("write", path) }
  }
}
