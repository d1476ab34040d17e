import Grammar

/// What a list of lessons shows of a lesson.
public struct Heading: Hashable, Sendable {
  /// Where a lesson stands that does not say it.
  public static let usualOrder = 1_000

  public let title: String
  public let part: String
  public let order: Int
  public let summary: String

  public init(title: String, part: String, order: Int, summary: String) {
    self.title = title
    self.part = part
    self.order = order
    self.summary = summary
  }

  /// The part under which lessons stand whose own part cannot be read.
  public static let unreadablePart = "Lessons with mistakes"

  /// Reads only what stands above the matrices and sections, which takes a tenth of the time.
  ///
  /// Returns nil where that is not all, or not right; the whole file will tell.
  static func read(_ text: String) -> Heading? {
    let problems = ProblemList(in: LessonFile.kind)
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let end = lines.first { line in body.contains { line.starts(with: $0.utf8) } }?.startIndex
    guard let end else { return nil }
    let source = SourceText(String(text[..<end]), problems)
    guard let root = YamlDocument.read(source, problems),
      let fields = Fields(root, table, problems),
      let title = fields.line(LessonKeys.title), let part = fields.line(LessonKeys.part),
      let summary = fields.line(LessonKeys.summary)
    else { return nil }
    let order = fields.integer(LessonKeys.order) ?? usualOrder
    return problems.isEmpty
      ? Heading(title: title, part: part, order: order, summary: summary) : nil
  }

  /// Lines with which a lesson's heading ends.
  private static let body = [LessonKeys.matrices, LessonKeys.sections, LessonKeys.remember].map {
    $0.name + ":"
  }

  /// The keys of a lesson, of which those of the heading are needed.
  private static let table = KeyTable(
    owner: LessonKeys.table.owner,
    keys: LessonKeys.table.keys.map { key in
      var key = key
      if key.name == LessonKeys.sections.name { key.isRequired = false }
      return key
    })
}
