import KernelSet

extension VectorKernels {
  public static func poolGreatest(_ task: Windows, winners: UnsafeMutablePointer<UInt16>) {
    for window in 0..<task.count {
      let input = task.input + Int(task.inputPositions[window])
      let place = Int(task.outputPositions[window])
      for channel in stride(from: 0, to: task.channelCount, by: lanes) {
        var greatest = Lanes(at: input + channel + Int(task.taps[0]))
        var winner = SIMD16<UInt32>.zero
        for tap in 1..<task.taps.count {
          let value = Lanes(at: input + channel + Int(task.taps[tap]))
          let isGreater = value .> greatest
          greatest.replace(with: value, where: isGreater)
          winner.replace(with: UInt32(truncatingIfNeeded: tap), where: isGreater)
        }
        greatest.store(to: task.output + place + channel)
        let narrow = SIMD16<UInt16>(truncatingIfNeeded: winner)
        UnsafeMutableRawPointer(winners + place + channel).storeBytes(
          of: narrow, as: SIMD16<UInt16>.self)
      }
    }
  }

  public static func spreadToWinners(_ task: Windows, winners: UnsafePointer<UInt16>) {
    for window in 0..<task.count {
      let output = task.output + Int(task.outputPositions[window])
      let place = Int(task.inputPositions[window])
      for channel in stride(from: 0, to: task.channelCount, by: lanes) {
        let gradient = Lanes(at: task.input + place + channel)
        let narrow = UnsafeRawPointer(winners + place + channel).loadUnaligned(
          as: SIMD16<UInt16>.self)
        let winner = SIMD16<UInt32>(truncatingIfNeeded: narrow)
        for tap in 0..<task.taps.count {
          let target = output + channel + Int(task.taps[tap])
          let isWinner = winner .== UInt32(truncatingIfNeeded: tap)
          let part = gradient.replacing(with: 0, where: .!isWinner)
          (Lanes(at: target) + part).store(to: target)
        }
      }
    }
  }

  public static func poolSum(_ task: Windows, factor: Float) {
    for window in 0..<task.count {
      let input = task.input + Int(task.inputPositions[window])
      let output = task.output + Int(task.outputPositions[window])
      for channel in stride(from: 0, to: task.channelCount, by: lanes) {
        var sum = Lanes.zero
        for tap in task.taps { sum += Lanes(at: input + channel + Int(tap)) }
        (sum * factor).store(to: output + channel)
      }
    }
  }
}
