import Compute
import Grammar

/// A section as questions can refer to it.
struct SectionEntry {
  /// Nil where the title cannot be read.
  let title: String?
  /// Nil where something in it is wrong.
  let section: Section?
  let hasOperation: Bool
}

/// Reads one question of a lesson, computes its answer, and compares what the file claims.
struct QuestionReader {
  /// Numbers of a result that is asked for as a whole.
  static let mostNumbers = 16

  let fields: Fields
  let grids: GridReader
  let network: LessonNetwork
  let sections: [SectionEntry]
  var problems: ProblemList { fields.problems }

  /// The question, or nil where something is wrong with it, which is told.
  ///
  /// - Parameter id: by what it is remembered.
  func question(
    id: String, _ matrices: inout MatrixNames, _ budget: inout OperationBudget
  ) -> LessonQuestion? {
    let kind = fields.word(QuestionKeys.kind).flatMap(LessonQuestion.Kind.init)
    let (ask, hint) = (fields.line(QuestionKeys.ask), fields.line(QuestionKeys.hint))
    let places = fields.integer(QuestionKeys.places)
    let (section, isSectionRight) = section()
    guard let kind else { return nil }
    let misplaced = tellMisplaced(kind)
    guard let content = content(kind, section, &matrices, &budget), isSectionRight, !misplaced
    else { return nil }
    tellClaim(against: content, kind)
    return LessonQuestion(
      id: id, kind: kind, ask: ask, hint: hint, section: section, places: places,
      content: content, line: fields.place.line,
      column: fields.place.column)
  }

  private func content(
    _ kind: LessonQuestion.Kind, _ section: Int?, _ matrices: inout MatrixNames,
    _ budget: inout OperationBudget
  ) -> LessonQuestion.Content? {
    if fields.mentions(QuestionKeys.generate) {
      return FreshReader(fields: fields, grids: grids).numbers(for: kind, matrices)
        .map { .fresh($0) }
    }
    if kind == .order || kind == .choice || fields.mentions(QuestionKeys.calculate),
      !fields.mentions(QuestionKeys.ask)
    {
      problems.add(fields.place, "missing key \"ask\": this question needs its words")
    }
    switch kind {
    case .order: return order()
    case .choice: return choice(section, &matrices, &budget)
    case .number where fields.mentions(QuestionKeys.calculate):
      return calculation().map { .calculation($0) }
    default: break
    }
    guard let demonstration = demonstration(section, kind, &matrices, &budget) else { return nil }
    switch kind {
    case .cell: return place(in: demonstration).map { .result(demonstration, at: $0) }
    case .matrix where !isSmall(demonstration): return nil
    case .number where demonstration.askedNumber == nil:
      problems.add(
        fields[QuestionKeys.kind]?.place ?? fields.place,
        "a number needs \"calculate\", or the operation output_size or layer_table")
      return nil
    case .mistake where !hasOneMisprint(demonstration): return nil
    default: return .result(demonstration, at: nil)
    }
  }

  // MARK: - What it is about

  /// The section it names, and whether it names none or one that is there.
  private func section() -> (Int?, isRight: Bool) {
    guard let node = fields[QuestionKeys.section] else { return (nil, true) }
    guard let title = fields.line(QuestionKeys.section) else { return (nil, false) }
    let found = sections.indices.filter { sections[$0].title == title }
    if found.count == 1 { return (found[0], true) }
    if found.count > 1 {
      problems.add(
        node.place,
        "\(found.count) sections are called \"\(shortened(title))\"; give each its own title")
    } else {
      let titles = sections.compactMap(\.title)
      let meant = nearest(title, in: titles).map { "; did you mean \"\($0)\"?" } ?? ""
      problems.add(node.place, "there is no section \"\(shortened(title))\"\(meant)")
    }
    return (nil, false)
  }

  /// Its own operation, or that of the section it names.
  func demonstration(
    _ section: Int?, _ kind: LessonQuestion.Kind, _ matrices: inout MatrixNames,
    _ budget: inout OperationBudget
  ) -> Demonstration? {
    let isOwn = fields.table.keys.contains { key in
      (key.needsKind || key.name == SectionKeys.operation.name
        || key.name == SectionKeys.layer.name) && fields.mentions(key)
    }
    if isOwn {
      return OperationReader(fields: fields, grids: grids, network: network)
        .demonstration(&matrices, &budget)
    }
    if let section {
      if let demonstration = sections[section].section?.demonstration { return demonstration }
      if !sections[section].hasOperation {
        problems.add(
          fields[QuestionKeys.section]?.place ?? fields.place,
          "this section has no operation to ask about; give the question one")
      }
      return nil
    }
    if !fields.mentions(QuestionKeys.section) {
      problems.add(
        fields.place,
        "a question of the kind \(kind.rawValue) needs \"section\", \"operation\" or \"generate\"")
    }
    return nil
  }

  func place(in demonstration: Demonstration) -> [Int]? {
    guard let node = fields[QuestionKeys.at] else {
      problems.add(fields.place, "missing key \"at\": which value is asked for")
      return nil
    }
    return AnnotationReader(fields: fields, output: demonstration.trace.output.shape)
      .outputPlace(node, fields)
  }

  private func isSmall(_ demonstration: Demonstration) -> Bool {
    let shape = demonstration.trace.output.shape
    if shape.count <= Self.mostNumbers, shape.rank <= 2 { return true }
    problems.add(
      fields[QuestionKeys.kind]?.place ?? fields.place,
      "the result is \(shape), which is too much to type in; ask for a cell")
    return false
  }

  private func hasOneMisprint(_ demonstration: Demonstration) -> Bool {
    let place =
      fields.place(of: SectionKeys.printed) ?? fields[QuestionKeys.section]?.place ?? fields.place
    guard let printed = demonstration.printed else {
      problems.add(place, "a mistake needs a \"printed\" result to look for it")
      return false
    }
    if printed.wrong.count == 1 { return true }
    problems.add(
      place,
      "there must be just one wrong value to look for, but here "
        + (printed.wrong.isEmpty ? "all are right" : "are \(printed.wrong.count)"))
    return false
  }
}
