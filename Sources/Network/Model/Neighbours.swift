/// What layers can do for one another, as their plans show.
struct Neighbours {
  private let plans: [LayerPlan]
  /// Whether each does its own work only.
  private let areApart: Bool

  init(_ plans: [LayerPlan], areApart: Bool = false) {
    self.plans = plans
    self.areApart = areApart
  }

  /// The layer whose output an addition adds.
  func source(ofAddition layer: Int) -> Int? {
    guard case .add(let name) = plans[layer].kind else { return nil }
    return plans[..<layer].lastIndex { $0.name == name }
  }

  /// Whether the output of a layer is read by another than the next.
  func isAddedLater(_ layer: Int) -> Bool {
    isAdded(layer, after: layer)
  }

  func isAdded(_ layer: Int, after other: Int) -> Bool {
    plans.indices.contains { $0 > other && source(ofAddition: $0) == layer }
  }

  /// Whether a layer is a ReLU that the layer before it can do on the way in training.
  func isDoneBefore(relu: Int) -> Bool {
    guard !areApart, plans.indices.contains(relu), relu > 0, plans[relu].kind == .relu,
      !isAddedLater(relu - 1)
    else { return false }
    switch plans[relu - 1].kind {
    case .conv2d, .linear: return true
    default: return false
    }
  }

  /// Whether a layer is such a ReLU, and a max pooling after it can hand gradients back through it.
  func isDoneAfter(relu: Int) -> Bool {
    guard isDoneBefore(relu: relu), !isAddedLater(relu), relu + 1 < plans.count,
      case .maxPool2d = plans[relu + 1].kind
    else { return false }
    return true
  }

  /// Whether the gradients of a convolution before a max pooling can be computed winner by winner: no
  /// window reaches beyond its image, and each pixel of the input has whole blocks of channels.
  func canListWinners(of convolution: Int) -> Bool {
    guard convolution > 0, isDoneAfter(relu: convolution + 1),
      case .conv2d(_, _, _, Pair(0), _, groups: 1, _) = plans[convolution].kind,
      case .maxPool2d(_, _, Pair(0)) = plans[convolution + 2].kind
    else { return false }
    return plans[convolution + 2].window.isWithoutOverlap
  }

  /// How many rows and columns of a convolution's output are read in training: a pooling after a
  /// ReLU may leave some over at the edge.
  func used(of convolution: Int) -> Pair {
    guard isDoneAfter(relu: convolution + 1) else {
      let output = plans[convolution].output
      return Pair(output.height, output.width)
    }
    return plans[convolution + 2].window.used
  }
}

extension LayerPlan {
  /// How the window of a convolution or a pooling moves; that of any other layer is the image.
  var window: Window2D {
    let (kernel, stride, padding, dilation) =
      switch kind {
      case .conv2d(_, let kernel, let stride, let padding, let dilation, _, _):
        (kernel, stride, padding, dilation)
      case .maxPool2d(let kernel, let stride, let padding),
        .avgPool2d(let kernel, let stride, let padding):
        (kernel, stride, padding, Pair(1))
      default: (Pair(input.height, input.width), Pair(1), Pair(0), Pair(1))
      }
    return Window2D(
      vertical: AxisWindow(
        inputSize: input.height, outputSize: output.height, kernel: kernel.vertical,
        stride: stride.vertical, padding: padding.vertical, dilation: dilation.vertical),
      horizontal: AxisWindow(
        inputSize: input.width, outputSize: output.width, kernel: kernel.horizontal,
        stride: stride.horizontal, padding: padding.horizontal, dilation: dilation.horizontal))
  }
}
