import Compute
import Course
import Mistakes

/// What is said to an answer.
public enum Judgement: Hashable, Sendable {
  /// It is right; perhaps with a remark.
  case right(String?)
  /// It is wrong; what went wrong, where that can be told.
  case wrong(Mistake?, String?)
  /// It is not in the form that is asked for, and does not count.
  case again(String)
}

extension Question {
  /// Judges what is typed: exactly, and kindly about how it is written.
  public func judge(_ typed: String) -> Judgement {
    let reading = AnswerReading(typed)
    let asked = "Please give \(form.instruction)."
    if reading.isEmpty { return .again(asked) }
    switch (form, answer) {
    case (.number(let places), .number(let exact)):
      let numbers = reading.numbers
      return numbers.isEmpty ? .again(asked) : judge(numbers, exact, places)
    case (.matrix(let shape, let places), .matrix(let exact)):
      return judge(reading, shape, exact, places) ?? .again(asked)
    case (.shape, .shape(let exact)):
      return judge(reading.wholeNumbers, exact) ?? .again(asked)
    case (.place(let shape), .place(let place)):
      let printed = judge(printed: reading.numbers, place, in: shape)
      if reading.isFraction, let printed { return printed }
      return judge(place: reading.wholeNumbers, place, in: shape) ?? printed ?? .again(asked)
    case (.choice(let choices), .choice(let right)):
      guard let choice = reading.choice(of: choices) else { return .again(asked) }
      return choice == right ? .right(nil) : wrong(.choice(choice))
    case (.order(let things), .order(let right)):
      guard let order = reading.order(of: things.count) else { return .again(asked) }
      return order == right ? .right(nil) : wrong(.order(order))
    default: return .again(asked)
    }
  }

  /// A wrong answer, with what went wrong where that is recognised.
  private func wrong(_ given: Answer) -> Judgement {
    let known = recognised.first { $0.answer == given }
    return .wrong(known?.mistake, known?.sentence)
  }

  // MARK: Numbers

  /// - Parameter numbers: everything that can have been meant.
  private func judge(_ numbers: [PrintedNumber], _ exact: Rational, _ places: Int?) -> Judgement {
    if numbers.contains(where: { $0.value == exact }) { return .right(nil) }
    let judgements = numbers.map { judge($0, exact, places) }
    return judgements.first { if case .right = $0 { true } else { false } }
      ?? judgements.first { if case .again = $0 { true } else { false } } ?? judgements[0]
  }

  private func judge(_ number: PrintedNumber, _ exact: Rational, _ places: Int?) -> Judgement {
    if number.value == exact { return .right(nil) }
    let isNear = number.isRight(for: exact)
    let given = number.places ?? 0
    if let places {
      let isRounded = number.value == exact.rounded(places: places)
      if isNear || isRounded, given >= places { return .right(nil) }
      if isNear || (given < places && number.isCut(from: exact)) {
        return .again("Please give \(form.instruction).")
      }
    } else if isNear, exact.exactPlaces == nil || given > 0 {
      let form = exact.exactPlaces == nil ? "as a fraction with /" : "with all its decimals"
      return .again("That is rounded. Please give it exactly, \(form).")
    }
    let known = recognised.first { recognised in
      guard case .number(let value) = recognised.answer else { return false }
      return number.value == value || number.isRight(for: value)
    }
    if let known { return .wrong(known.mistake, known.sentence) }
    let slip: Mistake? =
      number.isCut(from: exact) ? .truncated : number.value == -exact ? .lostSign : nil
    return .wrong(slip, slip?.sentence())
  }

  // MARK: Matrices

  /// - Returns: nil where it is not in the form that is asked for.
  private func judge(
    _ reading: AnswerReading, _ shape: Shape, _ exact: Tensor, _ places: Int?
  ) -> Judgement? {
    let width = shape.sizes.last ?? 1
    guard let rows = reading.rows(width: width) else { return nil }
    // In one row all values may stand, one row after the other; a list may be in several.
    let isList =
      (rows.count == 1 || shape.rank == 1) && rows.reduce(0) { $0 + $1.count } == shape.count
    guard isList || rows.map(\.count) == Array(repeating: width, count: shape.count / width) else {
      return nil
    }
    let cells = Array(rows.joined())
    let judgements = zip(cells, exact.elements).map { judge($0, $1, places) }
    let wrong = cells.indices.filter { cell in
      if case .wrong = judgements[cell] { true } else { false }
    }
    if wrong.isEmpty {
      return judgements.first { if case .again = $0 { true } else { false } } ?? .right(nil)
    }
    let known = recognised.first { recognised in
      guard case .matrix(let tensor) = recognised.answer, tensor.shape == shape else {
        return false
      }
      return zip(cells, tensor.elements).allSatisfy { $0.isRight(for: $1) }
    }
    if let known { return .wrong(known.mistake, known.sentence) }
    let count =
      wrong.count == cells.count ? "None of the values is right." : Self.remark(wrong, in: shape)
    guard let demonstration = solution.demonstration else { return .wrong(nil, count) }
    let reading = Proofreader(demonstration.trace).read(
      PrintedTensor(shape: shape, cells: cells))
    let cause = reading.causes.first {
      $0.cells.count == wrong.count && $0.isLikely(in: demonstration.trace)
    }
    guard let cause else { return .wrong(nil, count) }
    return .wrong(cause.mistake, "\(count) \(cause.cautiousSentence)")
  }

  /// Which values of a matrix are wrong as they are typed, row by row; none where all are right, where
  /// they do not fit, or where no matrix is asked for.
  public func wrongCells(_ typed: String) -> Set<Int> {
    guard case .matrix(let shape, let places) = form, case .matrix(let exact) = answer,
      let cells = AnswerReading(typed).rows(width: shape.sizes.last ?? 1)?.joined(),
      cells.count == exact.elements.count
    else { return [] }
    let judgements = zip(cells, exact.elements).map { judge($0, $1, places) }
    return Set(
      judgements.indices.filter { if case .wrong = judgements[$0] { true } else { false } })
  }

  private static func remark(_ wrong: [Int], in shape: Shape) -> String {
    let places = wrong.prefix(3).map { Answer.place(shape.index(at: $0)).text(.place(in: shape)) }
    if wrong.count == 1 { return "One value is wrong: \(places[0])." }
    return "\(wrong.count) values are wrong: \(places.joined(separator: "; "))"
      + (wrong.count > places.count ? " and others." : ".")
  }

  // MARK: Shapes and places

  private func judge(_ sizes: [Int]?, _ exact: Shape) -> Judgement? {
    guard let sizes, sizes.count == exact.rank else { return nil }
    if sizes == exact.sizes || sizes == exact.channelsLast { return .right(nil) }
    let known = recognised.first { recognised in
      guard case .shape(let shape) = recognised.answer else { return false }
      return shape.sizes == sizes || shape.channelsLast == sizes
    }
    return .wrong(known?.mistake, known?.sentence)
  }

  /// The printed value itself, where no other is the same, tells the place as well.
  private func judge(printed numbers: [PrintedNumber], _ exact: [Int], in shape: Shape)
    -> Judgement?
  {
    guard shape.rank > 1, let printed else { return nil }
    let found = printed.cells.indices.filter { place in
      numbers.contains { $0.value == printed.cells[place]?.value }
    }
    guard found.count == 1 else { return nil }
    let place = shape.index(at: found[0])
    return place == exact ? .right(nil) : wrong(.place(place))
  }

  private func judge(place: [Int]?, _ exact: [Int], in shape: Shape) -> Judgement? {
    guard let place = place?.map({ $0 &- 1 }), place.count == exact.count,
      zip(place, shape.sizes).allSatisfy({ (0..<$1).contains($0) })
    else { return nil }
    return place == exact ? .right(nil) : wrong(.place(place))
  }
}
