/// A run of neighbouring inputs that meet rows of weights one after the other.
public struct Run: Hashable, Sendable, BitwiseCopyable {
  /// The first input, counted from the row's own place.
  public var input: Int32
  /// The first row of weights.
  public var weights: Int32
  public var count: Int32

  public init(input: Int, weights: Int, count: Int) {
    self.input = Int32(input)
    self.weights = Int32(weights)
    self.count = Int32(count)
  }
}

/// What an output row starts from before products are added.
public enum Start {
  case zero
  case bias(UnsafePointer<Float>)
  /// What it holds already.
  case output
}

/// For each row r and column c: output[r, c] = start + Σ input[r, run] · weights[run, c].
public struct Products {
  public var rowCount: Int
  /// Where each row's input begins and where its output goes; both end in `rowSlack` repetitions.
  public var inputRows: UnsafePointer<Int32>
  public var outputRows: UnsafePointer<Int32>
  public var runs: UnsafeBufferPointer<Run>
  public var input: UnsafePointer<Float>
  public var weights: UnsafePointer<Float>
  /// How far apart two rows of weights are.
  public var weightStride: Int
  /// How many columns; a multiple of `lanes`.
  public var columnCount: Int
  public var start: Start
  /// Whether negative results become 0.
  public var isRectified: Bool
  public var output: UnsafeMutablePointer<Float>

  public init(
    rowCount: Int, inputRows: UnsafePointer<Int32>, outputRows: UnsafePointer<Int32>,
    runs: UnsafeBufferPointer<Run>, input: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    weightStride: Int, columnCount: Int, start: Start, isRectified: Bool = false,
    output: UnsafeMutablePointer<Float>
  ) {
    self.rowCount = rowCount
    self.inputRows = inputRows
    self.outputRows = outputRows
    self.runs = runs
    self.input = input
    self.weights = weights
    self.weightStride = weightStride
    self.columnCount = columnCount
    self.start = start
    self.isRectified = isRectified
    self.output = output
  }
}
