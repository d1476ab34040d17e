import Compute
import Course
import Testing

@Suite("A lesson file is read as it is written")
struct LessonValueTests {
  private func read(_ text: String) -> Lesson? {
    let reading = LessonFile.read(Array(text.utf8), id: "lesson")
    #expect(reading.problems.map(\.description) == [])
    return reading.lesson
  }

  @Test("The words of a lesson")
  func words() throws {
    let text = """
      title: "The  title"
      part: 'Part: one'
      order: 30
      summary: What it
        teaches
      question: Why?
      sources: [one, "two: three"]
      notes: |
        Bring chalk.

        Go slowly.
      sections:
        - title: A
          notes: Ask them.
          say: |
            First line
            goes on.

            Second paragraph, ❤️.
        - title: B
          say: >-
            Folded
            text.

            More.
          quoted: f(x)
          correct: f(y)
          erratum: A slip.
      remember:
        rule: R
        shape: n
        pytorch: p
        keras: k
        next: [a-b, c2]
      """
    let lesson = try #require(read(text))
    #expect(lesson.id == "lesson")
    #expect(lesson.title == "The title")
    #expect(lesson.part == "Part: one")
    #expect(lesson.order == 30)
    #expect(lesson.summary == "What it teaches")
    #expect(lesson.question == "Why?")
    #expect(lesson.sources == ["one", "two: three"])
    #expect(lesson.notes == ["Bring chalk.", "Go slowly."])
    #expect(lesson.sections.map(\.notes) == [["Ask them."], []])
    #expect(lesson.sections.map(\.title) == ["A", "B"])
    #expect(lesson.sections.first?.say == ["First line goes on.", "Second paragraph, ❤️."])
    #expect(lesson.sections.last?.say == ["Folded text.", "More."])
    #expect(
      lesson.sections.last?.misquote == Misquote(printed: "f(x)", correct: "f(y)", why: "A slip."))
    #expect(
      lesson.remember
        == Remember(rule: "R", shape: "n", pytorch: "p", keras: "k", next: ["a-b", "c2"]))
  }

  @Test("A lesson with nothing but what it needs")
  func least() throws {
    let lesson = try #require(read(LessonErrorCase.heading + LessonErrorCase.section))
    #expect(lesson.order == 1_000)
    #expect(lesson.question == nil)
    #expect(lesson.sources.isEmpty)
    #expect(lesson.notes.isEmpty)
    #expect(lesson.remember == nil)
    #expect(lesson.sections.first?.say == [])
    #expect(lesson.sections.first?.demonstration == nil)
  }

  @Test(
    "Numbers are exact, however they are written",
    arguments: [
      ("m: 1/3", [1], [Rational(1, 3)]), ("m: 0.1", [1], [Rational(1, 10)]),
      ("m: .5 5. +2", [3], [Rational(1, 2), 5, 2]),
      ("m: -0.25 −2 -1/4", [3], [Rational(-1, 4), -2, Rational(-1, 4)]),
      ("m: 017 1e2 1e-1", [3], [17, 100, Rational(1, 10)]), ("m: 0", [1], [0]),
      ("m: '1 2'", [2], [1, 2]), ("m: \"1 2\"", [2], [1, 2]),
      ("m: |\n    1\t2\n\n    3 \u{A0}4  ", [2, 2], [1, 2, 3, 4]),
      ("m: |2\n      1 2\n    -1 0", [2, 2], [1, 2, -1, 0]),
      ("m: |\n      1 2\n    -1 0\n     3 4", [3, 2], [1, 2, -1, 0, 3, 4]),
      ("m: |\n    1\n    2", [2, 1], [1, 2]),
      ("m: 12345678901234567890/3", [1], [Rational(4_115_226_300_411_522_630)]),
    ] as [(String, Shape, [Rational])])
  func numbers(text: String, shape: Shape, elements: [Rational]) throws {
    let text =
      LessonErrorCase.heading + "matrices:\n  " + text + "\n" + LessonErrorCase.section
      + "    show: [m]\n"
    let exhibit = try #require(read(text)?.sections.first?.exhibits.first)
    #expect(exhibit.name == "m")
    #expect(exhibit.tensor == Tensor(shape: shape, elements: elements))
  }

  @Test("Windows line ends and a byte-order mark are read")
  func windows() throws {
    let text = "\u{FEFF}" + LessonErrorCase.withConv2D + "    printed: |\n      6 8\n      12 14\n"
    let lesson = try #require(read(text.replacing("\n", with: "\r\n")))
    #expect(lesson.sections.first?.demonstration?.trace.output.elements == [6, 8, 12, 14])
  }
}
