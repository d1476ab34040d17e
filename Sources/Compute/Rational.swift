import BigInt

/// An exact fraction of two whole numbers of any size, always in lowest terms.
///
/// Values whose numerator and denominator fit a machine word are kept without an allocation; larger
/// ones move to `BigInt` by themselves and come back when they shrink.
public struct Rational: Sendable {
  /// A fraction too large for machine words.
  final class Wide: Sendable {
    let numerator: BigInt
    let denominator: BigInt

    init(_ numerator: BigInt, _ denominator: BigInt) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// Canonical: lowest terms, denominator above zero, `narrow` whenever both parts fit an `Int`
  /// other than `Int.min`.
  enum Storage: Sendable {
    case narrow(Int, Int)
    case wide(Wide)
  }

  let storage: Storage

  init(storage: Storage) {
    self.storage = storage
  }

  public static let zero = Rational(0)
  public static let one = Rational(1)

  /// The whole number `value`.
  public init(_ value: Int) {
    if value == .min {
      storage = .wide(Wide(BigInt(value), 1))
    } else {
      storage = .narrow(value, 1)
    }
  }

  /// The whole number `value`, of any size.
  public init(_ value: BigInt) {
    self.init(value, 1)
  }

  /// The fraction `numerator`/`denominator` in lowest terms.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int, _ denominator: Int) {
    self.init(BigInt(numerator), BigInt(denominator))
  }

  /// The fraction `numerator`/`denominator` in lowest terms.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: BigInt, _ denominator: BigInt) {
    precondition(!denominator.isZero, "a fraction needs a denominator other than zero")
    let common = Self.greatestCommonDivisor(numerator, denominator)
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    self.init(lowest: sign * numerator / common, sign * denominator / common)
  }

  /// The fraction `numerator`/`denominator` in lowest terms, both of them machine words.
  ///
  /// - Precondition: `denominator` is above zero, and `numerator` is not `Int.min`.
  init(whole numerator: Int, _ denominator: Int) {
    let common = Self.greatestCommonDivisor(numerator, denominator)
    self.init(storage: .narrow(numerator / common, denominator / common))
  }

  /// A fraction already in lowest terms with a positive denominator.
  init(lowest numerator: BigInt, _ denominator: BigInt) {
    if let n = Int(exactly: numerator), let d = Int(exactly: denominator), n != .min {
      storage = .narrow(n, d)
    } else {
      storage = .wide(Wide(numerator, denominator))
    }
  }

  /// The upper number of the fraction in lowest terms; it carries the sign.
  public var numerator: BigInt {
    switch storage {
    case .narrow(let n, _): BigInt(n)
    case .wide(let wide): wide.numerator
    }
  }

  /// The lower number of the fraction in lowest terms; always positive.
  public var denominator: BigInt {
    switch storage {
    case .narrow(_, let d): BigInt(d)
    case .wide(let wide): wide.denominator
    }
  }

  public var isInteger: Bool {
    switch storage {
    case .narrow(_, let d): d == 1
    case .wide(let wide): wide.denominator == 1
    }
  }

  public var isZero: Bool {
    if case .narrow(0, _) = storage { true } else { false }
  }

  public var isNegative: Bool {
    switch storage {
    case .narrow(let n, _): n < 0
    case .wide(let wide): wide.numerator.sign == .minus
    }
  }

  /// The value without its sign.
  public var magnitude: Rational { isNegative ? -self : self }

  /// The value as an `Int`, where it is whole and fits one.
  public var integer: Int? {
    if case .narrow(let n, 1) = storage { n } else { nil }
  }

  /// The greatest whole number not above the value.
  public var floor: BigInt {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.sign == .minus && !remainder.isZero ? quotient - 1 : quotient
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension Rational: Hashable {
  public static func == (a: Rational, b: Rational) -> Bool {
    switch (a.storage, b.storage) {
    case (.narrow(let an, let ad), .narrow(let bn, let bd)): an == bn && ad == bd
    case (.wide(let a), .wide(let b)):
      a.numerator == b.numerator && a.denominator == b.denominator
    default: false  // one value has one form only
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .narrow(let n, let d):
      hasher.combine(n)
      hasher.combine(d)
    case .wide(let wide):
      hasher.combine(wide.numerator)
      hasher.combine(wide.denominator)
    }
  }
}

extension Rational: Comparable {
  public static func < (a: Rational, b: Rational) -> Bool {
    if case .narrow(let an, let ad) = a.storage, case .narrow(let bn, let bd) = b.storage {
      let left = an.multipliedFullWidth(by: bd)
      let right = bn.multipliedFullWidth(by: ad)
      return (left.high, left.low) < (right.high, right.low)
    }
    return a.numerator * b.denominator < b.numerator * a.denominator
  }
}
