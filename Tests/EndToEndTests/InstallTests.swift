import Foundation
import Testing
import TmuxPane

/// `make install`, and the program found and run from anywhere.
@Suite(.fewAtATime) struct InstallTests {
  @Test("Installed, the program finds its lessons from any folder; uninstalled, nothing is left")
  func install() async throws {
    let scratch = try Scratch()
    let prefix = scratch.file("a prefix").path
    let installed = try await make("install", in: scratch, ["PREFIX=\(prefix)"])
    #expect(installed.status == 0, "\(installed.errors)")
    let program = "\(prefix)/bin/cnn-tutor"
    for folder in ["/", prefix, "\(prefix)/bin"] {
      let outcome = try await Program.run(
        command: [program, "lessons"], in: scratch, folder: URL(fileURLWithPath: folder))
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("strided-conv"))
    }
    let told = try await Program.run(
      command: [program, "lesson", "strided-conv", "--plain"], in: scratch,
      folder: URL(fileURLWithPath: "/"))
    #expect(told.output.contains("Step 1. "))

    let link = scratch.file("link").path
    #expect(symlink(program, link) == 0)
    let linked = try await Program.run(
      command: [link, "lessons"], in: scratch, folder: URL(fileURLWithPath: "/"))
    #expect(linked.output.contains("strided-conv"))

    let uninstalled = try await make("uninstall", in: scratch, ["PREFIX=\(prefix)"])
    #expect(uninstalled.status == 0)
    let left = FileManager.default.enumerator(atPath: prefix)?.compactMap { $0 as? String } ?? []
    #expect(left.filter { $0.contains("cnn-tutor") } == [])
  }

  @Test("A package builder's DESTDIR is put before the prefix")
  func staged() async throws {
    let scratch = try Scratch()
    let stage = scratch.file("stage").path
    let outcome = try await make("install", in: scratch, ["PREFIX=/usr", "DESTDIR=\(stage)"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    for file in ["usr/bin/cnn-tutor", "usr/share/cnn-tutor/Lessons/strided-conv.yaml"] {
      #expect(FileManager.default.fileExists(atPath: "\(stage)/\(file)"), "\(file)")
    }
  }

  @Test("Without its lessons the program says where it looked")
  func withoutLessons() async throws {
    let scratch = try Scratch()
    let copy = scratch.file("cnn-tutor")
    // A process of its own copies: what this one has open for writing, programs that are started at
    // the same moment hold open too, and the copy could not be run.
    _ = try await Program.run(command: ["cp", Program.path, copy.path], in: scratch)
    let outcome = try await Program.run(command: [copy.path, "lessons"], in: scratch)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("share/cnn-tutor/Lessons"))
    #expect(outcome.errors.contains("CNN_TUTOR_LESSONS"))
  }

  /// Runs `make` with the program these tests were built with, which counts as up to date.
  private func make(
    _ target: String, in scratch: Scratch, _ variables: [String]
  ) async throws -> ChildProcess.Outcome {
    try await Program.run(
      command: [
        "make", "-C", Program.repository.path, "--old-file=\(Program.path)", target,
        "BINARY=\(Program.path)",
      ] + variables, in: scratch)
  }
}
