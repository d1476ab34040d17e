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
  /// Where the server listens, and where files may be left.
  private let folder: URL

  /// - Throws: `TmuxError.missing` when there is no tmux.
  init(folder: URL) throws {
    self.folder = folder
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let isInstalled = folders.split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/tmux") }
    guard isInstalled else { throw TmuxError.missing }
  }

  /// Runs a tmux command.
  ///
  /// - Returns: what it prints.
  func run(_ arguments: [String]) throws -> String {
    let socket = folder.appendingPathComponent("socket").path
    return try Spawn.output(
      of: ["tmux", "-u", "-S", socket] + arguments, input: "/dev/null", folder: folder)
  }
}
