import Compute
import SeededRandom
import Testing

/// The gradients of each operation against exact finite differences: an operation that is linear in an
/// operand has no other error than none.
@Suite("Backward steps")
struct BackwardTests {
  /// An operation on an input and perhaps weights and a bias.
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let input: Shape
    var weight: Shape?
    var bias: Shape?
    let trace: @Sendable (Tensor, Tensor?, Tensor?) throws -> Trace
    var testDescription: String { name }
  }

  static let examples = [
    Example(name: "conv2d", input: [5, 5], weight: [3, 3]) {
      try Conv2D(stride: Stride(2), padding: .explicit(Padding(1)))
        .trace(input: $0, weight: $1 ?? $0, bias: $2)
    },
    Example(name: "conv2d with filters", input: [2, 4, 4], weight: [3, 2, 2, 2], bias: [3]) {
      try Conv2D().trace(input: $0, weight: $1 ?? $0, bias: $2)
    },
    Example(name: "depthwise", input: [1, 2, 4, 4], weight: [4, 1, 2, 2], bias: [4]) {
      try Conv2D(dilation: Stride(2), groups: 2).trace(input: $0, weight: $1 ?? $0, bias: $2)
    },
    Example(name: "conv1d", input: [2, 6], weight: [2, 2, 3], bias: [2]) {
      try Conv1D(stride: 2).trace(input: $0, weight: $1 ?? $0, bias: $2)
    },
    Example(name: "linear", input: [2, 3], weight: [4, 3], bias: [4]) {
      try Linear().trace(input: $0, weight: $1 ?? $0, bias: $2)
    },
    Example(name: "conv_transpose2d", input: [3, 3], weight: [2, 2]) { input, weight, _ in
      try ConvTranspose2D(stride: Stride(2)).trace(input: input, weight: weight ?? input)
    },
    Example(name: "avg_pool2d", input: [5, 5]) { input, _, _ in
      try AvgPool2D(Pooling(kernelSize: Stride(2), ceilMode: true)).trace(input: input)
    },
    Example(name: "max_pool2d", input: [4, 4]) { input, _, _ in
      try MaxPool2D(Pooling(kernelSize: Stride(2), stride: Stride(1))).trace(input: input)
    },
    Example(name: "sum_pool2d", input: [4, 4]) { input, _, _ in
      try SumPool2D(Pooling(kernelSize: Stride(2))).trace(input: input)
    },
    Example(name: "relu", input: [3, 4]) { input, _, _ in try ReLU().trace(input: input) },
    Example(name: "leaky_relu", input: [3, 4]) { input, _, _ in
      try LeakyReLU().trace(input: input)
    },
    Example(name: "flatten", input: [2, 3]) { input, _, _ in try Flatten().trace(input: input) },
    Example(name: "pad", input: [2, 3]) { input, _, _ in try Pad(Padding(1)).trace(input: input) },
  ]

  @Test("equal the exact finite differences", arguments: examples)
  func finiteDifferences(_ example: Example) throws {
    let seed = seed(for: example.name)
    var random = SeededRandom(seed: seed)
    // Different numbers with gaps between them, so that a small step changes no maximum and no sign.
    func tensor(_ shape: Shape) -> Tensor {
      let numbers = (1...shape.count).shuffled(using: &random).map { $0 % 2 == 0 ? $0 : -$0 }
      return Tensor(shape: shape, elements: numbers.map { Rational($0, 3) })
    }
    let operands = [example.input, example.weight, example.bias].map { $0.map(tensor) }
    let forward = try run(example, operands)
    let gradient = tensor(forward.output.shape)
    let backward = try Backward(forward, gradient: gradient)
    let step = Rational(1, 1000)
    for (number, which) in [Backward.Operand.input, .weight, .bias].enumerated() {
      guard let operand = operands[number] else { continue }
      let trace = backward.trace(of: which)
      #expect(trace.output.shape == operand.shape)
      for place in operand.elements.indices {
        var moved = operands
        var elements = operand.elements
        elements[place] += step
        moved[number] = Tensor(shape: operand.shape, elements: elements)
        let after = try run(example, moved).output.elements
        let change = zip(zip(after, forward.output.elements), gradient.elements)
          .reduce(Rational.zero) { $0 + ($1.0.0 - $1.0.1) * $1.1 }
        #expect(
          trace.output.elements[place] == change / step,
          "\(which) \(operand.shape.index(at: place)), SEED=\(seed)")
        #expect(trace.window(place).result == trace.output.elements[place])
      }
    }
  }

  private func run(_ example: Example, _ operands: [Tensor?]) throws -> Trace {
    guard let input = operands[0] else { throw OperationError.empty(operand: "input") }
    return try example.trace(input, operands[1], operands[2])
  }

  @Test("a maximum hands its gradient to the first of the greatest, ReLU nothing at zero")
  func ties() throws {
    let pooled = try MaxPool2D(Pooling(kernelSize: Stride(2))).trace(input: grid("3 3 / 1 3"))
    let back = try Backward(pooled, gradient: grid("5")).trace(of: .input)
    #expect(back.output == (try grid("5 0 / 0 0")))
    let relu = try ReLU().trace(input: list("-1 0 2"))
    #expect(
      try Backward(relu, gradient: list("7 7 7")).trace(of: .input).output == list("0 0 7"))
  }

  @Test("each gradient tells which output gradients reach it")
  func trace() throws {
    let forward = try Conv2D().trace(
      input: grid("1 2 3 / 4 5 6 / 7 8 9"), weight: grid("1 0 / 0 2"))
    let backward = try Backward(forward, gradient: grid("1 10 / 100 1000"))
    let weight = backward.trace(of: .weight)
    #expect(weight.output == (try grid("5421 6532 / 8754 9865")))
    #expect(weight.window(0).terms.map(\.input) == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(weight.window(0).terms.map(\.weightValue) == [1, 2, 4, 5])
    let input = backward.trace(of: .input)
    #expect(input.window(4).terms.map(\.inputValue).filter { !$0.isZero } == [1, 10, 100, 1000])
    #expect(input.operation.name == "conv2d_backward")
  }

  @Test("what does not fit is an error")
  func errors() throws {
    let forward = try Conv2D().trace(input: grid("1 2 / 3 4"), weight: grid("1"))
    #expect(throws: OperationError.gradient([1, 2], output: [2, 2])) {
      try Backward(forward, gradient: grid("1 2"))
    }
    let loss = try MSELoss().trace(input: list("1 2"), target: list("1 3"))
    #expect(throws: OperationError.noBackward("mse_loss")) {
      try Backward(loss, gradient: list("1"))
    }
  }
}
