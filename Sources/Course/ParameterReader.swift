import Compute

/// Reads the parameters of operations.
struct ParameterReader {
  /// The widest padding and the longest stride.
  static let longest = 64

  let fields: Fields

  /// A number for both directions or `[down, right]`; nil where it cannot be read.
  ///
  /// - Parameter usual: what holds where none is given.
  func pair(_ key: Key, usual: Stride?) -> Stride? {
    guard let node = fields[key] else { return usual }
    guard let numbers = numbers(node, "\"\(key.name)\"", from: 1) else { return nil }
    switch numbers.count {
    case 1: return Stride(numbers[0])
    case 2: return Stride(vertical: numbers[0], horizontal: numbers[1])
    default:
      fields.problems.add(
        node.place,
        "\"\(key.name)\" is a number, or [down, right]; here are \(numbers.count) numbers")
      return nil
    }
  }

  /// Yes or no; nil where it cannot be read.
  func truth(_ key: Key, usual: Bool) -> Bool? {
    guard let node = fields[key] else { return usual }
    guard let (text, _) = fields.scalar(node, "\"\(key.name)\"") else { return nil }
    switch text {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      fields.problems.add(
        node.place, "\"\(key.name)\" is yes or no, but here is \"\(shortened(text))\"")
      return nil
    }
  }

  /// The padding; none where none is given, nil where it cannot be read.
  func padding() -> PaddingRule? {
    guard let node = fields[SectionKeys.padding] else { return .valid }
    if case .scalar(let text, _) = node.content, Int(text) == nil {
      switch text {
      case "same": return .same
      case "valid": return .valid
      default:
        let meant = nearest(text, in: ["same", "valid"]).map { "; did you mean \"\($0)\"?" }
        fields.problems.add(
          node.place,
          "\"padding\" cannot be \"\(shortened(text))\""
            + (meant ?? "; it is a number, [top and bottom, left and right], "
              + "[top, left, bottom, right], same or valid"))
        return nil
      }
    }
    guard let numbers = numbers(node, "\"padding\"", from: 0) else { return nil }
    switch numbers.count {
    case 1: return .explicit(Padding(numbers[0]))
    case 2:
      return .explicit(
        Padding(top: numbers[0], left: numbers[1], bottom: numbers[0], right: numbers[1]))
    case 4:
      return .explicit(
        Padding(top: numbers[0], left: numbers[1], bottom: numbers[2], right: numbers[3]))
    default:
      fields.problems.add(
        node.place,
        "\"padding\" is a number, [top and bottom, left and right] or [top, left, bottom, right]; "
          + "here are \(numbers.count) numbers")
      return nil
    }
  }

  /// Which of the sums are kept; all where nothing is said, nil where it cannot be read.
  func mode() -> Convolve.Mode? {
    fields[SectionKeys.mode] == nil
      ? .full : fields.word(SectionKeys.mode).flatMap(Convolve.Mode.init)
  }

  /// A number, or a list of numbers.
  private func numbers(_ node: YamlNode, _ what: String, from lowest: Int) -> [Int]? {
    guard case .list(let elements) = node.content else {
      return fields.integer(node, what, in: lowest...Self.longest).map { [$0] }
    }
    let numbers = elements.prefix(10).map {
      fields.integer($0, "a number of \(what)", in: lowest...Self.longest)
    }
    return numbers.contains(nil) ? nil : numbers.compactMap { $0 }
  }
}
