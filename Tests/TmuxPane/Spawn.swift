import Foundation

/// Runs short commands to their end.
///
/// Foundation's `Process` is of no use for starting tmux: it waits until every process that inherited
/// its socket has ended, and the server that tmux leaves behind never does.
enum Spawn {
  /// How long a command may take before it counts as hanging.
  private static let patience: Duration = .seconds(15)

  /// Runs a command that is looked for in `PATH`.
  ///
  /// - Parameters:
  ///   - input: the file that standard input is read from.
  ///   - folder: where a file may be made that holds what the command prints.
  /// - Returns: what it prints, on standard error too.
  /// - Throws: `TmuxError.failed` when it does not start, fails, or takes too long.
  static func output(of command: [String], input: String, folder: URL) throws -> String {
    let file = folder.appendingPathComponent("output-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let process = try start(command, input: input, output: file.path)
    let status = try wait(for: process, command)
    let text = String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    guard status == 0 else { throw failure(command, text) }
    return text
  }

  private static func start(
    _ command: [String], input: String, output: String
  ) throws -> pid_t {
    #if os(Linux)
      var actions = Actions()
      var attributes = Attributes()
    #else
      var actions: Actions
      var attributes: Attributes
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    acceptSignals(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY | O_NOCTTY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let variables = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var arguments = command.map { strdup($0) } + [nil]
    var environment = variables.map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    let error = posix_spawnp(
      &process, command[0], &actions, &attributes, &arguments, &environment)
    guard error == 0 else { throw failure(command, String(cString: strerror(error))) }
    return process
  }

  #if os(Linux)
    private typealias Actions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
  #else
    private typealias Actions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
  #endif

  /// Lets the command receive signals, whatever the thread that starts it holds back: a server of
  /// tmux that inherits such a thread's mask cannot be ended.
  private static func acceptSignals(_ attributes: inout Attributes) {
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }

  /// - Returns: what `waitpid` says of the end; 0 for success.
  private static func wait(for process: pid_t, _ command: [String]) throws -> Int32 {
    let deadline = ContinuousClock.now + patience
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else {
        kill(process, SIGKILL)
        _ = waitpid(process, &status, 0)
        throw failure(command, "no answer")
      }
      usleep(1000)
    }
    return status
  }

  private static func failure(_ command: [String], _ text: String) -> TmuxError {
    .failed("\(command.joined(separator: " ")): \(text)")
  }
}
