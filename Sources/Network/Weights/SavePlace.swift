import Files
import Foundation

/// Where weights are saved: the plain file that a path leads to, or a new one.
struct SavePlace {
  /// Behind all symbolic links, so that these stay.
  let path: String

  /// As many links as systems follow.
  private static let mostLinks = 40

  init(_ given: String) throws(WeightsFault) {
    guard !given.isEmpty else { throw .notWritten("this is no name of a file") }
    var path = given
    for _ in 0..<Self.mostLinks {
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
        break
      }
      path = target.hasPrefix("/") ? target : Self.folder(of: path) + target
    }
    self.path = path
    try checkFile()
  }

  /// Another process may be writing the same file.
  var draft: String { "\(path).\(getpid()).new" }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// What is there may only be replaced where it is a file of the user's.
  private func checkFile() throws(WeightsFault) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .file(.folder)
    default: throw .file(.notPlain)
    }
    guard status.st_mode & S_IWUSR != 0, access(path, W_OK) == 0 else {
      throw .notWritten("this file may not be written to")
    }
  }
}
