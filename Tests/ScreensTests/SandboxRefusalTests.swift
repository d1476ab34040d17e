import Canvas
import Compute
import Course
import Testing

@testable import Screens

@Suite("Settings that cannot be")
struct SandboxRefusalTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let operation: ShownOperation
    let keys: String
    let says: String

    init(_ operation: ShownOperation, _ keys: String, _ says: String) {
      self.operation = operation
      self.keys = keys
      self.says = says
    }

    var testDescription: String { "\(operation.rawValue) \(keys)" }
  }

  static let cases = [
    Case(
      .conv2D, "2i",
      "⌊(2 + 2×0 − 3)/1⌋ + 1 = 0: the 3×3 kernel does not fit the 2×2 input; make the input larger, "
        + "or the padding at least 1."),
    Case(
      .conv2D, "2i9kp2s",
      "⌊(2 + 2×1 − 9)/2⌋ + 1 = −2: the 9×9 kernel does not fit the 2×2 input, with its padding 4×4; "
        + "make the input larger, or the padding at least 4."),
    Case(
      .conv2D, "4i3d",
      "⌊(4 + 2×0 − (3×(3 − 1) + 1))/1⌋ + 1 = −2: the 3×3 kernel, spread over 7×7 by the dilation, does "
        + "not fit the 4×4 input; make the input larger, or the padding at least 2."),
    Case(
      .conv2D, "6iHHHH",
      "height ⌊(2 + 2×0 − 3)/1⌋ + 1 = 0: the 3×3 kernel does not fit the 2×6 input; make the input "
        + "larger, or the padding at least 1."),
    Case(
      .maxPool2D, "7k",
      "⌊(4 + 2×0 − 7)/7⌋ + 1 = 0: the 7×7 window does not fit the 4×4 input; make the input larger, "
        + "or the padding at least 2."),
    Case(
      .maxPool2D, "1k4p",
      "With padding 4, a window of 1 would lie on padding alone and hold no number; make the padding "
        + "smaller or the window larger."),
    Case(
      .outputSize, "2i",
      "⌊(2 + 2×0 − 3)/2⌋ + 1 = 0: a window of 3 does not fit a side of 2; make the input larger, or "
        + "the padding at least 1."),
    Case(
      .softmax, "2000⏎",
      "The numbers lie too far apart to show their shares; the greatest and the least may differ by "
        + "1000."),
    Case(
      .maxPool2D, "64i16k1s",
      "This is more arithmetic than fits between two key presses; make the input or the window "
        + "smaller, or the stride larger."),
  ]

  @Test("The reason has the formula's numbers and a way out", arguments: cases)
  func reason(_ test: Case) throws {
    let sandbox = Sandbox(try #require(Bench.standard(test.operation)), window: 0).after(test.keys)
    #expect(sandbox.refusal == test.says)
    #expect(sandbox.lines().last == test.says)
  }

  @Test("The padding that is advised is the least that helps")
  func advice() throws {
    for input in 1...5 {
      for kernel in 2...7 {
        for padding in [0, 2] {
          for dilation in 1...2 {
            let keys = "\(input)i\(kernel)k\(padding)p\(dilation)d"
            let sandbox = Sandbox(try #require(Bench.standard(.conv2D))).after(keys)
            guard let refusal = sandbox.refusal else { continue }
            let advised = try #require(refusal.firstMatch(of: /at least (\d+)/)?.1)
            #expect(sandbox.after("\(advised)p").refusal == nil, "\(keys)")
            let less = try #require(Int(advised)) - 1
            #expect(sandbox.after("\(less)p").refusal != nil, "\(keys)")
          }
        }
      }
    }
  }

  @Test("Tables and whole networks say that they cannot be edited")
  func notEditable() throws {
    for (operation, says) in [
      ("sequential", "A whole network has too many knobs"), ("layer_table", "cannot be edited"),
    ] {
      let lesson = try SampleLessons.lesson(text: Self.lesson(operation))
      let player = Player(lesson).sized(80, 24).after(.character("n"), .character("e"))
      #expect(player.notice?.contains(says) == true)
    }
  }

  private static func lesson(_ operation: String) -> String {
    let body =
      operation == "sequential"
      ? "    input: 1 -2" : "    layers:\n      - name: input\n        shape: 5\n"
    return """
      title: No editing
      part: Tests
      summary: Nothing to edit.
      network:
        - name: ReLU
          operation: relu
      sections:
        - title: All
          operation: \(operation)
      \(body)
      """
  }
}

@Suite("What windows leave out")
struct CoverageTests {
  @Test(
    "The columns behind the last window are those the formula's floor takes away",
    arguments: [
      (7, 3, 2, 0, 1, "nothing"), (8, 3, 2, 0, 1, "1 column at the right is"),
      (6, 3, 4, 0, 1, "3 columns at the right are"),
      (7, 3, 2, 1, 1, "nothing"), (8, 3, 2, 1, 1, "1 column of padding at the right is"),
      (7, 2, 4, 1, 1, "3 columns at the right (1 of them padding) are"),
      (7, 2, 3, 0, 1, "Before the last window, 1 column is never read."),
    ])
  func trailing(_ n: Int, _ f: Int, _ s: Int, _ p: Int, _ d: Int, _ says: String) throws {
    let zeros = Tensor(shape: [f, n], elements: Array(repeating: .zero, count: f * n))
    var bench = try #require(
      Bench.standard(.maxPool2D, on: NamedTensor(name: "input", tensor: zeros)))
    #expect(bench.set(.kernelSize, to: f) == nil)
    #expect(bench.set(.stride, toEach: [1, s]) == nil)
    #expect(bench.set(.padding, toEach: [0, p, 0, p]) == nil)
    let trace = try bench.demonstration().trace
    let text = trace.leftOutText ?? "nothing"
    #expect(text.contains(says), "\(text)")
    let width = try #require(trace.coverage).columns
    if s <= f { #expect(width.trailing == width.unread.count) }
    #expect(width.trailing == (trace.sides?.width.leftover ?? -1))
  }

  @Test("Cells that no window reads have a role of their own, in lessons as well")
  func roles() throws {
    let lesson = try SampleLessons.lesson(
      text: """
        title: Left over
        part: Tests
        summary: A column is left over.
        sections:
          - title: All
            operation: conv2d
            input: |
              1 2 3 4
              5 6 7 8
            weight: 1 1 1
            stride: 2
        """)
    let player = Player(lesson).sized(80, 24).after(.character("n"), .end)
    let stage = try #require(player.stage)
    #expect(stage.inputRole([0, 3]) == .unread && stage.inputRole([1, 0]) == .unread)
    #expect(stage.inputRole([0, 2]) != .unread)
    let frame = player.view(Size(width: 80, height: 24)).frame
    #expect(frame.lines.joined(separator: " ").contains("The floor bites, ⌊1/2⌋ = 0"))
  }
}
