import KernelSet

/// The weights of a convolution, a row for each channel under each tap, a column for each filter.
struct ConvolutionWeights {
  let window: Window2D
  let groups: Int
  let channels: Int
  let filters: Int
  let weight: Parameter
  let bias: Parameter?

  init(_ window: Window2D, groups: Int, hasBias: Bool, at place: LayerPlace) {
    self.window = window
    self.groups = groups
    channels = place.input.volume.channels
    filters = place.output.volume.channels
    let columns = wholeBlocks(filters)
    weight = Parameter(
      name: place.name("weight"),
      shape: [filters, channels / groups, window.vertical.kernel, window.horizontal.kernel],
      isTrainable: !place.isFrozen, count: window.tapCount * channels * columns,
      places: Self.places(
        channels: channels, filters: filters, groups: groups, taps: window.tapCount))
    bias =
      hasBias
      ? Parameter(
        name: place.name("bias"), shape: [filters], isTrainable: !place.isFrozen, count: columns,
        places: (0..<Int32(filters)).map { $0 }) : nil
  }

  var parameters: [Parameter] { [weight] + (bias.map { [$0] } ?? []) }

  var rowCount: Int { window.tapCount * channels }

  /// How far apart two rows are.
  var columnCount: Int { wholeBlocks(filters) }

  /// Where PyTorch's [filter, channel of the group, row, column] is in [tap, channel, filter].
  private static func places(channels: Int, filters: Int, groups: Int, taps: Int) -> [Int32] {
    let (inGroup, filtersInGroup) = (channels / groups, filters / groups)
    let columns = wholeBlocks(filters)
    var places: [Int32] = []
    for filter in 0..<filters {
      for channel in 0..<inGroup {
        for tap in 0..<taps {
          let row = tap * channels + filter / filtersInGroup * inGroup + channel
          places.append(Int32(row * columns + filter))
        }
      }
    }
    return places
  }
}
