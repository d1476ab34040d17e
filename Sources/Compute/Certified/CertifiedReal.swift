import BigInt
import Synchronization

/// A real number whose digits are proved: an exact fraction, or a number that can be enclosed as
/// narrowly as is asked for.
///
/// Nothing is computed until digits are asked for; numbers made of the same parts share the work.
public struct CertifiedReal: Sendable {
  enum Storage: Sendable {
    case exact(Rational)
    case refined(Refinement)
  }

  let storage: Storage

  public init(_ value: Rational) {
    storage = .exact(value)
  }

  /// A number by its enclosures.
  ///
  /// - Parameters:
  ///   - isIrrational: whether it is proved to be no fraction, so that it is no end of an enclosure.
  ///   - enclose: an enclosure with so many binary digits that gets as narrow as one likes with more
  ///     of them; nil where nothing can be said with so few.
  init(
    isIrrational: Bool,
    _ enclose: @escaping @Sendable (_ bits: Int) throws(CertificationError) -> Enclosure?
  ) {
    storage = .refined(Refinement(isIrrational: isIrrational, enclose))
  }

  /// The value, where it is known to be a fraction.
  public var exact: Rational? {
    if case .exact(let value) = storage { value } else { nil }
  }

  /// Whether the value is proved to be no fraction.
  public var isIrrational: Bool {
    if case .refined(let refinement) = storage { refinement.isIrrational } else { false }
  }

  /// The same number, for which a proof is known that it is no fraction.
  var knownIrrational: CertifiedReal {
    guard case .refined(let refinement) = storage, !refinement.isIrrational else { return self }
    return CertifiedReal(isIrrational: true) { bits throws(CertificationError) in
      try refinement.enclosure(bits: bits)
    }
  }

  /// Two ends with `bits` binary digits between which the value lies; nil where so few do not show
  /// any (a divisor that may still be zero).
  ///
  /// - Precondition: `bits` is 0 or more.
  /// - Throws: `CertificationError` where there is no value, or one too large.
  public func enclosure(bits: Int) throws(CertificationError) -> Enclosure? {
    precondition(bits >= 0, "an enclosure has 0 binary digits or more after the point")
    return switch storage {
    case .exact(let value): Enclosure(value, bits: bits)
    case .refined(let refinement): try refinement.enclosure(bits: bits)
    }
  }
}

/// A number given by its enclosures, which remembers the most precise one.
final class Refinement: Sendable {
  let isIrrational: Bool
  private let enclose: @Sendable (Int) throws(CertificationError) -> Enclosure?
  private let known = Mutex<Enclosure?>(nil)

  init(
    isIrrational: Bool,
    _ enclose: @escaping @Sendable (Int) throws(CertificationError) -> Enclosure?
  ) {
    self.isIrrational = isIrrational
    self.enclose = enclose
  }

  func enclosure(bits: Int) throws(CertificationError) -> Enclosure? {
    if let best = known.withLock({ $0 }), best.bits >= bits { return best.widened(bits: bits) }
    guard let enclosure = try enclose(bits) else { return nil }
    known.withLock { best in
      if best.map({ $0.bits < bits }) ?? true { best = enclosure }
    }
    return enclosure
  }
}
