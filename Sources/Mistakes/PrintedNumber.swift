import Compute

/// A number as a document prints it: its text, and the value which that has.
public struct PrintedNumber: Hashable, Sendable {
  public let text: String
  public let value: Rational
  /// How many digits stand after the point; 0 where there is none, nil for a fraction or a power.
  public let places: Int?
  /// Of a number with many places, two shorter ones between which all values lie that it can stand for:
  /// nearly every other value is told from it without long arithmetic.
  private let neighbourhood: ClosedRange<Rational>?

  public init(text: String, value: Rational) {
    self.text = text
    self.value = value
    let places = Self.places(in: text)
    self.places = places
    guard let places, places > Self.shortPlaces else {
      neighbourhood = nil
      return
    }
    let near = value.rounded(places: Self.shortPlaces, .truncated)
    let margin = Rational.unit(places: Self.shortPlaces) * 2
    neighbourhood = near - margin...near + margin
  }

  /// As many places as the bounds of a neighbourhood have.
  private static let shortPlaces = 12

  /// - Throws: `NumberError` where the text is no number.
  public init(_ text: String) throws(NumberError) {
    self.init(text: text, value: try Rational(text))
  }

  private static func places(in text: String) -> Int? {
    guard text.unicodeScalars.allSatisfy({ "0123456789.-−+".unicodeScalars.contains($0) }) else {
      return nil
    }
    return text.firstIndex(of: ".").map { text[text.index(after: $0)...].utf8.count } ?? 0
  }

  /// What may be printed of a value that is not whole.
  public enum Rule: Sendable {
    /// The value rounded to as many places as there are.
    case rounded
    /// All its decimals; only a value that no decimal gives exactly may be rounded.
    case allDecimals
  }

  /// A value with more decimals than this, such as a power of e, counts as one without end.
  private static let mostPlaces = 20

  /// Whether the number is right: the exact value, or what the rule allows of it.
  ///
  /// A tie may be rounded either way. A number without a point is exact or wrong: 36 is not 36.5.
  public func isRight(for exact: Rational, _ rule: Rule = .rounded) -> Bool {
    if value == exact { return true }
    guard let places, places > 0, mayStand(for: exact) else { return false }
    if rule == .allDecimals, let needed = exact.exactPlaces, needed <= Self.mostPlaces {
      return false
    }
    return value.isWithinHalfUnit(of: exact, places: places)
  }

  private func mayStand(for exact: Rational) -> Bool { neighbourhood?.contains(exact) ?? true }

  /// Whether the number is an exact value with the last digits cut off.
  public func isCut(from exact: Rational) -> Bool {
    guard let places, value != exact, mayStand(for: exact) else { return false }
    return exact.rounded(places: places, .truncated) == value
  }
}

/// A result as a document prints it; nil where it prints nothing.
public struct PrintedTensor: Hashable, Sendable {
  public let shape: Shape
  public let cells: [PrintedNumber?]

  /// - Precondition: there are as many cells as the shape says.
  public init(shape: Shape, cells: [PrintedNumber?]) {
    precondition(shape.count == cells.count, "\(cells.count) cells for \(shape)")
    self.shape = shape
    self.cells = cells
  }
}
