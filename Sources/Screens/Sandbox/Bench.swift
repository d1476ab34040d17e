import Compute
import Course

/// An operation with its numbers and settings laid out to be changed.
///
/// Any setting can be made, also those with which the operation cannot be applied:
/// `demonstration()` says why then.
public struct Bench: Hashable, Sendable {
  public let operation: ShownOperation
  public internal(set) var input: NamedTensor
  /// The weights in the shape PyTorch gives them; nil for operations without.
  public internal(set) var weight: NamedTensor?
  /// A number for each filter or neuron; nil where none is added.
  public internal(set) var bias: Tensor?
  /// The window of an operation without weights: of poolings, and of `output_size`.
  public internal(set) var window = Stride(2)
  public internal(set) var stride = Stride(1)
  public internal(set) var padding = Padding.none
  public internal(set) var dilation = Stride(1)
  /// Whether a last window may stick out; of poolings.
  public internal(set) var ceilMode = false
  /// Which of the sums are kept; of `convolve`.
  public internal(set) var mode = Convolve.Mode.full
  public internal(set) var view: DemonstrationView
  /// What the maps of several filters are called.
  var filterNames: [String] = []
  /// What the output values are called, as long as there are as many.
  var labels: [String] = []

  /// A grid whose numbers can be changed.
  public enum Operand: Hashable, Sendable, CaseIterable {
    case input, weight, bias
  }

  /// - Parameters:
  ///   - operation: what is tried.
  ///   - input: what it reads.
  ///   - weight: the kernel, or the weights.
  ///   - bias: a number for each filter or neuron.
  ///   - window: the size of the window of an operation without weights.
  ///   - stride: how far the window moves.
  public init(
    _ operation: ShownOperation, input: NamedTensor, weight: NamedTensor? = nil,
    bias: Tensor? = nil, window: Stride = Stride(2), stride: Stride = Stride(1)
  ) {
    self.operation = operation
    self.input = input
    self.weight = weight
    self.bias = bias
    self.window = window
    self.stride = stride
    view = operation.views.first ?? .window
  }

  /// What a demonstration begins with; nil for tables of layers and whole networks, which have no
  /// numbers of their own to change.
  public init?(_ demonstration: Demonstration) {
    let trace = demonstration.trace
    let input = NamedTensor(
      name: demonstration.inputName, tensor: trace.input, sheets: demonstration.input.sheets)
    self.init(demonstration.operation, input: input)
    view = demonstration.view == .uses ? .window : demonstration.view
    labels = demonstration.labels
    let name = demonstration.weightName.isEmpty ? "weights" : demonstration.weightName
    let weights = NamedTensor(name: name, tensor: trace.weight)
    switch trace.operation {
    case .conv2d(let conv2D) where conv2D.groups == 1:
      (weight, bias) = (weights, trace.bias)
      (stride, padding, dilation) = (conv2D.stride, trace.padding, conv2D.dilation)
      filterNames = demonstration.outputSheets
    case .convolve(let convolve): (weight, mode) = (weights, convolve.mode)
    case .linear: (weight, bias) = (weights, trace.bias)
    case .maxPool2d(let pool): take(pool.pooling, trace.padding)
    case .avgPool2d(let pool): take(pool.pooling, trace.padding)
    case .sumPool2d(let pool): take(pool.pooling, trace.padding)
    case .relu, .abs, .sigmoid, .tanh, .exp, .flatten, .softmax: break
    case .outputSize(let size):
      window = Stride(size.kernel)
      (stride, dilation) = (Stride(size.stride), Stride(size.dilation))
      padding = Padding(left: size.padding.before, right: size.padding.after)
      if size.padding.before == size.padding.after { padding = Padding(size.padding.before) }
    default: return nil
    }
  }

  private mutating func take(_ pooling: Pooling, _ padding: Padding) {
    window = pooling.kernelSize
    stride = pooling.stride ?? pooling.kernelSize
    self.padding = padding
    ceilMode = pooling.ceilMode
  }

  /// Whether the numbers of the input are given, and not only how many there are.
  var hasInput: Bool { operation != .outputSize }

  /// The numbers of a grid; nil where the operation has none.
  public func tensor(_ operand: Operand) -> Tensor? {
    switch operand {
    case .input: hasInput ? input.tensor : nil
    case .weight: weight?.tensor
    case .bias: bias
    }
  }

  /// Lays other numbers into a grid.
  mutating func lay(_ tensor: Tensor, on operand: Operand) {
    switch operand {
    case .input: input = NamedTensor(name: input.name, tensor: tensor, sheets: input.sheets)
    case .weight:
      weight = weight.map { NamedTensor(name: $0.name, tensor: tensor, sheets: $0.sheets) }
    case .bias: bias = tensor
    }
  }

  /// The same settings with other numbers to work on.
  ///
  /// - Returns: nil where the operation works on no numbers of its own.
  public func on(_ input: NamedTensor, weight: NamedTensor? = nil) -> Bench? {
    guard hasInput, var other = Bench.standard(operation, on: input, weight: weight ?? self.weight)
    else { return nil }
    other.window = window
    other.stride = stride
    other.padding = padding
    other.dilation = dilation
    other.ceilMode = ceilMode
    other.mode = mode
    if let bias, other.bias.map({ $0.shape == bias.shape }) ?? true { other.bias = bias }
    return other
  }

  /// Changes one number.
  public mutating func set(_ operand: Operand, _ cell: [Int], to value: Rational) {
    guard let tensor = tensor(operand), tensor.shape.contains(cell) else { return }
    var elements = tensor.elements
    elements[tensor.shape.offset(of: cell)] = value
    lay(Tensor(shape: tensor.shape, elements: elements), on: operand)
  }
}

extension Shape {
  func contains(_ cell: [Int]) -> Bool {
    cell.count == rank && zip(cell, sizes).allSatisfy { (0..<$1).contains($0) }
  }
}
