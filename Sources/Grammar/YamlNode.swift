import Files
import Yams

/// A piece of a YAML document and where it begins.
package struct YamlNode {
  package let place: Place
  package let content: Content

  package enum Content {
    case scalar(String, Style)
    case list([YamlNode])
    case mapping([Entry])
    /// Something that has been refused, with a problem already told.
    case refused
  }

  /// How a text is written.
  package enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted
    /// Below `|`.
    case literal
    /// Below `>`.
    case folded

    init(_ style: Node.Scalar.Style) {
      self =
        switch style {
        case .any, .plain: .plain
        case .singleQuoted: .singleQuoted
        case .doubleQuoted: .doubleQuoted
        case .literal: .literal
        case .folded: .folded
        }
    }
  }

  package struct Entry {
    package let key: YamlNode
    package let value: YamlNode
  }

  /// What it is, in a teacher's words.
  package var kind: String {
    switch content {
    case .scalar("", .plain): "nothing"
    case .scalar: "text"
    case .list: "a list"
    case .mapping: "a group of keys"
    case .refused: "something that is not read"
    }
  }

  package var isRefused: Bool {
    if case .refused = content { true } else { false }
  }
}

/// Turns Yams' nodes into plain ones, refusing what no file here has a use for: anchors and aliases
/// (by which a few lines can stand for billions), tags, merge keys, deep nesting.
final class YamlTree {
  private let source: SourceText
  /// Keys that were renamed to get past Yams' own check for duplicates, by their place.
  private let renamed: [Place: String]
  private let problems: ProblemList
  /// The line looked at last; nodes come in the order of the file, many in one line.
  private var line: (number: Int, text: [Unicode.Scalar]) = (0, [])

  /// Lessons nest five deep; what is deeper is not looked at.
  private static let deepest = 10

  init(source: SourceText, renamed: [Place: String], problems: ProblemList) {
    self.source = source
    self.renamed = renamed
    self.problems = problems
  }

  func node(_ node: Node, depth: Int = 0) -> YamlNode {
    let place = node.mark.map { Place(line: $0.line, column: $0.column) } ?? .start
    guard depth <= Self.deepest else { return refuse(place, "this is nested too deeply") }
    // Yams forgets anchors once it has parsed; the place of a node is that of its anchor or tag, and
    // an alias has become the very node it stands for.
    switch first(at: place) {
    case "&":
      return refuse(
        place, "anchors (&) and aliases (*) are not read in \(problems.kind.plural); write it out")
    case "!":
      return refuse(
        place,
        "tags (!) are not read in \(problems.kind.plural); leave it out, or put quotes around the text"
      )
    default: break
    }
    switch node {
    case .scalar(let scalar):
      let text = renamed[place] ?? scalar.string
      if scalar.style == .doubleQuoted, !isSafe(text, at: place) {
        return YamlNode(place: place, content: .refused)
      }
      return YamlNode(place: place, content: .scalar(text, .init(scalar.style)))
    case .sequence(let sequence):
      return YamlNode(
        place: place, content: .list(sequence.map { self.node($0, depth: depth + 1) }))
    case .mapping(let mapping):
      return YamlNode(
        place: place,
        content: .mapping(
          mapping.map {
            YamlNode.Entry(
              key: self.node($0.key, depth: depth + 1), value: self.node($0.value, depth: depth + 1)
            )
          }))
    case .alias:
      return refuse(place, "aliases (*) are not read in \(problems.kind.plural); write it out")
    }
  }

  /// The first character of what stands at a place.
  private func first(at place: Place) -> Unicode.Scalar? {
    if line.number != place.line { line = (place.line, source.line(place.line)) }
    return line.text.indices.contains(place.column - 1) ? line.text[place.column - 1] : nil
  }

  /// Escapes such as `\e` in double quotes only become characters when they are read.
  private func isSafe(_ text: String, at place: Place) -> Bool {
    guard let bad = UnsafeCharacter.all(in: text.unicodeScalars).first else { return true }
    problems.add(
      place,
      "this text holds the character \(UnsafeCharacter.name(of: bad.scalar)), which cannot be shown; "
        + "take it out")
    return false
  }

  private func refuse(_ place: Place, _ message: String) -> YamlNode {
    problems.add(place, message)
    return YamlNode(place: place, content: .refused)
  }
}
