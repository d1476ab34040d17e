/// How a window moves over an image.
struct Window2D: Hashable {
  var vertical: AxisWindow
  var horizontal: AxisWindow

  typealias Axes = (vertical: [AxisReach], horizontal: [AxisReach])

  var tapCount: Int { vertical.kernel * horizontal.kernel }

  /// Whether every input up to the last window is under exactly one.
  var isWithoutGap: Bool { vertical.isWithoutGap && horizontal.isWithoutGap }

  /// What the outputs see of the input.
  var outputs: Axes { (vertical.outputs(), horizontal.outputs()) }

  /// Which outputs the inputs have a part in.
  var inputs: Axes { (vertical.inputs(), horizontal.inputs()) }

  /// Whether no input is under two windows.
  var isWithoutOverlap: Bool { vertical.isWithoutOverlap && horizontal.isWithoutOverlap }

  /// How many rows and columns of the input are under windows, or come before one that is.
  var used: Pair { Pair(vertical.used, horizontal.used) }

  /// The same window with only the first rows and columns of outputs.
  func limited(to outputs: Pair) -> Window2D {
    var result = self
    result.vertical.outputSize = outputs.vertical
    result.horizontal.outputSize = outputs.horizontal
    return result
  }

  /// The kinds of places there are along both sides.
  ///
  /// - Parameter channels: those of the source that are read.
  func reaches(
    of axes: Axes, from source: FeatureMaps, channels: Range<Int>, to target: FeatureMaps,
    _ batch: BatchPlan
  ) -> [Reach] {
    axes.vertical.flatMap { vertical in
      axes.horizontal.map { horizontal in
        Reach(
          vertical: vertical, horizontal: horizontal, kernelWidth: self.horizontal.kernel,
          source: source, channels: channels, target: target, images: batch.chunkSize)
      }
    }
  }
}
