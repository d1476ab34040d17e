import Compute
import Grammar

/// Reads one section of a lesson.
struct SectionReader {
  let fields: Fields
  let grids: GridReader
  let network: LessonNetwork
  var problems: ProblemList { fields.problems }

  /// The section, or nil where it has no title; what is wrong in it is told in any case.
  func section(_ matrices: inout MatrixNames, _ budget: inout OperationBudget) -> Section? {
    let title = fields.line(SectionKeys.title)
    let say = fields.paragraphs(SectionKeys.say) ?? []
    let notes = fields.paragraphs(SectionKeys.notes) ?? []
    let exhibits = exhibits(matrices)
    let operation = OperationReader(fields: fields, grids: grids, network: network)
    let demonstration = operation.demonstration(&matrices, &budget)
    let misquote = misquote()
    checkLook(hasExhibits: fields.mentions(SectionKeys.show))
    checkErratum(needed: demonstration?.printed.map { !$0.wrong.isEmpty })
    return title.map {
      Section(
        title: $0, say: say, notes: notes, exhibits: exhibits,
        shading: fields.word(SectionKeys.look).flatMap(Shading.init) ?? .numbers,
        demonstration: demonstration, misquote: misquote)
    }
  }

  private func checkLook(hasExhibits: Bool) {
    guard let place = fields.place(of: SectionKeys.look), !hasExhibits,
      !fields.mentions(SectionKeys.operation), !fields.mentions(SectionKeys.layer)
    else { return }
    problems.add(place, "\"look\" needs \"show\" or an operation: there is no grid here")
  }

  private func exhibits(_ matrices: MatrixNames) -> [NamedTensor] {
    (fields.list(SectionKeys.show) ?? []).compactMap { node in
      guard let (name, _) = fields.scalar(node, "an entry of \"show\""),
        let matrix = matrices.matrix(named: name, at: node.place)
      else { return nil }
      return matrix
    }
  }

  /// Words, a formula or code that are quoted to be corrected.
  private func misquote() -> Misquote? {
    let printed = fields.line(SectionKeys.quoted)
    let correct = fields.line(SectionKeys.correct)
    if let place = fields.place(of: SectionKeys.quoted) {
      if !fields.mentions(SectionKeys.correct) {
        problems.add(place, "\"quoted\" needs \"correct\": what the document should say")
      }
      if let also = fields.place(of: SectionKeys.printed) {
        problems.add(
          max(place, also),
          "a section has either \"printed\" or \"quoted\"; put the other into a section of its own")
      }
    } else if let place = fields.place(of: SectionKeys.correct),
      !fields.mentions(SectionKeys.quoted)
    {
      problems.add(place, "\"correct\" needs \"quoted\": what the document says")
    }
    if let printed, printed == correct, let node = fields[SectionKeys.correct] {
      problems.add(
        node.place, "\"correct\" says the same as \"quoted\"; only what is wrong is quoted")
    }
    guard let printed, let correct, let why = fields.line(SectionKeys.erratum) else { return nil }
    return Misquote(printed: printed, correct: correct, why: why)
  }

  /// - Parameter needed: whether a printed result is wrong; nil where there is none, or its check
  ///   could not be made.
  private func checkErratum(needed: Bool?) {
    let quoted = fields.mentions(SectionKeys.quoted)
    guard let place = fields.place(of: SectionKeys.erratum) else {
      if let quote = fields.place(of: SectionKeys.quoted), !fields.mentions(SectionKeys.erratum) {
        problems.add(quote, "\"quoted\" needs \"erratum\": why it is wrong")
      }
      return
    }
    if !quoted && !fields.mentions(SectionKeys.printed) && !fields.mentions(SectionKeys.correct) {
      problems.add(place, "\"erratum\" needs \"printed\" or \"quoted\": what is wrong")
    } else if !quoted && needed == false {
      problems.add(
        place,
        "there is an \"erratum\", but what is printed agrees with the exact result; take it out")
    }
    if quoted, let node = fields[SectionKeys.erratum],
      fields.line(SectionKeys.erratum) == PrintedReader.unknown
    {
      problems.add(
        node.place, "only numbers are proof-read; say why what is \"quoted\" is wrong")
    }
    // Where nothing else reads it, the text itself is still checked.
    _ = fields.line(SectionKeys.erratum)
  }
}
