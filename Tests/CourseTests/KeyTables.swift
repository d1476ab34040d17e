import Grammar

@testable import Course

/// The tables of keys in the teachers' guide, made from the reader's own.
enum KeyTables {
  static var markdown: String {
    let tables = [
      ("The lesson", LessonKeys.table), ("A section", SectionKeys.table),
      ("A layer, below `network`", NetworkKeys.table),
      ("A line of a table, below `layers`", TableKeys.table),
      ("A caption, below `captions`", CaptionKeys.table),
      ("What to take home, below `remember`", RememberKeys.table),
      ("A question, below `questions`", QuestionKeys.table),
    ]
    return tables.map { title, table in
      "### \(title)\n\n| key | what it is for | what stands behind it |\n|---|---|---|\n"
        + table.keys.map(row).joined() + "\n"
    }.joined()
  }

  private static func row(_ key: Key) -> String {
    let name = "`\(key.name)`" + (key.isRequired ? " (needed)" : "")
    return "| \(name) | \(key.purpose)\(home(of: key)) | \(value(key.value)) |\n"
  }

  /// With which operations a key goes, told by the fewer names.
  private static func home(of key: Key) -> String {
    guard let home = key.kinds else { return "" }
    let others = ShownOperation.words.filter { !home.contains($0) }
    let (word, names) = home.count <= others.count ? ("Only", home) : ("Not", others)
    return " \(word) with " + names.map { "`\($0)`" }.joined(separator: ", ") + "."
  }

  private static func value(_ value: Key.Value) -> String {
    switch value {
    case .line(let most): "one line, at most \(most) characters"
    case .paragraphs(let most): "paragraphs, at most \(most) characters"
    case .integer(let range): "a whole number from \(range.lowerBound)"
    case .number(let range): "a number from \(range.lowerBound)"
    case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .truth: "`yes` or `no`"
    case .pair: "a number, or two in brackets"
    case .list(.group, let counts): "a list of at most \(counts.upperBound), each with its keys"
    case .list(.line(let most), let counts):
      "a list of at most \(counts.upperBound), each of at most \(most) characters"
    case .list(let element, let counts):
      "a list of at most \(counts.upperBound), each \(self.value(element))"
    case .named(let element, let most): "at most \(most) names, each with \(self.value(element))"
    case .group: "its keys, see below"
    case .form(let form): (form as? LessonForm).map(self.value) ?? ""
    }
  }

  private static func value(_ form: LessonForm) -> String {
    switch form {
    case .name: "a name"
    case .lessonID: "the name of a lesson"
    case .questionID: "small letters, digits and `-`, at most 64"
    case .grid(let blanks): blanks ? "rows of numbers and dots" : "rows of numbers"
    case .operand: "a name, rows of numbers, or names in brackets"
    case .weights: "a name, rows of numbers, names in brackets, or brackets in brackets"
    case .shape: "three numbers or one"
    case .padding: "a number, two or four in brackets, or a word"
    case .outputPlace: "one to three numbers"
    }
  }
}
