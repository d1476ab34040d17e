import Compute
import SeededRandom

/// Random operations of the size that slides show.
struct RandomExercise {
  var random: SeededRandom

  mutating func number(_ range: ClosedRange<Int>) -> Rational {
    Rational(Int.random(in: range, using: &random))
  }

  mutating func matrix(_ rows: Int, _ columns: Int, _ range: ClosedRange<Int>) -> Tensor {
    Tensor(rows: (0..<rows).map { _ in (0..<columns).map { _ in number(range) } })
  }

  mutating func list(_ count: Int, _ range: ClosedRange<Int>) -> Tensor {
    Tensor((0..<count).map { _ in number(range) })
  }

  /// A convolution, perhaps with a stride, a padding or a bias.
  mutating func convolution(
    stride: ClosedRange<Int> = 1...2, padding: ClosedRange<Int> = 0...1, hasBias: Bool = false
  ) -> Trace? {
    let size = Int.random(in: 2...3, using: &random)
    let side = Int.random(in: size + 2...7, using: &random)
    let conv2D = Conv2D(
      stride: Stride(Int.random(in: stride, using: &random)),
      padding: .explicit(Padding(Int.random(in: padding, using: &random))))
    return try? conv2D.trace(
      input: matrix(side, side, 0...9), weight: matrix(size, size, -3...4),
      bias: hasBias ? Tensor([number(1...9)]) : nil)
  }

  /// A pooling of the kind that a case makes.
  mutating func pooling(_ make: (Pooling) -> Operation) -> Trace? {
    let size = Int.random(in: 2...3, using: &random)
    let side = size * Int.random(in: 2...3, using: &random)
    return try? Layer(make(Pooling(kernelSize: Stride(size))))
      .trace(input: matrix(side, side, 0...9))
  }

  /// A dense layer with biases, of tenths.
  mutating func dense() -> Trace? {
    let (inputs, outputs) = (Int.random(in: 3...5, using: &random), 3)
    let weight = matrix(outputs, inputs, 1...9)
    return try? Linear().trace(
      input: list(inputs, 0...9),
      weight: Tensor(shape: weight.shape, elements: weight.elements.map { $0 / 10 }),
      bias: Tensor(list(outputs, 1...9).elements.map { $0 / 10 }))
  }

  /// Any operation whose results are printed.
  mutating func any() -> Trace? {
    switch Int.random(in: 0...9, using: &random) {
    case 0: convolution()
    case 1: convolution(stride: 1...3, hasBias: true)
    case 2: pooling { .maxPool2d(MaxPool2D($0)) }
    case 3: pooling { .avgPool2d(AvgPool2D($0)) }
    case 4: pooling { .sumPool2d(SumPool2D($0)) }
    case 5: dense()
    case 6: try? Convolve().trace(input: list(5, 0...9), weight: list(3, 1...5))
    case 7: try? ReLU().trace(input: matrix(3, 3, -9...9))
    case 8: try? Softmax().windows(input: list(3, -3...3))
    default: try? Sigmoid().windows(input: list(3, -3...3))
    }
  }
}
