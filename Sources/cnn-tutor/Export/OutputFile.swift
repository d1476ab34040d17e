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
  /// Links resolved: the file behind one is replaced, not the link.
  private let path: String
  private let kind: Kind

  private enum Kind {
    case standardOutput
    /// A device or a pipe: what is written goes through it.
    case stream
    /// A plain file with these permissions, or one that is not there yet.
    case file(permissions: mode_t)
  }

  /// - Throws: an exit status, after saying why, where nothing can be written there, or a terminal
  ///   would get bytes that are no text.
  init(_ word: String, isBinary: Bool) throws {
    self.word = word
    path = word.absolutePath
    var status = stat()
    let isStandardOutput = word == "-"
    let isThere =
      isStandardOutput ? fstat(STDOUT_FILENO, &status) == 0 : stat(path, &status) == 0
    let type = status.st_mode & S_IFMT
    if isThere && type == S_IFDIR {
      throw Failure.cannotRun("\(word.printable) is a folder; name a file in it.")
    }
    if isStandardOutput {
      kind = .standardOutput
    } else if isThere && type != S_IFREG {
      kind = .stream
    } else {
      kind = .file(permissions: isThere ? status.st_mode & 0o777 : 0o666)
    }
    if isBinary, isThere, type == S_IFCHR, isTerminal {
      throw Failure.cannotRun(
        "an animation is no text for a terminal; write it to a file: --output lesson.gif.")
    }
  }

  private var isTerminal: Bool {
    if case .standardOutput = kind { return isatty(STDOUT_FILENO) == 1 }
    let file = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return isatty(file) == 1
  }

  /// Writes, and says so where that is not seen anyway.
  ///
  /// - Throws: an exit status, after saying why it could not be written.
  func write(_ bytes: [UInt8]) throws {
    switch kind {
    case .standardOutput: try send(bytes, to: STDOUT_FILENO)
    case .stream:
      let file = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC)
      guard file >= 0 else { throw failure(errno) }
      defer { close(file) }
      try send(bytes, to: file)
    case .file(let permissions):
      do throws(FileWriteError) {
        try replaceFile(
          path, draft: "\(path).\(getpid()).new", permissions: permissions, isLasting: false
        ) { (file) throws(FileWriteError) in try file.write(bytes) }
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
