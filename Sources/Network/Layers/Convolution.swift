import KernelSet

/// Two-dimensional convolution: every output pixel is the window under it times the kernel's weights.
final class Convolution: Layer {
  let input: FeatureMaps
  let output: FeatureMaps
  let batch: BatchPlan
  let groups: Int
  let weight: Parameter
  let bias: Parameter?
  private let kernels: any KernelSet.Type
  /// What makes each block of output channels, and each block of input gradients.
  private let forwardParts: [Part]
  private let backwardParts: [Part]
  private let turnedWeights: Buffer<Float>
  private let partialSums: PartialSums
  private let handsBackGradients: Bool

  /// A block of channels, and the kinds of places its pixels can have.
  private struct Part {
    var block: ChannelBlock
    var reaches: [Reach]
  }

  var parameters: [Parameter] { [weight] + (bias.map { [$0] } ?? []) }

  private let tapCount: Int

  init(
    _ window: ConvolutionWindow, groups: Int, hasBias: Bool, input: FeatureMaps,
    output: FeatureMaps, names: ParameterNames, isFrozen: Bool, handsBackGradients: Bool,
    batch: BatchPlan, kernels: any KernelSet.Type
  ) {
    self.input = input
    self.output = output
    self.batch = batch
    self.groups = groups
    self.kernels = kernels
    self.handsBackGradients = handsBackGradients
    let (channels, filters) = (input.volume.channels, output.volume.channels)
    let columns = wholeBlocks(filters)
    tapCount = window.vertical.kernel * window.horizontal.kernel
    weight = Parameter(
      name: names["weight"],
      shape: [filters, channels / groups, window.vertical.kernel, window.horizontal.kernel],
      isTrainable: !isFrozen, count: tapCount * channels * columns,
      places: Self.places(channels: channels, filters: filters, groups: groups, taps: tapCount))
    bias =
      hasBias
      ? Parameter(
        name: names["bias"], shape: [filters], isTrainable: !isFrozen, count: columns,
        places: (0..<Int32(filters)).map { $0 }) : nil
    turnedWeights = Buffer(repeating: 0, count: tapCount * filters * wholeBlocks(channels))
    forwardParts = ChannelBlock.blocks(targets: filters, sources: channels, groups: groups).map {
      Part(
        block: $0,
        reaches: window.reaches(
          of: window.outputs, from: input, channels: $0.sources, to: output, batch))
    }
    backwardParts =
      handsBackGradients
      ? ChannelBlock.blocks(targets: channels, sources: filters, groups: groups).map {
        Part(
          block: $0,
          reaches: window.reaches(
            of: window.inputs, from: output, channels: $0.sources, to: input, batch))
      } : []
    partialSums = PartialSums(
      of: [weight] + (bias.map { [$0] } ?? []), chunks: isFrozen ? 0 : batch.chunkCount)
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
    let columns = wholeBlocks(output.volume.channels)
    for part in forwardParts {
      let first = part.block.targets.lowerBound
      let start = bias.map { Start.bias($0.values + first) } ?? .zero
      for reach in part.reaches {
        kernels.multiply(
          Products(
            rowCount: images.count * reach.positionsPerImage,
            inputRows: reach.sources.pointer, outputRows: reach.targets.pointer,
            runs: reach.runSlice, input: input.values(ofImage: images.lowerBound),
            weights: weight.values + first, weightStride: columns,
            columnCount: part.block.targets.count, start: start,
            output: output.values(ofImage: images.lowerBound) + first))
      }
    }
  }

  func backward(_ images: Range<Int>) {
    if weight.isTrainable { sumGradients(images) }
    guard handsBackGradients else { return }
    let columns = wholeBlocks(input.volume.channels)
    for part in backwardParts {
      let first = part.block.targets.lowerBound
      for reach in part.reaches {
        kernels.multiply(
          Products(
            rowCount: images.count * reach.positionsPerImage,
            inputRows: reach.sources.pointer, outputRows: reach.targets.pointer,
            runs: reach.runSlice, input: output.gradients(ofImage: images.lowerBound),
            weights: turnedWeights.pointer + first, weightStride: columns,
            columnCount: part.block.targets.count, start: .zero,
            output: input.gradients(ofImage: images.lowerBound) + first))
      }
    }
  }

  /// Adds what some images say on the weights to their chunk's sums.
  private func sumGradients(_ images: Range<Int>) {
    let columns = wholeBlocks(output.volume.channels)
    let chunk = batch.chunk(of: images)
    let sums = partialSums.clear(chunk: chunk)
    for part in forwardParts {
      let first = part.block.targets.lowerBound
      for reach in part.reaches {
        let positions = images.count * reach.positionsPerImage
        kernels.correlate(
          OuterProducts(
            positionCount: positions, inputPositions: reach.sources.pointer,
            gradientPositions: reach.targets.pointer, rowCount: reach.rowCount,
            inputRows: reach.rowSources.pointer, weightRows: reach.rowWeights.pointer,
            input: input.values(ofImage: images.lowerBound),
            gradient: output.gradients(ofImage: images.lowerBound) + first,
            weights: sums.weight + first, weightStride: columns,
            columnCount: part.block.targets.count, isAdded: true))
        guard bias != nil else { continue }
        kernels.sumRows(
          RowSums(
            rowCount: positions, rows: reach.targets.pointer,
            values: output.gradients(ofImage: images.lowerBound) + first, sums: sums.bias + first,
            columnCount: part.block.targets.count, isAdded: true))
      }
    }
  }

  /// Turns the kernels round, with inputs and outputs exchanged, as the way back needs them.
  func prepareToTrain() {
    guard handsBackGradients else { return }
    let (channels, filters) = (input.volume.channels, output.volume.channels)
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

  func finishGradients(imageCount: Int) {
    guard weight.isTrainable else { return }
    partialSums.total(chunks: batch.chunks(for: imageCount))
    guard groups > 1 else { return }
    weight.keepOnlyRealGradients()
  }
}

/// How a convolution's window moves over an image.
struct ConvolutionWindow {
  var vertical: AxisWindow
  var horizontal: AxisWindow

  var outputs: (vertical: [AxisReach], horizontal: [AxisReach]) {
    (vertical.outputs(), horizontal.outputs())
  }

  var inputs: (vertical: [AxisReach], horizontal: [AxisReach]) {
    (vertical.inputs(), horizontal.inputs())
  }

  func reaches(
    of axes: (vertical: [AxisReach], horizontal: [AxisReach]), from source: FeatureMaps,
    channels: Range<Int>, to target: FeatureMaps, _ batch: BatchPlan
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
