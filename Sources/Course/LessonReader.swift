import Grammar

/// Reads the whole of a lesson.
struct LessonReader {
  let problems: ProblemList
  private let grids: GridReader

  init(source: SourceText, problems: ProblemList) {
    self.problems = problems
    grids = GridReader(source: source, problems: problems)
  }

  /// The lesson, or nil where a part of it cannot be read; the problems tell which.
  func lesson(_ root: YamlNode, id: String) -> Lesson? {
    guard let fields = Fields(root, LessonKeys.table, problems) else { return nil }
    var matrices = MatrixNames(problems: problems)
    readMatrices(fields, into: &matrices)
    let network = readNetwork(fields, matrices)
    var budget = OperationBudget()
    let sections = readSections(fields, &matrices, network, &budget)
    let questions = readQuestions(fields, &matrices, network, sections, &budget)
    let remember = fields[LessonKeys.remember].flatMap(remember)
    let title = fields.line(LessonKeys.title)
    let part = fields.line(LessonKeys.part)
    let summary = fields.line(LessonKeys.summary)
    let order = fields.integer(LessonKeys.order) ?? Heading.usualOrder
    let question = fields.line(LessonKeys.question)
    let sources = fields.lines(LessonKeys.sources) ?? []
    let notes = fields.paragraphs(LessonKeys.notes) ?? []
    guard let title, let part, let summary else { return nil }
    return Lesson(
      id: id, title: title, part: part, order: order, summary: summary, question: question,
      sources: sources, notes: notes,
      showsDecimals: fields.word(LessonKeys.numbers) == "decimal",
      sections: sections.compactMap(\.section), remember: remember, questions: questions)
  }

  private func readMatrices(_ fields: Fields, into matrices: inout MatrixNames) {
    guard case .named(_, let most) = LessonKeys.matrices.value,
      let node = fields[LessonKeys.matrices]
    else { return }
    guard case .mapping(let entries) = node.content else {
      if !node.isRefused {
        problems.add(
          node.place, "\"matrices\" must be names, each with a matrix, but here is \(node.kind)")
      }
      return
    }
    if entries.count > most {
      problems.add(node.place, "there are \(entries.count) matrices, at most \(most) are allowed")
      return
    }
    for entry in entries {
      guard let name = matrices.newName(entry.key, "a matrix") else { continue }
      let grid = grids.grid(entry.value, "the matrix \"\(name)\"", blanks: false)
      matrices.define(name, grid?.tensor, at: entry.key.place)
    }
  }

  private func readNetwork(_ fields: Fields, _ matrices: MatrixNames) -> LessonNetwork {
    guard let nodes = fields.list(LessonKeys.network) else {
      return fields.mentions(LessonKeys.network) ? .broken : .none
    }
    return NetworkReader(problems: problems, grids: grids).network(nodes, matrices)
  }

  private func readSections(
    _ fields: Fields, _ matrices: inout MatrixNames, _ network: LessonNetwork,
    _ budget: inout OperationBudget
  ) -> [SectionEntry] {
    guard let nodes = fields.list(LessonKeys.sections) else { return [] }
    matrices.announce(nodes)
    var sections: [SectionEntry] = []
    for node in nodes {
      guard let fields = Fields(node, SectionKeys.table, problems) else { continue }
      let reader = SectionReader(fields: fields, grids: grids, network: network)
      let section = reader.section(&matrices, &budget)
      sections.append(
        SectionEntry(
          title: section?.title, section: section,
          hasOperation: fields.mentions(SectionKeys.operation)
            || fields.mentions(SectionKeys.layer)))
    }
    return sections
  }

  private func readQuestions(
    _ fields: Fields, _ matrices: inout MatrixNames, _ network: LessonNetwork,
    _ sections: [SectionEntry], _ budget: inout OperationBudget
  ) -> [LessonQuestion] {
    var questions: [LessonQuestion] = []
    var ids = QuestionNames(problems: problems)
    for node in fields.list(LessonKeys.questions) ?? [] {
      guard let fields = Fields(node, QuestionKeys.table, problems) else { continue }
      let id = ids.name(of: node, fields)
      let reader = QuestionReader(
        fields: fields, grids: grids, network: network, sections: sections)
      if let question = reader.question(id: id, &matrices, &budget) { questions.append(question) }
    }
    return questions
  }

  private func remember(_ node: YamlNode) -> Remember? {
    guard let fields = Fields(node, RememberKeys.table, problems) else { return nil }
    var next: [String] = []
    for node in fields.list(RememberKeys.next) ?? [] {
      guard let (text, _) = fields.scalar(node, "an entry of \"next\"") else { continue }
      if LessonFile.isID(text) {
        next.append(text)
      } else {
        problems.add(
          node.place,
          "\"\(shortened(text))\" is no name of a lesson; names have small letters, digits and -, "
            + "such as strided-conv")
      }
    }
    let shape = fields.line(RememberKeys.shape)
    let pytorch = fields.line(RememberKeys.pytorch)
    let keras = fields.line(RememberKeys.keras)
    return fields.line(RememberKeys.rule).map {
      Remember(rule: $0, shape: shape, pytorch: pytorch, keras: keras, next: next)
    }
  }
}
