import Grammar

/// The names of a lesson's questions, each there once.
struct QuestionNames {
  let problems: ProblemList
  /// The line of each question by its name.
  private var lines: [String: Int] = [:]

  init(problems: ProblemList) { self.problems = problems }

  /// The name that a question is given, or else one that is made of its content.
  mutating func name(of node: YamlNode, _ fields: Fields) -> String {
    let content = Fingerprint.name(of: node)
    guard let place = fields[QuestionKeys.id]?.place, let given = given(fields) else {
      note(content, at: node.place) { "this question stands already in line \($0)" }
      return content
    }
    note(given, at: place) { "the question in line \($0) has this \"id\" already" }
    return given
  }

  private func given(_ fields: Fields) -> String? {
    guard let node = fields[QuestionKeys.id],
      let (text, _) = fields.scalar(node, "\"id\"")
    else { return nil }
    if LessonFile.isID(text) { return text }
    problems.add(
      node.place,
      "\"\(shortened(text))\" cannot be an \"id\"; it has small letters, digits and -, such as "
        + "first-window")
    return nil
  }

  private mutating func note(_ name: String, at place: Place, _ message: (Int) -> String) {
    if let line = lines[name] {
      problems.add(place, message(line))
    } else {
      lines[name] = place.line
    }
  }
}
