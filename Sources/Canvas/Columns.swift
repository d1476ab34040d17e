extension Character {
  /// How many columns a terminal gives the character: 2 for East Asian wide ones and emoji, else 1.
  public var columns: Int {
    guard let first = unicodeScalars.first, first.value >= 0x1100 else { return 1 }
    return Self.wide.contains { $0.contains(first.value) } ? 2 : 1
  }

  /// Wide and full-width blocks of Unicode Standard Annex 11, and the emoji blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18AFF, 0x1B000...0x1B2FF, 0x1F300...0x1F64F,
    0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
  ]

  /// Whether the character may reach a terminal: no control, format or unassigned characters, and
  /// nothing that only combines with a neighbour.
  public var isShowable: Bool {
    guard let first = unicodeScalars.first, !first.isHidden, !first.isMark else { return false }
    return unicodeScalars.dropFirst().allSatisfy(\.isMark) && unicodeScalars.count <= 5
  }
}

extension Unicode.Scalar {
  /// Whether a terminal might act on the scalar, or show it as something else than it is.
  fileprivate var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: false
    }
  }

  /// Whether the scalar is a combining mark; variation selectors, on whose width terminals
  /// disagree, are not counted as one.
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: !properties.isVariationSelector
    default: false
    }
  }
}

extension StringProtocol {
  /// How many columns the text takes on a terminal.
  public var columns: Int { reduce(0) { $0 + $1.columns } }
}
