/// The operations that lesson files can show; the raw values are their words, which are PyTorch's
/// where it has them.
public enum ShownOperation: String, Hashable, Sendable, CaseIterable {
  case conv2D = "conv2d"
  case convolve
  case maxPool2D = "max_pool2d"
  case avgPool2D = "avg_pool2d"
  case sumPool2D = "sum_pool2d"
  case relu, abs, sigmoid, tanh, exp
  case flatten, linear, softmax
  case outputSize = "output_size"
  case layerTable = "layer_table"
  case sequential

  /// The pictures that can show it, the usual one first.
  public var views: [DemonstrationView] {
    switch self {
    case .conv2D: [.window, .filters, .uses]
    case .convolve: [.lists, .rooms, .schedule]
    case .maxPool2D, .avgPool2D, .sumPool2D: [.window]
    case .relu, .abs, .sigmoid, .tanh, .exp: [.curve]
    case .flatten: [.row]
    case .linear: [.neurons]
    case .softmax: [.bars]
    case .outputSize: [.ruler]
    case .layerTable: [.table]
    case .sequential: [.pipeline]
    }
  }

  static let poolings: [ShownOperation] = [.maxPool2D, .avgPool2D, .sumPool2D]
  /// Those that work on an input.
  static let withInput = allCases.filter { $0 != .outputSize && $0 != .layerTable }
  /// Those that work with weights.
  static let withWeight: [ShownOperation] = [.conv2D, .convolve, .linear]
  /// Those that can be layers of a lesson's network.
  static let layers = withInput.filter { $0 != .sequential && $0 != .convolve }

  static let words = allCases.map(\.rawValue)
}
