import Foundation

/// What can go wrong with a terminal for tests.
public enum TmuxError: Error, CustomStringConvertible {
  case missing
  case failed(String)
  case notSeen(String, screen: [String])

  public var description: String {
    switch self {
    case .missing: "tmux is not installed; these tests need it (Debian: apt install tmux)."
    case .failed(let message): "tmux: \(message)"
    case .notSeen(let what, let screen):
      "waited in vain for \(what); the screen shows:\n" + screen.joined(separator: "\n")
    }
  }
}

/// Calls of the `tmux` command for one server.
struct Tmux {
  /// Where the server listens.
  let socket: String

  /// - Throws: `TmuxError.missing` when there is no tmux.
  init(socket: String) throws {
    self.socket = socket
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let isInstalled = folders.split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/tmux") }
    guard isInstalled else { throw TmuxError.missing }
  }

  /// Runs a tmux command.
  ///
  /// - Returns: what it prints.
  func run(_ arguments: [String]) throws -> String {
    try Self.output(of: ["tmux", "-u", "-S", socket] + arguments, input: nil)
  }

  /// Runs a program to its end.
  ///
  /// - Throws: `TmuxError.failed` when it fails or takes too long.
  static func output(of command: [String], input: FileHandle?) throws -> String {
    let outcome = try ChildProcess(command, input: input).waitBlocking(seconds: TmuxPane.patience)
    guard outcome.status == 0 else {
      let complaint = outcome.errors + outcome.output
      throw TmuxError.failed("\(command.joined(separator: " ")): \(complaint)")
    }
    return outcome.output
  }
}
