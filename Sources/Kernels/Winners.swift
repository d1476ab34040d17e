import KernelSet

extension VectorKernels {
  #if FUSED || arch(arm64)
    private typealias WinnerRows = SixRows<Lanes>
  #else
    private typealias WinnerRows = ThreeRows<Lanes>
  #endif

  public static func listWinners(_ task: WinnerSearch, sums: UnsafeMutablePointer<Float>) {
    for channel in 0..<task.list.channelCount {
      let list = task.list.winners + channel * task.list.room
      var count = 0
      var sum: Float = 0
      for window in 0..<task.windowCount {
        let place = Int(task.outputs[window]) + channel
        let gradient = task.values[place] > 0 ? task.gradients[place] : 0
        let tap = Int(task.winners[place])
        // Written in any case, and counted only if it matters: cheaper than to decide.
        list[count] = Winner(gradient: gradient, source: task.sources[window] + task.taps[tap])
        count += gradient == 0 ? 0 : 1
        sum += gradient
      }
      task.list.counts[channel] = Int32(truncatingIfNeeded: count)
      sums[channel] += sum
    }
  }

  /// A few blocks of weights at a time: their sums stay in registers while the winners pass by.
  public static func correlateWinners(
    _ task: WinnerProducts, input: UnsafePointer<Float>, weights: UnsafeMutablePointer<Float>,
    isAdded: Bool
  ) {
    forEachBlocks(task) { blocks, winners, place in
      let inputs = WinnerRows.pointers(input, task.blocks + blocks)
      var sums = WinnerRows(Lanes.zero)
      for winner in winners {
        sums.add(winner.gradient, times: inputs, at: Int(winner.source))
      }
      if isAdded { sums.add(WinnerRows(inRow: weights + place)) }
      sums.store(inRow: weights + place)
    }
  }

  /// A few blocks of weights at a time: they stay in registers while the winners pass by.
  public static func spreadWinners(
    _ task: WinnerProducts, weights: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>
  ) {
    forEachBlocks(task) { blocks, winners, place in
      let outputs = WinnerRows.pointers(output, task.blocks + blocks)
      let row = WinnerRows(inRow: weights + place)
      for winner in winners {
        row.add(winner.gradient, to: outputs, at: Int(winner.source))
      }
    }
  }

  @inline(__always)
  private static func forEachBlocks(
    _ task: WinnerProducts,
    _ body: (_ blocks: Int, _ winners: UnsafeBufferPointer<Winner>, _ place: Int) -> Void
  ) {
    for channel in 0..<task.list.channelCount {
      let winners = UnsafeBufferPointer(
        start: task.list.winners + channel * task.list.room, count: Int(task.list.counts[channel]))
      for blocks in stride(from: 0, to: task.blockCount, by: WinnerRows.count) {
        body(blocks, winners, channel * task.weightStride + blocks * lanes)
      }
    }
  }
}
