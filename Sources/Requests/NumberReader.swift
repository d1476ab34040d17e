import Compute
import JSONText

/// Makes exact numbers of their texts, and keeps count of how many digits a request has.
struct NumberReader {
  private var numbersLeft = Limits.numbers
  private var digitsLeft = Limits.longDigits

  /// The number of a text: of a JSON number, or of one in quotes such as "7/9".
  mutating func number(_ text: String, at place: @autoclosure () -> String) throws -> Rational {
    numbersLeft -= 1
    guard numbersLeft >= 0 else {
      throw RequestError("there are more than \(grouped(Limits.numbers)) numbers")
    }
    if let short = Self.short(text) { return short }
    digitsLeft -= Self.digits(text)
    guard digitsLeft >= 0 else {
      throw RequestError(
        "the numbers longer than \(Limits.shortNumber) digits have more than "
          + "\(grouped(Limits.longDigits)) digits together")
    }
    do {
      return try Rational(text, digits: JSONReader.mostDigits)
    } catch {
      throw RequestError("\(place()): \(error)")
    }
  }

  /// A short whole number, decimal or fraction, read in machine words; nil for all others.
  private static func short(_ text: String) -> Rational? {
    guard text.utf8.count <= Limits.shortNumber else { return nil }
    var isNegative = false
    var parts: [(digits: Int, count: Int, places: Int)] = [(0, 0, 0)]
    var hasPoint = false
    for (place, byte) in text.utf8.enumerated() {
      let last = parts.count - 1
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        parts[last].digits = parts[last].digits * 10 + Int(byte - UInt8(ascii: "0"))
        parts[last].count += 1
        parts[last].places += hasPoint ? 1 : 0
      case UInt8(ascii: "-") where place == 0: isNegative = true
      case UInt8(ascii: ".") where !hasPoint && last == 0: hasPoint = true
      case UInt8(ascii: "/") where last == 0 && !hasPoint: parts.append((0, 0, 0))
      default: return nil
      }
    }
    guard parts.allSatisfy({ $0.count > 0 }) else { return nil }
    let whole = Rational(isNegative ? -parts[0].digits : parts[0].digits)
    guard hasPoint || parts.count == 2 else { return whole }
    let divisor = hasPoint ? powers[parts[0].places] : parts[1].digits
    return divisor == 0 ? nil : whole / Rational(divisor)
  }

  /// 1, 10, 100 … as far as short numbers need them.
  private static let powers = (0..<Limits.shortNumber).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }

  /// How many digits reading a number takes, where they are many.
  private static func digits(_ text: String) -> Int {
    let length = text.utf8.count
    let exponents = text.split { $0 == "e" || $0 == "E" }.dropFirst()
      .compactMap { Int($0.prefix { $0 != "/" }) }
    let zeros = exponents.reduce(0) { $0 + Int(min($1.magnitude, UInt(Limits.longDigits))) }
    return length + zeros > Limits.shortNumber ? length + zeros : 0
  }
}

/// Reads the nested arrays of a tensor.
struct TensorReader {
  var numbers = NumberReader()

  /// The tensor of a key.
  mutating func tensor(_ value: JSON, key: String) throws -> Tensor {
    var sizes: [Int] = []
    var rest = value
    while case .array(let elements) = rest {
      sizes.append(elements.count)
      guard let first = elements.first else { break }
      rest = first
    }
    var elements: [Rational] = []
    elements.reserveCapacity(min(Limits.numbers, sizes.reduce(1) { $0.timesAtMost($1) }))
    try read(value, key: key, path: [], sizes: sizes, into: &elements)
    return Tensor(shape: Shape(sizes), elements: elements)
  }

  private mutating func read(
    _ value: JSON, key: String, path: [Int], sizes: [Int], into elements: inout [Rational]
  ) throws {
    func place() -> String { "\"\(key)\"" + path.map { "[\($0)]" }.joined() }
    switch value {
    case .array(let inner):
      guard path.count < sizes.count, inner.count == sizes[path.count] else {
        throw RequestError(ragged(place(), holds: inner.count, path, sizes))
      }
      let isInnermost = path.count == sizes.count - 1
      for (index, element) in inner.enumerated() {
        if isInnermost, case .number(let text) = element {
          elements.append(try numbers.number(text, at: place() + "[\(index)]"))
          continue
        }
        try read(element, key: key, path: path + [index], sizes: sizes, into: &elements)
      }
    case .number(let text), .string(let text):
      guard path.count == sizes.count else {
        throw RequestError(
          "\"\(key)\" is ragged: \(place()) is a number where others are arrays")
      }
      elements.append(try numbers.number(text, at: place()))
    default:
      throw RequestError("\(place()) must be a number, but it is \(value)")
    }
  }

  private func ragged(_ place: String, holds count: Int, _ path: [Int], _ sizes: [Int]) -> String {
    guard path.count < sizes.count else {
      return "\(place) is an array where others are numbers, so that it is ragged"
    }
    return "\(place) has \(count) element\(count == 1 ? "" : "s") where others have "
      + "\(sizes[path.count]), so that it is ragged"
  }
}
