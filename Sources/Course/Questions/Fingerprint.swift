import Grammar

/// A short name that a piece of a file has as long as its content is the same, wherever it stands.
///
/// FNV-1a with 64 bits: G. Fowler, L. C. Noll and K.-P. Vo (1991).
struct Fingerprint {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Eight letters and digits.
  static func name(of node: YamlNode) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(node)
    let digits = String(fingerprint.hash & 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private mutating func add(_ node: YamlNode) {
    switch node.content {
    case .scalar(let text, _): add("s" + oneLine(text))
    case .list(let elements):
      add("[")
      for element in elements { add(element) }
    case .mapping(let entries):
      add("{")
      for entry in entries {
        add(entry.key)
        add(entry.value)
      }
    case .refused: add("!")
    }
  }

  private mutating func add(_ text: String) {
    for byte in text.utf8 + [0] {
      hash ^= UInt64(byte)
      hash = hash &* 0x0000_0100_0000_01B3
    }
  }
}
