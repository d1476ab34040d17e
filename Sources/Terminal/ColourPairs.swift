import CTerminal

/// The numbers under which the terminal keeps pairs of colours, allotted as they are needed.
struct ColourPairs {
  /// How many colours the terminal has; 0 for none.
  let colours: Int
  /// How many pairs it can keep, the default one (0) included.
  private let limit: Int
  /// Gives a pair its colours, -1 for the terminal's own; whether it could.
  private let define: (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Bool
  private var numbers: [Pair: Int32] = [:]

  private struct Pair: Hashable {
    let foreground: UInt8?
    let background: UInt8?
  }

  init(
    colours: Int, limit: Int,
    define: @escaping (Int32, Int32, Int32) -> Bool = terminal_define_pair
  ) {
    self.colours = colours
    self.limit = limit
    self.define = define
  }

  /// The pair of two colours, nil for the terminal's own; where the terminal can keep no more pairs,
  /// the one with the foreground alone, else the default one.
  mutating func number(foreground: UInt8?, background: UInt8?) -> Int32 {
    let wanted = Pair(foreground: known(foreground), background: known(background))
    if let number = keep(wanted) { return number }
    return keep(Pair(foreground: wanted.foreground, background: nil)) ?? 0
  }

  private func known(_ colour: UInt8?) -> UInt8? {
    colour.flatMap { Int($0) < colours ? $0 : nil }
  }

  private mutating func keep(_ pair: Pair) -> Int32? {
    if pair.foreground == nil && pair.background == nil { return 0 }
    if let number = numbers[pair] { return number }
    let number = Int32(numbers.count + 1)
    guard number < limit,
      define(
        number, pair.foreground.map(Int32.init) ?? -1, pair.background.map(Int32.init) ?? -1)
    else { return nil }
    numbers[pair] = number
    return number
  }
}
