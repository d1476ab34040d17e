import Compute
import Testing

@Suite("Layers of the lectures")
struct LayerTests {
  @Test("ReLU keeps what is above zero")
  func relu() throws {
    let map = try grid("2 3 2 / 0 2 1 / -2 1 0")
    let trace = try ReLU().trace(input: map)
    #expect(trace.output == (try grid("2 3 2 / 0 2 1 / 0 1 0")))
    #expect(trace.window(6).terms[0].inputValue == -2)
    let leaky = try LeakyReLU(negativeSlope: Rational(1, 10)).trace(input: map).output
    #expect(leaky == (try grid("2 3 2 / 0 2 1 / -1/5 1 0")))
  }

  @Test("the dense layers of the lecture, with their biases")
  func linear() throws {
    let trace = try Linear().trace(
      input: list("3 3 2 2"),
      weight: grid("1 1 0.2 0.8 / 1 0.5 0.5 0.8 / 0.8 1 0.2 0.8 / 0.5 0.5 1 1"),
      bias: list("0.1 0.1 0.1 0.1"))
    #expect(trace.output == (try list("8.1 7.2 7.5 7.1")))
    #expect(trace.window(0).terms.map(\.product) == [3, 3, Rational(2, 5), Rational(8, 5)])
    let last = try Linear().trace(
      input: trace.output, weight: grid("0.2 0.1 0.5 0.5 / 0.1 0.5 0.1 0.2"), bias: list("0.1 0.1"))
    #expect(last.output == (try list("9.74 6.68")))
    let batch = try Linear().trace(input: grid("1 2 / 3 4"), weight: grid("1 1 / 1 -1 / 0 2"))
    #expect(batch.output == (try grid("3 -1 4 / 7 -1 8")))
  }

  @Test("the whole network of the lecture, layer by layer")
  func wholeNetwork() throws {
    let image = try grid("1 1 1 0 0 / 0 1 1 1 0 / 0 0 -1 1 1 / 0 0 -1 1 0 / 0 1 -1 0 0")
    let map = try Conv2D().trace(input: image, weight: grid("1 0 1 / 0 1 0 / 1 0 1")).output
    let active = try ReLU().trace(input: map).output
    let pooled = try MaxPool2D(Pooling(kernelSize: Stride(2), stride: Stride(1)))
      .trace(input: active).output
    #expect(try Flatten().trace(input: pooled).output == list("3 3 2 2"))
  }

  @Test("flattening goes row by row, map after map, from any dimension on")
  func flatten() throws {
    let map = try grid("1 1 0 / 4 2 1 / 0 2 1")
    #expect(try Flatten().trace(input: map).output == list("1 1 0 4 2 1 0 2 1"))
    let maps = Tensor(shape: [2, 3, 3], elements: map.elements + map.elements)
    let trace = try Flatten(startDim: 1).trace(input: maps)
    #expect(trace.output.shape == [2, 9])
    #expect(trace.window(13).terms[0].input == [1, 1, 1])
    #expect(try Flatten(startDim: -2).trace(input: maps).output == trace.output)
    #expect(throws: OperationError.dimension("start_dim", 3, shape: [2, 3, 3])) {
      try Flatten(startDim: 3).trace(input: maps)
    }
  }

  @Test("padding, joining and adding move numbers and change none")
  func moving() throws {
    let small = try grid("1 2 / 3 4")
    let padded = try Pad(Padding(top: 1, left: 0, bottom: 0, right: 2), value: 9)
      .trace(input: small).output
    #expect(padded == (try grid("9 9 9 9 / 1 2 9 9 / 3 4 9 9")))
    #expect(
      try Concat(dim: 1).trace(inputs: [small, grid("5 / 6"), small]).output
        == grid("1 2 5 1 2 / 3 4 6 3 4"))
    #expect(try Concat().trace(inputs: [small, small]).output == grid("1 2 / 3 4 / 1 2 / 3 4"))
    #expect(try Add().trace(input: small, other: grid("1 1 / 0 -4")).output == grid("2 3 / 3 0"))
    #expect(throws: OperationError.differ([2, 2], [2, 3])) {
      try Add().trace(input: small, other: grid("1 2 3 / 4 5 6"))
    }
    #expect(throws: OperationError.differ([2, 2], [1, 3])) {
      try Concat().trace(inputs: [small, grid("1 2 3")])
    }
  }

  @Test("losses")
  func losses() throws {
    let errors = try ErrorTable().trace(input: list("1 2 4"), target: list("1 0 5"))
    #expect(errors.output == (try list("0 -2 1")))
    let loss = try MSELoss().trace(input: list("1 2 4"), target: list("1 0 5"))
    #expect(loss.output.elements == [Rational(5, 3)])
    #expect(loss.window(0).terms.map(\.product) == [0, 4, 1])
  }

  @Test("what layers cost is counted with its numbers")
  func cost() {
    let conv = LayerCost.convolution(
      channels: 3, filters: 10, kernel: (3, 3), output: (4, 4), hasBias: true)
    #expect(conv.parameters == 280 && conv.parameterRule == "(3×3×3 + 1)×10 = 280")
    #expect(conv.multiplications == 4320)
    #expect(LayerCost.linear(inputs: 400, outputs: 120, hasBias: true).parameters == 48_120)
    let parts = LayerCost.depthwiseSeparable(
      channels: 3, filters: 64, kernel: (3, 3), output: (5, 5))
    #expect(parts.depthwise.multiplications == 675 && parts.pointwise.multiplications == 4800)
    // Inception's example: 28×28×192 by 5×5 to 32 channels, with 16 channels in between.
    let bottleneck = LayerCost.bottleneck(
      channels: 192, reduced: 16, filters: 32, kernel: (5, 5), output: (28, 28))
    #expect(bottleneck.reduction.multiplications == 2_408_448)
    #expect(bottleneck.convolution.multiplications == 10_035_200)
    let field = ReceptiveField.input.after(kernel: 3).after(kernel: 2, stride: 2).after(kernel: 3)
    #expect(field == ReceptiveField(size: 8, jump: 2))
  }
}
