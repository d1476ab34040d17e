import KernelSet

/// Pixels that see the same taps, with the tables that the kernels walk along.
///
/// The tables hold a few images that are worked on together, one image after the other.
final class Reach {
  let positionsPerImage: Int
  /// Where the sources of each position begin, and where the position itself is.
  let sources: Buffer<Int32>
  let targets: Buffer<Int32>
  let runs: Buffer<Run>
  /// Each number under a tap on its own: where it is, counted from `sources`, and its row of weights.
  let rowSources: Buffer<Int32>
  let rowWeights: Buffer<Int32>

  var runSlice: UnsafeBufferPointer<Run> {
    UnsafeBufferPointer(start: runs.pointer, count: runs.count)
  }

  /// Where the taps are, counted from `sources`, for a layer that treats each channel by itself.
  ///
  /// Such a layer makes the table with one channel, so that each tap is one number.
  var taps: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: rowSources.pointer, count: rowCount)
  }

  /// How many numbers of the source a position sees.
  let rowCount: Int

  /// - Parameters:
  ///   - source: the maps that the taps lie on, with the channels read.
  ///   - target: the maps that the positions are in.
  ///   - images: how many images are worked on together.
  init(
    vertical: AxisReach, horizontal: AxisReach, kernelWidth: Int, source: FeatureMaps,
    channels: Range<Int>, target: FeatureMaps, images: Int
  ) {
    positionsPerImage = vertical.positions.count * horizontal.positions.count
    var sources: [Int32] = []
    var targets: [Int32] = []
    for image in 0..<images {
      for row in vertical.positions {
        for column in horizontal.positions {
          sources.append(
            Int32(
              image * source.imageStride + source.offset(row: row.source, column: column.source)))
          targets.append(
            Int32(image * target.imageStride + target.offset(row: row.index, column: column.index)))
        }
      }
    }
    self.sources = .table(sources)
    self.targets = .table(targets)
    let found = Self.runs(vertical, horizontal, kernelWidth, source, channels)
    runs = Buffer(found, filledWith: Run(input: 0, weights: 0, count: 0))
    rowCount = found.reduce(0) { $0 + Int($1.count) }
    rowSources = .table(found.flatMap { run in (0..<run.count).map { run.input + $0 } })
    rowWeights = .table(found.flatMap { run in (0..<run.count).map { run.weights + $0 } })
  }

  /// The taps as runs over the channels under them; neighbours in both source and weights are one.
  private static func runs(
    _ vertical: AxisReach, _ horizontal: AxisReach, _ kernelWidth: Int, _ source: FeatureMaps,
    _ channels: Range<Int>
  ) -> [Run] {
    var runs: [Run] = []
    for row in vertical.taps {
      for column in horizontal.taps {
        let tap = row.index * kernelWidth + column.index
        let run = Run(
          input: source.offset(row: row.shift, column: column.shift) + channels.lowerBound,
          weights: tap * source.volume.channels + channels.lowerBound, count: channels.count)
        if let last = runs.last, last.input + last.count == run.input,
          last.weights + last.count == run.weights
        {
          runs[runs.count - 1].count += run.count
        } else {
          runs.append(run)
        }
      }
    }
    return runs
  }
}

extension Buffer where Element == Int32 {
  /// A table of places that ends in repetitions of the last, for kernels that take several at once.
  static func table(_ places: [Int32]) -> Buffer {
    let last = places.last ?? 0
    return Buffer(places + Array(repeating: last, count: rowSlack), filledWith: last)
  }
}

extension Products {
  /// Products for the pixels of a reach.
  init(
    rowCount: Int, reach: Reach, input: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    weightStride: Int, columnCount: Int, start: Start, isRectified: Bool = false,
    output: UnsafeMutablePointer<Float>
  ) {
    self.init(
      rowCount: rowCount, inputRows: reach.sources.pointer, outputRows: reach.targets.pointer,
      runs: reach.runSlice, input: input, weights: weights, weightStride: weightStride,
      columnCount: columnCount, start: start, isRectified: isRectified, output: output)
  }
}

extension OuterProducts {
  /// What the pixels of a reach say on the weights.
  init(
    positionCount: Int, reach: Reach, gradientPositions: UnsafePointer<Int32>,
    input: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    weights: UnsafeMutablePointer<Float>, weightStride: Int, columnCount: Int, isAdded: Bool,
    choice: Choice?
  ) {
    self.init(
      positionCount: positionCount, inputPositions: reach.sources.pointer,
      gradientPositions: gradientPositions, rowCount: reach.rowCount,
      inputRows: reach.rowSources.pointer, weightRows: reach.rowWeights.pointer, input: input,
      gradient: gradient, weights: weights, weightStride: weightStride, columnCount: columnCount,
      isAdded: isAdded, choice: choice)
  }
}

extension Windows {
  /// The windows of a reach.
  init(
    count: Int, reach: Reach, channelCount: Int, input: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>
  ) {
    self.init(
      count: count, inputPositions: reach.sources.pointer, outputPositions: reach.targets.pointer,
      taps: reach.taps, channelCount: channelCount, input: input, output: output)
  }
}
