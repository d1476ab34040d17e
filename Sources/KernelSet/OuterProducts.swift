/// For each row w and column c: weights[w, c] (+)= Σ over positions p of input[p, w] · gradient[p, c].
public struct OuterProducts {
  public var positionCount: Int
  /// Where each position's input and gradient begin.
  public var inputPositions: UnsafePointer<Int32>
  public var gradientPositions: UnsafePointer<Int32>
  public var rowCount: Int
  /// Where each row's input is, counted from the position's, and the number of its row of weights;
  /// both end in `rowSlack` repetitions.
  public var inputRows: UnsafePointer<Int32>
  public var weightRows: UnsafePointer<Int32>
  public var input: UnsafePointer<Float>
  public var gradient: UnsafePointer<Float>
  public var weights: UnsafeMutablePointer<Float>
  public var weightStride: Int
  public var columnCount: Int
  /// Whether the sums are added to what the weights hold.
  public var isAdded: Bool
  /// Which of the gradients count; nil for all.
  public var choice: Choice?

  /// A gradient counts only at a position whose number it has among its `winners`.
  public struct Choice {
    /// Beside each gradient the number of the position that it counts at.
    public var winners: UnsafePointer<Float>
    /// The number of each position.
    public var numbers: UnsafePointer<Float>

    public init(winners: UnsafePointer<Float>, numbers: UnsafePointer<Float>) {
      self.winners = winners
      self.numbers = numbers
    }
  }

  public init(
    positionCount: Int, inputPositions: UnsafePointer<Int32>,
    gradientPositions: UnsafePointer<Int32>, rowCount: Int, inputRows: UnsafePointer<Int32>,
    weightRows: UnsafePointer<Int32>, input: UnsafePointer<Float>,
    gradient: UnsafePointer<Float>, weights: UnsafeMutablePointer<Float>, weightStride: Int,
    columnCount: Int, isAdded: Bool, choice: Choice? = nil
  ) {
    self.positionCount = positionCount
    self.inputPositions = inputPositions
    self.gradientPositions = gradientPositions
    self.rowCount = rowCount
    self.inputRows = inputRows
    self.weightRows = weightRows
    self.input = input
    self.gradient = gradient
    self.weights = weights
    self.weightStride = weightStride
    self.columnCount = columnCount
    self.isAdded = isAdded
    self.choice = choice
  }
}

/// For each column c: sums[c] (+)= Σ over rows r of values[r, c].
public struct RowSums {
  public var rowCount: Int
  /// Where each row begins.
  public var rows: UnsafePointer<Int32>
  public var values: UnsafePointer<Float>
  public var sums: UnsafeMutablePointer<Float>
  public var columnCount: Int
  public var isAdded: Bool

  public init(
    rowCount: Int, rows: UnsafePointer<Int32>, values: UnsafePointer<Float>,
    sums: UnsafeMutablePointer<Float>, columnCount: Int, isAdded: Bool
  ) {
    self.rowCount = rowCount
    self.rows = rows
    self.values = values
    self.sums = sums
    self.columnCount = columnCount
    self.isAdded = isAdded
  }
}
