import Canvas

/// What a key does in a screen; the help and the last line of the screen are made from a table of them.
struct KeyBinding<Action: Sendable>: Sendable {
  let keys: [Key]
  let action: Action
  /// The keys as a person reads them, `← →`; nil for the second of a pair that the first one tells of.
  let label: String?
  /// One or two words for the last line; nil keeps it out of there.
  let short: String?
  /// What it does, for the help.
  let help: String

  init(_ keys: [Key], _ action: Action, _ label: String, short: String? = nil, _ help: String) {
    self.keys = keys
    self.action = action
    self.label = label
    self.short = short
    self.help = help
  }

  /// The keys as the last line has them, short: `←→`, `q`.
  var shortLabel: String {
    let words = (label ?? "").split(separator: " ")
    return words.allSatisfy { $0.count == 1 } ? words.joined() : String(words.first ?? "")
  }

  /// The second of a pair.
  init(_ keys: [Key], _ action: Action) {
    self.keys = keys
    self.action = action
    label = nil
    short = nil
    help = ""
  }
}

extension [Key] {
  /// Keys that write these characters.
  static func characters(_ characters: Character...) -> [Key] { characters.map(Key.character) }
}

/// The last line: what can be pressed now, as much of it as there is room for.
struct Footer {
  /// The keys and their words, the most needed first.
  let entries: [(label: String, word: String)]

  /// - Parameter last: entries that are always there, at the right end.
  func draw(on frame: inout Frame, y: Int, last: Int = 2) {
    let width = frame.size.width - 2
    var kept = Array(entries.suffix(last))
    var used = Self.width(of: kept)
    var first: [(label: String, word: String)] = []
    for entry in entries.dropLast(last) {
      let more = Self.width(of: [entry])
      guard used + more <= width else { break }
      first.append(entry)
      used += more
    }
    while Self.width(of: kept) > width && kept.count > 1 { kept.removeFirst() }
    var x = 1
    for entry in first + kept {
      x = frame.write(entry.label, x: x, y: y, .key)
      x = frame.write(" " + entry.word + "  ", x: x, y: y, .quiet)
    }
  }

  private static func width(of entries: [(label: String, word: String)]) -> Int {
    entries.reduce(0) { $0 + $1.label.columns + $1.word.columns + 3 }
  }
}
