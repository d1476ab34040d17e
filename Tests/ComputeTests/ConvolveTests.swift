import Compute
import SeededRandom
import Testing

@Suite("Convolution of lists")
struct ConvolveTests {
  @Test(
    "the hospital's results, and lists of other lengths, are exact in every mode",
    arguments: [
      ("1 2 3 4 5", "3", "3 6 9 12 15", "3 6 9 12 15", "3 6 9 12 15"),
      ("4", "3", "12", "12", "12"),
      ("1 2 3 4 5", "3 2 1", "3 8 14 20 26 14 5", "8 14 20 26 14", "14 20 26"),
      ("3 2 1", "1 2 3 4 5", "3 8 14 20 26 14 5", "8 14 20 26 14", "14 20 26"),
      ("5 3 2 5 9 7", "1 2 3", "5 13 23 18 25 40 41 21", "13 23 18 25 40 41", "23 18 25 40"),
      ("1 2 3 4", "1 10", "1 12 23 34 40", "1 12 23 34", "12 23 34"),
      ("1 2 3 4 5", "1 0 0 2", "1 2 3 6 9 6 8 10", "2 3 6 9 6", "6 9"),
      ("1/2 -1/3", "6 0.5", "3 -7/4 -1/6", "3 -7/4", "-7/4"),
    ])
  func results(_ input: String, _ weight: String, _ full: String, _ same: String, _ valid: String)
    throws
  {
    let (input, weight) = (try list(input), try list(weight))
    for (mode, expected) in [(Convolve.Mode.full, full), (.same, same), (.valid, valid)] {
      let trace = try Convolve(mode: mode).trace(input: input, weight: weight)
      #expect(try trace.output == list(expected), "\(mode)")
    }
  }

  @Test("the hospital's medicine comes about day by day as in the lecture")
  func hospital() throws {
    let trace = try Convolve().trace(input: list("1 2 3 4 5"), weight: list("3 2 1"))
    let products = (0..<trace.windowCount).map { day in
      Set(trace.window(day).terms.map { "\($0.weightValue)·\($0.inputValue)" })
    }
    #expect(
      products == [
        ["3·1"], ["3·2", "2·1"], ["3·3", "2·2", "1·1"], ["3·4", "2·3", "1·2"],
        ["3·5", "2·4", "1·3"], ["2·5", "1·4"], ["1·5"],
      ])
    #expect(trace.output.elements.total == 90)
    // The patients of Tuesday are treated on Tuesday, Wednesday and Thursday.
    #expect(trace.windows(reading: [1]) == [1, 2, 3])
    // The second day's dose is given from Tuesday to Saturday.
    #expect(trace.windows(using: [1]) == [1, 2, 3, 4, 5])
  }

  @Test("in every pair, the places add up to t: that is the turning round")
  func places() throws {
    for mode in Convolve.Mode.allCases {
      let trace = try Convolve(mode: mode).trace(input: list("1 2 3 4 5"), weight: list("3 2 1"))
      let first = [.full: 0, .same: 1, .valid: 2][mode]
      for number in 0..<trace.windowCount {
        let window = trace.window(number)
        #expect(window.output == [number])
        for term in window.terms {
          #expect(term.input[0] + term.weight[0] == first.map { $0 + number })
          #expect(term.inputValue == trace.input[term.input])
          #expect(term.weightValue == trace.weight[term.weight])
          #expect(!term.isPadding)
        }
      }
    }
  }

  @Test("random lists agree with the product of polynomials, in every mode and either order")
  func random() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    func list() -> [Rational] {
      (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Rational(Int.random(in: -9...9, using: &random), Int.random(in: 1...3, using: &random))
      }
    }
    for _ in 0..<300 {
      let (a, b) = (list(), list())
      var product = [Rational](repeating: .zero, count: a.count + b.count - 1)
      for (i, x) in a.enumerated() {
        for (j, y) in b.enumerated() { product[i + j] += x * y }
      }
      let (longer, shorter) = (max(a.count, b.count), min(a.count, b.count))
      let kept: [Convolve.Mode: ArraySlice<Rational>] = [
        .full: product[...], .valid: product[(shorter - 1)...].prefix(longer - shorter + 1),
        .same: product[((shorter - 1) / 2)...].prefix(longer),
      ]
      for mode in Convolve.Mode.allCases {
        let comment: Comment = "\(a) ∗ \(b), \(mode); SEED=\(seed)"
        let operation = Convolve(mode: mode)
        let trace = try operation.trace(input: Tensor(a), weight: Tensor(b))
        #expect(trace.output.elements == kept[mode].map { Array($0) }, comment)
        let swapped = try operation.trace(input: Tensor(b), weight: Tensor(a))
        #expect(swapped.output == trace.output, comment)
        #expect(faults(of: trace) == [], comment)
      }
    }
  }

  @Test("operands of two ranks, and nothing at all, are errors")
  func errors() throws {
    let (matrix, numbers, none) = (try grid("1 2"), try list("1 2"), Tensor([]))
    let convolve = Convolve()
    #expect(throws: OperationError.rank(operand: "weight", expected: 2, shape: [2])) {
      try convolve.trace(input: matrix, weight: numbers)
    }
    #expect(throws: OperationError.rank(operand: "weight", expected: 1, shape: [1, 2])) {
      try convolve.trace(input: numbers, weight: matrix)
    }
    #expect(throws: OperationError.empty(operand: "input")) {
      try convolve.trace(input: none, weight: numbers)
    }
    #expect(throws: OperationError.empty(operand: "weight")) {
      try convolve.trace(input: numbers, weight: none)
    }
  }
}
