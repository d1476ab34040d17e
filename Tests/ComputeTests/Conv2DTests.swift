import Compute
import SeededRandom
import Testing

@Suite("2-D convolution")
struct Conv2DTests {
  @Test("the lessons' results are exact", arguments: LessonValues.all)
  func lessons(_ lesson: LessonValues) throws {
    #expect(try lesson.trace().output == grid(lesson.output))
  }

  @Test("the sums of the rows in every window of the strided lesson are those on paper")
  func rowSums() throws {
    let trace = try #require(LessonValues.all.first { $0.description == "strided-conv, stride 2" })
      .trace()
    let sums = (0..<9).map { trace.window($0).rowSums.map(\.description).joined(separator: " ") }
    #expect(
      sums == [
        "46 24 21", "61 23 16", "62 13 13", "57 13 -1", "68 15 8", "88 14 15", "24 11 9",
        "47 22 3", "49 15 10",
      ])
    let third = trace.window(2)
    #expect(third.terms.map(\.product) == [18, 8, 36, 7, 0, 6, -8, 0, 21])
    #expect(third.origin == [0, 4])
    #expect(third.output == [0, 2])
    #expect(third.extent == [3, 3])
  }

  @Test("how often each cell is used is as counted by hand")
  func uses() throws {
    let cases: [(input: Int, stride: Int, padding: Int, uses: String)] = [
      (
        6, 1, 0, "1 2 3 3 2 1 / 2 4 6 6 4 2 / 3 6 9 9 6 3 / 3 6 9 9 6 3 / 2 4 6 6 4 2 / 1 2 3 3 2 1"
      ),
      (5, 1, 0, "1 2 3 2 1 / 2 4 6 4 2 / 3 6 9 6 3 / 2 4 6 4 2 / 1 2 3 2 1"),
      (
        6, 1, 1, "4 6 6 6 6 4 / 6 9 9 9 9 6 / 6 9 9 9 9 6 / 6 9 9 9 9 6 / 6 9 9 9 9 6 / 4 6 6 6 6 4"
      ),
      (
        7, 2, 0,
        """
        1 1 2 1 2 1 1 / 1 1 2 1 2 1 1 / 2 2 4 2 4 2 2 / 1 1 2 1 2 1 1 / 2 2 4 2 4 2 2 \
        / 1 1 2 1 2 1 1 / 1 1 2 1 2 1 1
        """
      ),
      (
        7, 3, 0,
        "1 1 1 1 1 1 0 / 1 1 1 1 1 1 0 / 1 1 1 1 1 1 0 / 1 1 1 1 1 1 0 / 1 1 1 1 1 1 0 / 1 1 1 1 1 1 0 / 0 0 0 0 0 0 0"
      ),
    ]
    for (side, stride, padding, expected) in cases {
      let input = Tensor(shape: [side, side], elements: Array(repeating: 1, count: side * side))
      let kernel = Tensor(shape: [3, 3], elements: Array(repeating: 1, count: 9))
      let trace = try Conv2D(stride: .init(stride), padding: .explicit(Padding(padding)))
        .trace(input: input, weight: kernel)
      let uses = (0..<input.shape.count).map { place in
        Rational(trace.windows(reading: input.shape.index(at: place)).count)
      }
      #expect(Tensor(shape: input.shape, elements: uses) == (try grid(expected)))
    }
  }

  /// Convolution by its definition on an input with its zeros really laid around it.
  private func reference(
    _ input: [[Rational]], _ kernel: [[Rational]], _ stride: (Int, Int), _ padding: Padding
  ) -> [[Rational]] {
    let width = padding.left + input[0].count + padding.right
    let blank = Array(repeating: Rational.zero, count: width)
    var padded = Array(repeating: blank, count: padding.top)
    for row in input {
      padded.append(
        Array(repeating: .zero, count: padding.left) + row
          + Array(repeating: .zero, count: padding.right))
    }
    padded += Array(repeating: blank, count: padding.bottom)
    var output: [[Rational]] = []
    var top = 0
    while top + kernel.count <= padded.count {
      var line: [Rational] = []
      var left = 0
      while left + kernel[0].count <= width {
        var sum = Rational.zero
        for i in kernel.indices {
          for j in kernel[0].indices { sum += padded[top + i][left + j] * kernel[i][j] }
        }
        line.append(sum)
        left += stride.1
      }
      output.append(line)
      top += stride.0
    }
    return output
  }

  @Test("random convolutions agree with the definition, cell by cell and step by step")
  func random() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    func matrix(_ rows: Int, _ columns: Int) -> [[Rational]] {
      (0..<rows).map { _ in
        (0..<columns).map { _ in
          Rational(Int.random(in: -9...9, using: &random), Int.random(in: 1...4, using: &random))
        }
      }
    }
    func side(_ most: Int) -> Int { Int.random(in: 1...most, using: &random) }
    for _ in 0..<150 {
      let input = matrix(side(7), side(7))
      let kernel = matrix(side(4), side(4))
      let isSame = side(5) == 1
      let stride = isSame ? (1, 1) : (side(3), side(3))
      let rule: PaddingRule =
        isSame
        ? .same
        : .explicit(
          Padding(top: side(3) - 1, left: side(3) - 1, bottom: side(3) - 1, right: side(3) - 1))
      let operation = Conv2D(
        stride: .init(vertical: stride.0, horizontal: stride.1), padding: rule)
      let padding = operation.resolvedPadding(kernel: [kernel.count, kernel[0].count])
      let expected = reference(input, kernel, stride, padding)
      let comment: Comment = "\(input) \(kernel) \(operation); SEED=\(seed)"
      guard !expected.isEmpty, !expected[0].isEmpty else {
        #expect(throws: OperationError.self, comment) {
          try operation.trace(input: Tensor(rows: input), weight: Tensor(rows: kernel))
        }
        continue
      }
      let trace = try operation.trace(input: Tensor(rows: input), weight: Tensor(rows: kernel))
      #expect(trace.output.rows == expected, comment)
      let size = try operation.outputSize(input: trace.input.shape, kernel: trace.weight.shape)
      #expect([size.height.output, size.width.output] == trace.output.shape.sizes, comment)
      if isSame { #expect(trace.output.shape == trace.input.shape, comment) }
      #expect(faults(of: trace) == [], comment)
    }
  }

  @Test("each term reads the cell that lies under its weight")
  func places() throws {
    for lesson in LessonValues.all {
      let trace = try lesson.trace()
      for number in 0..<trace.windowCount {
        let window = trace.window(number)
        for term in window.terms {
          #expect(
            term.input == [window.origin[0] + term.weight[0], window.origin[1] + term.weight[1]])
          #expect(term.weightValue == trace.weight[term.weight])
          let isInside = zip(term.input, trace.input.shape.sizes).allSatisfy { $0 >= 0 && $0 < $1 }
          #expect(term.isPadding == !isInside)
          #expect(term.inputValue == (isInside ? trace.input[term.input] : .zero))
        }
      }
    }
  }

  @Test(
    "what does not fit together is an error that says why",
    arguments: [
      ("1 2 / 3 4", "1", 0, PaddingRule.valid, OperationError.stride(0)),
      ("1 2 / 3 4", "1", -2, .valid, .stride(-2)),
      ("1 2 / 3 4", "1", 1, .explicit(Padding(top: -1)), .negativePadding),
      ("1 2 / 3 4", "1", 2, .same, .sameNeedsStrideOne),
      ("1 2 / 3 4", "1 1 1", 1, .valid, .kernelTooLarge(kernel: [1, 3], padded: [2, 2])),
      (
        "1 2 / 3 4", "1 / 1 / 1 / 1 / 1", 1, .explicit(Padding(1)),
        .kernelTooLarge(kernel: [5, 1], padded: [4, 4])
      ),
    ])
  func errors(
    _ input: String, _ weight: String, _ stride: Int, _ padding: PaddingRule,
    _ expected: OperationError
  ) throws {
    let (input, weight) = (try grid(input), try grid(weight))
    #expect(throws: expected) {
      try Conv2D(stride: .init(stride), padding: padding).trace(input: input, weight: weight)
    }
  }

  @Test("a list or nothing in a matrix's place is an error")
  func operands() throws {
    let matrix = try grid("1 2 / 3 4")
    let list = try list("1 2")
    let none = Tensor(rows: [])
    let conv = Conv2D()
    let possible =
      "[H, W] with [kh, kw] or [F, 1, kh, kw], [C, H, W] with [C, kh, kw] or "
      + "[F, C/groups, kh, kw], [N, C, H, W] with [F, C/groups, kh, kw]"
    #expect(throws: OperationError.ranks(input: [2], weight: [2, 2], expected: possible)) {
      try conv.trace(input: list, weight: matrix)
    }
    #expect(throws: OperationError.ranks(input: [2, 2], weight: [2], expected: possible)) {
      try conv.trace(input: matrix, weight: list)
    }
    #expect(throws: OperationError.empty(operand: "input")) {
      try conv.trace(input: none, weight: matrix)
    }
    #expect(throws: OperationError.empty(operand: "weight")) {
      try conv.trace(input: matrix, weight: none)
    }
  }

  @Test("every error names what is wrong, with its numbers")
  func messages() {
    let errors: [(OperationError, String)] = [
      (.rank(operand: "input", expected: 2, shape: [5]), "input must be a matrix, but it is 5"),
      (
        .rank(operand: "weight", expected: 1, shape: [2, 3]), "weight must be a list, but it is 2×3"
      ),
      (.empty(operand: "input"), "input has no elements"),
      (.stride(0), "stride must be 1 or more, but it is 0"),
      (.negativePadding, "padding cannot be below zero"),
      (
        .kernelTooLarge(kernel: [3, 3], padded: [2, 5]),
        "the window (3×3) is larger than the input with its padding (2×5)"
      ),
      (
        .sameNeedsStrideOne,
        "padding 'same' keeps the size only with stride 1; write the padding as a number"
      ),
    ]
    for (error, message) in errors { #expect(error.description == message) }
  }
}
