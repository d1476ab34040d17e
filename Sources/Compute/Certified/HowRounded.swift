import BigInt

/// How printed digits come from an exact value.
public enum HowRounded: Hashable, Sendable {
  /// To the nearest, a tie either way; also where nothing was lost.
  case nearest
  /// Cut off, where that is not the nearest: 0.77 from 7/9.
  case truncated
  /// Neither: the digits are not this value's.
  case neither

  /// How a printed number was rounded, by as many places as it has.
  ///
  /// - Throws: `NumberError` for a text that is no number, `CertificationError` as
  ///   `CertifiedReal.decimal(places:_:)`.
  public init(text: String, exact value: CertifiedReal) throws {
    let printed = try Rational(text)
    guard let places = Self.places(of: text) ?? printed.exactPlaces else {
      self = value.exact == printed ? .nearest : .neither
      return
    }
    let isTie = value.exact.map { exact in
      (exact - printed).magnitude * 2 == Rational(1, BigInt(10).power(places))
    }
    if try isTie == true || value.rounded(places: places) == printed {
      self = .nearest
    } else if try value.rounded(places: places, .truncated) == printed {
      self = .truncated
    } else {
      self = .neither
    }
  }

  /// How a printed number was rounded, by as many places as it has.
  ///
  /// - Throws: `NumberError` for a text that is no number.
  public init(text: String, exact value: Rational) throws {
    try self.init(text: text, exact: CertifiedReal(value))
  }

  /// The digits after the point of a plain decimal; nil for a fraction or an exponent.
  private static func places(of text: String) -> Int? {
    if text.contains(where: { "/eE".contains($0) }) { return nil }
    return text.firstIndex(of: ".").map { text[text.index(after: $0)...].count } ?? 0
  }
}
