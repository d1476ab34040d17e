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
    fputs(line + "\n", stderr)
  }

  /// Writes lines to standard output.
  ///
  /// A reader that has gone (`| head`) ends the program quietly, as it does others.
  static func write(_ lines: some Sequence<String>) throws {
    for line in lines where fputs(line + "\n", stdout) < 0 { throw unwritable }
    guard fflush(stdout) == 0 else { throw unwritable }
  }

  private static var unwritable: ExitCode {
    Failure.cannotRun("cannot write the text: \(String(cString: strerror(errno))).")
  }
}
