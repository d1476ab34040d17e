/// A number that a max pooling chose: all other numbers under its window have no gradient.
public struct Winner: BitwiseCopyable, Sendable {
  public var gradient: Float
  /// Where the numbers begin that it was computed from.
  public var source: Int32

  public init(gradient: Float, source: Int32) {
    self.gradient = gradient
    self.source = source
  }
}

/// Which of a pooling's outputs, computed by a ReLU and a convolution before it, have gradients.
public struct WinnerSearch {
  public var windowCount: Int
  /// Where each window's output is, and where the numbers begin that its first tap was made from.
  public var outputs: UnsafePointer<Int32>
  public var sources: UnsafePointer<Int32>
  /// How far from there those of each tap are.
  public var taps: UnsafePointer<Int32>
  /// For each output: its value, its gradient, the tap it was found under.
  public var values: UnsafePointer<Float>
  public var gradients: UnsafePointer<Float>
  public var winners: UnsafePointer<Float>
  public var list: WinnerList

  public init(
    windowCount: Int, outputs: UnsafePointer<Int32>, sources: UnsafePointer<Int32>,
    taps: UnsafePointer<Int32>, values: UnsafePointer<Float>, gradients: UnsafePointer<Float>,
    winners: UnsafePointer<Float>, list: WinnerList
  ) {
    self.windowCount = windowCount
    self.outputs = outputs
    self.sources = sources
    self.taps = taps
    self.values = values
    self.gradients = gradients
    self.winners = winners
    self.list = list
  }
}

/// The winners of each channel.
public struct WinnerList {
  public var channelCount: Int
  /// How many each channel has.
  public var counts: UnsafeMutablePointer<Int32>
  /// Each channel has room for so many, one channel after the other.
  public var winners: UnsafeMutablePointer<Winner>
  public var room: Int

  public init(
    channelCount: Int, counts: UnsafeMutablePointer<Int32>, winners: UnsafeMutablePointer<Winner>,
    room: Int
  ) {
    self.channelCount = channelCount
    self.counts = counts
    self.winners = winners
    self.room = room
  }
}

/// Winners, and the blocks of `lanes` numbers that each was made from.
public struct WinnerProducts {
  public var list: WinnerList
  /// Where each block is, counted from a winner's source; ends in `rowSlack` repetitions.
  public var blocks: UnsafePointer<Int32>
  public var blockCount: Int
  /// How far apart the weights of two channels are: room for a multiple of `blocksAtOnce`.
  public var weightStride: Int

  public init(
    list: WinnerList, blocks: UnsafePointer<Int32>, blockCount: Int, weightStride: Int
  ) {
    self.list = list
    self.blocks = blocks
    self.blockCount = blockCount
    self.weightStride = weightStride
  }
}
