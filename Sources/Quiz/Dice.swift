/// The numbers behind a quiz: the same seed gives the same quiz, on every machine and with every
/// version of the standard library.
///
/// SplitMix64: G. Steele, D. Lea and C. Flood, Fast splittable pseudorandom number generators, 2014.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Dice of their own for one of several things that hang on the same seed.
  init(seed: UInt64, _ number: UInt64) {
    var mixer = Dice(seed: seed ^ (number &* 0xD134_2543_DE82_EF95))
    self.init(seed: mixer.next())
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of a range; for the short ranges here, all are as good as equally likely.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    let count = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
  }

  /// Whether it happens, once in so many times.
  mutating func once(in times: Int) -> Bool { number(1...times) == 1 }

  /// One of several; nil of none.
  mutating func one<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(0...elements.count - 1)]
  }

  /// The same in another order.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for place in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(place, number(0...place))
    }
    return elements
  }
}
