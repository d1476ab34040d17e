#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a projector and a presenter cannot come together.
enum PresenterError: Error, Equatable, CustomStringConvertible {
  /// Neither XDG_RUNTIME_DIR nor a home folder names a place for the socket.
  case noFolder
  /// The folder belongs to somebody else, or lets others in.
  case unsafeFolder(String)
  /// The path is longer than a socket's may be.
  case longPath(String)
  /// Another projector is on.
  case taken
  /// No projector is on.
  case nobody
  /// What the system said when something was done to a path.
  case system(doing: String, path: String, code: Int32)

  var description: String {
    switch self {
    case .noFolder: "Neither XDG_RUNTIME_DIR nor HOME is set: no presenter can find this projector."
    case .unsafeFolder(let path):
      "\(path) is not yours alone, so presenters are not let in; `chmod 700` it, if you may."
    case .longPath(let path): "The path \(path) is too long for a socket."
    case .taken: "Another projector is on already; presenters drive that one."
    case .nobody: "No projector is on."
    case .system(let doing, let path, let code):
      "Cannot \(doing) \(path): \(String(cString: strerror(code)))."
    }
  }
}
