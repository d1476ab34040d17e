#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a projector and its presenters meet: a socket in a folder that only this user can enter.
struct MeetingPlace: Hashable, Sendable {
  let folder: String

  /// - Throws: `PresenterError` where the environment names no folder, or the path is too long.
  init(_ environment: [String: String]) throws(PresenterError) {
    if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/") {
      folder = runtime + "/cnn-tutor"
    } else if let state = PlaceStore.folder(environment) {
      folder = state
    } else {
      throw .noFolder
    }
    guard socket.utf8.count < Self.longest else { throw .longPath(socket) }
  }

  var socket: String { folder + "/projector.sock" }
  var lock: String { folder + "/projector.lock" }

  private static let longest = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

  /// Makes the folder, and the folders above it, where there is none.
  func make() throws(PresenterError) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      guard mkdir(path, 0o700) == 0 || errno == EEXIST || errno == EROFS else {
        throw .system(doing: "make", path: path, code: errno)
      }
    }
    try check()
  }

  /// - Throws: `PresenterError.unsafeFolder` unless the folder is this user's own and nobody else's.
  func check() throws(PresenterError) {
    var status = stat()
    guard lstat(folder, &status) == 0 else {
      throw errno == ENOENT ? .nobody : .system(doing: "look at", path: folder, code: errno)
    }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    guard isFolder, status.st_uid == getuid(), status.st_mode & 0o077 == 0 else {
      throw .unsafeFolder(folder)
    }
  }

  /// A new socket that neither waits nor is handed on to other programs.
  func makeSocket() throws(PresenterError) -> Int32 {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = Self.open(kind)
    guard descriptor >= 0 else { throw .system(doing: "make", path: socket, code: errno) }
    Self.prepare(descriptor)
    return descriptor
  }

  private static func open(_ kind: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.socket(AF_UNIX, kind, 0)
    #elseif canImport(Musl)
      Musl.socket(AF_UNIX, kind, 0)
    #else
      Darwin.socket(AF_UNIX, kind, 0)
    #endif
  }

  static func prepare(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  /// Does something with the socket's address.
  func withAddress<Value>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Value) -> Value {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { bytes in
      for (place, byte) in socket.utf8.prefix(bytes.count - 1).enumerated() { bytes[place] = byte }
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  /// Whether the other end of a connection is this user's as well.
  static func isOwn(_ descriptor: Int32) -> Bool {
    #if canImport(Glibc) || canImport(Musl)
      // The process, the user and the group of the other end (unix(7), SO_PEERCRED).
      var peer: (process: Int32, user: UInt32, group: UInt32) = (0, .max, .max)
      var size = socklen_t(MemoryLayout.size(ofValue: peer))
      let answer = getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size)
      return answer == 0 && peer.user == getuid()
    #else
      var (user, group): (uid_t, gid_t) = (.max, .max)
      return getpeereid(descriptor, &user, &group) == 0 && user == getuid()
    #endif
  }
}
