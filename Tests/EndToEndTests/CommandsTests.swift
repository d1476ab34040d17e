import Foundation
import Testing
import TmuxPane

/// The commands that answer with text, and how every command fails.
@Suite(.fewAtATime) struct CommandsTests {
  @Test("--version prints a version, and nothing else")
  func version() async throws {
    let outcome = try await Program.run(["--version"], in: Scratch())
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(outcome.errors.isEmpty)
  }

  @Test("lessons lists every lesson; without a terminal the bare program does the same")
  func list() async throws {
    let scratch = try Scratch()
    let listed = try await Program.run(["lessons"], in: scratch)
    #expect(listed.status == 0)
    let words = listed.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    for lesson in try Program.lessonNames() { #expect(words.contains(Substring(lesson))) }
    #expect(try await Program.run([], in: scratch).output == listed.output)
  }

  @Test("lessons --json is JSON with every lesson's id, title, part and summary")
  func json() async throws {
    struct Item: Decodable {
      let id: String
      let title: String
      let part: String
      let summary: String
      let problems: [String]
    }
    let outcome = try await Program.run(["lessons", "--json"], in: Scratch())
    let items = try JSONDecoder().decode([Item].self, from: Data(outcome.output.utf8))
    #expect(try items.map(\.id).sorted() == Program.lessonNames())
    for item in items {
      #expect(item.problems.isEmpty)
      #expect(![item.title, item.part, item.summary].contains(""))
    }
  }

  @Test("Lessons of another folder are taken from --lessons or CNN_TUTOR_LESSONS")
  func otherFolder() async throws {
    let scratch = try Scratch()
    try scratch.write(LessonText.small(), to: "other.yaml")
    let byOption = try await Program.run(
      ["lessons", "--lessons", scratch.folder.path], in: scratch)
    #expect(byOption.output.contains("other"))
    #expect(!byOption.output.contains("strided-conv"))
    let byVariable = try await Program.run(
      ["lesson", "other", "--plain"], in: scratch,
      environment: ["CNN_TUTOR_LESSONS": scratch.folder.path])
    #expect(byVariable.status == 0)
    #expect(byVariable.output.contains("A small lesson."))
    let missing = try await Program.run(
      ["lessons", "--lessons", scratch.file("nowhere").path], in: scratch)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("nowhere"))
  }

  @Test("check is silent on nothing: right files say so, with status 0")
  func checkShipped() async throws {
    let files = try Program.lessonNames().map { Program.lessons.path + "/\($0).yaml" }
    let outcome = try await Program.run(["check"] + files, in: Scratch())
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test("check gives all problems of all files, each with file, line and column, and status 1")
  func checkBroken() async throws {
    let scratch = try Scratch()
    let first = LessonText.small().replacing("summary:", with: "sumary:")
      .replacing("weight: kernel", with: "weight: kernle")
    let second = LessonText.small().replacing("109 113 127", with: "109 113")
    try scratch.write(first, to: "first.yaml")
    try scratch.write(second, to: "second.yaml")
    try scratch.write(LessonText.small(), to: "right.yaml")
    let outcome = try await Program.run(
      ["check", "first.yaml", "right.yaml", "second.yaml"], in: scratch)
    #expect(outcome.status == 1)
    let problems = outcome.output.matches(of: /(?m)^([^:\n]+):(\d+):(\d+): error: (.+)$/)
    let places = problems.map { "\($0.1):\($0.2)" }
    for (file, text, mistake) in [
      ("first.yaml", first, "sumary"), ("first.yaml", first, "kernle"),
      ("second.yaml", second, "109 113"),
    ] {
      let line = try #require(LessonText.line(of: mistake, in: text))
      #expect(places.contains("\(file):\(line)"), "\(mistake): \(outcome.output)")
    }
    #expect(!places.contains { $0.hasPrefix("right.yaml") })
    let sumary = problems.first { $0.4.contains("sumary") }
    #expect(sumary?.4.contains("summary") == true, "no nearest key in: \(outcome.output)")
  }

  @Test("new writes a lesson that checks and plays at once, and never overwrites one")
  func new() async throws {
    let scratch = try Scratch()
    let made = try await Program.run(["new", "my-lesson"], in: scratch)
    #expect(made.status == 0)
    let text = try String(contentsOf: scratch.file("my-lesson.yaml"), encoding: .utf8)
    #expect(text.contains("#"))
    #expect(try await Program.run(["check", "my-lesson.yaml"], in: scratch).status == 0)
    let told = try await Program.run(["lesson", "my-lesson.yaml", "--plain"], in: scratch)
    #expect(told.status == 0)
    #expect(told.output.contains("="))

    try scratch.write("mine", to: "my-lesson.yaml")
    let again = try await Program.run(["new", "my-lesson"], in: scratch)
    #expect(again.status == 2)
    #expect(again.errors.contains("my-lesson.yaml"))
    #expect(try String(contentsOf: scratch.file("my-lesson.yaml"), encoding: .utf8) == "mine")
  }

  /// A command line that cannot be obeyed.
  struct Failing: CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    /// What the message must name.
    let names: String

    init(_ arguments: String..., status: Int32, names: String) {
      self.arguments = arguments
      self.status = status
      self.names = names
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(
    "What cannot be done is said on standard error, with the nearest that can, and the right status",
    arguments: [
      Failing("lesson", "strided-cov", status: 2, names: "did you mean “strided-conv”?"),
      Failing("lesson", "xyzzy", status: 2, names: "xyzzy"),
      Failing("lesson", "./nothing.yaml", status: 2, names: "nothing.yaml"),
      Failing("lesson", "nothing.yaml", "--plain", status: 2, names: "nothing.yaml"),
      Failing("lesson", "strided-conv", "--plain", "--step", "100000", status: 2, names: "100000"),
      Failing("lesson", "strided-conv", "--step", "0", status: 64, names: "--step"),
      Failing("lesson", "strided-conv", "--step", "x", status: 64, names: "--step"),
      Failing("lesson", "strided-conv", "--plane", status: 64, names: "--plain"),
      Failing("lesson", "strided-conv", "--plain", "--watch", status: 64, names: "--watch"),
      Failing("lesson", status: 64, names: "lesson"),
      Failing("lesons", status: 64, names: "did you mean “lessons”?"),
      Failing("chek", status: 64, names: "did you mean “check”?"),
      Failing("check", status: 64, names: "files"),
      Failing("new", status: 64, names: "id"),
      Failing("new", "../elsewhere", status: 64, names: "../elsewhere"),
      Failing("new", "My Lesson", status: 64, names: "My Lesson"),
      Failing("lessons", "--theme", "drak", status: 64, names: "dark"),
    ])
  func failing(_ command: Failing) async throws {
    let outcome = try await Program.run(command.arguments, in: Scratch())
    #expect(outcome.status == command.status)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(command.names), "\(outcome.errors)")
  }

  @Test("A lesson with mistakes is not played: they are listed on standard error, with status 1")
  func brokenLesson() async throws {
    let scratch = try Scratch()
    try scratch.write(LessonText.small().replacing("2 3", with: "2 x"), to: "broken.yaml")
    let outcome = try await Program.run(["lesson", "broken.yaml", "--plain"], in: scratch)
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(/broken\.yaml:\d+:\d+: error:\s/))
  }

  @Test("A reader that goes away early is no error worth a word")
  func brokenPipe() async throws {
    let scratch = try Scratch()
    let outcome = try await Program.run(
      command: ["sh", "-c", "\"$0\" lesson strided-conv --plain | head -n 1", Program.path],
      in: scratch)
    #expect(outcome.output.hasPrefix("Strided convolution"))
    #expect(outcome.errors.isEmpty)
  }

  @Test("A full disk is said, with status 2", .enabled(if: access("/dev/full", W_OK) == 0))
  func fullDisk() async throws {
    let scratch = try Scratch()
    for command in [["lessons"], ["lessons", "--json"], ["lesson", "strided-conv", "--plain"]] {
      let outcome = try await Program.run(
        command: ["sh", "-c", "exec \"$0\" \"$@\" >/dev/full", Program.path] + command, in: scratch)
      #expect(outcome.status == 2, "\(command)")
      #expect(!outcome.errors.isEmpty, "\(command)")
    }
  }
}
