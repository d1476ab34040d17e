import Foundation
import Testing
import TmuxPane

/// The lesson as text: for pipes, for `grep`, for screen readers.
@Suite(.fewAtATime) struct PlainTests {
  @Test("Every lesson's text is plain: no escape, no drawing, every step numbered in order")
  func isPlain() async throws {
    for lesson in try Program.lessonNames() {
      let scratch = try Scratch()
      let plain = try await PlainLesson(lesson, in: scratch)
      let drawn = plain.text.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
          || (0x2500...0x28FF).contains($0.value)
      }
      #expect(drawn.isEmpty, "\(lesson): \(drawn.map { String($0.value, radix: 16) })")
      #expect(plain.numbers == Array(1...plain.numbers.count), "\(lesson)")
      #expect(plain.sentences.allSatisfy { !$0.isEmpty }, "\(lesson)")
    }
  }

  @Test("A pipe gets what --plain prints, in whatever terminal it starts")
  func pipe() async throws {
    for lesson in try Program.lessonNames() {
      let scratch = try Scratch()
      let plain = try await Program.run(["lesson", lesson, "--plain"], in: scratch)
      let piped = try await Program.run(
        ["lesson", lesson], in: scratch, environment: ["TERM": "xterm-256color"])
      #expect(piped.output == plain.output)
      #expect(piped.errors.isEmpty)
      #expect(piped.status == 0)
    }
  }

  @Test(
    "Every screen has its text, in a terminal as well",
    arguments: [
      (["--plain"], "strided-conv"), (["sandbox", "relu", "--plain"], "Operation relu"),
      (["train", "--plain", "--network", "x-or-o", "--epochs", "1"], "test: accuracy"),
      (["lesson", "relu", "--plain", "--step", "2"], "Section 1"),
    ])
  func everyScreen(arguments: [String], words: String) async throws {
    let tutor = try Tutor(arguments, size: (100, 50))
    #expect(try await tutor.pane.waitForExit() == 0)
    let shown = try tutor.pane.screen().joined(separator: "\n")
    #expect(shown.contains(words), "\(shown)")
    #expect(try !tutor.pane.flag("alternate_on"))
  }

  @Test("--ascii keeps text to ASCII as well, with as many lines")
  func ascii() async throws {
    for arguments in [
      ["lesson", "hospital-convolution", "--plain"], ["lesson", "strided-conv", "--plain"],
      ["lessons"], ["sandbox", "conv2d", "--plain"], ["quiz", "padding", "--plain", "--seed", "1"],
    ] {
      let scratch = try Scratch()
      let text = try await Program.run(arguments, in: scratch)
      let ascii = try await Program.run(arguments + ["--ascii"], in: scratch)
      #expect(ascii.status == 0 && !ascii.output.isEmpty, "\(arguments)")
      let isPure = ascii.output.utf8.allSatisfy { $0 < 128 }
      #expect(isPure, "\(arguments)")
      #expect(
        ascii.output.split(separator: "\n", omittingEmptySubsequences: false).count
          == text.output.split(separator: "\n", omittingEmptySubsequences: false).count)
    }
  }

  @Test("--plain in a terminal prints text and leaves the terminal alone")
  func inTerminal() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(LessonText.small(), to: "small.yaml")
    let pane = try TmuxPane(
      size: (200, 100), environment: scratch.environment,
      command: [Program.path, "lesson", file.path, "--plain", "--detail", "product"])
    #expect(try await pane.waitForExit() == 0)
    #expect(try !pane.flag("alternate_on"))
    let expected = try await PlainLesson(file.path, in: scratch)
    let shown = PlainLesson(text: try pane.screen().joined(separator: "\n"))
    #expect(shown.sentences == expected.sentences)
  }

  @Test(
    "A level of detail leaves steps out and keeps the numbers of the others",
    arguments: ["window", "operation"])
  func detail(level: String) async throws {
    let scratch = try Scratch()
    try scratch.write(LessonText.small(), to: "small.yaml")
    let all = try await PlainLesson("small.yaml", in: scratch)
    let outcome = try await Program.run(
      ["lesson", "small.yaml", "--plain", "--detail", level], in: scratch)
    let some = PlainLesson(text: outcome.output)
    #expect(some.numbers.count < all.numbers.count)
    for (number, sentence) in zip(some.numbers, some.sentences) {
      #expect(all.sentences[number - 1] == sentence)
    }
  }

  @Test("--step begins there")
  func step() async throws {
    let scratch = try Scratch()
    let all = try await PlainLesson("strided-conv", in: scratch)
    let outcome = try await Program.run(
      ["lesson", "strided-conv", "--plain", "--detail", "product", "--step", "17"], in: scratch)
    let rest = PlainLesson(text: outcome.output)
    #expect(rest.numbers == Array(all.numbers.dropFirst(16)))
    #expect(all.text.hasSuffix(outcome.output))
  }

  @Test(
    "Every sum in the text of all lessons is true, by a checker that shares no code with the program",
    arguments: [
      ["--detail", "product"], ["--detail", "window"], ["--numbers", "decimal"],
    ])
  func sums(options: [String]) async throws {
    let scratch = try Scratch()
    for lesson in try Program.lessonNames() {
      let outcome = try await Program.run(
        ["lesson", lesson, "--plain"] + options, in: scratch)
      #expect(outcome.status == 0)
      // A function's value, `ReLU(2) = 2` or `e^0 = 1`, is no sum.
      let equations = outcome.output.split(separator: "\n")
        .count {
          $0.hasPrefix("Step ") && $0.contains(" = ") && !$0.contains(/[A-Za-z]\(|e\^/)
        }
      try scratch.write(outcome.output, to: "\(lesson).txt")
      let verdict = try await Program.run(
        command: [
          "python3", Program.sumChecker.path, "--at-least", "\(equations)",
          scratch.file("\(lesson).txt").path,
        ], in: scratch)
      #expect(verdict.status == 0, "\(lesson): \(verdict.output)\(verdict.errors)")
    }
  }

  @Test("The checker finds what is false")
  func checkerChecks() async throws {
    let scratch = try Scratch()
    let itself = try await Program.run(
      command: ["python3", Program.sumChecker.path, "--self-test"], in: scratch)
    #expect(itself.status == 0, "\(itself.output)\(itself.errors)")
    let text = try await PlainLesson("strided-conv", in: scratch).text
    let wrong = text.replacing("16 = 100", with: "16 = 101", maxReplacements: 1)
    try #require(wrong != text)
    try scratch.write(wrong, to: "false.txt")
    let verdict = try await Program.run(
      command: ["python3", Program.sumChecker.path, scratch.file("false.txt").path], in: scratch)
    #expect(verdict.status == 1)
  }
}
