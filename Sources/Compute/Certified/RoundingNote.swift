import BigInt

/// Why rounded numbers do not add up to the rounded sum: probabilities that show 0.9999 in all.
public struct RoundingNote: Hashable, Sendable, CustomStringConvertible {
  public let places: Int
  /// The numbers as shown.
  public let shown: [Rational]
  /// What the numbers as shown add up to.
  public let sumOfShown: Rational
  /// What the exact numbers add up to, as shown.
  public let shownTotal: Rational
  /// How many of the numbers are shown below their value, and how many above.
  public let roundedDown: Int
  public let roundedUp: Int

  /// - Parameters:
  ///   - values: the exact numbers.
  ///   - total: what the exact values add up to.
  ///   - places: how many decimals are shown.
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public init(_ values: [CertifiedReal], total: CertifiedReal, places: Int)
    throws(CertificationError)
  {
    var shown: [Rational] = []
    var down = 0
    var up = 0
    for value in values {
      let rounded = try value.rounded(places: places)
      shown.append(rounded)
      switch try Self.side(of: value, rounded, places) {
      case 1: down += 1
      case -1: up += 1
      default: break
      }
    }
    self.places = places
    self.shown = shown
    sumOfShown = shown.total
    shownTotal = try total.rounded(places: places)
    roundedDown = down
    roundedUp = up
  }

  /// 1 where the value is above what is shown for it, -1 below, 0 where it is just that.
  ///
  /// An irrational value is never at the end of what encloses it: so a probability that a billionth of
  /// a billionth keeps from 1 is known to be below 1 at once, where subtracting would take as many
  /// digits as that.
  private static func side(of value: CertifiedReal, _ shown: Rational, _ places: Int)
    throws(CertificationError) -> Int
  {
    if value.isIrrational {
      for bits in [4 * places + 64, 16 * places + 256] {
        guard let enclosure = try value.enclosure(bits: bits) else { continue }
        if enclosure.lowerBound >= shown { return 1 }
        if enclosure.upperBound <= shown { return -1 }
      }
    }
    return try (value - CertifiedReal(shown)).sign
  }

  /// By how many units of the last place shown the sum of the shown numbers is too large.
  public var unitsOff: BigInt {
    ((sumOfShown - shownTotal) * Rational(BigInt(10).power(places))).numerator
  }

  /// No sum of so many rounded numbers is further off than this many units of the last place: half of
  /// one for each number that was rounded, and half of one for the total.
  public var mostUnitsOff: Rational { Rational(roundedDown + roundedUp + 1, 2) }

  public var description: String {
    let sum = sumOfShown.decimal(places: places)
    let total = shownTotal.decimal(places: places)
    if unitsOff == 0 { return "as shown, they add up to \(sum)" }
    let units = unitsOff.magnitude == 1 ? "one unit" : "\(unitsOff.magnitude) units"
    return "as shown, they add up to \(sum) and not to \(total), \(units) of the last place too "
      + "\(unitsOff > 0 ? "much" : "little"): each is rounded on its own, "
      + "\(roundedDown) down and \(roundedUp) up; unrounded, nothing is missing"
  }
}
