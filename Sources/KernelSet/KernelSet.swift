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
@inlinable public var lanes: Int { 16 }

/// The size of whole blocks that hold so many channels.
@inlinable public func wholeBlocks(_ channels: Int) -> Int {
  (channels + lanes - 1) / lanes * lanes
}

/// How many blocks of a winner's weights a kernel takes at once; it fills them up to a multiple.
@inlinable public var blocksAtOnce: Int { 6 }

/// How many rows a kernel may read and write beyond the last; tables of rows end in repetitions.
@inlinable public var rowSlack: Int { 12 }
