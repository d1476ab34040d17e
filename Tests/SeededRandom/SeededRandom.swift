import Foundation

/// Random numbers that can be had again by their seed.
///
/// SplitMix64: G. Steele, D. Lea and C. Flood, Fast splittable pseudorandom number generators, 2014.
public struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A new seed each time, printed; `SEED=…` in the environment repeats a run.
public func seed(for test: String = #function) -> UInt64 {
  let given = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
  let seed = given ?? UInt64.random(in: 0...999_999)
  // Not buffered: whoever looks for a crash needs it.
  FileHandle.standardError.write(Data("\(test): SEED=\(seed)\n".utf8))
  return seed
}
