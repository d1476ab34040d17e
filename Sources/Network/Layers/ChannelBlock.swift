import KernelSet

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
