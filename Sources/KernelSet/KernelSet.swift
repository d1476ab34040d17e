/// The inner loops of a network; one kind of type for each kind of processor, all alike.
///
/// They know nothing of layers: only pointers and sizes. Channels come in blocks of `lanes`.
public protocol KernelSet: Sendable {
  /// Sums of products: one output row for each input row, as in a convolution or a dense layer.
  static func multiply(_ task: Products)

  /// Sums, over all positions, of input times gradient: what a weight's gradient is.
  static func correlate(_ task: OuterProducts)

  /// Sums the rows of a matrix into one row.
  static func sumRows(_ task: RowSums)

  /// The greatest value under each window, and which tap it lies under.
  static func poolGreatest(_ task: Windows, winners: UnsafeMutablePointer<Float>)

  /// Hands each window's gradient on to its winner.
  ///
  /// - Parameters:
  ///   - rectified: the windows' values where a ReLU stands before the pooling: those that are not
  ///     above zero hand nothing on.
  ///   - isAdded: whether windows overlap, so that each adds to what `output` holds.
  static func spreadToWinners(
    _ task: Windows, winners: UnsafePointer<Float>, rectified: UnsafePointer<Float>?,
    isAdded: Bool)

  /// Lists, channel by channel, the winners of one image that have a gradient.
  ///
  /// - Parameter sums: the sum of each channel's gradients is added here.
  static func listWinners(_ task: WinnerSearch, sums: UnsafeMutablePointer<Float>)

  /// weights[c, k] (+)= Σ over the winners of channel c of gradient · input[source + k].
  static func correlateWinners(
    _ task: WinnerProducts, input: UnsafePointer<Float>, weights: UnsafeMutablePointer<Float>,
    isAdded: Bool)

  /// output[source + k] += gradient · weights[c, k], for all winners of all channels c.
  static func spreadWinners(
    _ task: WinnerProducts, weights: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>)

  /// The sum of the values under each window, times a factor.
  static func poolSum(_ task: Windows, factor: Float)

  /// Applies a function to each number; `count` is a multiple of `lanes`.
  static func apply(
    _ function: Activation, to input: UnsafePointer<Float>, count: Int,
    output: UnsafeMutablePointer<Float>)

  /// The gradient before a function, from the one after it and what the function gave;
  /// both gradients may be in the same place.
  static func applyDerivative(
    of function: Activation, output: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    count: Int, inputGradient: UnsafeMutablePointer<Float>)

  /// The sum of two lists of numbers, or their product, place by place.
  static func add(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, count: Int,
    output: UnsafeMutablePointer<Float>)
  static func multiply(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, count: Int,
    output: UnsafeMutablePointer<Float>)

  /// sums[c] += Σ over pixels of values[p, c].
  static func addSums(_ pixels: Pixels, sums: UnsafeMutablePointer<Float>)

  /// sums[c] += Σ over pixels of (values[p, c] − mean[c])².
  static func addSquares(
    _ pixels: Pixels, mean: UnsafePointer<Float>, sums: UnsafeMutablePointer<Float>)

  /// sums[c] += Σ over pixels of gradient[p, c] · (values[p, c] − mean[c]).
  static func addProducts(
    _ pixels: Pixels, mean: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    sums: UnsafeMutablePointer<Float>)

  /// output[p, c] = (values[p, c] − mean[c]) · scale[c] + shift[c].
  static func normalize(
    _ pixels: Pixels, mean: UnsafePointer<Float>, scale: UnsafePointer<Float>,
    shift: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>)

  /// output[p, c] = scale[c] · (gradient[p, c] − share[c] − (values[p, c] − mean[c]) · slope[c]).
  static func normalizeGradient(
    _ pixels: Pixels, mean: UnsafePointer<Float>, scale: UnsafePointer<Float>,
    share: UnsafePointer<Float>, slope: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>)

  /// Moves weights against their gradients.
  static func move(_ task: WeightStep)
}

/// Pixels that follow one another, each with so many channels.
public struct Pixels {
  public var values: UnsafePointer<Float>
  public var count: Int
  public var channelCount: Int

  public init(values: UnsafePointer<Float>, count: Int, channelCount: Int) {
    self.values = values
    self.count = count
    self.channelCount = channelCount
  }
}

/// A function of one number whose derivative follows from its result.
public enum Activation: Hashable, Sendable {
  case relu
  case leakyReLU(slope: Float)
  case sigmoid
  case tanh
}

/// How many channels a block has; the values of a pixel fill whole blocks.
public let lanes = 16

/// The size of whole blocks that hold so many channels.
public func wholeBlocks(_ channels: Int) -> Int {
  (channels + lanes - 1) / lanes * lanes
}

/// How many rows a kernel may read and write beyond the last; tables of rows end in repetitions.
public let rowSlack = 12

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

  public init(
    positionCount: Int, inputPositions: UnsafePointer<Int32>,
    gradientPositions: UnsafePointer<Int32>, rowCount: Int, inputRows: UnsafePointer<Int32>,
    weightRows: UnsafePointer<Int32>, input: UnsafePointer<Float>,
    gradient: UnsafePointer<Float>, weights: UnsafeMutablePointer<Float>, weightStride: Int,
    columnCount: Int, isAdded: Bool
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

/// For each window w and channel c: some of the numbers input[w + tap, c], made into output[w, c].
public struct Windows {
  public var count: Int
  /// Where each window begins in the input, and where its result goes.
  public var inputPositions: UnsafePointer<Int32>
  public var outputPositions: UnsafePointer<Int32>
  /// Where each tap is, counted from the window's beginning.
  public var taps: UnsafeBufferPointer<Int32>
  public var channelCount: Int
  public var input: UnsafePointer<Float>
  public var output: UnsafeMutablePointer<Float>

  public init(
    count: Int, inputPositions: UnsafePointer<Int32>, outputPositions: UnsafePointer<Int32>,
    taps: UnsafeBufferPointer<Int32>, channelCount: Int, input: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>
  ) {
    self.count = count
    self.inputPositions = inputPositions
    self.outputPositions = outputPositions
    self.taps = taps
    self.channelCount = channelCount
    self.input = input
    self.output = output
  }
}
