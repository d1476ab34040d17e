import Course
import Testing

/// A file with mistakes, and what is to be said of it: `line:column: message`.
struct LessonErrorCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let problems: [String]

  init(_ name: String, _ text: String, _ problems: [String]) {
    self.name = name
    self.text = text
    self.problems = problems
  }

  var testDescription: String { name }

  // Pieces of right lessons, to which the cases add their mistakes.
  static let afterTitle = "part: P\nsummary: S\n"
  static let heading = "title: T\n" + afterTitle
  static let section = "sections:\n  - title: A\n"
  static let matrices =
    heading
      + """
      matrices:
        image: |
          1 2 3
          4 5 6
          7 8 9
        kernel: |
          1 0
          0 1
        list: 1 2 3

      """
  static let withSection = matrices + section
  static let conv2D = "  - title: A\n    operation: conv2d\n    input: image\n    weight: kernel\n"
  static let withConv2D = matrices + "sections:\n" + conv2D
  static let withConvolve =
    withSection + "    operation: convolve\n    input: list\n    weight: 1 1\n"
}

@Suite("Every mistake in a lesson file is told, where it is and what it is")
struct LessonErrorTests {
  @Test(
    "The problems of a file, with line and column",
    arguments: LessonErrorCase.keys + LessonErrorCase.yaml + LessonErrorCase.characters
      + LessonErrorCase.grids + LessonErrorCase.operations + LessonErrorCase.annotations
      + LessonErrorCase.documents + LessonErrorCase.layers + LessonErrorCase.questions
      + LessonErrorCase.choices + LessonErrorCase.freshQuestions)
  func problems(of file: LessonErrorCase) {
    let reading = LessonFile.read(Array(file.text.utf8), id: "lesson")
    let told = reading.problems.map { "\($0.line):\($0.column): \($0.message)" }
    #expect(told == file.problems)
    #expect(reading.lesson == nil)
  }

  @Test(
    "The pieces the cases are made of are right lessons",
    arguments: [
      LessonErrorCase.withSection, LessonErrorCase.withConv2D, LessonErrorCase.withConvolve,
      LessonErrorCase.withNetwork + "    layer: row\n    input: image\n",
    ])
  func pieces(text: String) {
    let reading = LessonFile.read(Array(text.utf8), id: "lesson")
    #expect(reading.problems.map(\.description) == [])
    #expect(reading.lesson != nil)
  }

  @Test("A problem is written as compilers write errors")
  func description() {
    let text = LessonErrorCase.heading.replacing("title", with: "tilte") + LessonErrorCase.section
    let problem = LessonFile.read(Array(text.utf8), id: "lesson").problems.first
    #expect(
      problem?.description == "1:1: error: unknown key \"tilte\"; did you mean \"title\"?")
  }

  @Test(
    "What cannot be the name of a lesson is refused",
    arguments: [
      "", "../../etc/passwd", "a/b", "A", "-a", "a b", "a\u{1B}[31m", ".",
      String(repeating: "a", count: 65),
    ])
  func id(_ id: String) {
    let text = LessonErrorCase.heading + LessonErrorCase.section
    let reading = LessonFile.read(Array(text.utf8), id: id)
    #expect(reading.lesson == nil)
    #expect(reading.problems.count == 1)
    #expect(reading.problems.first?.place == .start)
    #expect(reading.problems.allSatisfy { !$0.message.unicodeScalars.contains("\u{1B}") })
  }
}
