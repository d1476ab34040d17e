import Compute
import Course

extension Bench {
  /// The operation with everything but its input; nil where its settings make no sense.
  var layer: Layer? {
    switch operation {
    case .conv2D:
      Layer(
        .conv2d(Conv2D(stride: stride, padding: .explicit(padding), dilation: dilation)),
        weight: weight?.tensor, bias: bias)
    case .convolve: Layer(.convolve(Convolve(mode: mode)), weight: weight?.tensor)
    case .maxPool2D: Layer(.maxPool2d(MaxPool2D(pooling)))
    case .avgPool2D: Layer(.avgPool2d(AvgPool2D(pooling)))
    case .sumPool2D: Layer(.sumPool2d(SumPool2D(pooling)))
    case .relu: Layer(.relu(ReLU()))
    case .abs: Layer(.abs(Abs()))
    case .sigmoid: Layer(.sigmoid(Sigmoid()))
    case .tanh: Layer(.tanh(Tanh()))
    case .exp: Layer(.exp(Exp()))
    case .flatten: Layer(.flatten(Flatten()))
    case .softmax: Layer(.softmax(Softmax()))
    case .linear: Layer(.linear(Linear()), weight: weight?.tensor, bias: bias)
    case .outputSize: sides.map { Layer(.outputSize($0.width)) }
    case .layerTable, .sequential: nil
    }
  }

  private var pooling: Pooling {
    Pooling(
      kernelSize: window, stride: stride, padding: .explicit(padding), ceilMode: ceilMode)
  }

  /// The size of the window along both sides; nil where no window slides.
  var kernel: (height: Int, width: Int)? {
    switch operation {
    case .conv2D:
      guard let sizes = weight?.tensor.shape.sizes.suffix(2), let height = sizes.first,
        let width = sizes.last
      else { return nil }
      return (height, width)
    case .maxPool2D, .avgPool2D, .sumPool2D, .outputSize:
      return (window.vertical, window.horizontal)
    default: return nil
    }
  }

  /// The output-size rule along both sides, also where it gives nothing; nil where no window slides.
  var sides: (height: OutputSize, width: OutputSize)? {
    guard let kernel, let width = input.tensor.shape.sizes.last else { return nil }
    let height = input.tensor.shape.sizes.dropLast().last ?? 1
    func side(_ n: Int, _ before: Int, _ after: Int, _ f: Int, _ s: Int, _ d: Int) -> OutputSize {
      OutputSize(
        input: n, padding: (before, after), kernel: f, stride: s, dilation: d, ceilMode: ceilMode)
    }
    return (
      side(
        height, padding.top, padding.bottom, kernel.height, stride.vertical, dilation.vertical),
      side(
        width, padding.left, padding.right, kernel.width, stride.horizontal, dilation.horizontal)
    )
  }

  /// Why an operation cannot be applied, in words for a learner.
  public struct Impossible: Error, Hashable, Sendable {
    public let message: String
  }

  /// What is computed well before the next key: a 64×64 image under a 16×16 kernel of fractions.
  private static let mostProducts = 4_000_000

  /// Applies the operation.
  ///
  /// - Throws: why it cannot be applied, with the numbers put into the formula that says so.
  public func demonstration() throws(Impossible) -> Demonstration {
    guard let layer else { throw Impossible(message: "\(operation.rawValue) cannot be edited.") }
    if let reason = misfit ?? tooFar { throw Impossible(message: reason) }
    var budget = OperationBudget(products: Self.mostProducts)
    switch budget.excess(layer, on: input.tensor) {
    case .arithmetic:
      throw Impossible(
        message: "This is more arithmetic than fits between two key presses; make the input or the "
          + "window smaller, or the stride larger.")
    case .fractions:
      throw Impossible(
        message: "These fractions have no common denominator of a reasonable size; use simpler "
          + "ones.")
    case nil: break
    }
    do throws(OperationError) {
      return show(try layer.trace(input: input.tensor))
    } catch {
      throw Impossible(message: Self.explained(error))
    }
  }

  /// The furthest from 0, or from each other, that exponents may be: what lies beyond has hundreds of
  /// digits.
  private static let furthestExponent: Rational = 1000

  /// Why powers of e cannot be shown; nil where they can, or where there are none.
  private var tooFar: String? {
    let numbers = input.tensor.elements
    guard let least = numbers.min(), let most = numbers.max() else { return nil }
    switch operation {
    case .sigmoid, .tanh, .exp:
      let isFar = max(most, -least) > Self.furthestExponent
      return isFar
        ? "Powers of e beyond e^1000 have hundreds of digits; take numbers from −1000 to 1000."
        : nil
    case .softmax:
      let isFar = most - least > Self.furthestExponent
      return isFar
        ? "The numbers lie too far apart to show their shares; the greatest and the least may differ "
          + "by 1000." : nil
    default: return nil
    }
  }

  private func show(_ trace: Trace) -> Demonstration {
    let maps = trace.output.shape.rank == 3 ? trace.output.shape[0] : 0
    let names =
      filterNames.count == maps ? filterNames : input.sheets.count == maps ? input.sheets : []
    return Demonstration(
      operation: operation, input: hasInput ? input : NamedTensor(name: "", tensor: trace.input),
      weightName: weight?.name ?? "", trace: trace, outputSheets: names, view: view,
      detail: .window, labels: labels.count == trace.output.shape.count ? labels : [])
  }

  private static func explained(_ error: OperationError) -> String {
    switch error {
    case .emptyWindow(let padding, let kernel):
      "With padding \(padding), a window of \(kernel) would lie on padding alone and hold no number; "
        + "make the padding smaller or the window larger."
    default: "\(error)".prefix(1).uppercased() + "\(error)".dropFirst() + "."
    }
  }
}

// MARK: - Windows that do not fit

extension Bench {
  /// Why no window fits; nil where one does.
  private var misfit: String? {
    guard let (height, width) = sides, let kernel else { return nil }
    let isSide = operation == .outputSize
    let wrong = [("height", height), ("width", width)].dropFirst(isSide ? 1 : 0)
      .filter { $0.1.output < 1 }
    guard let missing = wrong.map({ $0.1.missingPadding }).max() else { return nil }
    let isSame = isSide || height == width
    let rules = isSame ? width.rule : wrong.map { "\($0.0) \($0.1.rule)" }.joined(separator: ", ")
    func pair(_ first: Int, _ second: Int) -> String {
      isSide ? "\(second)" : "\(first)×\(second)"
    }
    var what =
      isSide
      ? "a window of \(kernel.width)"
      : "the \(pair(kernel.height, kernel.width)) \(operation == .conv2D ? "kernel" : "window")"
    if dilation != Stride(1) {
      what += ", spread over \(pair(height.extent, width.extent)) by the dilation,"
    }
    let size = pair(height.input, width.input)
    var ground = isSide ? "a side of \(size)" : "the \(size) input"
    if padding != .none {
      ground += ", with its padding \(pair(height.padded, width.padded))"
    }
    return "\(rules): \(what) does not fit \(ground); make the input larger, or the padding "
      + "at least \(missing)."
  }
}

extension OutputSize {
  /// The padding with which a window would just fit.
  fileprivate var missingPadding: Int { (extent - input + 1) / 2 }

  /// The size rule with its numbers put in and what it gives, be that below 1.
  var rule: String {
    if output > 0 { return description }
    let zeros =
      padding.before == padding.after
      ? "2×\(padding.before)" : "\(padding.before) + \(padding.after)"
    let size = dilation == 1 ? "\(kernel)" : "(\(dilation)×(\(kernel) − 1) + 1)"
    let fraction = "(\(input) + \(zeros) − \(size))/\(stride)"
    let moves = Rational(reach, stride)
    let whole = ceilMode ? -(-moves).floor : moves.floor
    let result = Rational(whole + 1).description.replacing("-", with: "−")
    return (ceilMode ? "⌈\(fraction)⌉" : "⌊\(fraction)⌋") + " + 1 = \(result)"
  }
}
