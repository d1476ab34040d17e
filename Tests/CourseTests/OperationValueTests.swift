import Compute
import Course
import Testing

@Suite("An operation of a lesson file is computed as it is written")
struct OperationValueTests {
  private func read(_ text: String) -> Lesson? {
    let reading = LessonFile.read(Array(text.utf8), id: "lesson")
    #expect(reading.problems.map(\.description) == [])
    return reading.lesson
  }

  private func demonstration(_ keys: String, matrices: String = "") -> Demonstration? {
    read(LessonErrorCase.heading + matrices + LessonErrorCase.section + keys)?
      .sections.first?.demonstration
  }

  @Test(
    "The forms of padding and stride",
    arguments: [
      ("", Conv2D()),
      ("    padding: 1\n", Conv2D(padding: .explicit(Padding(1)))),
      ("    padding: [1]\n", Conv2D(padding: .explicit(Padding(1)))),
      (
        "    padding: [1, 2]\n",
        Conv2D(padding: .explicit(Padding(top: 1, left: 2, bottom: 1, right: 2)))
      ),
      (
        "    padding: [1, 2, 3, 4]\n",
        Conv2D(padding: .explicit(Padding(top: 1, left: 2, bottom: 3, right: 4)))
      ),
      ("    padding: same\n", Conv2D(padding: .same)),
      ("    padding: valid\n", Conv2D(padding: .valid)),
      ("    stride: 2\n", Conv2D(stride: .init(2))),
      ("    stride: [1, 2]\n", Conv2D(stride: .init(vertical: 1, horizontal: 2))),
    ])
  func parameters(keys: String, operation: Conv2D) throws {
    let lesson = try #require(read(LessonErrorCase.withConv2D + keys))
    #expect(lesson.sections.first?.demonstration?.trace.operation == .conv2d(operation))
  }

  @Test(
    "The modes of convolve",
    arguments: [
      ("", [1, 3, 5, 3]), ("    mode: full\n", [1, 3, 5, 3]), ("    mode: same\n", [1, 3, 5]),
      ("    mode: valid\n", [3, 5]),
    ] as [(String, [Rational])])
  func modes(keys: String, output: [Rational]) throws {
    let lesson = try #require(read(LessonErrorCase.withConvolve + keys))
    let trace = try #require(lesson.sections.first?.demonstration?.trace)
    #expect(trace.output == Tensor(output))
  }

  @Test("A dense layer of 120 inputs and 120 neurons is not too much")
  func dense() throws {
    let row = Array(repeating: "1", count: 120).joined(separator: " ")
    let rows = String(repeating: "    \(row)\n", count: 120)
    let demonstration = demonstration(
      "    operation: linear\n    input: x\n    weight: w\n",
      matrices: "matrices:\n  x: \(row)\n  w: |\n\(rows)")
    #expect(demonstration?.trace.output == Tensor(Array(repeating: 120, count: 120)))
  }

  @Test("A single row is a list to convolve and a matrix to conv2d")
  func rank() throws {
    let keys = "    input: m\n    weight: 1 2\n"
    let matrices = "matrices:\n  m: 1 2 3\n"
    let convolve = try #require(
      demonstration("    operation: convolve\n" + keys, matrices: matrices))
    let conv2D = try #require(demonstration("    operation: conv2d\n" + keys, matrices: matrices))
    #expect(convolve.trace.input.shape == [3])
    #expect(convolve.trace.output == Tensor([1, 4, 7, 6]))
    #expect(conv2D.trace.input.shape == [1, 3])
    #expect(conv2D.trace.output == Tensor(rows: [[5, 8]]))
    #expect([conv2D.inputName, conv2D.weightName] == ["m", "kernel"])
    #expect([convolve.inputName, convolve.weightName] == ["m", "weights"])
  }

  @Test("How an operation is shown")
  func showing() throws {
    let usual = try #require(read(LessonErrorCase.withConv2D)?.sections.first?.demonstration)
    #expect(usual.view == .window)
    #expect(usual.detail == .window)
    #expect(usual.captions.isEmpty && usual.labels.isEmpty && usual.printed == nil)

    let keys = """
          view: rooms
          detail: product
          labels: [a, b, 3, d]
          captions:
            - at: 2
              say: two
            - {at: "4", say: four}

      """
    let chosen = try #require(
      read(LessonErrorCase.withConvolve + keys)?.sections.first?.demonstration)
    #expect(chosen.view == .rooms)
    #expect(chosen.detail == .product)
    #expect(chosen.labels == ["a", "b", "3", "d"])
    #expect(chosen.captions == [[1]: "two", [3]: "four"])
  }

  @Test("A result can be used by later sections")
  func results() throws {
    let text =
      LessonErrorCase.withConv2D + "    result: sums\n"
      + "  - title: B\n    show: [sums]\n    operation: conv2d\n    input: sums\n    weight: kernel\n"
      + "  - title: C\n    operation: convolve\n    input: list\n    weight: list\n"
    let sections = try #require(read(text)?.sections)
    let sums = Tensor(rows: [[6, 8], [12, 14]])
    #expect(sections[1].exhibits == [NamedTensor(name: "sums", tensor: sums)])
    #expect(sections[1].demonstration?.trace.output == Tensor(rows: [[20]]))
    #expect(sections[2].demonstration?.trace.output == Tensor([1, 4, 10, 12, 9]))
  }

  @Test("A printed result is compared with the exact one by value")
  func printed() throws {
    let keys = "    printed: |\n      6.0 .\n      24/2 15\n    erratum: A slip.\n"
    let lesson = try #require(read(LessonErrorCase.withConv2D + keys))
    let printed = try #require(lesson.sections.first?.demonstration?.printed)
    #expect(printed.shape == [2, 2])
    #expect(printed.cells.map { $0?.text } == ["6.0", nil, "24/2", "15"])
    #expect(printed[[1, 1]]?.value == 15)
    #expect(printed.wrong == [[1, 1]])
    #expect(printed.erratum == "A slip.")
  }

  @Test(
    "Which printed numbers are right",
    arguments: [
      ("7/9", "7/9", true), ("7/9", "0.78", true), ("7/9", "0.8", true), ("7/9", "0.77", false),
      ("7/9", "1", false), ("7/9", "1.", false), ("-7/9", "-0.78", true), ("2/3", "0.6667", true),
      ("2/3", "0.6666", false), ("1/8", "0.125", true), ("1/8", "0.13", false),
      ("7/2", "3.5", true), ("7/2", "3.50", true), ("7/2", "4", false), ("7/9", "78e-2", false),
    ])
  func rightness(exact: String, printed: String, isRight: Bool) {
    let keys =
      "    operation: conv2d\n    input: \(exact)\n    weight: 1\n    printed: \(printed)\n"
    let text = LessonErrorCase.heading + LessonErrorCase.section + keys
    let plain = LessonFile.read(Array(text.utf8), id: "lesson")
    let excused = LessonFile.read(Array((text + "    erratum: Why.\n").utf8), id: "lesson")
    #expect((plain.lesson != nil) == isRight)
    #expect((excused.lesson != nil) != isRight)
  }
}
