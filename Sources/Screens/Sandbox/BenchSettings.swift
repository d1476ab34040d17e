import Compute
import Course

extension Bench {
  /// A setting that is a whole number, or one for each side.
  public enum Setting: Hashable, Sendable, CaseIterable {
    case inputSize, kernelSize, stride, padding, dilation

    /// From its least value to the greatest that can be typed.
    var limits: ClosedRange<Int> {
      switch self {
      case .inputSize: 1...64
      case .kernelSize, .stride, .dilation: 1...16
      case .padding: 0...16
      }
    }
  }

  /// The settings an operation has.
  public static func settings(of operation: ShownOperation) -> [Setting] {
    switch operation {
    case .conv2D, .outputSize: Setting.allCases
    case .maxPool2D, .avgPool2D, .sumPool2D: [.inputSize, .kernelSize, .stride, .padding]
    case .convolve, .linear: [.inputSize, .kernelSize]
    case .relu, .abs, .sigmoid, .tanh, .exp, .flatten, .softmax: [.inputSize]
    case .layerTable, .sequential: []
    }
  }

  /// What a setting is called where this operation has it.
  func name(of setting: Setting) -> String {
    switch setting {
    case .inputSize: operation == .linear ? "inputs" : "input"
    case .kernelSize:
      switch operation {
      case .linear: "neurons"
      case .conv2D: "kernel"
      case .convolve: "weights"
      default: "window"
      }
    case .stride: "stride"
    case .padding: "padding"
    case .dilation: "dilation"
    }
  }

  /// The least and the greatest value here: a side may be a thousand long where none of its numbers is
  /// shown.
  private func limits(of setting: Setting) -> ClosedRange<Int> {
    operation == .outputSize && [.inputSize, .kernelSize].contains(setting)
      ? 1...1000 : setting.limits
  }

  /// The values of a setting, down and across; a list has the second only.
  func values(of setting: Setting) -> [Int] {
    switch setting {
    case .inputSize: Array(input.tensor.shape.sizes.suffix(2))
    case .kernelSize:
      switch operation {
      case .linear: [weight?.tensor.shape[0] ?? 0]
      case .convolve: [weight?.tensor.shape.count ?? 0]
      case .outputSize: [window.horizontal]
      default: kernel.map { [$0.height, $0.width] } ?? []
      }
    case .stride:
      operation == .outputSize ? [stride.horizontal] : [stride.vertical, stride.horizontal]
    case .padding:
      operation == .outputSize
        ? [padding.left, padding.right]
        : [padding.top, padding.left, padding.bottom, padding.right]
    case .dilation:
      operation == .outputSize
        ? [dilation.horizontal] : [dilation.vertical, dilation.horizontal]
    }
  }

  /// A setting as people write it: `3×3`, `2`, `2 down, 1 across`.
  func text(of setting: Setting) -> String {
    let values = values(of: setting)
    switch setting {
    case .inputSize, .kernelSize: return Shape(values).description
    case .padding where Set(values).count > 1 && values.count == 4:
      return "top \(values[0]) left \(values[1]) bottom \(values[2]) right \(values[3])"
    case .padding where Set(values).count > 1: return "\(values[0]) before, \(values[1]) after"
    default:
      return Set(values).count == 1
        ? "\(values[0])" : "\(values[0]) down, \(values[1]) across"
    }
  }

  /// Gives a setting one value for all sides.
  ///
  /// - Returns: why it cannot have it; nil where it has it now.
  public mutating func set(_ setting: Setting, to value: Int) -> String? {
    set(setting, to: values(of: setting).map { _ in value })
  }

  /// Gives a setting a value for all sides, or one for each.
  ///
  /// - Returns: why it cannot have them; nil where it has them now.
  public mutating func set(_ setting: Setting, toEach given: [Int]) -> String? {
    let sides = values(of: setting).count
    if given.count == 1 || sides == 0 { return set(setting, to: given[0]) }
    guard given.count == sides else {
      return
        "The \(name(of: setting)) has \(sides == 1 ? "one number" : "\(sides) numbers, or one for all")."
    }
    return set(setting, to: given)
  }

  /// Makes a setting larger or smaller, on all sides at once.
  ///
  /// - Returns: why that cannot be; nil where it is done.
  public mutating func change(_ setting: Setting, by difference: Int) -> String? {
    set(setting, to: values(of: setting).map { $0 + difference })
  }

  /// Gives a setting a value for each side, as `values(of:)` has them.
  public mutating func set(_ setting: Setting, to values: [Int]) -> String? {
    guard Self.settings(of: operation).contains(setting) else {
      return "\(operation.rawValue) has no \(setting == .kernelSize ? "window" : "\(setting)")."
    }
    let limits = limits(of: setting)
    let before = self.values(of: setting)
    // What a lesson brings may be larger; it can only be made smaller then.
    for (value, old) in zip(values, before) {
      let name = name(of: setting)
      if value < limits.lowerBound {
        return "The \(name) is at least \(limits.lowerBound)."
      }
      if value > max(limits.upperBound, old) {
        let unit = setting == .inputSize && before.count == 2 ? "×\(limits.upperBound)" : ""
        return "The \(name) is at most \(limits.upperBound)\(unit) here."
      }
    }
    apply(setting, values)
    return nil
  }

  private mutating func apply(_ setting: Setting, _ values: [Int]) {
    guard let first = values.first, let last = values.last else { return }
    switch setting {
    case .inputSize: resizeInput(values)
    case .kernelSize:
      if weight == nil {
        // PyTorch's stride of a pooling is its window's size until somebody gives another.
        if stride == window && operation != .outputSize {
          stride = Stride(vertical: first, horizontal: last)
        }
        window = Stride(vertical: first, horizontal: last)
      } else {
        resizeWeight(values)
      }
    case .stride: stride = Stride(vertical: first, horizontal: last)
    case .dilation: dilation = Stride(vertical: first, horizontal: last)
    case .padding:
      padding =
        values.count == 4
        ? Padding(top: values[0], left: values[1], bottom: values[2], right: values[3])
        : first == last ? Padding(first) : Padding(left: first, right: last)
    }
  }

  private mutating func resizeInput(_ sizes: [Int]) {
    lay(input.tensor.resized(to: sizes), on: .input)
    guard operation == .linear, let weight, let inputs = sizes.last else { return }
    lay(weight.tensor.resized(to: [weight.tensor.shape[0], inputs]), on: .weight)
  }

  private mutating func resizeWeight(_ sizes: [Int]) {
    guard let weight else { return }
    guard operation == .linear else {
      lay(weight.tensor.resized(to: sizes), on: .weight)
      return
    }
    lay(weight.tensor.resized(to: [sizes[0], weight.tensor.shape[1]]), on: .weight)
    if let bias { lay(bias.resized(to: [sizes[0]]), on: .bias) }
  }
}

extension ShownOperation {
  /// Whether a window moves that has no weights.
  var isPooling: Bool { [.maxPool2D, .avgPool2D, .sumPool2D].contains(self) }
}

extension Tensor {
  /// The same numbers in a shape whose last sizes are others; new places hold 0.
  func resized(to last: [Int]) -> Tensor {
    let kept = shape.sizes.dropLast(last.count)
    let new = Shape(kept + last)
    let elements = (0..<new.count).map { offset -> Rational in
      let cell = new.index(at: offset)
      return shape.contains(cell) ? self[cell] : .zero
    }
    return Tensor(shape: new, elements: elements)
  }
}
