import Compute
import Grammar

/// Reads what is said of single output values: their names, and sentences for their windows.
struct AnnotationReader {
  let fields: Fields
  /// The output's shape, or nil where it could not be computed.
  let output: Shape?
  var problems: ProblemList { fields.problems }

  func labels() -> [String] {
    guard let labels = fields.lines(SectionKeys.labels) else { return [] }
    if let output, labels.count != output.count, let node = fields[SectionKeys.labels] {
      problems.add(
        node.place,
        "there are \(count(labels.count, "label")), but the output has \(count(output.count, "value"))"
      )
    }
    return labels
  }

  /// The sentences, by the output value whose window they belong to, counted from 0.
  func captions() -> [[Int]: String] {
    var captions: [[Int]: String] = [:]
    var lines: [[Int]: Int] = [:]
    for node in fields.list(SectionKeys.captions) ?? [] {
      guard let caption = Fields(node, CaptionKeys.table, problems) else { continue }
      let say = caption.line(CaptionKeys.say)
      guard let place = caption[CaptionKeys.at], let output = outputPlace(place, caption) else {
        continue
      }
      if let line = lines[output] {
        problems.add(place.place, "there is already a caption for this value in line \(line)")
      }
      lines[output] = place.place.line
      captions[output] = say
    }
    return captions
  }

  /// Row and column, written from 1, counted from 0.
  func outputPlace(_ node: YamlNode, _ caption: Fields) -> [Int]? {
    guard let (text, _) = caption.scalar(node, "\"at\"") else { return nil }
    let words = words(of: text)
    let numbers = words.compactMap { Int(String($0)) }
    guard numbers.count == words.count, (1...3).contains(numbers.count) else {
      problems.add(
        node.place,
        "\"at\" is the row and column of an output value, such as 1 2, but here is \"\(shortened(text))\""
      )
      return nil
    }
    guard let output else { return nil }
    guard numbers.count == output.rank else {
      let should =
        switch output.rank {
        case 1: "the output is a list; \"at\" is one number from 1 to \(output.count)"
        case 2: "the output is \(output); \"at\" is its row and column, such as 1 2"
        default: "the output is \(output); \"at\" is a map, a row and a column, such as 1 1 2"
        }
      problems.add(node.place, should)
      return nil
    }
    guard zip(numbers, output.sizes).allSatisfy({ (1...$1).contains($0) }) else {
      problems.add(
        node.place,
        output.rank == 1
          ? "there is no output value \(numbers[0]); there are \(output.count)"
          : "there is no output value in \(Self.place(numbers)); the output is \(output)"
      )
      return nil
    }
    return numbers.map { $0 - 1 }
  }

  /// `row 1, column 2`, with the map before it where there are several.
  private static func place(_ numbers: [Int]) -> String {
    let names = ["map", "row", "column"].suffix(numbers.count)
    return zip(names, numbers).map { "\($0) \($1)" }.joined(separator: ", ")
  }
}
