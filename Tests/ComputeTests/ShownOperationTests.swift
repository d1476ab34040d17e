import Compute
import Testing

/// The operations that have windows so that lessons can show them, though no sum of products makes
/// their values.
@Suite("Functions, shares, sizes, tables and networks as traces")
struct ShownOperationTests {
  /// x, and sigmoid, tanh and e^x of it to twelve places, by mpmath.
  static let values = [
    ["-2", "0.119202922022", "-0.964027580076", "0.135335283237"],
    ["-1", "0.268941421370", "-0.761594155956", "0.367879441171"],
    ["0", "0.5", "0", "1"],
    ["1", "0.731058578630", "0.761594155956", "2.718281828459"],
    ["2", "0.880797077978", "0.964027580076", "7.389056098931"],
  ]

  @Test("Functions of each number, to twelve places", arguments: values)
  func functions(row: [String]) throws {
    let input = Tensor([try Rational(row[0])])
    let layers: [Layer] = [
      Layer(.sigmoid(Sigmoid())), Layer(.tanh(Tanh())), Layer(.exp(Exp())),
    ]
    for (layer, expected) in zip(layers, row.dropFirst()) {
      let trace = try layer.trace(input: input)
      #expect(trace.output[0].rounded(places: 12) == (try Rational(expected)))
      let window = trace.window(0)
      #expect(window.result == trace.output[0])
      #expect(window.terms.map(\.inputValue) == input.elements)
    }
  }

  @Test("The shape stays, and each value has its own place")
  func shape() throws {
    let input = Tensor(shape: [2, 1, 2], elements: [-1, 0, 3, -4])
    let trace = try Layer(.abs(Abs())).trace(input: input)
    #expect(trace.output == Tensor(shape: [2, 1, 2], elements: [1, 0, 3, 4]))
    #expect(trace.window(3).output == [1, 0, 1])
    #expect(trace.windows(reading: [1, 0, 0]) == [2])
  }

  @Test("Powers that cannot be written are refused")
  func powers() {
    #expect(throws: OperationError.self) { try Exp().windows(input: Tensor([20_001])) }
    #expect(throws: OperationError.self) { try Exp().windows(input: Tensor([-90_000])) }
    #expect(throws: OperationError.self) { try Sigmoid().windows(input: Tensor([90_000])) }
    #expect(throws: OperationError.self) { try Softmax().windows(input: Tensor([0, 90_000])) }
  }

  @Test("Softmax has its powers, their sum and its shares")
  func softmax() throws {
    let input = Tensor([try Rational("9.74"), try Rational("6.68")])
    let trace = try Softmax().windows(input: input)
    let parts = try #require(trace.softmaxParts)
    #expect(parts.shift == nil)
    #expect(parts.powers[0].rounded(places: 10) == (try Rational("16983.5413807337")))
    #expect(parts.powers[1].rounded(places: 12) == (try Rational("796.319112015906")))
    #expect(
      trace.output.elements.map { $0.rounded(places: 12) }
        == [try Rational("0.955212296950"), try Rational("0.044787703050")])
    #expect((parts.powers.total - parts.sum).magnitude < Rational(1, 1_000_000_000_000))
    // The first window adds the powers, each other one only divides.
    #expect(trace.steps(of: 0).count == 3 && trace.steps(of: 1).count == 1)
    #expect(trace.window(0).partialSum(terms: 2) == parts.powers.total)
  }

  @Test("Large logits lose the greatest first; equal ones have exact shares")
  func shifted() throws {
    let large = try #require(try Softmax().windows(input: Tensor([1000, 1001])).softmaxParts)
    #expect(large.shift == 1001 && large.exponents == [-1, 0])
    #expect(large.shares[1].rounded(places: 12) == (try Rational("0.731058578630")))
    let equal = try Softmax().windows(input: Tensor([5, 5, 5, 5]))
    #expect(equal.output.elements == [Rational](repeating: Rational(1, 4), count: 4))
    #expect(throws: OperationError.self) { try Softmax().windows(input: Tensor(rows: [[1]])) }
  }

  @Test(
    "Windows along a side begin where the stride says, and are as many as the rule says",
    arguments: [(7, 3, 0, 2), (6, 3, 0, 2), (6, 3, 1, 1), (224, 11, 0, 4), (5, 5, 2, 3)])
  func sizes(n: Int, f: Int, p: Int, s: Int) throws {
    let size = OutputSize(input: n, padding: (p, p), kernel: f, stride: s)
    let trace = try size.windows()
    #expect(trace.windowCount == (n + 2 * p - f) / s + 1)
    #expect(trace.output.elements == (0..<trace.windowCount).map { Rational($0 * s - p + 1) })
    #expect(trace.window(trace.windowCount - 1).origin[0] + f <= n + p)
    #expect(throws: OperationError.self) {
      try OutputSize(input: 2, padding: (0, 0), kernel: 3, stride: 1).windows()
    }
  }

  @Test("A table of layers has the shapes and counts of the small Keras network")
  func table() throws {
    func conv(_ filters: Int) -> LayerTable.Kind {
      .conv2d(
        filters: filters, kernel: Stride(3), stride: Stride(1), padding: .valid, hasBias: true)
    }
    let pool = LayerTable.Kind.pool2d(
      "max pool", kernel: Stride(2), stride: Stride(2), padding: .valid)
    let kinds: [LayerTable.Kind] = [
      .input([28, 28, 1]), conv(32), pool, conv(64), pool, conv(64), .flatten,
      .linear(features: 64, hasBias: true), .function("ReLU"),
      .linear(features: 10, hasBias: false),
    ]
    let table = try LayerTable(kinds.map { .init(name: "x", kind: $0) })
    #expect(table.rows.map(\.parameters) == [0, 320, 0, 18496, 0, 36928, 0, 36928, 0, 640])
    #expect(
      table.rows.map(\.shape) == [
        [28, 28, 1], [26, 26, 32], [13, 13, 32], [11, 11, 64], [5, 5, 64], [3, 3, 64], [576], [64],
        [64], [10],
      ])
    #expect(table.rows[1].parameterRule == "(3×3×1 + 1)×32 = 320")
    #expect(table.parameters == 93_312)
    let trace = table.trace()
    #expect(trace.output.shape == [10, 2] && trace.windowCount == 20)
    #expect(trace.output[1, 0] == 26 * 26 * 32 && trace.output[1, 1] == 320)
  }

  @Test("A layer that does not fit is named by its place")
  func misfit() throws {
    let entries: [LayerTable.Entry] = [
      .init(name: "in", kind: .input([8])),
      .init(
        name: "pool",
        kind: .pool2d("max pool", kernel: Stride(2), stride: Stride(2), padding: .valid)),
    ]
    let error = #expect(throws: LayerTable.EntryError.self) { try LayerTable(entries) }
    #expect(error?.entry == 1)
  }

  @Test("A network plays layer by layer, and its output is the last one's")
  func network() throws {
    let kernel = try grid("1 0 1 / 0 1 0 / 1 0 1")
    let image = try grid("1 1 1 0 0 / 0 1 1 1 0 / 0 0 -1 1 1 / 0 0 -1 1 0 / 0 1 -1 0 0")
    let pooling = Pooling(kernelSize: Stride(2), stride: Stride(1))
    let network = Sequential([
      .init(name: "conv", layer: Layer(.conv2d(Conv2D()), weight: kernel)),
      .init(name: "ReLU", layer: Layer(.relu(ReLU()))),
      .init(name: "pool", layer: Layer(.maxPool2d(MaxPool2D(pooling)))),
      .init(name: "flatten", layer: Layer(.flatten(Flatten()))),
    ])
    let trace = try network.trace(input: image)
    #expect(trace.windowCount == 4 && trace.count == 4)
    #expect(trace.output == Tensor([3, 3, 2, 2]))
    #expect((0..<4).allSatisfy { trace.window(computing: [$0]) == 3 })
    #expect(trace.layerTraces.map(\.output.shape) == [[3, 3], [3, 3], [2, 2], [4]])
    #expect(try network.traces(input: image, count: 1).count == 1)
    #expect(throws: OperationError.self) { try network.trace(input: Tensor(rows: [[1]])) }
    #expect(throws: OperationError.noLayers) { try Sequential([]).trace(input: image) }
    #expect(throws: OperationError.noWeight("conv2d")) {
      try Layer(.conv2d(Conv2D())).trace(input: image)
    }
  }

  @Test("A trace tells its padding, its sides and its bias")
  func geometry() throws {
    let input = try grid("1 2 3 / 4 5 6 / 7 8 9")
    let conv = Conv2D(stride: Stride(2), padding: .explicit(Padding(1)))
    let trace = try conv.trace(input: input, weight: grid("1 1 / 1 1"), bias: Tensor([3]))
    #expect(trace.padding == Padding(1))
    #expect(trace.sides?.height.output == 2 && trace.sides?.width.stride == 2)
    #expect(trace.bias == Tensor([3]))
    let relu = try ReLU().trace(input: input)
    #expect(relu.sides == nil && relu.padding == .none && relu.bias == nil)
  }
}
