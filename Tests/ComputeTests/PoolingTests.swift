import Compute
import Testing

@Suite("Pooling")
struct PoolingTests {
  /// A pooling of a grid and what comes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: String
    let input: String
    var size = 2
    var stride: Int?
    var padding = Padding.none
    var dilation = 1
    var ceilMode = false
    var countIncludePad = true
    let output: String

    var testDescription: String { "\(kind) \(size) of \(input)" }

    func trace() throws -> Trace {
      let pooling = Pooling(
        kernelSize: Stride(size), stride: stride.map { Stride($0) }, padding: .explicit(padding),
        dilation: Stride(dilation), ceilMode: ceilMode)
      let input = try grid(input)
      return switch kind {
      case "max": try MaxPool2D(pooling).trace(input: input)
      case "sum": try SumPool2D(pooling).trace(input: input)
      default: try AvgPool2D(pooling, countIncludePad: countIncludePad).trace(input: input)
      }
    }
  }

  static let small = "2 3 1 9 / 4 7 3 5 / 8 2 2 2 / 1 3 4 5"
  static let large = "29 15 28 184 / 0 100 70 38 / 12 12 7 2 / 12 12 45 6"
  static let ninths =
    "7 0 1 3 5 0 3 / 0 9 0 3 0 1 0 / 1 0 9 0 1 0 5 / 3 3 0 5 0 3 3 / 5 0 1 0 9 0 1 / 0 1 0 3 0 9 0 / 3 0 5 3 1 0 7"

  static let cases = [
    Case(kind: "max", input: small, output: "7 9 / 8 5"),
    Case(kind: "max", input: small, stride: 1, output: "7 7 9 / 8 7 5 / 8 4 5"),
    Case(kind: "max", input: large, output: "100 184 / 12 45"),
    Case(
      kind: "max", input: ninths, ceilMode: true, output: "9 3 5 3 / 3 9 3 5 / 5 3 9 1 / 3 5 1 7"),
    Case(
      kind: "max", input: "1 3 2 1 3 / 2 9 1 1 5 / 1 3 2 3 2 / 8 3 5 1 0 / 5 6 1 2 9", size: 3,
      stride: 1, output: "9 9 5 / 9 9 5 / 8 6 9"),
    Case(kind: "avg", input: small, output: "4 9/2 / 7/2 13/4"),
    Case(kind: "avg", input: large, output: "36 80 / 12 15"),
    Case(
      kind: "avg", input: ninths, ceilMode: true,
      output: "4 7/4 3/2 3/2 / 7/4 7/2 1 4 / 3/2 1 9/2 1/2 / 3/2 4 1/2 7"),
    Case(kind: "sum", input: large, output: "144 320 / 48 60"),
    Case(kind: "sum", input: small, output: "16 18 / 14 13"),
    // Padding never wins a maximum, not even against numbers below zero.
    Case(
      kind: "max", input: "-3 -5 / -7 -2", stride: 2, padding: Padding(1), output: "-3 -5 / -7 -2"),
    // It counts for a mean, unless told not to.
    Case(kind: "avg", input: "4 8 / 12 16", stride: 2, padding: Padding(1), output: "1 2 / 3 4"),
    Case(
      kind: "avg", input: "4 8 / 12 16", stride: 2, padding: Padding(1), countIncludePad: false,
      output: "4 8 / 12 16"),
    // What ceil_mode reaches beyond the padding counts for no mean: PyTorch 2, avg_pool2d of
    // [[1, 2, 3]] with kernel 2, padding 0 and [[1, 2, 3]] with padding 1.
    Case(kind: "avg", input: "1 2 3 / 1 2 3 / 1 2 3", ceilMode: true, output: "3/2 3 / 3/2 3"),
    // The last window that would begin in the padding behind the input is dropped.
    Case(
      kind: "max", input: "1 2 3 / 4 5 6 / 7 8 9", stride: 3, padding: Padding(1), ceilMode: true,
      output: "1 3 / 7 9"),
    // Rounded up, there is one window even where the input is smaller than the kernel by one.
    Case(kind: "max", input: "1 2 / 3 4", size: 3, stride: 2, ceilMode: true, output: "4"),
    Case(kind: "avg", input: "1 2 / 3 4", size: 3, stride: 2, ceilMode: true, output: "5/2"),
    Case(
      kind: "max", input: "1 2 3 4 / 5 6 7 8 / 9 10 11 12 / 13 14 15 16", stride: 1, dilation: 2,
      output: "11 12 / 15 16"),
    Case(kind: "max", input: "1 2 3 / 4 5 6 / 7 8 9", size: 1, stride: 2, output: "1 3 / 7 9"),
    Case(kind: "max", input: "1 2 3 4 5", size: 1, stride: 4, output: "1 5"),
  ]

  @Test("what is pooled is exact", arguments: cases)
  func values(_ example: Case) throws {
    let trace = try example.trace()
    #expect(trace.output == (try grid(example.output)))
    for number in 0..<trace.windowCount {
      #expect(trace.window(number).result == trace.output.elements[number])
    }
  }

  @Test("channels are pooled by themselves, images too")
  func channels() throws {
    let plane = try grid(Self.small)
    let stacked = Tensor(
      shape: [2, 1, 4, 4], elements: plane.elements + plane.elements.map { $0 * 2 })
    let trace = try MaxPool2D(Pooling(kernelSize: Stride(2))).trace(input: stacked)
    #expect(trace.output.shape == [2, 1, 2, 2])
    #expect(trace.output.elements == [7, 9, 8, 5, 14, 18, 16, 10])
    #expect(trace.window(4).terms.first?.input == [1, 0, 0, 0])
    let mean = try AvgPool2D.global(over: stacked.shape).trace(input: stacked)
    #expect(mean.output.shape == [2, 1, 1, 1])
    #expect(mean.output.elements == [Rational(61, 16), Rational(61, 8)])
  }

  @Test("sum pooling is four times average pooling, and a convolution with ones")
  func relations() throws {
    let input = try grid(Self.large)
    let pooling = Pooling(kernelSize: Stride(2))
    let sum = try SumPool2D(pooling).trace(input: input).output
    let mean = try AvgPool2D(pooling).trace(input: input).output
    let ones = try grid("1 1 / 1 1")
    #expect(sum.elements == mean.elements.map { $0 * 4 })
    #expect(sum == (try Conv2D(stride: Stride(2)).trace(input: input, weight: ones).output))
  }

  @Test("what cannot be pooled is an error")
  func errors() throws {
    let input = try grid(Self.small)
    #expect(throws: OperationError.emptyWindow(padding: 2, kernel: 2)) {
      try MaxPool2D(Pooling(kernelSize: Stride(2), padding: .explicit(Padding(2)))).trace(
        input: input)
    }
    #expect(throws: OperationError.kernelTooLarge(kernel: [5, 5], padded: [4, 4])) {
      try MaxPool2D(Pooling(kernelSize: Stride(5))).trace(input: input)
    }
    #expect(throws: OperationError.kernelSize(0)) {
      try SumPool2D(Pooling(kernelSize: Stride(0))).trace(input: input)
    }
    #expect(throws: OperationError.inputRank([3], expected: "[H, W], [C, H, W] or [N, C, H, W]")) {
      try AvgPool2D(Pooling(kernelSize: Stride(2))).trace(input: try list("1 2 3"))
    }
  }
}
