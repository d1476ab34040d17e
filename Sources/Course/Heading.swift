/// What a list of lessons shows of a lesson.
public struct Heading: Hashable, Sendable {
  /// Where a lesson stands that does not say it.
  public static let usualOrder = 1_000

  public let title: String
  public let part: String
  public let order: Int
  public let summary: String
}
