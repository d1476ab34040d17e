/// Reading of words, and of what goes with them.
extension Fields {
  /// One of the words that may stand behind the key.
  package func word(_ key: Key) -> String? {
    guard case .word(let words) = key.value, let node = self[key],
      let (text, _) = scalar(node, "\"\(key.name)\"")
    else { return nil }
    if words.contains(text) { return text }
    let choice = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    tellUnknown(text, of: key, at: node.place, among: words, "it is \(choice)")
    return nil
  }

  /// Reports a word that cannot stand behind a key, with the one that was meant or else advice.
  package func tellUnknown(
    _ text: String, of key: Key, at place: Place, among words: [String], _ advice: String
  ) {
    let meant = nearest(text, in: words).map { "did you mean \"\($0)\"?" }
    problems.add(
      place, "\"\(key.name)\" cannot be \"\(shortened(text))\"; \(meant ?? advice)")
  }

  /// Yes or no; nil where it cannot be read.
  package func truth(_ key: Key, usual: Bool) -> Bool? {
    guard let node = self[key] else { return usual }
    guard let (text, _) = scalar(node, "\"\(key.name)\"") else { return nil }
    switch text {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      problems.add(
        node.place, "\"\(key.name)\" is yes or no, but here is \"\(shortened(text))\"")
      return nil
    }
  }

  /// Reports keys that go with other kinds than the one given behind the key `word`.
  package func refuseKeys(notOf kind: String, _ word: Key) {
    guard case .word(let all) = word.value else { return }
    for key in table.keys {
      guard let place = place(of: key), let home = key.kinds, !home.contains(kind) else {
        continue
      }
      problems.add(
        place,
        home.count > all.count / 2
          ? "\(kind) has no \"\(key.name)\"; take it out"
          : "\"\(key.name)\" belongs to \(home.joined(separator: ", ")), but the "
            + "\(word.name) here is \(kind)")
    }
  }
}
