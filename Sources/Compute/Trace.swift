/// An operation with its operands put in: what can be computed window by window.
///
/// `output` and `window(_:)` must come from one description of which cells a window reads, so that
/// what is animated is what is computed.
protocol WindowSource: Sendable {
  var input: Tensor { get }
  var weight: Tensor { get }
  /// A number for each filter or neuron; nil where the operation has none.
  var bias: Tensor? { get }
  var outputShape: Shape { get }
  /// How many windows there are: as many as output values, but for layers in a row.
  var windowCount: Int { get }
  /// How its window slides; nil for operations that have no sliding window.
  var sliding: SlidingWindow? { get }
  /// How many products the window takes.
  func termCount(of window: Int) -> Int
  func window(_ number: Int) -> Window
  /// The window that computes the output value at an offset.
  func window(computing offset: Int) -> Int
  /// The values of all windows in order, without building the windows.
  func results() -> [Rational]
  /// The windows that read an input cell, in order.
  func windows(reading input: [Int]) -> [Int]
  /// The windows that use a weight, in order.
  func windows(using weight: [Int]) -> [Int]
}

extension WindowSource {
  var bias: Tensor? { nil }
  var windowCount: Int { outputShape.count }
  var sliding: SlidingWindow? { nil }
  func window(computing offset: Int) -> Int { offset }
}

/// The smallest thing that happens in an operation.
public struct Step: Hashable, Sendable {
  /// Which window, from 0.
  public let window: Int
  /// Which of its products is taken, from 0; nil for the step that completes the sum.
  public let term: Int?
}

/// Everything that happens when an operation is applied: its result, and its steps as a collection
/// of which any element can be had without those before it.
public struct Trace: Sendable, RandomAccessCollection {
  public let operation: Operation
  /// The result; its elements are the windows' values in order.
  public let output: Tensor
  let source: any WindowSource
  /// The first step of each window, and the number of all steps at the end.
  private let starts: [Int]

  init(_ operation: Operation, source: some WindowSource) {
    self.operation = operation
    self.source = source
    let windows = 0..<source.windowCount
    output = Tensor(shape: source.outputShape, elements: source.results())
    starts = windows.reduce(into: [0]) { starts, window in
      starts.append((starts.last ?? 0) + source.termCount(of: window) + 1)
    }
  }

  public var input: Tensor { source.input }
  public var weight: Tensor { source.weight }
  public var bias: Tensor? { source.bias }
  public var windowCount: Int { starts.count - 1 }

  /// The output-size rule along the height and the width; nil where no window slides.
  public var sides: (height: OutputSize, width: OutputSize)? {
    source.sliding.map { ($0.vertical, $0.horizontal) }
  }

  /// The zeros laid around the input; none where no window slides.
  public var padding: Padding { source.sliding?.padding ?? .none }

  public var startIndex: Int { 0 }
  public var endIndex: Int { starts.last ?? 0 }

  /// The step at `position`; O(log windows).
  public subscript(position: Int) -> Step {
    var low = 0
    var high = windowCount
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    let term = position - starts[low]
    return Step(window: low, term: term == starts[low + 1] - starts[low] - 1 ? nil : term)
  }

  /// The steps of one window, its sum last.
  public func steps(of window: Int) -> Range<Int> { starts[window]..<starts[window + 1] }

  /// The step that completes a window.
  public func sumStep(of window: Int) -> Int { starts[window + 1] - 1 }

  public func window(_ number: Int) -> Window { source.window(number) }

  /// The window that computes an output value.
  public func window(computing output: [Int]) -> Int {
    source.window(computing: self.output.shape.offset(of: output))
  }

  /// The windows that read an input cell, in order.
  public func windows(reading input: [Int]) -> [Int] { source.windows(reading: input) }

  /// The windows that use a weight, in order.
  public func windows(using weight: [Int]) -> [Int] { source.windows(using: weight) }
}
