/// Reading of single values, as the key table says what may stand there.
extension Fields {
  /// Text in one line; line breaks count as spaces.
  package func line(_ key: Key) -> String? {
    guard case .line(let most) = key.value, let node = self[key] else { return nil }
    return line(node, "\"\(key.name)\"", most: most)
  }

  package func line(_ node: YamlNode, _ what: String, most: Int) -> String? {
    guard let (text, _) = scalar(node, what) else { return nil }
    let line = oneLine(text)
    return checked(line, node, what, most: most) ? line : nil
  }

  /// Text in paragraphs, each in one line.
  package func paragraphs(_ key: Key) -> [String]? {
    guard case .paragraphs(let most) = key.value, let node = self[key],
      let (text, style) = scalar(node, "\"\(key.name)\"")
    else { return nil }
    var paragraphs = [""]
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = oneLine(part)
      // In all but the literal style, YAML has already joined the lines of a paragraph.
      let isBreak = line.isEmpty || style != .literal
      let last = paragraphs.count - 1
      if isBreak {
        paragraphs.append(line)
      } else {
        paragraphs[last] += paragraphs[last].isEmpty ? line : " " + line
      }
    }
    paragraphs.removeAll { $0.isEmpty }
    let whole = paragraphs.joined(separator: " ")
    return checked(whole, node, "\"\(key.name)\"", most: most) ? paragraphs : nil
  }

  private func checked(_ text: String, _ node: YamlNode, _ what: String, most: Int) -> Bool {
    let length = text.unicodeScalars.count
    if text.isEmpty { problems.add(node.place, "\(what) is empty; fill it in or take it out") }
    if length > most {
      problems.add(
        node.place, "\(what) is too long: \(length) characters, at most \(most) are allowed")
    }
    return !text.isEmpty && length <= most
  }

  /// The text of a scalar and how it is written.
  package func scalar(_ node: YamlNode, _ what: String) -> (text: String, style: YamlNode.Style)? {
    if case .scalar(let text, let style) = node.content { return (text, style) }
    if !node.isRefused {
      let cure = otherKey(for: node).map { "; did you mean \"\($0)\"?" } ?? withoutBrackets(node)
      problems.add(node.place, "\(what) must be text, but here is \(node.kind)\(cure)")
    }
    return nil
  }

  /// How a list of a few words is written as text.
  private func withoutBrackets(_ node: YamlNode) -> String {
    guard case .list(let elements) = node.content, (1...4).contains(elements.count) else {
      return ""
    }
    let words = elements.compactMap { element -> String? in
      if case .scalar(let text, .plain) = element.content, !text.contains(" ") { text } else { nil }
    }
    guard words.count == elements.count else { return "" }
    return "; without brackets it is text: \(shortened(words.joined(separator: " ")))"
  }

  /// The elements of a list.
  package func list(_ key: Key) -> [YamlNode]? {
    guard case .list(_, let counts) = key.value, let node = self[key] else { return nil }
    guard case .list(let elements) = node.content else {
      if !node.isRefused {
        problems.add(
          node.place,
          "\"\(key.name)\" must be a list, as [a, b] or in lines that begin with -, "
            + "but here is \(node.kind)")
      }
      return nil
    }
    guard counts.contains(elements.count) else {
      problems.add(
        node.place,
        elements.isEmpty
          ? "\"\(key.name)\" is an empty list; fill it in or take it out"
          : "\"\(key.name)\" has \(elements.count) \(elements.count == 1 ? "entry" : "entries"), "
            + (counts.lowerBound == counts.upperBound
              ? "but \(counts.lowerBound) are needed"
              : elements.count < counts.lowerBound
                ? "but needs \(counts.lowerBound) to \(counts.upperBound)"
                : "at most \(counts.upperBound) are allowed")
      )
      return nil
    }
    return elements
  }

  /// A list of lines; nil where one of them is refused.
  package func lines(_ key: Key) -> [String]? {
    guard case .list(.line(let most), _) = key.value, let elements = list(key) else { return nil }
    let lines = elements.map { line($0, "an entry of \"\(key.name)\"", most: most) }
    return lines.contains(nil) ? nil : lines.compactMap { $0 }
  }
}
