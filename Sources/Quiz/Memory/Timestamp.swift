/// A moment of the world's clock, in milliseconds since 1970 began, UTC.
public struct Timestamp: Hashable, Sendable, Comparable {
  public let milliseconds: Int

  /// Those that have four digits for the year.
  public static let range = 0...253_402_300_799_999

  public init(milliseconds: Int) { self.milliseconds = milliseconds }

  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

  public func adding(minutes: Int) -> Timestamp {
    Timestamp(milliseconds: milliseconds + minutes * 60_000)
  }

  public func adding(days: Int) -> Timestamp { adding(minutes: days * 1_440) }

  /// The whole days from a moment to this one, rounded down.
  public func days(since start: Timestamp) -> Int {
    Self.floor(milliseconds - start.milliseconds, 86_400_000).quotient
  }

  static func floor(_ number: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

// Days to dates and back: H. Hinnant, chrono-Compatible Low-Level Date Algorithms (2013).
extension Timestamp: CustomStringConvertible {
  /// As RFC 3339 writes it: `2026-11-21T17:05:37.042Z`.
  public var description: String {
    let (days, rest) = Self.floor(milliseconds, 86_400_000)
    let (era, dayOfEra) = Self.floor(days + 719_468, 146_097)
    let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let date = [
      Self.digits(year + era * 400 + (month <= 2 ? 1 : 0), 4), Self.digits(month, 2),
      Self.digits(day, 2),
    ]
    let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60].map { Self.digits($0, 2) }
    return date.joined(separator: "-") + "T" + time.joined(separator: ":") + "."
      + Self.digits(rest % 1_000, 3) + "Z"
  }

  /// Reads what `description` writes; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24 else { return nil }
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    let (month, day) = (number(5..<7), number(8..<10))
    let year = number(0..<4) - (month <= 2 ? 1 : 0)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let (era, yearOfEra) = Self.floor(year, 400)
    let days =
      era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    let minutes = number(11..<13) * 60 + number(14..<16)
    milliseconds = (days * 1_440 + minutes) * 60_000 + number(17..<19) * 1_000 + number(20..<23)
    // What is no date, or not written as one, comes out as another text.
    guard Self.range.contains(milliseconds), description.utf8.elementsEqual(bytes) else {
      return nil
    }
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }

  /// How far off it is, in one unit: `now`, `in 12 minutes`, `in 5 hours`, `in 3 days`.
  public func distance(from now: Timestamp) -> String {
    let minutes = (milliseconds - now.milliseconds + 59_999) / 60_000
    if minutes <= 0 { return "now" }
    let (number, unit) =
      minutes < 120
      ? (minutes, "minute") : minutes < 2_880 ? (minutes / 60, "hour") : (minutes / 1_440, "day")
    return "in \(number) \(unit)\(number == 1 ? "" : "s")"
  }
}
