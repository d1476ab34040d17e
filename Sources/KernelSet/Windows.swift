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
