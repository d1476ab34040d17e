import Foundation
import Testing
import TmuxPane

/// The quiz by pipe.
@Suite(.fewAtATime) struct QuizCommandTests {
  static let lesson = """
    title: A jump
    part: Convolution
    summary: A window that leaves out every second place.
    matrices:
      image: 1 4 2 5 3
      kernel: 1 -1
    sections:
      - title: Two at a time
        operation: conv2d
        input: image
        weight: kernel
        stride: 2
    questions:
      - kind: cell
        section: Two at a time
        at: 1 2
        hint: The window stands on 2 and 5.

    """

  private func quiz(_ answers: String, _ arguments: String = "--seed 1") async throws
    -> ChildProcess.Outcome
  {
    let scratch = try Scratch()
    try scratch.write(Self.lesson, to: "jump.yaml")
    return try await Program.run(
      command: [
        "sh", "-c", "printf \"$2\" | \"$1\" quiz ./jump.yaml \(arguments)", "sh", Program.path,
        answers,
      ], in: scratch)
  }

  @Test("A wrong answer is explained, a right one counted, a hint given, an odd one asked again")
  func answers() async throws {
    let wrong = try await quiz("3\\n")
    #expect(wrong.status == 0 && wrong.errors.isEmpty)
    #expect(wrong.output.contains("Wrong. The kernel was turned round before it was laid on.\n"))
    #expect(wrong.output.contains("Right is: −3.\n"))
    #expect(wrong.output.contains("2×1 + 5×(−1) = 2 − 5 = −3"))
    #expect(wrong.output.contains("The lesson shows it in step "))
    #expect(wrong.output.contains("0 of 1 right."))

    let right = try await quiz("?\\nthree\\n−3\\n")
    #expect(right.output.contains("> ?\nThe window stands on 2 and 5.\n"))
    #expect(right.output.contains("> three\nPlease give a number, such as 7, −2, 0.5 or 7/9.\n"))
    #expect(right.output.contains("> −3\nRight.\n"))
    #expect(right.output.contains("1 of 1 right."))

    let skipped = try await quiz("!\\n")
    #expect(skipped.output.contains("> !\nRight is: −3.\n"))
    let ended = try await quiz("")
    #expect(ended.status == 0 && ended.output.contains("The answers end here.\n0 of 1 right."))
  }

  @Test("The command at the end gives the same questions again")
  func again() async throws {
    let scratch = try Scratch()
    let first = try await Program.run(
      command: [
        "sh", "-c", "yes '!' | \"$1\" quiz strided-conv --questions 12 --lessons \"$2\"", "sh",
        Program.path, Program.lessons.path,
      ], in: scratch)
    let command = try #require(
      first.output.split(separator: "\n").last?.split(separator: ": ").last)
    #expect(command.hasPrefix("cnn-tutor quiz strided-conv"))
    let second = try await Program.run(
      command: [
        "sh", "-c", "yes '!' | \(command.replacing("cnn-tutor", with: "\"$1\""))", "sh",
        Program.path,
      ], in: scratch)
    #expect(second.output == first.output)
    #expect(first.output.contains("Question 12 of 12"))
  }

  @Test("Every lesson's quiz can be gone through as text: no escape, no drawing, the answers told")
  func everyQuiz() async throws {
    for lesson in try Program.lessonNames() {
      let outcome = try await Program.run(
        command: [
          "sh", "-c", "yes '!' | \"$1\" quiz \(lesson) --plain --seed 7", "sh", Program.path,
        ], in: try Scratch())
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(lesson)")
      let drawn = outcome.output.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
          || (0x2500...0x28FF).contains($0.value)
      }
      #expect(drawn.isEmpty, "\(lesson): \(drawn.map { String($0.value, radix: 16) })")
      let count = outcome.output.components(separatedBy: "\nQuestion ").count - 1
      let told = ["Right is: ", "The misprint is "].reduce(0) {
        $0 + outcome.output.components(separatedBy: "\n" + $1).count - 1
      }
      #expect(count >= 4 && told == count, "\(lesson): \(told) of \(count) answers are told")
      #expect(outcome.output.contains("0 of \(count) right."), "\(lesson)")
    }
  }

  @Test("The answer by pipe that the README shows is right")
  func readme() async throws {
    let outcome = try await Program.run(
      command: [
        "sh", "-c", "echo 117 | \"$1\" quiz strided-conv --questions 1 --seed 6", "sh",
        Program.path,
      ], in: try Scratch())
    #expect(outcome.output.contains("1 of 1 right."))
    let text = try String(
      contentsOf: Program.repository.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(text.contains("echo 117 | cnn-tutor quiz strided-conv --questions 1 --seed 6"))
  }

  @Test("For practice nothing is kept, and the questions come as the README prints them")
  func practice() async throws {
    let scratch = try Scratch()
    let command = "yes '!' | cnn-tutor quiz strided-conv --plain --practice"
    let readme = try String(
      contentsOf: Program.repository.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(readme.contains(command))
    let outcome = try await Program.run(
      command: ["sh", "-c", command.replacing("cnn-tutor", with: "\"$1\""), "sh", Program.path],
      in: scratch)
    #expect(outcome.output.contains("For practice: nothing is kept."))
    #expect(outcome.output.contains("0 of 8 right."))
    let list = try await Program.run(["progress", "--export", "-"], in: scratch)
    #expect(!list.output.contains("strided-conv"), "\(list.output)")
  }

  @Test("What is chosen from stands below a line of its own")
  func choices() async throws {
    let outcome = try await Program.run(
      command: ["sh", "-c", "\"$1\" quiz strided-conv --seed 6 </dev/null", "sh", Program.path],
      in: try Scratch())
    #expect(outcome.status == 0)
    let all = try await Program.run(
      command: ["sh", "-c", "yes '!' | \"$1\" quiz strided-conv --seed 6", "sh", Program.path],
      in: try Scratch())
    #expect(all.output.contains("\nChoices:\n  a "))
  }

  @Test("q ends, h gives a hint; a lesson named twice is asked once")
  func letters() async throws {
    let ended = try await quiz("h\\nq\\n3\\n")
    #expect(ended.output.contains("> h\nThe window stands on 2 and 5.\n> q\n0 of 1 right."))
    let twice = try await Program.run(
      command: ["sh", "-c", "yes '!' | \"$1\" quiz relu relu", "sh", Program.path],
      in: try Scratch())
    #expect(twice.status == 0 && twice.errors.isEmpty)
    #expect(twice.output.contains("quiz relu --seed"))
  }

  static let hostile = [
    ["quiz", "--seed", "\u{1B}[31m"], ["quiz", "--\u{1B}[31m"], ["lesson", "a", "\u{1B}]0;b\u{7}"],
    ["train", "--epochs", "\u{9B}31m"], ["--\u{1B}c"], ["\u{1B}c"], ["compute", "\u{1B}[2J", "x"],
  ]

  @Test("What is told of arguments cannot steer the terminal", arguments: hostile)
  func hostileArguments(arguments: [String]) async throws {
    let outcome = try await Program.run(arguments, in: try Scratch())
    #expect(outcome.status != 0)
    let steering = (outcome.output + outcome.errors).unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
    }
    #expect(steering.isEmpty, "\(outcome.errors.debugDescription)")
  }

  @Test("What cannot be asked is said")
  func refusals() async throws {
    let scratch = try Scratch()
    let plain = Self.lesson.components(separatedBy: "questions:")[0]
    try scratch.write(plain, to: "plain.yaml")
    let none = try await Program.run(["quiz", "./plain.yaml"], in: scratch)
    #expect(none.status == 2)
    #expect(none.errors.contains("there are no questions in these lessons"))
    let many = try await Program.run(["quiz", "--questions", "0"], in: scratch)
    #expect(many.status == 64)
  }
}
