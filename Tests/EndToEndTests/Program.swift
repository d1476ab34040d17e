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

  /// The script that recomputes every sum in a text.
  static let sumChecker = repository.appendingPathComponent("Tests/EndToEndTests/check_sums.py")

  /// The names of all lessons, from their files.
  static func lessonNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: lessons.path)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// Runs the program without a terminal: nothing to read, and files to write to.
  ///
  /// - Parameter folder: where it runs; nil is the scratch folder.
  /// - Throws: `TmuxError` when it does not end by itself.
  static func run(
    _ arguments: [String], in scratch: Scratch, environment: [String: String] = [:],
    folder: URL? = nil
  ) async throws -> ChildProcess.Outcome {
    try await run(
      command: [path] + arguments, in: scratch, environment: environment, folder: folder)
  }

  /// Starts the program without a terminal, to be sent signals while it runs.
  ///
  /// - Parameters:
  ///   - output: where it prints.
  ///   - wrapper: the command that runs it, such as `nohup`; none if empty.
  static func start(
    _ arguments: [String], in scratch: Scratch, output: FileHandle? = nil,
    through wrapper: [String] = []
  ) throws -> ChildProcess {
    try ChildProcess(
      wrapper + [path] + arguments, environment: variables(scratch), folder: scratch.folder,
      output: output)
  }

  /// Runs a command without a terminal.
  static func run(
    command: [String], in scratch: Scratch, environment: [String: String] = [:],
    folder: URL? = nil
  ) async throws -> ChildProcess.Outcome {
    try await ChildProcess(
      command, environment: variables(scratch).merging(environment) { $1 },
      folder: folder ?? scratch.folder
    ).wait()
  }

  /// The variables that a program is run with.
  private static func variables(_ scratch: Scratch) -> [String: String] {
    ProcessInfo.processInfo.environment
      .filter { ["PATH", "LD_LIBRARY_PATH"].contains($0.key) }
      .merging(["LANG": "C.UTF-8"]) { $1 }
      .merging(scratch.environment) { $1 }
  }
}
