import Foundation

/// A program run to its end, without a terminal.
///
/// Foundation's `Process` learns of a program's end by a descriptor that the program holds. A tmux
/// server started at the same moment may inherit it and live on, and then the end is never noticed.
/// Here `waitpid` is asked, and what is printed goes to files, which nobody else can hold open.
public struct ChildProcess: Sendable {
  /// How a program ended and what it printed.
  public struct Outcome: Sendable {
    /// The status as a shell sees it: 128 + n for signal n.
    public let status: Int32
    public let output: String
    public let errors: String
  }

  private let process: pid_t
  private let output: FileHandle
  private let errors: FileHandle
  private let command: [String]

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: the program, looked for on the `PATH`, and its arguments.
  ///   - environment: all of its variables; nil gives it those of this process.
  ///   - folder: where it runs; nil is the present folder.
  ///   - input: what it reads; nil is nothing.
  ///   - output: where it prints; nil keeps it for the outcome.
  /// - Throws: `TmuxError.failed` when it cannot be started.
  public init(
    _ command: [String], environment: [String: String]? = nil, folder: URL? = nil,
    input: FileHandle? = nil, output: FileHandle? = nil
  ) throws {
    self.command = command
    self.output = try Self.hiddenFile()
    errors = try Self.hiddenFile()

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input.fileDescriptor, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, (output ?? self.output).fileDescriptor, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.fileDescriptor, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0)=\($1)" }
    let start = folder.map { ["sh", "-c", "cd \"$0\" && exec \"$@\"", $0.path] } ?? []
    var arguments: [UnsafeMutablePointer<CChar>?] = (start + command).map { strdup($0) } + [nil]
    var strings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for string in arguments + strings { free(string) } }
    var process: pid_t = 0
    let failure = posix_spawnp(
      &process, (start + command)[0], &actions, &attributes, &arguments, &strings)
    guard failure == 0 else {
      throw TmuxError.failed("\(command[0]): \(String(cString: strerror(failure)))")
    }
    self.process = process
  }

  /// A file without a name.
  private static func hiddenFile() throws -> FileHandle {
    var path = Array("\(NSTemporaryDirectory())/output-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else {
      throw TmuxError.failed("no file for what a program prints: \(errno)")
    }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// How the program ended; nil while it runs.
  private func outcome() -> Outcome? {
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    let signal = status & 0x7f
    return Outcome(
      status: signal == 0 ? (status >> 8) & 0xff : 128 + signal,
      output: Self.text(of: output), errors: Self.text(of: errors))
  }

  private static func text(of file: FileHandle) -> String {
    try? file.seek(toOffset: 0)
    return String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
  }

  /// Sends the program a signal.
  public func send(_ signal: Int32) { kill(process, signal) }

  /// Waits for the program's end, blocking this thread; for programs that take milliseconds.
  ///
  /// - Throws: `TmuxError.failed` when it takes longer; it is ended.
  func waitBlocking(seconds: Double) throws -> Outcome {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if let outcome = outcome() { return outcome }
      usleep(500)
    }
    throw end()
  }

  /// Waits for the program's end.
  ///
  /// - Throws: `TmuxError.failed` when it takes longer; it is ended.
  public func wait(seconds: Double = 180) async throws -> Outcome {
    let deadline = ContinuousClock.now + .seconds(seconds)
    repeat {
      if let outcome = outcome() { return outcome }
      try await Task.sleep(for: .milliseconds(3))
    } while ContinuousClock.now < deadline
    // Where other tests keep all threads busy, a short sleep may have been a very long one.
    if let outcome = outcome() { return outcome }
    throw end()
  }

  /// Ends the program, which takes too long.
  private func end() -> TmuxError {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    return .failed("\(command.joined(separator: " ")): does not end by itself")
  }
}
