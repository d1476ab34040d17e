import Compute

extension Mistake {
  /// The mistakes in how an operation is done that change its results, the likelier ones first.
  public static func ofMethod(in trace: Trace) -> [Mistake] {
    switch trace.operation {
    case .conv2d, .conv1d:
      moving + [
        .flippedKernel, .swappedRowsAndColumns(.output), .swappedRowsAndColumns(.weight),
        .ignoredSigns, .swappedRowsAndColumns(.input), .forgotWeights,
      ]
    case .convolve: [.flippedKernel, .ignoredSigns, .forgotWeights]
    case .maxPool2d: [.averageForMax, .sumForMax, .minimumForMax] + moving + pooled
    case .avgPool2d: [.forgotDivision, .averagedAllCells, .maxForAverage] + moving + pooled
    case .sumPool2d: [.averageForSum, .maxForSum] + moving + pooled
    case .linear: [.forgotBias, .swappedRowsAndColumns(.weight), .ignoredSigns, .forgotWeights]
    case .relu: [.keptNegatives, .tookAbsolute, .flippedSigns]
    case .abs: [.keptNegatives, .zeroForNegative, .flippedSigns]
    case .sigmoid: [.flippedSigns, .tookTanh, .tookReLU]
    case .tanh: [.flippedSigns, .tookSigmoid, .tookReLU]
    case .flatten: [.swappedRowsAndColumns(.input)]
    case .softmax: [.forgotPowers, .forgotDivision]
    case .errorTable: [.flippedSigns, .tookAbsolute]
    case .mseLoss: [.forgotDivision]
    default: []
    }
  }

  private static let moving: [Mistake] = [
    .forgotBias, .strideOne, .strideFromOne, .noPadding, .paddedOnce, .noDilation,
  ]
  private static let pooled: [Mistake] = [.noPartialWindow, .swappedRowsAndColumns(.output)]

  /// Operations of more steps than this are not done again to find a mistake.
  static let mostSteps = 4_000_000
  /// What a mistake may take to compute, whatever the operation takes.
  private static let cheap = 50_000

  /// What an operation gives when the mistake is made everywhere, perhaps in another shape.
  ///
  /// - Returns: nil where the mistake cannot be made, makes no difference, or would take long to
  ///   compute.
  public func result(of trace: Trace) -> Tensor? {
    guard trace.count <= Self.mostSteps, let output = output(of: trace), output != trace.output
    else { return nil }
    return output
  }

  /// What the mistake gives in the place of one value.
  ///
  /// - Returns: nil where it gives nothing there, or what is right.
  public func result(of trace: Trace, at place: [Int]) -> Rational? {
    guard let result = result(of: trace), result.shape.rank == place.count,
      zip(place, result.shape.sizes).allSatisfy({ $0 < $1 }), result[place] != trace.output[place]
    else { return nil }
    return result[place]
  }

  private func output(of trace: Trace) -> Tensor? {
    let output = trace.output
    switch self {
    case .swappedRowsAndColumns(.output): return output.transposed
    case .averagedAllCells, .forgotDivision:
      if case .avgPool2d = trace.operation { return sums(of: trace) }
      if case .mseLoss = trace.operation { return sums(of: trace) }
      return self == .forgotDivision ? trace.softmaxParts.map { Tensor($0.powers) } : nil
    case .forgotPowers:
      let total = trace.input.elements.total
      return total.isZero ? nil : trace.input.map { $0 / total }
    case .keptNegatives: return trace.input
    case .tookAbsolute: return (trace.isFunction ? trace.input : output).map(\.magnitude)
    case .flippedSigns where !trace.isFunction: return output.map { -$0 }
    case .flippedSigns where trace.operation.name == "abs": return trace.input.map { -$0 }
    default: break
    }
    guard var layer = trace.layer else { return nil }
    var input = trace.input
    guard alter(&layer, &input),
      layer.products(on: input) <= Self.cheap + 4 * trace.count,
      let result = try? layer.trace(input: input).output
    else { return nil }
    return self == .minimumForMax ? result.map { -$0 } : result
  }

  /// The windows' sums without a divisor, or with that of a whole window.
  private func sums(of trace: Trace) -> Tensor {
    Tensor(
      shape: trace.output.shape,
      elements: (0..<trace.windowCount).map { number in
        let window = trace.window(number)
        let terms = window.terms
        let sum = terms.lazy.map(\.product).total
        return self == .averagedAllCells ? sum / Rational(terms.count) : sum
      })
  }
}

extension Mistake {
  /// Makes the mistake in a layer or its input; false where it cannot be made there.
  private func alter(_ layer: inout Layer, _ input: inout Tensor) -> Bool {
    switch self {
    case .forgotBias:
      guard layer.bias != nil else { return false }
      layer.bias = nil
    case .strideOne, .strideFromOne, .noPadding, .paddedOnce, .noDilation, .noPartialWindow:
      guard let operation = layer.operation.moved(by: self, kernel: layer.weight) else {
        return false
      }
      layer.operation = operation
    case .flippedKernel: layer.weight = layer.weight?.turnedRound
    case .swappedRowsAndColumns(.weight): layer.weight = layer.weight?.transposed
    case .swappedRowsAndColumns(.input):
      guard let transposed = input.transposed else { return false }
      input = transposed
    case .ignoredSigns: layer.weight = layer.weight?.map(\.magnitude)
    case .forgotWeights: layer.weight = layer.weight?.map { _ in .one }
    case .minimumForMax, .flippedSigns: input = input.map { -$0 }
    default:
      guard let operation = layer.operation.exchanged(by: self) else { return false }
      layer.operation = operation
    }
    return true
  }
}

extension Operation {
  /// Another operation in its place.
  fileprivate func exchanged(by mistake: Mistake) -> Operation? {
    if let pooling {
      switch mistake {
      case .maxForAverage, .maxForSum: return .maxPool2d(MaxPool2D(pooling))
      case .averageForMax, .averageForSum: return .avgPool2d(AvgPool2D(pooling))
      case .sumForMax: return .sumPool2d(SumPool2D(pooling))
      default: return nil
      }
    }
    switch mistake {
    case .tookTanh: return .tanh(Tanh())
    case .tookSigmoid: return .sigmoid(Sigmoid())
    case .tookReLU, .zeroForNegative: return .relu(ReLU())
    default: return nil
    }
  }

  /// The operation with its window moved wrongly; nil where that makes no difference.
  fileprivate func moved(by mistake: Mistake, kernel: Tensor?) -> Operation? {
    switch self {
    case .conv2d(var conv2D):
      let sizes = kernel?.shape.sizes ?? [1, 1]
      let padding = conv2D.resolvedPadding(kernel: Shape(sizes.suffix(2)))
      guard
        mistake.move(&conv2D.stride, &conv2D.padding, &conv2D.dilation, resolved: padding)
      else { return nil }
      return .conv2d(conv2D)
    case .conv1d(var conv1D):
      let length = kernel?.shape.sizes.last ?? 1
      var (stride, dilation) = (Stride(conv1D.stride), Stride(conv1D.dilation))
      let padding = conv1D.padding.padding(kernel: (1, length), dilation: dilation)
      guard mistake.move(&stride, &conv1D.padding, &dilation, resolved: padding) else {
        return nil
      }
      (conv1D.stride, conv1D.dilation) = (stride.horizontal, dilation.horizontal)
      return .conv1d(conv1D)
    case .maxPool2d(var pool):
      return mistake.move(&pool.pooling) ? .maxPool2d(pool) : nil
    case .avgPool2d(var pool):
      return mistake.move(&pool.pooling) ? .avgPool2d(pool) : nil
    case .sumPool2d(var pool):
      return mistake.move(&pool.pooling) ? .sumPool2d(pool) : nil
    default: return nil
    }
  }

  var pooling: Pooling? {
    switch self {
    case .maxPool2d(let pool): pool.pooling
    case .avgPool2d(let pool): pool.pooling
    case .sumPool2d(let pool): pool.pooling
    default: nil
    }
  }
}

extension Mistake {
  fileprivate func move(_ pooling: inout Pooling) -> Bool {
    if self == .noPartialWindow {
      guard pooling.ceilMode else { return false }
      pooling.ceilMode = false
      return true
    }
    let size = pooling.kernelSize
    var stride = pooling.stride ?? size
    let padding = pooling.padding.padding(kernel: (size.vertical, size.horizontal))
    defer { pooling.stride = stride }
    return move(&stride, &pooling.padding, &pooling.dilation, resolved: padding)
  }

  /// Moves a window wrongly; false where it makes no difference.
  fileprivate func move(
    _ stride: inout Stride, _ rule: inout PaddingRule, _ dilation: inout Stride,
    resolved: Padding
  ) -> Bool {
    let before = (stride, resolved, dilation)
    var padding = resolved
    switch self {
    case .strideOne: stride = Stride(1)
    case .strideFromOne:
      func counted(_ side: Int) -> Int { side > 2 ? side - 1 : side }
      stride = Stride(
        vertical: counted(stride.vertical), horizontal: counted(stride.horizontal))
    case .noPadding: padding = .none
    case .paddedOnce: padding = Padding(top: resolved.top, left: resolved.left)
    case .noDilation: dilation = Stride(1)
    default: return false
    }
    // `same` goes with stride 1 only, so the zeros are given in numbers.
    rule = .explicit(padding)
    return (stride, padding, dilation) != before
  }
}
