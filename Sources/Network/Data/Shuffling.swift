extension RandomNumbers {
  /// A whole number from 0 up to, not including, `bound`, all equally likely.
  ///
  /// D. Lemire, Fast random integer generation in an interval, 2019.
  ///
  /// - Precondition: `bound` is not 0.
  mutating func below(_ bound: UInt64) -> UInt64 {
    var (high, low) = bound.multipliedFullWidth(by: next())
    if low < bound {
      let excess = (0 &- bound) % bound
      while low < excess { (high, low) = bound.multipliedFullWidth(by: next()) }
    }
    return high
  }

  /// Puts elements into random order, in place; those before `first` stay.
  ///
  /// R. Durstenfeld, Algorithm 235: random permutation, 1964.
  mutating func shuffle<Element>(_ elements: inout [Element], from first: Int = 0) {
    for last in stride(from: elements.count - 1, to: first, by: -1) {
      elements.swapAt(last, first + Int(below(UInt64(last - first) + 1)))
    }
  }

  /// A number between two others.
  mutating func number(in range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }

  /// A generator for one of many purposes that share a seed, such as an image of an epoch.
  init(seed: UInt64, purpose: UInt64, _ first: UInt64, _ second: UInt64 = 0) {
    var mixed = seed
    func mix(_ part: UInt64) {
      var numbers = RandomNumbers(seed: mixed)
      mixed = numbers.next() &+ part
    }
    mix(purpose)
    mix(first)
    mix(second)
    self.init(seed: mixed)
  }
}
