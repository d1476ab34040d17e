import Compute
import Course

/// What an operation can have besides numbers and sizes: a bias, a way to end, a picture.
extension Bench {
  /// Adds a bias of zeros, or takes the bias away.
  ///
  /// - Returns: why that cannot be; nil where it is done.
  mutating func toggleBias() -> String? {
    guard operation == .conv2D || operation == .linear, let weight else {
      return "\(operation.rawValue) has no bias."
    }
    let shape = weight.tensor.shape
    let count = operation == .linear || shape.rank == 4 ? shape[0] : 1
    bias = bias == nil ? Tensor(Array(repeating: .zero, count: count)) : nil
    return nil
  }

  /// Adds the numbers of a bias.
  ///
  /// - Returns: why that cannot be; nil where it is done.
  public mutating func add(bias numbers: Tensor) -> String? {
    bias = nil
    if let refusal = toggleBias() { return refusal }
    let count = bias?.shape.count ?? 0
    guard numbers.shape.count == count else {
      return "The bias needs \(count == 1 ? "one number" : "\(count) numbers") here."
    }
    bias = numbers.reshaped([count])
    return nil
  }

  /// Keeps a last window that sticks out.
  ///
  /// - Returns: why that cannot be; nil where it is done.
  public mutating func keepLastWindow() -> String? {
    guard operation.isPooling else { return "\(operation.rawValue) has no ceil_mode." }
    ceilMode = true
    return nil
  }

  /// Keeps these of the sums.
  ///
  /// - Returns: why that cannot be; nil where it is done.
  public mutating func keep(_ mode: Convolve.Mode) -> String? {
    guard operation == .convolve else { return "\(operation.rawValue) has no mode." }
    self.mode = mode
    return nil
  }

  /// Takes the next way in which an operation may end: `ceil_mode` or `mode`.
  ///
  /// - Returns: why that cannot be; nil where it is done.
  mutating func changeEnds() -> String? {
    switch operation {
    case .maxPool2D, .avgPool2D, .sumPool2D: ceilMode.toggle()
    case .convolve:
      let all = Convolve.Mode.allCases
      mode = all[((all.firstIndex(of: mode) ?? 0) + 1) % all.count]
    default: return "\(operation.rawValue) has no ceil_mode and no mode."
    }
    return nil
  }

  /// Takes the next picture that shows the numbers.
  ///
  /// - Returns: why that cannot be; nil where it is done.
  mutating func changeView() -> String? {
    var views = operation.views.filter { $0 != .uses }
    if weight?.tensor.shape.rank != 4 { views.removeAll { $0 == .filters } }
    guard views.count > 1 else { return "There is only one picture of this." }
    view = views[((views.firstIndex(of: view) ?? 0) + 1) % views.count]
    return nil
  }
}
