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

  @Test("The man page is installed, and shown without a warning")
  func manual() async throws {
    let scratch = try Scratch()
    let prefix = scratch.file("prefix").path
    #expect(try await make("install", in: scratch, ["PREFIX=\(prefix)"]).status == 0)
    let page = "\(prefix)/share/man/man1/cnn-tutor.1"
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/groff") else { return }
    let shown = try await Program.run(
      command: ["groff", "-man", "-ww", "-Tutf8", "-P-bou", page], in: scratch)
    #expect(shown.status == 0 && shown.errors.isEmpty, "\(shown.errors)")
    #expect(shown.output.contains("EXIT STATUS"))
  }

  @Test(
    "Completions are installed, and each shell reads them",
    arguments: [
      ("bash", "bash-completion/completions/cnn-tutor"),
      ("zsh", "zsh/site-functions/_cnn-tutor"),
      ("fish", "fish/vendor_completions.d/cnn-tutor.fish"),
    ])
  func completions(shell: String, file: String) async throws {
    let scratch = try Scratch()
    let prefix = scratch.file("prefix").path
    #expect(try await make("install", in: scratch, ["PREFIX=\(prefix)"]).status == 0)
    let script = "\(prefix)/share/\(file)"
    #expect(FileManager.default.fileExists(atPath: script))
    let found = try await Program.run(command: ["sh", "-c", "command -v \(shell)"], in: scratch)
    guard found.status == 0 else { return }
    let read = try await Program.run(command: [shell, "-n", script], in: scratch)
    #expect(read.status == 0 && read.errors.isEmpty, "\(read.errors)")
  }

  @Test("bash completes commands, the lessons' names, and the themes'")
  func completing() async throws {
    let scratch = try Scratch()
    let prefix = scratch.file("prefix").path
    #expect(try await make("install", in: scratch, ["PREFIX=\(prefix)"]).status == 0)
    let cases = [
      ("cnn-tutor doc", "doctor"), ("cnn-tutor lesson strided-c", "strided-conv"),
      ("cnn-tutor lesson padding --theme contrast-d", "contrast-dark"),
      ("cnn-tutor quiz strided-c", "strided-conv"),
    ]
    for (line, expected) in cases {
      // As bash itself does when Tab is pressed.
      let script = #"""
        PATH="$1/bin:$PATH"; . "$1/share/bash-completion/completions/cnn-tutor"
        COMP_LINE=$2; COMP_POINT=${#COMP_LINE}; read -ra COMP_WORDS <<<"$2"
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        function=$(complete -p cnn-tutor | sed 's/.*-F \([^ ]*\) .*/\1/')
        "$function" cnn-tutor "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]}"
        """#
      let outcome = try await Program.run(
        command: ["bash", "-c", script, "bash", prefix, line], in: scratch)
      let words = outcome.output.split(separator: "\n").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      #expect(words == [expected], "\(line): \(outcome.output) \(outcome.errors)")
    }
  }

  @Test("A package builder's DESTDIR is put before the prefix")
  func staged() async throws {
    let scratch = try Scratch()
    let stage = scratch.file("stage").path
    let outcome = try await make("install", in: scratch, ["PREFIX=/usr", "DESTDIR=\(stage)"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    for file in [
      "usr/bin/cnn-tutor", "usr/share/cnn-tutor/Lessons/strided-conv.yaml",
      "usr/share/cnn-tutor/Assets/Themes/dark.yaml", "usr/share/man/man1/cnn-tutor.1",
    ] {
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
