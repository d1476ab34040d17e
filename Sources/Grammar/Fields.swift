/// The keys of one group in a file, checked against the keys that may stand there.
package struct Fields {
  package let table: KeyTable
  package let place: Place
  private var found: [String: YamlNode.Entry] = [:]
  /// Keys that were probably meant by unknown ones; what follows from their absence is not told.
  private var suspected: Set<String> = []
  private var unknownCount = 0
  /// How many unknown keys of one group are told.
  private static let mostUnknown = 20
  package let problems: ProblemList

  /// Reports unknown, duplicate, empty and missing keys; nil where there is no group of keys.
  package init?(_ node: YamlNode, _ table: KeyTable, _ problems: ProblemList) {
    guard case .mapping(let entries) = node.content else {
      if !node.isRefused {
        problems.add(node.place, "\(table.owner) is a group of keys, but here is \(node.kind)")
      }
      return nil
    }
    self.table = table
    place = node.place
    self.problems = problems
    for entry in entries { take(entry) }
    for key in table.keys
    where key.isRequired && found[key.name] == nil && !suspected.contains(key.name) {
      problems.add(place, "missing key \"\(key.name)\": \(table.owner) needs it")
    }
  }

  private mutating func take(_ entry: YamlNode.Entry) {
    guard case .scalar(let name, _) = entry.key.content else {
      if !entry.key.isRefused {
        problems.add(entry.key.place, "a key is a word, not \(entry.key.kind)")
      }
      return
    }
    guard table.keys.contains(where: { $0.name == name }) else {
      unknownCount += 1
      if unknownCount <= Self.mostUnknown { problems.add(entry.key.place, unknown(name)) }
      return
    }
    if let first = found[name] {
      problems.add(
        entry.key.place,
        "the key \"\(name)\" stands here a second time; it is already in line \(first.key.place.line)"
      )
      return
    }
    found[name] = entry
    if case .scalar("", .plain) = entry.value.content {
      problems.add(entry.key.place, "nothing stands behind \"\(name)\"; fill it in or take it out")
      found[name] = YamlNode.Entry(
        key: entry.key, value: YamlNode(place: entry.value.place, content: .refused))
    }
  }

  private mutating func unknown(_ name: String) -> String {
    if name == "<<" {
      return "merge keys (<<) are not read in \(problems.kind.plural); write it out"
    }
    let shown = shortened(name)
    if let meant = nearest(name, in: table.keys.map(\.name)) {
      suspected.insert(meant)
      return "unknown key \"\(shown)\"; did you mean \"\(meant)\"?"
    }
    let homes = problems.kind.tables.filter { $0.keys.contains { $0.name == name } }.map(\.owner)
    if !homes.isEmpty {
      return "\"\(shown)\" is a key of \(homes.joined(separator: " or ")), not of \(table.owner)"
    }
    let known = table.keys.map(\.name).joined(separator: ", ")
    return "unknown key \"\(shown)\"; \(table.owner) can have \(known)"
  }

  /// The key for a list whose name is that of a key for text, but for its ending: `questions`.
  func otherKey(for node: YamlNode) -> String? {
    guard case .list = node.content,
      let name = found.first(where: { $0.value.value.place == node.place })?.key
    else { return nil }
    return table.keys.map(\.name).first { $0 == name + "s" }
  }

  /// The value of a key, or nil where it is not given.
  package subscript(key: Key) -> YamlNode? { found[key.name]?.value }

  /// Where the key itself stands.
  package func place(of key: Key) -> Place? { found[key.name]?.key.place }

  /// Whether a key was given, or was probably meant.
  package func mentions(_ key: Key) -> Bool {
    found[key.name] != nil || suspected.contains(key.name)
  }
}

/// A text from a file, short enough to stand in a message.
package func shortened(_ text: String) -> String {
  text.count <= 40 ? text : text.prefix(40) + "…"
}
