import KernelSet

/// Neighbouring channels that a convolution makes, or whose gradients it hands back, and the kinds of
/// places their pixels can have.
struct ConvolutionPart {
  var block: ChannelBlock
  /// Those that see the most taps come first.
  var reaches: [Reach]

  /// What makes the output from the input.
  static func forward(_ window: Window2D, groups: Int, at place: LayerPlace) -> [ConvolutionPart] {
    parts(window.outputs, window, groups, from: place.input, to: place.output, place.batch)
  }

  /// What makes the input's gradients from the output's.
  static func backward(_ window: Window2D, groups: Int, at place: LayerPlace) -> [ConvolutionPart] {
    parts(window.inputs, window, groups, from: place.output, to: place.input, place.batch)
  }

  private static func parts(
    _ axes: Window2D.Axes, _ window: Window2D, _ groups: Int, from source: FeatureMaps,
    to target: FeatureMaps, _ batch: BatchPlan
  ) -> [ConvolutionPart] {
    ChannelBlock.blocks(
      targets: target.volume.channels, sources: source.volume.channels, groups: groups
    ).map { block in
      let reaches = window.reaches(
        of: axes, from: source, channels: block.sources, to: target, batch)
      return ConvolutionPart(block: block, reaches: reaches.sorted { $0.rowCount > $1.rowCount })
    }
  }
}

/// Neighbouring channels of the maps a convolution makes, and the channels they are made from.
///
/// Without groups there is one block. With groups, weights outside them are zeros; a block passes
/// over the channels that none of its own reads.
struct ChannelBlock: Hashable {
  var targets: Range<Int>
  var sources: Range<Int>

  static func blocks(targets: Int, sources: Int, groups: Int) -> [ChannelBlock] {
    guard groups > 1 else {
      return [ChannelBlock(targets: 0..<wholeBlocks(targets), sources: 0..<sources)]
    }
    let (targetsInGroup, sourcesInGroup) = (targets / groups, sources / groups)
    return stride(from: 0, to: targets, by: lanes).map { first in
      let last = min(first + lanes, targets) - 1
      return ChannelBlock(
        targets: first..<first + lanes,
        sources: first / targetsInGroup * sourcesInGroup..<(last / targetsInGroup + 1)
          * sourcesInGroup)
    }
  }
}
