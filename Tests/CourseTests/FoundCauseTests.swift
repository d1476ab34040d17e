import Course
import Testing

@Suite("Where a lesson does not say why numbers are misprinted, the likeliest cause is found")
struct FoundCauseTests {
  /// A lesson of the course that keeps its reasons for misprinted numbers to itself.
  private func causes(in lesson: String) throws -> [String] {
    let text = try CourseFolder.text(lesson + ".yaml")
    let silent = text.replacing(
      /(?m)(^    printed:.*\n(?:^      .*\n)*^    erratum:).*\n(?:^      .*\n)*/
    ) { "\($0.output.1) unknown\n" }
    let reading = LessonFile.read(Array(silent.utf8), id: lesson)
    #expect(reading.problems.map(\.description) == [])
    return (reading.lesson?.sections ?? []).compactMap { section in
      guard let printed = section.demonstration?.printed, printed.hasFoundCause else { return nil }
      return printed.erratum
    }
  }

  private static let cut = "The last digits were cut off, not rounded."

  static let lessons: [(String, [String])] = [
    ("strided-conv", ["The 7 in row 2, column 5 of the input was read as 2."]),
    ("average-pooling", ["This is the value to the right of it.", cut]),
    (
      "dense",
      [
        "The bias was not added.",
        "Value 1: This was computed from the wrong values before it. Value 2: This was computed "
          + "from the wrong values before it. The bias was not added.",
        "The bias was not added.",
      ]
    ),
    ("softmax", [cut]),
    ("x-or-o", [cut, cut, cut, cut, cut]),
  ]

  @Test("The causes of the documents' misprints", arguments: lessons)
  func found(lesson: String, expected: [String]) throws {
    let found = try causes(in: lesson)
    #expect(found == expected.map { "What went wrong is not known. Most likely: \($0)" })
  }

  @Test("A misprint that nothing explains is said not to be understood")
  func notFound() throws {
    let text =
      LessonErrorCase.withConv2D
      + "    printed: |\n      6 8\n      12 777777\n    erratum: unknown\n"
    let lesson = try #require(LessonFile.read(Array(text.utf8), id: "lesson").lesson)
    let printed = lesson.sections.first?.demonstration?.printed
    #expect(printed?.erratum == "What went wrong is not known.")
  }
}
