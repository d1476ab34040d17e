extension Character {
  /// How many columns a terminal gives the character: 2 for East Asian wide ones and emoji, else 1.
  public var columns: Int {
    guard let first = unicodeScalars.first, first.value >= 0x1100 else { return 1 }
    if Self.wide.contains(where: { $0.contains(first.value) }) { return 2 }
    return first.properties.isEmojiPresentation && !first.isRegionalIndicator ? 2 : 1
  }

  /// The wide and full-width blocks of Unicode Standard Annex 11, emoji aside.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1AFFF, 0x1B000...0x1B2FF, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]

  /// Whether the character may reach a terminal: no control, format or unassigned characters, and
  /// nothing that only combines with a neighbour.
  public var isShowable: Bool {
    if let ascii = asciiValue { return (32...126).contains(ascii) }
    guard let first = unicodeScalars.first, !first.isHidden, !first.isCombining else {
      return false
    }
    return unicodeScalars.dropFirst().allSatisfy(\.isStacking) && unicodeScalars.count <= 5
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

  /// Whether the scalar needs another before it: a mark, or the middle or end of a Hangul syllable.
  fileprivate var isCombining: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
    }
  }

  /// Whether the scalar adds nothing to the width of the one before it.
  ///
  /// Spacing marks add a column, and terminals disagree on what variation selectors do: a character
  /// with one of them cannot stand in a cell.
  fileprivate var isStacking: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: !properties.isVariationSelector
    default: false
    }
  }

  /// Half of a flag; alone it is a narrow letter.
  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }
}

extension StringProtocol {
  /// How many columns the text takes on a terminal.
  public var columns: Int { reduce(0) { $0 + $1.columns } }
}
