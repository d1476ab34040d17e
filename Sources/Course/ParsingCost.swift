/// An upper bound of what it takes to parse a YAML text, found without parsing it.
///
/// Yams hashes the keys of every mapping, however large and nested they are, and follows aliases
/// while it does so: a small file can keep it busy for years, and nothing can stop it. Therefore what
/// could become costly is counted beforehand. Everything is counted as if it stood outside of quotes
/// and comments, since a scan that skips them could be fooled by unbalanced ones.
struct ParsingCost {
  /// Characters that can begin or end an entry.
  private(set) var entries = 1
  /// How many brackets and explicit keys may be open at once, and where the last of these opens.
  private(set) var depth = 0
  private(set) var deepest = Place.start
  private(set) var anchors = 0
  private(set) var firstAnchor = Place.start
  private(set) var aliases = 0

  /// What is parsed in about a tenth of a second.
  static let limit = 600_000.0

  /// How much work it is: an entry alone takes about four times what each level around it adds.
  var estimate: Double { Double(entries) * Double(4 + min(depth, 1_000)) * expansion }

  /// How many times larger aliases can make the text: the most that `aliases` references to
  /// `anchors` nested anchors can stand for.
  var expansion: Double {
    guard anchors > 0, aliases > 0 else { return 1 }
    let each = 1 + Double(aliases) / Double(anchors)
    return (0..<min(anchors, 1_000)).reduce(1) { product, _ in min(product * each, 1e18) }
  }

  init(_ source: SourceText) {
    // For each open bracket, whether a quote or comment has begun since. A closing bracket after
    // that may be part of a text, so that it closes nothing here.
    var uncertain: [Bool] = []
    var explicitKeys = 0
    for (number, line) in source.lines.enumerated() {
      var previous: Unicode.Scalar = "\n"
      for (column, scalar) in line.enumerated() {
        switch scalar {
        case "[", "{":
          entries += 1
          uncertain.append(false)
        case "]", "}":
          if uncertain.last == false { uncertain.removeLast() }
        case "\"", "'", "#":
          if !uncertain.isEmpty { uncertain[uncertain.count - 1] = true }
        case ",", ":": entries += 1
        case "?":
          entries += 1
          if !Self.isWord(previous) { explicitKeys += 1 }
        case "-":
          if column + 1 == line.count || Self.isBlank(line[column + 1]) { entries += 1 }
        case "&"
        where !Self.isWord(previous) && column + 1 < line.count && Self.isWord(line[column + 1]):
          if anchors == 0 { firstAnchor = Place(line: number + 1, column: column + 1) }
          anchors += 1
        case "*"
        where !Self.isWord(previous) && column + 1 < line.count && Self.isWord(line[column + 1]):
          aliases += 1
        default: break
        }
        if uncertain.count + explicitKeys > depth {
          depth = uncertain.count + explicitKeys
          deepest = Place(line: number + 1, column: column + 1)
        }
        previous = scalar
      }
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
