import KernelSet

/// Two-dimensional convolution: every output pixel is the window under it times the kernel's weights.
final class Convolution: Layer {
  private let place: LayerPlace
  private let weight: Parameter
  private let bias: Parameter?
  /// Where its results go in training if a ReLU follows, which it then does on the way.
  private let rectified: FeatureMaps?
  private let tapCount: Int
  /// What makes each block of output channels in training, all of them, and the input's gradients.
  private let forwardParts: [ConvolutionPart]
  private let wholeParts: [ConvolutionPart]
  private let backwardParts: [ConvolutionPart]
  private let turnedWeights: Buffer<Float>
  private let partialSums: PartialSums

  var parameters: [Parameter] { [weight] + (bias.map { [$0] } ?? []) }

  private var channels: Int { place.input.volume.channels }
  private var filters: Int { place.output.volume.channels }

  /// - Parameters:
  ///   - used: how many rows and columns of the output are read by the next layer.
  init(
    _ window: Window2D, used: Pair, groups: Int, hasBias: Bool, rectified: FeatureMaps?,
    at place: LayerPlace
  ) {
    self.place = place
    self.rectified = rectified
    let (channels, filters) = (place.input.volume.channels, place.output.volume.channels)
    let columns = wholeBlocks(filters)
    tapCount = window.tapCount
    weight = Parameter(
      name: place.name("weight"),
      shape: [filters, channels / groups, window.vertical.kernel, window.horizontal.kernel],
      isTrainable: !place.isFrozen, count: tapCount * channels * columns,
      places: Self.places(channels: channels, filters: filters, groups: groups, taps: tapCount))
    bias =
      hasBias
      ? Parameter(
        name: place.name("bias"), shape: [filters], isTrainable: !place.isFrozen, count: columns,
        places: (0..<Int32(filters)).map { $0 }) : nil
    wholeParts = ConvolutionPart.forward(window, groups: groups, at: place)
    let usedWindow = window.limited(to: used)
    forwardParts =
      usedWindow == window
      ? wholeParts : ConvolutionPart.forward(usedWindow, groups: groups, at: place)
    backwardParts =
      place.handsBackGradients
      ? ConvolutionPart.backward(usedWindow, groups: groups, at: place) : []
    turnedWeights = Buffer(
      repeating: 0,
      count: place.handsBackGradients ? tapCount * filters * wholeBlocks(channels) : 0)
    partialSums = PartialSums(
      weight: weight, bias: bias, isSparse: groups > 1,
      chunks: place.isFrozen ? 0 : place.batch.chunkCount, kernels: place.kernels)
  }

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

  func forward(_ images: Range<Int>, isTraining: Bool) {
    let isRectified = isTraining && rectified != nil
    let target = isRectified ? rectified ?? place.output : place.output
    for part in isTraining ? forwardParts : wholeParts {
      let first = part.block.targets.lowerBound
      let start = bias.map { Start.bias($0.values + first) } ?? .zero
      for reach in part.reaches {
        place.kernels.multiply(
          Products(
            rowCount: images.count * reach.positionsPerImage, reach: reach,
            input: place.input.values(ofImage: images.lowerBound),
            weights: weight.values + first, weightStride: wholeBlocks(filters),
            columnCount: part.block.targets.count, start: start, isRectified: isRectified,
            output: target.values(ofImage: images.lowerBound) + first))
      }
    }
  }

  func backward(_ images: Range<Int>) {
    if weight.isTrainable { sumGradients(images) }
    for part in backwardParts {
      let first = part.block.targets.lowerBound
      for reach in part.reaches {
        place.kernels.multiply(
          Products(
            rowCount: images.count * reach.positionsPerImage, reach: reach,
            input: place.output.gradients(ofImage: images.lowerBound),
            weights: turnedWeights.pointer + first, weightStride: wholeBlocks(channels),
            columnCount: part.block.targets.count, start: .zero,
            output: place.input.gradients(ofImage: images.lowerBound) + first))
      }
    }
  }

  /// Sums what a chunk's images say on the weights.
  private func sumGradients(_ images: Range<Int>) {
    let chunk = place.batch.chunk(of: images)
    let sums = partialSums.weight(inChunk: chunk)
    let biasSums = partialSums.bias(inChunk: chunk)
    let coversAll = forwardParts.count == 1 && forwardParts[0].reaches[0].rowCount == rowCount
    if !coversAll { sums.update(repeating: 0, count: weight.count) }
    for part in forwardParts {
      let first = part.block.targets.lowerBound
      for (index, reach) in part.reaches.enumerated() {
        let positions = images.count * reach.positionsPerImage
        let gradient = place.output.gradients(ofImage: images.lowerBound) + first
        place.kernels.correlate(
          OuterProducts(
            positionCount: positions, reach: reach,
            input: place.input.values(ofImage: images.lowerBound), gradient: gradient,
            weights: sums + first, weightStride: wholeBlocks(filters),
            columnCount: part.block.targets.count, isAdded: !coversAll || index > 0))
        guard bias != nil else { continue }
        place.kernels.sumRows(
          RowSums(
            rowCount: positions, rows: reach.targets.pointer, values: gradient,
            sums: biasSums + first, columnCount: part.block.targets.count, isAdded: index > 0))
      }
    }
  }

  /// How many rows the weights have: one for each channel under each tap.
  private var rowCount: Int { tapCount * channels }

  /// Turns the kernels round, with inputs and outputs exchanged, as the way back needs them.
  func prepareToTrain() {
    guard place.handsBackGradients else { return }
    let (columns, turnedColumns) = (wholeBlocks(filters), wholeBlocks(channels))
    for tap in 0..<tapCount {
      let source = weight.values + tap * channels * columns
      let target = turnedWeights.pointer + (tapCount - 1 - tap) * filters * turnedColumns
      for channel in 0..<channels {
        for filter in 0..<filters {
          target[filter * turnedColumns + channel] = source[channel * columns + filter]
        }
      }
    }
  }

  var gradientTasks: Int { weight.isTrainable ? partialSums.taskCount : 0 }

  func finishGradients(task: Int, imageCount: Int) {
    partialSums.total(task: task, chunks: place.batch.chunks(for: imageCount))
  }
}
