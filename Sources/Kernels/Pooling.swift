import KernelSet

extension VectorKernels {
  public static func poolGreatest(_ task: Windows, winners: UnsafeMutablePointer<Float>) {
    for window in 0..<task.count {
      let input = task.input + Int(task.inputPositions[window])
      let place = Int(task.outputPositions[window])
      for channel in stride(from: 0, to: task.channelCount, by: lanes) {
        var greatest = Lanes(at: input + channel + Int(task.taps[0]))
        var winner = Lanes.zero
        for tap in 1..<task.taps.count {
          let value = Lanes(at: input + channel + Int(task.taps[tap]))
          let isGreater = value .> greatest
          greatest.replace(with: value, where: isGreater)
          winner.replace(with: Lanes(repeating: Float(tap)), where: isGreater)
        }
        greatest.store(to: task.output + place + channel)
        winner.store(to: winners + place + channel)
      }
    }
  }

  public static func spreadToWinners(
    _ task: Windows, winners: UnsafePointer<Float>, rectified: UnsafePointer<Float>?,
    isAdded: Bool
  ) {
    for window in 0..<task.count {
      let output = task.output + Int(task.outputPositions[window])
      let first = Int(task.inputPositions[window])
      for channel in stride(from: 0, to: task.channelCount, by: lanes) {
        var gradient = Lanes(at: task.input + first + channel)
        if let rectified {
          let isOff = Lanes(at: rectified + first + channel) .<= Lanes.zero
          gradient.replace(with: Lanes.zero, where: isOff)
        }
        let winner = Lanes(at: winners + first + channel)
        for tap in 0..<task.taps.count {
          let place = output + channel + Int(task.taps[tap])
          let isWinner = winner .== Lanes(repeating: Float(tap))
          var part = Lanes.zero.replacing(with: gradient, where: isWinner)
          if isAdded { part += Lanes(at: place) }
          part.store(to: place)
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
