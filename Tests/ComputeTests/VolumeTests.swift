import Compute
import SeededRandom
import Testing

@Suite("Convolution of volumes")
struct VolumeTests {
  static let volume = """
    10 10 0 0 10 10 0 0 10 10 0 0 10 10 0 0 \
    0 0 0 0 0 1 2 0 0 3 4 0 0 0 0 0 \
    1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
    """
  static let kernels = "1 0 -1 1 0 -1 1 0 -1 0 0 0 0 1 0 0 0 0 1 1 1 0 0 0 -1 -1 -1"

  @Test("three channels, 27 products, one number")
  func channels() throws {
    let input = try list(Self.volume).reshaped([3, 4, 4])
    let filter = try list(Self.kernels).reshaped([3, 3, 3])
    let trace = try Conv2D().trace(input: input, weight: filter)
    #expect(trace.output == (try grid("7 8 / 9 10")))
    let window = trace.window(0)
    #expect(window.terms.count == 27 && window.rows.count == 9)
    #expect(window.rowSums.prefix(3).reduce(0, +) == 30 && window.rowSums[6...].reduce(0, +) == -24)
    let bank = try list(Self.kernels + " " + Self.kernels).reshaped([2, 3, 3, 3])
    let filters = try Conv2D().trace(input: input, weight: bank, bias: list("1/2 -1"))
    #expect(filters.output.shape == [2, 2, 2])
    #expect(filters.output.elements == (try list("7.5 8.5 9.5 10.5 6 7 8 9")).elements)
    #expect(filters.window(4).bias == -1)
    let batch = Tensor(shape: [2, 3, 4, 4], elements: input.elements + input.elements)
    #expect(try Conv2D().trace(input: batch, weight: bank).output.shape == [2, 2, 2, 2])
  }

  @Test("depthwise convolution has a kernel for each channel")
  func groups() throws {
    let input = try list(Self.volume).reshaped([3, 4, 4])
    let weight = try list(Self.kernels).reshaped([3, 1, 3, 3])
    let trace = try Conv2D(groups: 3).trace(input: input, weight: weight)
    #expect(trace.output.elements == (try list("30 30 30 30 1 2 3 4 -24 -24 -24 -24")).elements)
    #expect(trace.window(5).terms.allSatisfy { $0.input[0] == 1 })
    #expect(trace.windows(reading: [1, 1, 1]) == [4, 5, 6, 7])
    #expect(throws: OperationError.groups(2, channels: 3, filters: 3)) {
      try Conv2D(groups: 2).trace(input: input, weight: weight)
    }
    #expect(throws: OperationError.channels(input: [3, 4, 4], weight: [3, 1, 3, 3], groups: 1)) {
      try Conv2D().trace(input: input, weight: weight)
    }
  }

  @Test("dilation leaves places out between the cells")
  func dilation() throws {
    let input = try grid("1 2 3 4 / 5 6 7 8 / 9 10 11 12 / 13 14 15 16")
    let trace = try Conv2D(dilation: Stride(2)).trace(input: input, weight: grid("1 1 / 1 1"))
    #expect(trace.output == (try grid("24 28 / 40 44")))
    let same = try Conv2D(padding: .same, dilation: Stride(2))
      .trace(input: input, weight: grid("0 0 0 / 0 1 0 / 0 0 0"))
    #expect(same.output == input)
  }

  @Test("a sequence, and 1×1 kernels")
  func sequence() throws {
    let trace = try Conv1D().trace(input: list("5 3 2 5 9 7"), weight: list("1 2 3"))
    #expect(trace.output == (try list("17 22 39 44")))
    let strided = try Conv1D(stride: 3).trace(input: list("5 3 2 5 9 7"), weight: list("2"))
    #expect(strided.output == (try list("10 10")))
    let channels = try Conv1D().trace(input: grid("1 2 3 / 4 5 6"), weight: grid("1 0 / 0 1"))
    #expect(channels.output == (try list("6 8")))
    let mixed = try Conv2D().trace(
      input: list("1 2 3 4 5 6 7 8").reshaped([2, 2, 2]),
      weight: list("1 1 1 -1").reshaped([2, 2, 1, 1]))
    #expect(mixed.output.elements == (try list("6 8 10 12 -4 -4 -4 -4")).elements)
  }

  @Test("transposed convolution lays the kernel, times each cell, on the output")
  func transposed() throws {
    let trace = try ConvTranspose2D(stride: Stride(2))
      .trace(input: grid("1 2 / 3 4"), weight: grid("1 1 1 / 1 1 1 / 1 1 1"))
    #expect(
      trace.output == (try grid("1 1 3 2 2 / 1 1 3 2 2 / 4 4 10 6 6 / 3 3 7 4 4 / 3 3 7 4 4")))
    let cut = try ConvTranspose2D(
      stride: Stride(2), padding: Padding(1), outputPadding: Stride(1)
    ).trace(input: grid("1 2 / 3 4"), weight: grid("1 1 1 / 1 1 1 / 1 1 1"))
    #expect(cut.output == (try grid("1 3 2 2 / 4 10 6 6 / 3 7 4 4 / 3 7 4 4")))
  }

  @Test("convolving matrices turns one of them round, whichever it is")
  func convolve() throws {
    let image = try grid("1 2 3 / 4 5 6 / 7 8 10")
    let kernel = try grid("1 2 / 0 -1")
    let full = try Convolve().trace(input: image, weight: kernel)
    #expect(
      full.output == (try grid("1 4 7 6 / 4 12 14 9 / 7 18 21 14 / 0 -7 -8 -10")))
    #expect(full.output == (try Convolve().trace(input: kernel, weight: image).output))
    let turned = try grid("-1 0 / 2 1")
    #expect(
      try Convolve(mode: .valid).trace(input: image, weight: kernel).output
        == Conv2D().trace(input: image, weight: turned).output)
    #expect(
      try Convolve(mode: .same).trace(input: image, weight: kernel).output
        == grid("1 4 7 / 4 12 14 / 7 18 21"))
  }

  @Test("random convolutions are linear, and each value is the sum of its terms")
  func laws() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    func tensor(_ shape: Shape) -> Tensor {
      Tensor(
        shape: shape,
        elements: (0..<shape.count).map { _ in
          Rational(Int.random(in: -9...9, using: &random), Int.random(in: 1...9, using: &random))
        })
    }
    for _ in 0..<40 {
      let groups = Int.random(in: 1...2, using: &random)
      let shape: Shape = [
        2, 2 * groups, Int.random(in: 3...6, using: &random), Int.random(in: 3...6, using: &random),
      ]
      let weight = tensor([2 * groups, 2, 2, Int.random(in: 1...2, using: &random)])
      let conv = Conv2D(
        stride: Stride(
          vertical: Int.random(in: 1...3, using: &random),
          horizontal: Int.random(in: 1...3, using: &random)),
        padding: .explicit(Padding(Int.random(in: 0...2, using: &random))),
        dilation: Stride(Int.random(in: 1...2, using: &random)), groups: groups)
      let (first, second) = (tensor(shape), tensor(shape))
      let sum = Tensor(
        shape: shape, elements: zip(first.elements, second.elements).map { $0 + $1 })
      let traces = try [first, second, sum].map { try conv.trace(input: $0, weight: weight) }
      let added = zip(traces[0].output.elements, traces[1].output.elements).map { $0 + $1 }
      #expect(traces[2].output.elements == added, "SEED=\(seed)")
      for number in 0..<traces[0].windowCount {
        #expect(
          traces[0].window(number).result == traces[0].output.elements[number], "SEED=\(seed)")
      }
    }
  }

  /// A tensor of random fractions.
  private func tensor(_ shape: Shape, _ random: inout SeededRandom) -> Tensor {
    Tensor(
      shape: shape,
      elements: (0..<shape.count).map { _ in
        Rational(Int.random(in: -9...9, using: &random), Int.random(in: 1...9, using: &random))
      })
  }

  @Test("a shifted image has a shifted output")
  func shift() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    for _ in 0..<20 {
      let image = tensor([7, 8], &random)
      let kernel = tensor([3, 2], &random)
      let first = try Conv2D().trace(input: image, weight: kernel).output
      let padded = try Pad(Padding(top: 2, left: 1)).trace(input: image).output
      let second = try Conv2D().trace(input: padded, weight: kernel).output
      for row in 0..<first.shape[0] {
        for column in 0..<first.shape[1] {
          #expect(second[row + 2, column + 1] == first[row, column], "SEED=\(seed)")
        }
      }
    }
  }

  @Test("convolution and its transpose are adjoint: ⟨conv x, y⟩ = ⟨x, convᵀ y⟩")
  func adjoint() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    func product(_ a: Tensor, _ b: Tensor) -> Rational {
      zip(a.elements, b.elements).reduce(.zero) { $0 + $1.0 * $1.1 }
    }
    for _ in 0..<20 {
      let stride = Int.random(in: 1...2, using: &random)
      // Sides that leave no cell over, so that the transpose gives back the input's size.
      let side = 3 + stride * Int.random(in: 1...2, using: &random)
      let input = tensor([2, side, side], &random)
      let weight = tensor([3, 2, 3, 3], &random)
      let forward = try Conv2D(stride: Stride(stride)).trace(input: input, weight: weight).output
      let other = tensor(forward.shape, &random)
      let back = try ConvTranspose2D(stride: Stride(stride)).trace(input: other, weight: weight)
      #expect(product(forward, other) == product(input, back.output), "SEED=\(seed)")
    }
  }

  @Test(
    "cells are used as often as windows read them", arguments: [(1, 0, 1), (2, 1, 1), (1, 2, 2)])
  func uses(stride: Int, padding: Int, dilation: Int) throws {
    let conv = Conv2D(
      stride: Stride(stride), padding: .explicit(Padding(padding)), dilation: Stride(dilation))
    let ones = Tensor(shape: [6, 7], elements: Array(repeating: .one, count: 42))
    let trace = try conv.trace(input: ones, weight: grid("1 1 1 / 1 1 1"))
    let size = try conv.outputSize(input: [6, 7], kernel: [2, 3])
    let uses = WindowUses(rows: size.height, columns: size.width)
    for windows in 0...trace.windowCount {
      let counts = (0..<42).map { place in
        Rational(trace.windows(reading: ones.shape.index(at: place)).count { $0 < windows })
      }
      #expect(uses.counts(after: windows).elements == counts)
      #expect(Rational(uses.total(after: windows)) == counts.reduce(.zero, +))
    }
  }
}
