import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether places and answers could be kept now, found out by trying; what is made for that is taken away
/// again.
struct KeepingCheck {
  let environment: [String: String]

  /// Where they are kept, and what is against it.
  var result: (value: String, problem: Finding.Complaint?) {
    guard let folder = PlaceStore.folder(environment) else {
      return (
        "nowhere",
        .init(
          what: "HOME is not set, so neither your answers nor where you stopped are kept.",
          remedy: "export HOME, or XDG_STATE_HOME")
      )
    }
    let isThere = LessonsFolder.isFolder(folder)
    return (
      isThere ? folder : "\(folder) (made when needed)",
      problem(in: folder)
    )
  }

  private func problem(in folder: String) -> Finding.Complaint? {
    do throws(StateFileError) {
      try Self.tryWriting(in: folder)
    } catch {
      return .init(
        what: "Neither your answers nor where you stopped are kept: \(error).",
        remedy: "make \(folder) a folder that you may write to, or name another in XDG_STATE_HOME")
    }
    do throws(StateFileError) {
      try Self.tryOpening(folder + "/progress.jsonl", O_RDWR)
    } catch {
      return .init(
        what: "Your answers are not kept: \(error).",
        remedy: "make it a file that you may read and write, or move it away")
    }
    do throws(StateFileError) {
      try Self.tryOpening(folder + "/places.json", O_RDONLY)
    } catch {
      return .init(
        what: "It is not known where you stopped: \(error).",
        remedy: "make it a file that you may read, or move it away")
    }
    return nil
  }

  private static func tryWriting(in folder: String) throws(StateFileError) {
    var made: [String] = []
    defer { for path in made.reversed() { rmdir(path) } }
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      if mkdir(path, 0o700) == 0 {
        made.append(path)
      } else if errno != EEXIST {
        let code = errno
        // What cannot be made may be there all the same, as on a read-only disk.
        guard access(path, X_OK) == 0 else {
          throw .system(doing: "make the folder", path: path, code: code)
        }
      }
    }
    do throws(FileWriteError) {
      try checkReplacing(folder + "/places.json")
    } catch {
      throw .system(doing: "write into", path: folder, code: error.code)
    }
  }

  /// - Throws: what is against it; a file that is not there yet is none.
  private static func tryOpening(_ path: String, _ mode: Int32) throws(StateFileError) {
    let doing = mode == O_RDONLY ? "read" : "write"
    let file = open(path, mode | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return }
      throw .system(doing: doing, path: path, code: errno)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .system(doing: doing, path: path, code: EINVAL)
    }
  }
}
