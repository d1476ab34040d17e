#if os(Linux)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// Tells when a file was saved, by watching its folder: many editors write a new file and rename it
  /// to the old one's name, so that a watch on the file itself would follow the one thrown away.
  final class FileWatch {
    /// Readable when something has happened in the folder; to be waited for with `poll`.
    let descriptor: Int32
    /// The files that are watched, by the watch's number and by their names.
    private var paths: [Int32: [String: String]] = [:]

    /// Begins to watch; nil where the folder is not there or the system has no more watches to give.
    ///
    /// Where the file is a symbolic link, the file that it leads to is watched as well.
    init?(file: String) {
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      guard add(file) else {
        close(descriptor)
        return nil
      }
      guard let real = realpath(file, nil) else { return }
      defer { free(real) }
      add(String(cString: real))
    }

    deinit { close(descriptor) }

    @discardableResult
    private func add(_ path: String) -> Bool {
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { path[...$0] } ?? "."
      let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
      let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE)
      let watch = inotify_add_watch(descriptor, String(folder), events)
      guard watch >= 0 else { return false }
      paths[watch, default: [:]][String(name)] = path
      return true
    }

    /// Takes in what has happened since the last call; never waits.
    ///
    /// - Returns: whether the file may have other contents now.
    func drain() -> Bool {
      var isChanged = false
      var buffer = [UInt8](repeating: 0, count: 8192)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return isChanged }
        buffer.withUnsafeBytes { bytes in
          var place = 0
          while place + MemoryLayout<inotify_event>.size <= count {
            let event = bytes.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
            let start = place + MemoryLayout<inotify_event>.size
            let end = min(count, start + Int(event.len))
            let name = String(decoding: bytes[start..<end].prefix { $0 != 0 }, as: UTF8.self)
            if concerns(event, name) { isChanged = true }
            place = end
          }
        }
      }
    }

    private func concerns(_ event: inotify_event, _ name: String) -> Bool {
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
      guard let path = paths[event.wd]?[name] else { return false }
      if event.mask & UInt32(IN_CLOSE_WRITE | IN_MOVED_TO) != 0 { return true }
      // A file just made is mostly still empty, and will be closed when it is written. A link is
      // complete from the first.
      var status = stat()
      guard lstat(path, &status) == 0 else { return false }
      return status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1
    }
  }
#else
  /// Elsewhere nothing is ever seen to change.
  final class FileWatch {
    let descriptor: Int32 = -1

    init?(file: String) { return nil }

    func drain() -> Bool { false }
  }
#endif
