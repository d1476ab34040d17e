import Compute
import Course
import Testing

@Suite("A question of a lesson file is computed as it is written")
struct QuestionValueTests {
  private func read(_ questions: String) throws -> [LessonQuestion] {
    let text =
      LessonErrorCase.withConv2D + "    printed: |\n      6 8\n      12 15\n    erratum: x\n"
      + "questions:\n" + questions
    let reading = LessonFile.read(Array(text.utf8), id: "lesson")
    #expect(reading.problems.map(\.description) == [])
    return reading.lesson?.questions ?? []
  }

  @Test("A question about a section has its operation")
  func section() throws {
    let question = try #require(
      try read("  - kind: cell\n    section: A\n    at: 2 1\n    answer: 12\n    hint: Add.\n")
        .first)
    #expect(question.kind == .cell && question.section == 0 && question.hint == "Add.")
    guard case .result(let demonstration, let place) = question.content else {
      Issue.record("not a result")
      return
    }
    #expect(place == [1, 0])
    #expect(demonstration.trace.output == Tensor(rows: [[6, 8], [12, 14]]))
  }

  @Test(
    "A question that is given a name keeps it, whatever its words; without one its words make it")
  func givenName() throws {
    func name(_ question: String) throws -> String? {
      try read("  - kind: shape\n    section: A\n" + question).first?.id
    }
    #expect(try name("    id: the-shape\n") == "the-shape")
    #expect(try name("    hint: Count.\n    id: the-shape\n") == "the-shape")
    #expect(try name("") == name(""))
    #expect(try name("") != name("    hint: Count.\n"))
  }

  @Test("A question may have an operation of its own on the lesson's matrices")
  func operation() throws {
    let question = try #require(
      try read(
        "  - kind: shape\n    section: A\n    operation: conv2d\n    input: image\n"
          + "    weight: kernel\n    padding: 1\n    answer: 4×4\n"
      ).first)
    guard case .result(let demonstration, nil) = question.content else {
      Issue.record("not a result")
      return
    }
    #expect(demonstration.trace.output.shape == [4, 4])
  }

  @Test(
    "Calculations",
    arguments: [
      ("(5×5×3 + 1)×6", Rational(456)), ("(5*5*3+1)*6", 456), ("⌊(7 + 2×0 − 3)/2⌋ + 1", 3),
      ("⌊-1/2⌋", -1), ("2 - -3", 5), ("7/9", Rational(7, 9)), ("0.5·3", Rational(3, 2)),
      ("1 - 2 - 3", -4), ("8/2/2", 2), ("'3'", 3),
    ])
  func calculation(text: String, value: Rational) throws {
    let question = try #require(
      try read("  - kind: number\n    ask: x\n    calculate: \(text)\n").first)
    guard case .calculation(let calculation) = question.content else {
      Issue.record("not a calculation")
      return
    }
    #expect(calculation.value == value)
  }

  @Test(
    "The right choice is computed, or named",
    arguments: [
      ("    choices: [5, 6, 7]\n    section: A\n    at: 1 1\n", 1),
      ("    choices: [5, 6, 7]\n    calculate: 4 + 3\n", 2),
      ("    choices: [0.77, 0.78]\n    calculate: 7/9\n", 1),
      ("    choices: [a, b]\n    answer: a\n", 0),
    ])
  func choice(keys: String, expected: Int) throws {
    let question = try #require(try read("  - kind: choice\n    ask: x\n" + keys).first)
    guard case .choice(_, let right, _) = question.content else {
      Issue.record("not a choice")
      return
    }
    #expect(right == expected)
  }

  @Test("The misprint of a section can be asked for")
  func mistake() throws {
    #expect(try read("  - kind: mistake\n    section: A\n    answer: 2 2\n").count == 1)
  }

  @Test("What is given of an operation with fresh numbers stays")
  func fresh() throws {
    let question = try #require(
      try read(
        "  - kind: cell\n    generate: conv2d\n    weight: kernel\n    stride: 2\n"
          + "    padding: 1\n    values: -1 1\n    section: A\n"
      ).first)
    guard case .fresh(let fresh) = question.content else {
      Issue.record("not fresh")
      return
    }
    #expect(fresh.operation == .conv2D && fresh.stride == Stride(2))
    #expect(fresh.weight?.tensor == Tensor(rows: [[1, 0], [0, 1]]))
    #expect(fresh.padding == .explicit(Padding(1)) && fresh.values == [-1, 1])
  }

  @Test("A question keeps its name while its text stays, wherever it stands")
  func lastingNames() throws {
    let (first, second) = (
      "  - kind: shape\n    section: A\n", "  - kind: matrix\n    section: A\n"
    )
    let names = try read(first + second).map(\.id)
    #expect(try read(second + first).map(\.id) == names.reversed())
    #expect(try read(first + "    hint: x\n").first?.id != names.first)
    #expect(Set(names).count == 2)
  }
}
