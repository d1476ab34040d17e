@testable import Course

/// The tables of keys in the teachers' guide, made from the reader's own.
enum KeyTables {
  static var markdown: String {
    let tables = [
      ("The lesson", LessonKeys.table), ("A section", SectionKeys.table),
      ("A caption, below `captions`", CaptionKeys.table),
      ("What to take home, below `remember`", RememberKeys.table),
    ]
    return tables.map { title, table in
      "### \(title)\n\n| key | what it is for | what stands behind it |\n|---|---|---|\n"
        + table.keys.map(row).joined() + "\n"
    }.joined()
  }

  private static func row(_ key: Key) -> String {
    let name = "`\(key.name)`" + (key.isRequired ? " (needed)" : "")
    let operation = key.operation.map { " Only with `\($0)`." } ?? ""
    return "| \(name) | \(key.purpose)\(operation) | \(value(key.value)) |\n"
  }

  private static func value(_ value: Key.Value) -> String {
    switch value {
    case .line(let most): "one line, at most \(most) characters"
    case .paragraphs(let most): "paragraphs, at most \(most) characters"
    case .integer(let range): "a whole number from \(range.lowerBound)"
    case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .name: "a name"
    case .lessonID: "the name of a lesson"
    case .grid(let blanks): blanks ? "rows of numbers and dots" : "rows of numbers"
    case .operand: "a name, or rows of numbers"
    case .stride: "a number, or two in brackets"
    case .padding: "a number, two or four in brackets, or a word"
    case .outputPlace: "one or two numbers"
    case .list(.group, let counts): "a list of at most \(counts.upperBound), each with its keys"
    case .list(.line(let most), let counts):
      "a list of at most \(counts.upperBound), each of at most \(most) characters"
    case .list(let element, let counts):
      "a list of at most \(counts.upperBound), each \(self.value(element))"
    case .named(let element, let most): "at most \(most) names, each with \(self.value(element))"
    case .group: "its keys, see below"
    }
  }
}
