import Foundation

/// Why nothing may be written at a place.
public enum WriteRefusal: Error, Hashable, Sendable {
  /// The name is empty, or a link that leads to itself.
  case noName
  case folder
  /// A device, a pipe or a socket.
  case notPlain
  /// The file's permissions are against it.
  case notAllowed
}

/// Where a file is written: the plain file that a path leads to, or a new one.
public struct WritePlace: Hashable, Sendable {
  /// Behind all symbolic links, so that these stay; also behind one that leads to no file yet.
  public let path: String
  /// Whether there is a file already.
  public let isTaken: Bool

  /// As many links as systems follow.
  private static let mostLinks = 40

  public init(_ given: String) throws(WriteRefusal) {
    guard !given.isEmpty else { throw .noName }
    var path = given
    var links = 0
    while let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
      links += 1
      guard links <= Self.mostLinks else { throw .noName }
      path = target.hasPrefix("/") ? target : Self.folder(of: path) + target
    }
    self.path = path
    isTaken = try Self.isTaken(path)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// What is there may only be replaced where it is a file that may be written to.
  private static func isTaken(_ path: String) throws(WriteRefusal) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .folder
    default: throw .notPlain
    }
    // A file that nobody may write to is protected from root as well.
    guard status.st_mode & 0o222 != 0, access(path, W_OK) == 0 else { throw .notAllowed }
    return true
  }
}
