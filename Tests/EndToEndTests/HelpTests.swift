import Foundation
import Testing
import TmuxPane

/// The help of every command, and the examples in it.
@Suite(.fewAtATime) struct HelpTests {
  static let commands = [
    [], ["lesson"], ["lessons"], ["sandbox"], ["quiz"], ["progress"], ["export"], ["check"],
    ["new"], ["compute"], ["train"], ["classify"], ["evaluate"], ["doctor"],
  ]

  @Test("The program's help names every command that is tested here, and no other")
  func everyCommand() async throws {
    let outcome = try await Program.run(["--help"], in: Scratch())
    let list = outcome.output.components(separatedBy: "SUBCOMMANDS:").last ?? ""
    let names = list.matches(of: /(?m)^  ([a-z]+)\s/).map { String($0.1) }
    #expect(names.sorted() == Self.commands.joined().sorted())
  }

  @Test("Help goes to standard output, with status 0 and two examples or more", arguments: commands)
  func help(of command: [String]) async throws {
    let outcome = try await Program.run(command + ["--help"], in: Scratch())
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("USAGE:"))
    #expect(Self.examples(in: outcome.output).count >= 2)
  }

  @Test("Every example in the help works", arguments: commands)
  func examples(of command: [String]) async throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      at: scratch.file("Lessons"), withDestinationURL: Program.lessons)
    try scratch.write("P2 4 4 255 0 0 255 255 0 0 255 255 0 0 255 255 0 0 255 255", to: "photo.pgm")
    let help = try await Program.run(command + ["--help"], in: scratch).output
    for example in Self.examples(in: help) {
      // A lesson of the reader's own, where the example is not the one that makes it.
      if example.contains("my-lesson.yaml") && !example.contains(" new ") {
        _ = try await Program.run(["new", "my-lesson"], in: scratch)
      }
      // Weights that an example before has not made, and an image.
      if example.contains("--load digits.safetensors") {
        try TrainingFiles.digitsImage.write(to: scratch.file("seven.png"))
        try await TrainingFiles.makeDigitsWeights(in: scratch)
      }
      // A shell reads the example, as it would read what a person types.
      let outcome = try await Program.run(
        command: [
          "sh", "-c", "program=$1; cnn_tutor() { \"$program\" \"$@\"; }; eval \"$2\"", "sh",
          Program.path, example.replacing(/(^|\| )cnn-tutor/) { "\($0.1)cnn_tutor" },
        ], in: scratch)
      #expect(outcome.status == 0, "\(example): \(outcome.errors)")
      #expect(!outcome.output.isEmpty, "\(example)")
      #expect(outcome.errors.isEmpty, "\(example): \(outcome.errors)")
    }
  }

  @Test("Completion scripts are written for each shell", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) async throws {
    let outcome = try await Program.run(["--generate-completion-script", shell], in: Scratch())
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("cnn-tutor"))
  }

  /// The command lines below `EXAMPLES`.
  private static func examples(in help: String) -> [String] {
    let below = help.components(separatedBy: "EXAMPLES").dropFirst().first ?? ""
    return below.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .prefix { !$0.isEmpty }
      .filter { $0.hasPrefix("cnn-tutor") || $0.contains("| cnn-tutor") }
  }
}
