import Compute
import Grammar
import Mistakes

/// What a question claims, against what is computed.
extension QuestionReader {
  /// The only one of several numbers that is right; reports where there is none, or more than one.
  func rightOne(of choices: [String], _ exact: Rational) -> Int? {
    guard let node = fields[QuestionKeys.choices] else { return nil }
    let nodes = if case .list(let nodes) = node.content { nodes } else { [YamlNode]() }
    var numbers: [PrintedNumber] = []
    for (place, text) in choices.enumerated() {
      do throws(NumberError) {
        numbers.append(try PrintedNumber(text))
      } catch {
        problems.add(nodes.indices.contains(place) ? nodes[place].place : node.place, "\(error)")
      }
    }
    guard numbers.count == choices.count else { return nil }
    let right = numbers.indices.filter { numbers[$0].isRight(for: exact) }
    if right.count == 1 { return right[0] }
    problems.add(
      node.place,
      right.isEmpty
        ? "none of the choices is right: it is \(shortened(exact.description))"
        : "\(right.count) of the choices are right; just one may be")
    return nil
  }

  /// Reports an answer that is not the computed one.
  func tellClaim(against content: LessonQuestion.Content, _ kind: LessonQuestion.Kind) {
    guard let node = fields[QuestionKeys.answer], let claim = fields.line(QuestionKeys.answer)
    else { return }
    let expected: String
    switch content {
    case .calculation(let calculation):
      if agrees(claim, [calculation.value]) {
        return tellRounded(claim, calculation.value, at: node.place)
      }
      expected = calculation.value.description
    case .choice(let choices, let right, _):
      if choices[right] == claim { return }
      expected = choices[right]
    case .result(let demonstration, let place):
      guard let found = result(demonstration, place, kind), !agrees(claim, found.values) else {
        return
      }
      expected = found.text
    case .order, .fresh: return
    }
    problems.add(
      node.place, "the answer is \(shortened(expected)), not \(shortened(claim))")
  }

  /// Reports a claim that is rounded where the exact number is asked for: the same would be refused to
  /// whoever answers.
  private func tellRounded(_ claim: String, _ exact: Rational, at place: Place) {
    guard fields[QuestionKeys.places] == nil, let number = try? PrintedNumber(claim),
      number.value != exact
    else { return }
    let places = number.places.map { $0 <= 6 ? "; add \"places: \($0)\", or" : ";" } ?? ";"
    problems.add(
      place,
      "the answer \(shortened(claim)) is rounded, but the exact number is asked for\(places) "
        + "give it as \(shortened(exact.description))")
  }

  private func result(
    _ demonstration: Demonstration, _ place: [Int]?, _ kind: LessonQuestion.Kind
  ) -> (values: [Rational], text: String)? {
    let output = demonstration.trace.output
    switch kind {
    case .cell: return place.map { ([output[$0]], output[$0].description) }
    case .number: return demonstration.askedNumber.map { ([$0], $0.description) }
    case .shape: return (output.shape.sizes.map { Rational($0) }, output.shape.description)
    case .matrix:
      let rows = output.rows.map { $0.map(\.description).joined(separator: " ") }
      return (output.elements, rows.joined(separator: " / "))
    case .mistake:
      return demonstration.printed?.wrong.first.map { index in
        let place = index.map { $0 + 1 }
        return (place.map { Rational($0) }, place.map(String.init).joined(separator: " "))
      }
    case .choice, .order: return nil
    }
  }

  /// Whether the numbers of a text are those computed; what parts them does not count.
  private func agrees(_ claim: String, _ values: [Rational]) -> Bool {
    let words = words(of: claim.replacing(#/[×x]| / /#, with: " ")).map { String($0) }
    let numbers = words.compactMap { try? PrintedNumber($0) }
    return words.count == values.count && numbers.count == values.count
      && zip(numbers, values).allSatisfy { $0.isRight(for: $1) }
  }

  /// Reports keys that do not go with the kind of question; whether there are any.
  func tellMisplaced(_ kind: LessonQuestion.Kind) -> Bool {
    let isFresh = fields.mentions(QuestionKeys.generate)
    let homes: [(Key, [LessonQuestion.Kind])] = [
      (QuestionKeys.at, isFresh ? [] : [.cell, .choice]),
      (QuestionKeys.calculate, isFresh ? [] : [.number, .choice]),
      (QuestionKeys.places, isFresh ? [] : [.cell, .number, .matrix]),
      (QuestionKeys.choices, isFresh ? [] : [.choice]),
      (QuestionKeys.steps, isFresh ? [] : [.order]),
      (
        QuestionKeys.answer,
        isFresh ? [] : LessonQuestion.Kind.allCases.filter { $0 != .order }
      ),
      (QuestionKeys.values, isFresh ? LessonQuestion.Kind.allCases : []),
      (SectionKeys.printed, isFresh ? [] : [.mistake]),
    ]
    var isMisplaced = false
    for (key, kinds) in homes where !kinds.contains(kind) {
      guard let place = fields.place(of: key) else { continue }
      let what =
        isFresh ? "a question with fresh numbers" : "a question of the kind \(kind.rawValue)"
      problems.add(place, "\(what) has no \"\(key.name)\"; take it out")
      isMisplaced = true
    }
    return isMisplaced
  }
}

extension Demonstration {
  /// The one number that a question can ask for: how many windows fit, or how much is learned.
  public var askedNumber: Rational? {
    switch trace.operation {
    case .outputSize(let size): Rational(size.output)
    case .layerTable(let table): Rational(table.parameters)
    default: nil
    }
  }
}
