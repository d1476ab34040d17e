import Compute
import Course

/// An operation with fresh numbers, small enough for a sheet of paper.
struct FreshExercise {
  let fresh: FreshNumbers
  let kind: LessonQuestion.Kind

  init(_ fresh: FreshNumbers, _ kind: LessonQuestion.Kind) {
    self.fresh = fresh
    self.kind = kind
  }

  /// Whether all of the result has to be computed, so that it must be small.
  private var isWhole: Bool { kind == .matrix || kind == .mistake }

  /// - Returns: nil where the numbers do not go together.
  func demonstration(_ dice: inout Dice) -> Demonstration? {
    switch fresh.operation {
    case .conv2D: convolution(&dice)
    case .convolve: lists(&dice)
    case .maxPool2D, .avgPool2D, .sumPool2D: pooling(&dice)
    case .relu, .abs, .flatten: elements(&dice)
    case .linear: dense(&dice)
    default: nil
    }
  }

  // MARK: - Numbers

  /// A number of the input: of the lesson's own values where it gives some.
  private func inputNumber(_ dice: inout Dice, _ range: ClosedRange<Int> = 0...9) -> Rational {
    dice.one(of: fresh.values) ?? Rational(dice.number(range))
  }

  private func input(
    _ shape: Shape, _ dice: inout Dice, _ range: ClosedRange<Int> = 0...9
  ) -> Tensor {
    Tensor(shape: shape, elements: (0..<shape.count).map { _ in inputNumber(&dice, range) })
  }

  /// Small weights with at most a few zeros among them.
  private func weights(
    _ shape: Shape, _ dice: inout Dice, _ range: ClosedRange<Int> = -3...3
  ) -> Tensor {
    let mostZeros = shape.count / 3
    var zeros = 0
    return Tensor(
      shape: shape,
      elements: (0..<shape.count).map { _ in
        var weight = dice.number(range)
        if weight == 0 { zeros += 1 }
        while weight == 0 && zeros > mostZeros { weight = dice.number(range) }
        return Rational(weight)
      })
  }

  private func show(
    _ trace: Trace?, weightName: String = "", sheets: [String] = []
  ) -> Demonstration? {
    guard let trace, let view = fresh.operation.views.first else { return nil }
    let weight = fresh.weight?.name ?? weightName
    let channels = trace.input.shape.rank == 3 ? trace.input.shape[0] : 0
    return Demonstration(
      operation: fresh.operation,
      input: NamedTensor(
        name: weight == "input" ? "image" : "input", tensor: trace.input,
        sheets: (0..<channels).map { "sheet \($0 + 1)" }),
      weightName: weight, weightSheets: fresh.weight?.sheets ?? [], trace: trace,
      outputSheets: trace.output.shape.rank == 3 ? fresh.maps : [], view: view, detail: .window)
  }

  // MARK: - Convolution

  private func convolution(_ dice: inout Dice) -> Demonstration? {
    var weight = fresh.weight?.tensor ?? weights([2, kind == .shape ? 3 : 2], &dice)
    // A single filter of several sheets makes a single map.
    if weight.shape.rank == 4, weight.shape[0] == 1 {
      weight = weight.reshaped(
        Shape(Array(weight.shape.sizes.dropFirst(weight.shape[1] == 1 ? 2 : 1))))
    }
    let sizes = weight.shape.sizes
    let (height, width) = (sizes[sizes.count - 2], sizes[sizes.count - 1])
    let stride = fresh.stride ?? Stride(dice.number(1...(kind == .shape ? 3 : 2)))
    let padding = fresh.padding ?? .valid
    let conv2D = Conv2D(stride: stride, padding: padding)
    let zeros = conv2D.resolvedPadding(kernel: [height, width])
    func side(_ kernel: Int, _ stride: Int, _ zeros: Int, _ dice: inout Dice) -> Int {
      let outputs = kind == .shape ? dice.number(2...6) : dice.number(2...(isWhole ? 2 : 3))
      // Sometimes cells are left over at the end.
      let rest = stride > 1 ? dice.number(0...stride - 1) : 0
      return max(3, (outputs - 1) * stride + kernel + rest - zeros)
    }
    let isList = height == 1
    let rows = isList ? 1 : side(height, stride.vertical, zeros.top + zeros.bottom, &dice)
    let columns =
      side(width, stride.horizontal, zeros.left + zeros.right, &dice) + (isList ? 1 : 0)
    // Several filters of one sheet read an input of one sheet; of several, one of as many.
    let channels = sizes.count == 4 ? sizes[1] : sizes.count == 3 ? sizes[0] : 1
    let shape: Shape = channels == 1 ? [rows, columns] : [channels, rows, columns]
    let trace = try? conv2D.trace(input: input(shape, &dice), weight: weight, bias: fresh.bias)
    return show(trace, weightName: "kernel")
  }

  private func lists(_ dice: inout Dice) -> Demonstration? {
    let weight = fresh.weight?.tensor ?? weights([dice.number(2...3)], &dice, 1...4)
    let length = weight.shape.count + dice.number(1...(isWhole ? 2 : 3))
    let trace = try? Convolve(mode: fresh.mode ?? .full).trace(
      input: input([length], &dice, 1...9), weight: weight)
    return show(trace, weightName: "weights")
  }

  // MARK: - Pooling

  private func pooling(_ dice: inout Dice) -> Demonstration? {
    let size = fresh.kernelSize ?? Stride(kind == .shape ? dice.number(2...3) : 2)
    let stride = fresh.stride ?? size
    let isPartial = fresh.ceilMode ?? false
    func side(_ kernel: Int, _ stride: Int, _ dice: inout Dice) -> Int {
      let outputs = kind == .shape ? dice.number(2...6) : 2
      let rest = isPartial || kind == .shape ? dice.number(0...stride - 1) : 0
      return (outputs - 1) * stride + kernel + rest
    }
    let pooling = Pooling(
      kernelSize: size, stride: stride, padding: fresh.padding ?? .valid, ceilMode: isPartial)
    let shape: Shape = [
      side(size.vertical, stride.vertical, &dice), side(size.horizontal, stride.horizontal, &dice),
    ]
    let input = input(shape, &dice)
    switch fresh.operation {
    case .maxPool2D: return show(try? MaxPool2D(pooling).trace(input: input))
    case .avgPool2D: return show(try? AvgPool2D(pooling).trace(input: input))
    default: return show(try? SumPool2D(pooling).trace(input: input))
    }
  }

  // MARK: - Layers

  private func elements(_ dice: inout Dice) -> Demonstration? {
    let rows = dice.number(2...3)
    // Rows and columns that differ, so that reading column by column shows.
    let shape: Shape = [rows, fresh.operation == .flatten ? dice.number(2...3) : 5 - rows]
    switch fresh.operation {
    case .relu: return show(try? ReLU().trace(input: input(shape, &dice, -9...9)))
    case .abs: return show(try? Abs().trace(input: input(shape, &dice, -9...9)))
    default: return show(try? Flatten().trace(input: input(shape, &dice)))
    }
  }

  private func dense(_ dice: inout Dice) -> Demonstration? {
    let weight = fresh.weight?.tensor ?? weights([dice.number(2...3), 3], &dice)
    let bias = fresh.bias ?? (fresh.weight == nil ? weights([weight.shape[0]], &dice, 1...5) : nil)
    let trace = try? Linear().trace(
      input: input([weight.shape[1]], &dice), weight: weight, bias: bias)
    return show(trace, weightName: "weights")
  }
}
