/// How many windows fit along one side of an input, with every number on the way.
///
/// The rule is ⌊(n + 2p − f)/s⌋ + 1: V. Dumoulin and F. Visin, A guide to convolution arithmetic for
/// deep learning, 2016, relationship 6; with dilation, d(f − 1) + 1 stands in the place of f
/// (relationship 11).
public struct OutputSize: Hashable, Sendable {
  /// n, the input's side.
  public let input: Int
  /// The zeros before and after it; both together are the rule's 2p.
  public let padding: Ends
  /// f, the kernel's side.
  public let kernel: Int
  /// s, how far the window moves at each step.
  public let stride: Int
  /// d, how far apart the cells under the window are.
  public let dilation: Int
  /// Whether a last window may reach beyond the padded input (PyTorch's `ceil_mode`).
  public let ceilMode: Bool

  /// What is laid before and after a side.
  public struct Ends: Hashable, Sendable {
    public let before: Int
    public let after: Int

    public init(before: Int, after: Int) {
      self.before = before
      self.after = after
    }
  }

  /// - Precondition: `stride` and `dilation` are at least 1.
  public init(
    input: Int, padding: (before: Int, after: Int), kernel: Int, stride: Int, dilation: Int = 1,
    ceilMode: Bool = false
  ) {
    precondition(stride >= 1 && dilation >= 1)
    self.input = input
    self.padding = Ends(before: padding.before, after: padding.after)
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.ceilMode = ceilMode
  }

  /// n + 2p, the side with its padding.
  public var padded: Int { input + padding.before + padding.after }

  /// d(f − 1) + 1, the cells from the window's first to its last.
  public var extent: Int { dilation * (kernel - 1) + 1 }

  /// n + 2p − f, how far the window can move in all.
  public var reach: Int { padded - extent }

  /// Cells at the end that no window reaches: what the floor takes away.
  public var leftover: Int { reach % stride }

  /// The output's side; zero where the kernel does not fit.
  ///
  /// With `ceilMode` a last window that would begin beyond the input and the padding before it is
  /// dropped, as in PyTorch.
  public var output: Int {
    let windows = placeCount
    guard ceilMode, windows > 0, (windows - 1) * stride >= input + padding.before else {
      return windows
    }
    return windows - 1
  }

  /// How many windows the rule gives before the last one may be dropped; with `ceilMode` even a window
  /// larger than the padded input may be one, if it is not larger by a stride.
  private var placeCount: Int {
    let moves = ceilMode ? reach + stride - 1 : reach
    return moves < 0 ? 0 : moves / stride + 1
  }
}

extension OutputSize: CustomStringConvertible {
  /// The rule with its numbers put in: `⌊(7 + 2×0 − 3)/2⌋ + 1 = 3`.
  public var description: String {
    let zeros =
      padding.before == padding.after
      ? "2×\(padding.before)" : "\(padding.before) + \(padding.after)"
    let size = dilation == 1 ? "\(kernel)" : "(\(dilation)×(\(kernel) − 1) + 1)"
    let fraction = "(\(input) + \(zeros) − \(size))/\(stride)"
    guard ceilMode else {
      return (leftover == 0 ? fraction : "⌊\(fraction)⌋") + " + 1 = \(output)"
    }
    let whole = leftover == 0 ? fraction : "⌈\(fraction)⌉"
    let dropped =
      output < placeCount ? ", of which the last begins beyond the input: \(output)" : ""
    return whole + " + 1 = \(placeCount)" + dropped
  }
}
