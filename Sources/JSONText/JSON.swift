/// A JSON value in which numbers are still the text that was written, so that none is rounded.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  /// The members in the order in which they were written; no key appears twice.
  case object([Member])

  /// A key of an object with its value.
  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: JSON
  }
}

extension JSON: CustomStringConvertible {
  /// What the value is, in a few words for messages; a text of unknown length is cut.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text.count > 40 ? "\(text.prefix(40))…" : text
    case .string(let text): "\"\(Self.shortened(text))\""
    case .array(let elements): elements.isEmpty ? "an empty array" : "an array"
    case .object: "an object"
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count > 40 ? text.prefix(40) + "…" : text
  }

  /// A text in quotes, cut where it is long, in which nothing is hidden.
  static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(shortened(text))
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Why a text is no JSON, or more of it than is read, and where.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  /// The character at which reading ended, counted from 1.
  public let column: Int
  public let message: String

  public init(column: Int, message: String) {
    self.column = column
    self.message = message
  }

  public var description: String { "column \(column): \(message)" }
}
