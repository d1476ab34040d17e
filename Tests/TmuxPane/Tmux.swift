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
  /// How long a single call may take before it counts as hanging.
  private static let patience: Duration = .seconds(15)

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
    try Self.output(of: ["tmux", "-u", "-S", socket] + arguments, input: .nullDevice)
  }

  /// Runs a program to its end.
  ///
  /// - Throws: `TmuxError.failed` when it fails or takes too long.
  static func output(of command: [String], input: FileHandle) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = input
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = try read(output.fileHandleForReading, of: process, command)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw TmuxError.failed("\(command.joined(separator: " ")): \(text)")
    }
    return text
  }

  /// Reads all that a process prints; ends a process that hangs.
  private static func read(
    _ handle: FileHandle, of process: Process, _ command: [String]
  ) throws -> String {
    let deadline = ContinuousClock.now + patience
    var data = Data()
    while true {
      var request = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 100) > 0 else {
        guard ContinuousClock.now < deadline else {
          process.terminate()
          throw TmuxError.failed("\(command.joined(separator: " ")): no answer")
        }
        continue
      }
      let chunk = handle.availableData
      if chunk.isEmpty { return String(decoding: data, as: UTF8.self) }
      data.append(chunk)
    }
  }
}
