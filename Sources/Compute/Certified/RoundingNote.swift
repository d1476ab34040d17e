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

  /// - Parameter total: what the exact values add up to.
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
      switch try (value - CertifiedReal(rounded)).sign {
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
