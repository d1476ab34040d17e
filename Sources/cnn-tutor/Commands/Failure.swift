import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The ways a command can fail, each with its exit status.
enum Failure {
  /// Something in a lesson is wrong.
  static let wrong = ExitCode(1)

  /// Says why a command cannot do its work.
  ///
  /// - Returns: what to throw.
  static func cannotRun(_ message: String) -> ExitCode {
    Output.complain("cnn-tutor: \(message)")
    return ExitCode(2)
  }
}

/// Text for whoever called the program.
enum Output {
  /// Writes a line to standard error.
  static func complain(_ line: String) {
    _ = write(Array((line + "\n").utf8)[...], to: STDERR_FILENO)
  }

  /// Writes the beginning of a line in which something is to be typed.
  static func prompt(_ text: String) throws {
    guard write(Array(text.utf8)[...], to: STDOUT_FILENO) else {
      throw Failure.cannotRun("cannot write the text: \(String(cString: strerror(errno))).")
    }
  }

  /// Writes lines to standard output.
  ///
  /// A reader that has gone (`| head`) ends the program quietly, as it does others.
  static func write(_ lines: some Sequence<String>) throws {
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line.utf8
      bytes.append(10)
      guard bytes.count >= 1 << 16 else { continue }
      try flush(&bytes)
    }
    try flush(&bytes)
  }

  private static func flush(_ bytes: inout [UInt8]) throws {
    guard write(bytes[...], to: STDOUT_FILENO) else {
      throw Failure.cannotRun("cannot write the text: \(String(cString: strerror(errno))).")
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes all of the bytes.
  ///
  /// - Returns: whether that went well; if not, `errno` says why.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// The system's `write`, by a name that does not clash with methods.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
