/// How large the numbers of a panel are written, the smallest first.
enum BlockLevel: Int, CaseIterable, Comparable, Sendable {
  /// As letters are, line below line.
  case tight
  /// As letters are, with an empty line between two, so that frames have room.
  case airy
  /// In digits three rows high, line below line.
  case small
  /// The same, with room for frames.
  case framed
  case double, triple, fourfold

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The scale of block digits; 0 where there are none.
  var scale: Int {
    switch self {
    case .tight, .airy: 0
    case .small, .framed: 1
    case .double: 2
    case .triple: 3
    case .fourfold: 4
    }
  }

  var hasAir: Bool { self != .tight && self != .small }

  /// The next larger one.
  var larger: Self? { Self(rawValue: rawValue + 1) }
}
