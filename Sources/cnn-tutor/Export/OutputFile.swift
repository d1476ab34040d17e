import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a command writes: standard output, a device or pipe, or a file, which is replaced at one stroke.
struct OutputFile {
  /// As it was asked for.
  private let word: String
  private let kind: Kind

  private enum Kind {
    /// What is open already, such as standard output.
    case open(Int32)
    /// A device or a pipe: what is written goes through it.
    case stream
    /// A plain file, or one that is not there yet.
    case file(WritePlace)
  }

  /// - Throws: an exit status, after saying why, where nothing can be written there, or a terminal
  ///   would get bytes that are no text.
  init(_ word: String, isBinary: Bool) throws {
    self.word = word
    if let descriptor = Self.descriptor(word) {
      kind = .open(descriptor)
    } else {
      do throws(WriteRefusal) {
        kind = .file(try WritePlace(word))
      } catch .notPlain {
        kind = .stream
      } catch {
        throw Failure.cannotRun("\(word.printable) \(error.reason).")
      }
    }
    if isBinary, isTerminal {
      throw Failure.cannotRun(
        "an animation is no text for a terminal; write it to a file: --output lesson.gif.")
    }
  }

  /// What is open under a name: `-` is standard output.
  private static func descriptor(_ word: String) -> Int32? {
    switch word {
    case "-", "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default: break
    }
    let folder = ["/dev/fd/", "/proc/self/fd/"].first(where: word.hasPrefix)
    return folder.flatMap { Int32(word.dropFirst($0.count)) }.flatMap { $0 < 0 ? nil : $0 }
  }

  private var isTerminal: Bool {
    switch kind {
    case .open(let descriptor): return isatty(descriptor) == 1
    case .file: return false
    case .stream:
      let file = open(word, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
      guard file >= 0 else { return false }
      defer { close(file) }
      return isatty(file) == 1
    }
  }

  /// Writes, and says so where that is not seen anyway.
  ///
  /// - Throws: an exit status, after saying why it could not be written.
  func write(_ bytes: [UInt8]) throws {
    switch kind {
    case .open(let descriptor): try send(bytes, to: descriptor)
    case .stream:
      let file = open(word, O_WRONLY | O_NOCTTY | O_CLOEXEC)
      guard file >= 0 else { throw failure(errno) }
      defer { close(file) }
      try send(bytes, to: file)
    case .file(let place):
      do throws(FileWriteError) {
        try replaceFile(place.path, permissions: 0o666, isLasting: false) {
          (file) throws(FileWriteError) in try file.write(bytes)
        }
      } catch {
        throw failure(error.code)
      }
      try Output.write(["Wrote \(word.printable), \((bytes.count + 999) / 1000) kB."])
    }
  }

  private func send(_ bytes: [UInt8], to file: Int32) throws {
    guard Output.write(bytes[...], to: file) else { throw failure(errno) }
  }

  private func failure(_ code: Int32) -> any Error {
    let reason = String(cString: strerror(code))
    let advice = code == ENOENT ? "; is there the folder?" : "."
    return Failure.cannotRun("cannot write \(word.printable): \(reason)\(advice)")
  }
}

extension WriteRefusal {
  /// What is said after the name of the place.
  var reason: String {
    switch self {
    case .noName: "is no name of a file"
    case .folder: "is a folder; name a file in it"
    case .notPlain: "is no plain file"
    case .notAllowed: "may not be written to, by its permissions"
    }
  }
}
