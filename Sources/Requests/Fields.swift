import Compute
import JSONText

/// The keys of a request with their values, read as what an operation needs.
///
/// A key whose value is null counts as not given, as it is written for Python's `None`.
final class Fields {
  private let values: [String: JSON]
  private let operation: String
  private var tensors = TensorReader()

  init(_ members: [JSON.Member], of operation: String) {
    values = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    self.operation = operation
  }

  private subscript(key: String) -> JSON? {
    values[key].flatMap { $0 == .null ? nil : $0 }
  }

  /// What stands behind a key, unread.
  func json(_ key: String) -> JSON? { self[key] }

  func has(_ key: String) -> Bool { self[key] != nil }

  private func wrong(_ key: String, _ expected: String, _ value: JSON) -> RequestError {
    RequestError("\"\(key)\" must be \(expected), but it is \(value)")
  }

  // MARK: Operands

  func tensor(_ key: String) throws -> Tensor {
    guard let tensor = try optionalTensor(key) else {
      throw RequestError("\(operation) needs \"\(key)\"")
    }
    return tensor
  }

  func optionalTensor(_ key: String) throws -> Tensor? {
    guard let value = self[key] else { return nil }
    guard case .array = value else { throw wrong(key, "an array of numbers", value) }
    return try tensors.tensor(value, key: key)
  }

  /// A list of tensors.
  func tensors(_ key: String) throws -> [Tensor] {
    guard let value = self[key] else { throw RequestError("\(operation) needs \"\(key)\"") }
    guard case .array(let elements) = value, elements.count >= 1 else {
      throw wrong(key, "a list of arrays", value)
    }
    return try elements.enumerated().map { number, element in
      guard case .array = element else { throw wrong(key, "a list of arrays", value) }
      return try tensors.tensor(element, key: "\(key)[\(number)]")
    }
  }

  // MARK: Parameters

  /// A whole number, or a list of them.
  func integers(_ key: String) throws -> [Int] {
    let expected = "a whole number or a list of them"
    guard let value = self[key] else { throw RequestError("\(operation) needs \"\(key)\"") }
    guard case .array(let elements) = value else { return [try integer(value, key, expected)] }
    return try elements.map { try integer($0, key, expected) }
  }

  func number(_ key: String) throws -> Rational? {
    guard let value = self[key] else { return nil }
    switch value {
    case .number(let text), .string(let text):
      return try tensors.numbers.number(text, at: "\"\(key)\"")
    default: throw wrong(key, "a number", value)
    }
  }

  func flag(_ key: String, default standard: Bool) throws -> Bool {
    guard let value = self[key] else { return standard }
    guard case .bool(let flag) = value else { throw wrong(key, "true or false", value) }
    return flag
  }

  func word<Word: RawRepresentable & CaseIterable>(_ key: String, default standard: Word) throws
    -> Word where Word.RawValue == String
  {
    guard let value = self[key] else { return standard }
    guard case .string(let text) = value, let word = Word(rawValue: text) else {
      let words = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw wrong(key, "one of \(words)", value)
    }
    return word
  }

  func integer(_ key: String, default standard: Int) throws -> Int {
    try self[key].map { try integer($0, key, "a whole number") } ?? standard
  }

  /// A whole number of a range, or nil where it is not given.
  func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = self[key] else { return nil }
    let expected = "a whole number from \(range.lowerBound) to \(grouped(range.upperBound))"
    let number = try integer(value, key, expected)
    guard range.contains(number) else { throw wrong(key, expected, value) }
    return number
  }

  /// A number for both directions, or [vertical, horizontal].
  func pair(_ key: String) throws -> Stride? {
    guard let value = self[key] else { return nil }
    let expected = "a whole number or [vertical, horizontal]"
    let sides = try integers(value, key, expected)
    switch sides.count {
    case 1: return Stride(sides[0])
    case 2: return Stride(vertical: sides[0], horizontal: sides[1])
    default: throw wrong(key, expected, value)
    }
  }

  /// The padding around a matrix; none where it is not given.
  func padding(_ key: String = "padding") throws -> PaddingRule {
    try padding(
      key,
      "a whole number, [vertical, horizontal], [top, left, bottom, right], \"same\" or \"valid\""
    ) { sides in
      switch sides.count {
      case 1: Padding(sides[0])
      case 2: Padding(top: sides[0], left: sides[1], bottom: sides[0], right: sides[1])
      case 4: Padding(top: sides[0], left: sides[1], bottom: sides[2], right: sides[3])
      default: nil
      }
    }
  }

  /// The padding of a list; none where it is not given.
  func linePadding(_ key: String = "padding") throws -> PaddingRule {
    try padding(key, "a whole number, [left, right], \"same\" or \"valid\"") { sides in
      switch sides.count {
      case 1: Padding(top: 0, left: sides[0], bottom: 0, right: sides[0])
      case 2: Padding(top: 0, left: sides[0], bottom: 0, right: sides[1])
      default: nil
      }
    }
  }

  /// Padding in numbers only.
  func explicitPadding(_ key: String = "padding") throws -> Padding {
    guard case .explicit(let padding) = try padding(key) else {
      throw RequestError("\"\(key)\" of \(operation) must be given in numbers")
    }
    return padding
  }

  private func padding(
    _ key: String, _ expected: String, make: ([Int]) -> Padding?
  ) throws -> PaddingRule {
    guard let value = self[key] else { return .valid }
    switch value {
    case .string("same"): return .same
    case .string("valid"): return .valid
    default:
      guard let padding = make(try integers(value, key, expected)) else {
        throw wrong(key, expected, value)
      }
      return .explicit(padding)
    }
  }

  private func integers(_ value: JSON, _ key: String, _ expected: String) throws -> [Int] {
    guard case .array(let elements) = value else { return [try integer(value, key, expected)] }
    guard (2...4).contains(elements.count) else { throw wrong(key, expected, value) }
    return try elements.map { try integer($0, key, expected) }
  }

  /// A whole number, however it is written; 1.0 is one.
  private func integer(_ value: JSON, _ key: String, _ expected: String) throws -> Int {
    guard case .number(let text) = value else { throw wrong(key, expected, value) }
    let number = try tensors.numbers.number(text, at: "\"\(key)\"")
    guard number.isInteger else { throw wrong(key, expected, value) }
    guard let integer = number.integer, abs(integer) <= Limits.parameter else {
      throw RequestError("\"\(key)\" is \(value), which is beyond \(grouped(Limits.parameter))")
    }
    return integer
  }
}
