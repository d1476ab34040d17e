import Compute
import Grammar

/// Reads the parameters of operations.
struct ParameterReader {
  /// The widest padding and the longest stride.
  static let longest = 64

  let fields: Fields

  /// A number for both directions or `[down, right]`; nil where it cannot be read.
  ///
  /// - Parameter usual: what holds where none is given.
  func pair(_ key: Key, usual: Stride?) -> Stride? {
    guard fields[key] != nil else { return usual }
    return fields.pair(key).map { Stride(vertical: $0.vertical, horizontal: $0.horizontal) }
  }

  /// The padding; none where none is given, nil where it cannot be read.
  func padding() -> PaddingRule? {
    guard let node = fields[SectionKeys.padding] else { return .valid }
    if case .scalar(let text, _) = node.content, Int(text) == nil {
      switch text {
      case "same": return .same
      case "valid": return .valid
      default:
        fields.tellUnknown(
          text, of: SectionKeys.padding, at: node.place, among: ["same", "valid"],
          "it is a number, [top and bottom, left and right], [top, left, bottom, right], "
            + "same or valid")
        return nil
      }
    }
    guard let numbers = fields.integers(node, "\"padding\"", in: 0...Self.longest) else {
      return nil
    }
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
}
