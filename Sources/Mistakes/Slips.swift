import Compute

extension Mistake {
  /// Slips in writing down a single value, the likelier ones first; they are the last to be thought of.
  static let slips: [Mistake] = [.lostSign, .swappedDigits, .carry, .misprintedDigit]

  /// Nobody copies more decimals than these digit by digit.
  private static let mostCopied = 100

  /// Whether the slip makes the printed number of an exact one.
  func explains(_ printed: PrintedNumber, of exact: Rational) -> Bool {
    switch self {
    case .lostSign: return printed.value == -exact
    case .carry:
      return [-100, -10, 10, 100].contains { printed.value == exact + $0 }
    case .swappedDigits, .misprintedDigit: break
    default: return false
    }
    guard let places = printed.places, places <= Self.mostCopied else { return false }
    let (shown, right) = (printed.value.decimal(places: places), exact.decimal(places: places))
    guard shown.utf8.count == right.utf8.count else { return false }
    let (first, second) = (Array(shown.utf8), Array(right.utf8))
    let different = first.indices.filter { first[$0] != second[$0] }
    if self == .misprintedDigit { return different.count == 1 }
    return different.count == 2 && different[1] == different[0] + 1
      && first[different[0]] == second[different[1]] && first[different[1]] == second[different[0]]
  }
}

extension Mistake.Neighbour {
  /// The place of the neighbour of a value; nil beyond the edge.
  public func place(beside index: [Int], in shape: Shape) -> [Int]? {
    var place = index
    let dimension = self == .left || self == .right ? index.count - 1 : index.count - 2
    guard place.indices.contains(dimension) else { return nil }
    place[dimension] += self == .left || self == .above ? -1 : 1
    return (0..<shape[dimension]).contains(place[dimension]) ? place : nil
  }
}
