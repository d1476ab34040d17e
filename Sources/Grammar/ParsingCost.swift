/// An upper bound of what it takes to parse a YAML text, found without parsing it.
///
/// Yams hashes the keys of every mapping, however large and nested they are, and follows aliases
/// while it does so: a small file can keep it busy for years, and nothing can stop it. Therefore what
/// could become costly is counted beforehand. Everything is counted as if it stood outside of quotes
/// and comments, since a scan that skips them could be fooled by unbalanced ones.
struct ParsingCost {
  /// Characters that can begin or end an entry.
  private(set) var entries = 1
  /// Colons and question marks, which may belong to keys.
  private(set) var keys = 0
  /// How many brackets and explicit keys may be open at once.
  private(set) var depth = 0
  private(set) var anchors = 0
  private(set) var aliases = 0
  /// Where the deepest bracket or key opens, and where the first anchor stands, in bytes.
  private(set) var deepest = 0
  private(set) var firstAnchor = 0

  /// What is parsed in about a tenth of a second.
  static let limit = 300_000.0

  /// How much work it is, measured: an entry alone takes about four times what each level around it
  /// adds, and a key another sixteen times that.
  var estimate: Double {
    (Double(entries) * Double(4 + min(depth, 1_000)) + 16 * Double(keys)) * expansion
  }

  /// How many times larger aliases can make the text: the most that `aliases` references to
  /// `anchors` nested anchors can stand for.
  var expansion: Double {
    guard anchors > 0, aliases > 0 else { return 1 }
    let each = 1 + Double(aliases) / Double(anchors)
    return (0..<min(anchors, 1_000)).reduce(1) { product, _ in min(product * each, 1e18) }
  }

  init(_ text: some Collection<UInt8>) {
    // For each open bracket, whether a quote or comment has begun since. A closing bracket after
    // that may be part of a text, so that it closes nothing here.
    var uncertain: [Bool] = []
    var explicitKeys = 0
    var previous = UInt8(ascii: "\n")
    var bytes = text.makeIterator()
    var next = bytes.next()
    var offset = 0
    while let byte = next {
      next = bytes.next()
      switch Unicode.Scalar(byte) {
      case "[", "{":
        entries += 1
        uncertain.append(false)
      case "]", "}":
        if uncertain.last == false { uncertain.removeLast() }
      case "\"", "'", "#":
        if !uncertain.isEmpty { uncertain[uncertain.count - 1] = true }
      case ",":
        entries += 1
      case ":":
        entries += 1
        keys += 1
      case "?":
        entries += 1
        keys += 1
        if !Self.isWord(previous) { explicitKeys += 1 }
      case "-":
        if !Self.isInk(next) { entries += 1 }
      case "&" where !Self.isWord(previous) && Self.isWord(next):
        if anchors == 0 { firstAnchor = offset }
        anchors += 1
      case "*" where !Self.isWord(previous) && Self.isWord(next):
        aliases += 1
      default: break
      }
      let open = uncertain.count + explicitKeys
      if open > depth { (depth, deepest) = (open, offset) }
      previous = byte
      offset += 1
    }
  }

  /// Whether a byte can be part of an anchor's name.
  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": return true
    default: return false
    }
  }

  private static func isInk(_ byte: UInt8?) -> Bool { (byte ?? 0) > 0x20 }
}
