import BigInt

extension CertifiedReal {
  /// With how many binary digits beyond those asked for a number is given up as undecided.
  static let mostExtraBits = 16_384

  /// What `decide` makes of enclosures of twice the precision each time, until it makes something.
  private func refine<Answer>(
    from start: Int, _ decide: (Enclosure) -> Answer?
  ) throws(CertificationError) -> Answer {
    var bits = start
    while true {
      if let enclosure = try enclosure(bits: bits), let answer = decide(enclosure) {
        return answer
      }
      guard bits < start + Self.mostExtraBits else { throw .undecided(bits: bits) }
      bits = min(bits * 2, start + Self.mostExtraBits)
    }
  }

  /// The value rounded to `places` decimal places, proved and rounded once.
  ///
  /// - Throws: `CertificationError.undecided` where it may be exactly halfway; never for a value that
  ///   is `exact` or `isIrrational`, unless it is nearer to halfway than 16,384 binary digits show.
  public func rounded(places: Int, _ rounding: Rounding = .nearest) throws(CertificationError)
    -> Rational
  {
    if let value = exact { return value.rounded(places: places, rounding) }
    let power = BigInt(10).power(places)
    let isOpen = isIrrational
    let scaled = try refine(from: places * 10 / 3 + 24) { enclosure -> BigInt? in
      let end = RoundedEnd(bits: enclosure.bits, isOpen: isOpen, rounding: rounding)
      let low = end.lower(enclosure.lower * power)
      return low == end.upper(enclosure.upper * power) ? low : nil
    }
    return Rational(scaled, power)
  }

  /// The value with exactly `places` digits after the point; never a negative zero.
  ///
  /// - Throws: as `rounded(places:_:)`.
  public func decimal(places: Int, _ rounding: Rounding = .nearest) throws(CertificationError)
    -> String
  {
    try rounded(places: places, rounding).decimal(places: places)
  }

  /// −1, 0 or 1: on which side of zero the value is.
  ///
  /// - Throws: `CertificationError.undecided` where it may be zero.
  public var sign: Int {
    get throws(CertificationError) {
      if let value = exact { return value.isZero ? 0 : value.isNegative ? -1 : 1 }
      let isOpen = isIrrational
      return try refine(from: 32) { enclosure in
        if enclosure.isPositive || (isOpen && enclosure.lower.isZero) { return 1 }
        if enclosure.isNegative || (isOpen && enclosure.upper.isZero) { return -1 }
        return nil
      }
    }
  }
}

/// How the ends of an enclosure, over 2^bits, become whole numbers.
private struct RoundedEnd {
  let bits: Int
  /// Whether the number itself is neither end.
  let isOpen: Bool
  let rounding: Rounding

  func lower(_ end: BigInt) -> BigInt {
    let floor = end.floorShifted(bits)
    switch rounding {
    case .nearest: return nearest(end, floor, tieUp: isOpen ? true : nil)
    case .truncated:
      if end.sign == .plus { return floor }
      return isOpen ? floor + 1 : end.ceilShifted(bits)
    }
  }

  func upper(_ end: BigInt) -> BigInt {
    let floor = end.floorShifted(bits)
    switch rounding {
    case .nearest: return nearest(end, floor, tieUp: isOpen ? false : nil)
    case .truncated:
      if end.sign == .minus || end.isZero { return end.ceilShifted(bits) }
      return isOpen ? end.ceilShifted(bits) - 1 : floor
    }
  }

  /// - Parameter tieUp: where a tie goes; nil for the even number.
  private func nearest(_ end: BigInt, _ floor: BigInt, tieUp: Bool?) -> BigInt {
    let twice = (end - floor << bits) << 1
    let one = BigInt(1) << bits
    if twice == one { return tieUp ?? (floor % 2 != 0) ? floor + 1 : floor }
    return twice > one ? floor + 1 : floor
  }
}
