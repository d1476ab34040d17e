import Compute
import Grammar

/// Questions whose answers do not come from a result: calculations, things in order, choices.
extension QuestionReader {
  func calculation() -> Calculation? {
    guard let node = fields[QuestionKeys.calculate],
      let text = fields.line(QuestionKeys.calculate)
    else { return nil }
    do throws(CalculationError) {
      return try Calculation(text)
    } catch {
      let isPlain =
        if case .scalar(let written, .plain) = node.content { written == text } else { false }
      let column = node.place.column + (isPlain ? error.offset : 0)
      problems.add(
        Place(line: node.place.line, column: column), "\"calculate\": \(error.message)")
      return nil
    }
  }

  func order() -> LessonQuestion.Content? {
    guard fields.mentions(QuestionKeys.steps) else {
      problems.add(fields.place, "missing key \"steps\": what is to be put in order")
      return nil
    }
    guard let steps = fields.lines(QuestionKeys.steps), isDistinct(steps, QuestionKeys.steps) else {
      return nil
    }
    return .order(steps)
  }

  private func isDistinct(_ lines: [String], _ key: Key) -> Bool {
    guard let twice = lines.indices.first(where: { lines[..<$0].contains(lines[$0]) }) else {
      return true
    }
    let node = fields[key]
    let place = if case .list(let all)? = node?.content { all[twice].place } else { node?.place }
    problems.add(place ?? fields.place, "\"\(shortened(lines[twice]))\" stands here a second time")
    return false
  }

  func choice(
    _ section: Int?, _ matrices: inout MatrixNames, _ budget: inout OperationBudget
  ) -> LessonQuestion.Content? {
    guard fields.mentions(QuestionKeys.choices) else {
      problems.add(fields.place, "missing key \"choices\": the answers to choose from")
      return nil
    }
    let choices = fields.lines(QuestionKeys.choices)
    if fields.mentions(QuestionKeys.calculate) {
      guard let calculation = calculation(), let choices else { return nil }
      return rightOne(of: choices, calculation.value)
        .map { .choice(choices, right: $0, .calculation(calculation)) }
    }
    if fields.mentions(QuestionKeys.at) {
      guard let demonstration = demonstration(section, .choice, &matrices, &budget),
        let place = place(in: demonstration), let choices
      else { return nil }
      return rightOne(of: choices, demonstration.trace.output[place])
        .map { .choice(choices, right: $0, .result(demonstration, at: place)) }
    }
    guard let choices, isDistinct(choices, QuestionKeys.choices) else { return nil }
    guard let claim = fields[QuestionKeys.answer] else {
      problems.add(
        fields.place, "missing key \"answer\": which choice is right; or let it be computed")
      return nil
    }
    guard let answer = fields.line(QuestionKeys.answer) else { return nil }
    guard let right = choices.firstIndex(of: answer) else {
      let meant = nearest(answer, in: choices).map { "; did you mean \"\(shortened($0))\"?" } ?? ""
      problems.add(claim.place, "\"\(shortened(answer))\" is none of the choices\(meant)")
      return nil
    }
    return .choice(choices, right: right, .author)
  }
}
