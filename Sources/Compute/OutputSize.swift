/// How many windows fit along one side of an input, with every number on the way.
///
/// The rule is ⌊(n + 2p − f)/s⌋ + 1: V. Dumoulin and F. Visin, A guide to convolution arithmetic for
/// deep learning, 2016, relationship 6.
public struct OutputSize: Hashable, Sendable {
  /// n, the input's side.
  public let input: Int
  /// The zeros before and after it; both together are the rule's 2p.
  public let padding: (before: Int, after: Int)
  /// f, the kernel's side.
  public let kernel: Int
  /// s, how far the window moves at each step.
  public let stride: Int

  /// - Precondition: `stride` is at least 1.
  public init(input: Int, padding: (before: Int, after: Int), kernel: Int, stride: Int) {
    precondition(stride >= 1)
    self.input = input
    self.padding = padding
    self.kernel = kernel
    self.stride = stride
  }

  /// n + 2p, the side with its padding.
  public var padded: Int { input + padding.before + padding.after }

  /// n + 2p − f, how far the window can move in all.
  public var reach: Int { padded - kernel }

  /// Cells at the end that no window reaches: what the floor takes away.
  public var leftover: Int { reach % stride }

  /// The output's side; zero where the kernel does not fit.
  public var output: Int { reach < 0 ? 0 : reach / stride + 1 }

  public static func == (a: OutputSize, b: OutputSize) -> Bool {
    a.input == b.input && a.padding == b.padding && a.kernel == b.kernel && a.stride == b.stride
  }

  public func hash(into hasher: inout Hasher) {
    for part in [input, padding.before, padding.after, kernel, stride] { hasher.combine(part) }
  }
}

extension OutputSize: CustomStringConvertible {
  /// The rule with its numbers put in: `⌊(7 + 2×0 − 3)/2⌋ + 1 = 3`.
  public var description: String {
    let zeros =
      padding.before == padding.after
      ? "2×\(padding.before)" : "\(padding.before) + \(padding.after)"
    let fraction = "(\(input) + \(zeros) − \(kernel))/\(stride)"
    return (leftover == 0 ? fraction : "⌊\(fraction)⌋") + " + 1 = \(output)"
  }
}
