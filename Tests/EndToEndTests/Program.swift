import Foundation
import TmuxPane

/// The program as built together with these tests, or another one named by `CNN_TUTOR_PROGRAM`.
enum Program {
  static let path =
    ProcessInfo.processInfo.environment["CNN_TUTOR_PROGRAM"]
    ?? TmuxPane.builtProgram("cnn-tutor")

  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let lessons = repository.appendingPathComponent("Lessons")

  /// The names of all lessons, from their files.
  static func lessonNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: lessons.path)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// How a run ended and what it printed.
  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  struct TakesTooLong: Error, CustomStringConvertible {
    let command: [String]
    var description: String { "\(command.joined(separator: " ")) did not come to its end." }
  }

  /// Runs the program without a terminal: nothing to read, and pipes to write to.
  ///
  /// - Throws: `TakesTooLong` when it does not end by itself.
  static func run(
    _ arguments: [String], in scratch: Scratch, environment: [String: String] = [:],
    folder: URL? = nil, seconds: Double = 60
  ) async throws -> Outcome {
    try await run(
      command: [path] + arguments, in: scratch, environment: environment, folder: folder,
      seconds: seconds)
  }

  /// Runs a command without a terminal.
  static func run(
    command: [String], in scratch: Scratch, environment: [String: String] = [:],
    folder: URL? = nil, seconds: Double = 60
  ) async throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder ?? scratch.folder
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
      .merging(["LANG": "C.UTF-8"]) { $1 }
      .merging(scratch.environment) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    async let printed = text(from: output)
    async let complaints = text(from: errors)
    let guardian = Task {
      try await Task.sleep(for: .seconds(seconds))
      process.terminate()
    }
    let (shown, complained) = await (printed, complaints)
    process.waitUntilExit()
    guardian.cancel()
    guard process.terminationReason == .exit else { throw TakesTooLong(command: command) }
    return Outcome(status: process.terminationStatus, output: shown, errors: complained)
  }

  /// Reads a pipe to its end on a thread that may wait, which those of the tests must not.
  private static func text(from pipe: Pipe) async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        continuation.resume(returning: String(decoding: data, as: UTF8.self))
      }
    }
  }
}
