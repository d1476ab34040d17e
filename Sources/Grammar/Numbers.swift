/// Reading of numbers, as the key table says what may stand there.
extension Fields {
  package func integer(_ key: Key) -> Int? {
    guard case .integer(let range) = key.value, let node = self[key] else { return nil }
    return integer(node, "\"\(key.name)\"", in: range)
  }

  package func integer(_ node: YamlNode, _ what: String, in range: ClosedRange<Int>) -> Int? {
    let must = "\(what) must be a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard case .scalar(let text, _) = node.content else {
      if !node.isRefused { problems.add(node.place, "\(must), but here is \(node.kind)") }
      return nil
    }
    guard let value = Int(text), range.contains(value) else {
      problems.add(node.place, "\(must), but here is \"\(shortened(text))\"")
      return nil
    }
    return value
  }

  package func number(_ key: Key) -> Float? {
    guard case .number(let range) = key.value, let node = self[key] else { return nil }
    let must = "\"\(key.name)\" must be a number from \(range.lowerBound) to \(range.upperBound)"
    guard case .scalar(let text, _) = node.content else {
      if !node.isRefused { problems.add(node.place, "\(must), but here is \(node.kind)") }
      return nil
    }
    // Words such as nan and hexadecimal digits would be numbers, too.
    let isPlain = text.utf8.allSatisfy { "0123456789.+-eE".utf8.contains($0) }
    guard isPlain, let value = Float(text), range.contains(value) else {
      problems.add(node.place, "\(must), but here is \"\(shortened(text))\"")
      return nil
    }
    return value
  }

  /// A whole number, or a list of whole numbers.
  package func integers(_ node: YamlNode, _ what: String, in range: ClosedRange<Int>) -> [Int]? {
    guard case .list(let elements) = node.content else {
      return integer(node, what, in: range).map { [$0] }
    }
    let numbers = elements.prefix(10).map { integer($0, "a number of \(what)", in: range) }
    return numbers.contains(nil) ? nil : numbers.compactMap { $0 }
  }

  /// A number for both directions or `[down, right]`.
  package func pair(_ key: Key) -> (vertical: Int, horizontal: Int)? {
    guard case .pair(let range) = key.value, let node = self[key],
      let numbers = integers(node, "\"\(key.name)\"", in: range)
    else { return nil }
    switch numbers.count {
    case 1: return (numbers[0], numbers[0])
    case 2: return (numbers[0], numbers[1])
    default:
      problems.add(
        node.place,
        "\"\(key.name)\" is a number, or [down, right]; here are \(numbers.count) numbers")
      return nil
    }
  }
}
