import KernelSet

/// A convolution's gradients where only the winners of a max pooling have one: of four outputs under
/// a 2×2 window three do not matter, and none if the greatest is not above zero.
///
/// Weights stand here filter by filter, with whole blocks of channels for each tap.
final class WinnerGradients: ConvolutionGradients {
  private let place: LayerPlace
  private let weights: ConvolutionWeights
  private let pooling: PoolingAfter
  private let tables: WinnerTables
  /// A list of one image's winners for each chunk.
  private let counts: Buffer<Int32>
  private let winners: Buffer<Winner>
  private let filterWeights: Buffer<Float>
  private let sums: PartialSums
  private let totals: Buffer<Float>
  /// How far apart the weights of two filters are.
  private let filterStride: Int

  init(_ weights: ConvolutionWeights, _ pooling: PoolingAfter, at place: LayerPlace) {
    self.place = place
    self.weights = weights
    self.pooling = pooling
    tables = WinnerTables(
      weights.window, pooling.window, input: place.input, pooled: pooling.output)
    let blockCount = (tables.blockCount + blocksAtOnce - 1) / blocksAtOnce * blocksAtOnce
    filterStride = blockCount * lanes
    let chunks = place.batch.chunkCount
    counts = Buffer(repeating: 0, count: chunks * weights.filters)
    winners = Buffer(
      repeating: Winner(gradient: 0, source: 0),
      count: chunks * weights.filters * tables.windowCount)
    let size = wholeBlocks(weights.filters) * filterStride
    filterWeights = Buffer(repeating: 0, count: place.handsBackGradients ? size : 0)
    totals = Buffer(repeating: 0, count: place.isFrozen ? 0 : size)
    sums = PartialSums(
      weightCount: size, biasCount: weights.columnCount, chunks: chunks, kernels: place.kernels)
  }

  /// One for each filter.
  var preparationTasks: Int { place.handsBackGradients ? weights.filters : 0 }

  func prepare(task filter: Int) {
    let target = filterWeights.pointer + filter * filterStride
    forEachRow { row, place in
      target[place] = weights.weight.values[row * weights.columnCount + filter]
    }
  }

  /// Pairs each row of the weights with its place in a filter's own.
  @inline(__always)
  private func forEachRow(_ body: (_ row: Int, _ place: Int) -> Void) {
    var row = 0
    for tap in 0..<weights.window.tapCount {
      for channel in 0..<weights.channels {
        body(row, tap * place.input.pixelStride + channel)
        row += 1
      }
    }
  }

  func backward(_ images: Range<Int>) {
    let chunk = place.batch.chunk(of: images)
    sums.biases(inChunk: chunk).update(repeating: 0, count: weights.columnCount)
    for image in images {
      let products = list(image, chunk: chunk)
      if weights.weight.isTrainable {
        place.kernels.correlateWinners(
          products, input: place.input.values(ofImage: image),
          weights: sums.weights(inChunk: chunk), isAdded: image > images.lowerBound)
      }
      guard place.handsBackGradients else { continue }
      let gradients = place.input.gradients(ofImage: image)
      gradients.update(repeating: 0, count: place.input.imageStride)
      place.kernels.spreadWinners(products, weights: filterWeights.pointer, output: gradients)
    }
  }

  /// Lists an image's winners, and adds up their gradients for the biases.
  private func list(_ image: Int, chunk: Int) -> WinnerProducts {
    let list = WinnerList(
      channelCount: weights.filters, counts: counts.pointer + chunk * weights.filters,
      winners: winners.pointer + chunk * weights.filters * tables.windowCount,
      room: tables.windowCount)
    place.kernels.listWinners(
      WinnerSearch(
        windowCount: tables.windowCount, outputs: tables.outputs.pointer,
        sources: tables.sources.pointer, taps: tables.taps.pointer,
        values: pooling.output.values(ofImage: image),
        gradients: pooling.output.gradients(ofImage: image),
        winners: pooling.output.winners(ofImage: image), list: list),
      sums: sums.biases(inChunk: chunk))
    return WinnerProducts(
      list: list, blocks: tables.blocks.pointer, blockCount: tables.blockCount,
      weightStride: filterStride)
  }

  /// One for each filter, then the biases.
  var finishingTasks: Int { weights.weight.isTrainable ? weights.filters + 1 : 0 }

  func finish(task filter: Int, chunks: Int) {
    guard filter < weights.filters else {
      if let bias = weights.bias { sums.totalBiases(chunks: chunks, to: bias.gradients) }
      return
    }
    let range = filter * filterStride..<(filter + 1) * filterStride
    let total = totals.pointer + range.lowerBound
    sums.total(range, chunks: chunks, to: total)
    forEachRow { row, place in
      weights.weight.gradients[row * weights.columnCount + filter] = total[place]
    }
  }
}
