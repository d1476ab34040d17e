import Compute
import Course
import Testing

@testable import Quiz

@Suite("Questions are put in plain English, and hints say something new")
struct WordingTests {
  private func question(_ section: String, _ kind: String = "shape") throws -> Question {
    let text = """
      title: A title
      part: Convolution
      summary: A summary.
      matrices:
        red: |
          1 2 3
          4 5 6
          7 8 9
        green: |
          0 1 0
          1 0 1
          0 1 0
        blue: |
          3 2 1
          0 0 0
          1 2 3
        up: |
          1 1
          -1 -1
        left: |
          1 -1
          1 -1
        printed_logits: 1 3 0
      sections:
        - title: A section
      \(section.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
      questions:
        - kind: \(kind)
          section: A section

      """
    let reading = LessonFile.read(Array(text.utf8), id: "sample")
    let lesson = try #require(reading.lesson, "\(reading.problems)")
    return try #require(Question(lesson.questions[0], of: lesson, seed: 1))
  }

  static let sentences: [(String, String)] = [
    (
      "operation: conv2d\ninput: [red, green, blue]\nweight: [up, up, up]",
      "The kernel up, the same for each channel, slides over red, green and blue."
    ),
    (
      "operation: conv2d\ninput: [red, green]\nweight: [up, left]",
      "The kernel with the sheets up and left slides over red and green."
    ),
    (
      "operation: conv2d\ninput: red\nweight: [up, left]",
      "The filters up and left slide over red."
    ),
    (
      "operation: conv2d\ninput: [red, green]\nweight: [[up, left], [left, up]]",
      "The filters slide over red and green."
    ),
    ("operation: conv2d\ninput: red\nweight: up", "The kernel up slides over red."),
    (
      "operation: flatten\ninput: [red, green, blue]",
      "The sheets red, green and blue are laid out in one list, one after the other, row by row."
    ),
    ("operation: flatten\ninput: red", "All of red is laid out in one list, row by row."),
    ("operation: softmax\ninput: printed_logits", "Softmax makes shares of printed logits."),
  ]

  @Test("An operation is told in a sentence", arguments: sentences)
  func sentence(section: String, expected: String) throws {
    #expect(try question(section).prompt.first == expected)
  }

  @Test("A kernel that is the same for each channel is shown once")
  func kernelOnce() throws {
    let operation = "operation: conv2d\ninput: [red, green, blue]\nweight: "
    let same = try question(operation + "[up, up, up]", "matrix")
    #expect(same.exhibits.last?.name == "up" && same.exhibits.last?.tensor.shape == [2, 2])
    let others = try question(operation + "[up, left, up]", "matrix")
    #expect(others.exhibits.last?.tensor.shape == [3, 2, 2])
  }

  static let hints: [([String], [String], [String])] = [
    (
      ["Which value comes out?"],
      [
        "The window stands on rows 4 to 6 and columns 4 to 6.",
        "The window stands on rows 4 to 6, columns 4 to 6.", "3×1 = 3 is what one row gives.",
      ], ["The window stands on rows 4 to 6 and columns 4 to 6.", "3×1 = 3 is what one row gives."]
    ),
    (
      ["Only two cells are left, 3 and 0. What is their mean?"], ["Under it are 3, 0."], []
    ),
    (["Row 2, column 1?"], ["Under it are 2, 1."], ["Under it are 2, 1."]),
  ]

  @Test("No hint repeats what was said before it", arguments: hints)
  func news(prompt: [String], given: [String], kept: [String]) {
    #expect(Hints.news(given, after: prompt) == kept)
  }

  @Test("The first value is no further hint where its whole sum was one")
  func wholeSum() throws {
    let list = "operation: convolve\ninput: 2 3\nweight: 4 5\nmode: full"
    let hints = try question(list, "matrix").hints
    #expect(hints.count == 2 && hints.last?.hasSuffix("= 8.") == true, "\(hints)")
  }
}
