import Compute
import Course
import Mistakes

/// A question about what an operation gives: one value, all of it, its shape, or a misprint in it.
struct ResultQuestion {
  let demonstration: Demonstration
  let kind: LessonQuestion.Kind
  /// The value that is asked for.
  let place: [Int]?
  private var trace: Trace { demonstration.trace }

  init(_ demonstration: Demonstration, _ kind: LessonQuestion.Kind, at place: [Int]?) {
    self.demonstration = demonstration
    self.kind = kind
    self.place = place
  }

  /// The exact answer; nil where the kind of question does not fit.
  var answer: Answer? {
    switch kind {
    case .cell, .choice: place.map { .number(trace.output[$0]) }
    case .matrix: .matrix(trace.output)
    case .shape: .shape(trace.output.shape)
    case .number: demonstration.askedNumber.map { .number($0) }
    case .mistake: demonstration.printed?.wrong.first.map { .place($0) }
    case .order: nil
    }
  }

  /// The rule of a side with its numbers, where the side is asked for.
  var equation: String? {
    guard kind == .number, case .outputSize(let size) = trace.operation else { return nil }
    return size.description
  }

  /// - Parameter places: the decimals asked for; nil leaves it to the numbers.
  func form(places: Int?) -> AnswerForm {
    switch kind {
    case .matrix:
      .matrix(trace.output.shape, places: places ?? Self.places(trace.output.elements))
    case .shape: .shape(rank: trace.output.shape.rank)
    case .mistake: .place(in: trace.output.shape)
    default:
      if case .number(let value)? = answer {
        .number(places: places ?? Self.places([value]))
      } else {
        .number(places: places)
      }
    }
  }

  /// The decimals to be asked for where a value is neither a short decimal nor a short fraction.
  private static func places(_ values: [Rational]) -> Int? {
    let areShort = values.allSatisfy { value in
      value.hasPlaces(4) || (value.exactPlaces == nil && value.denominator <= 999)
    }
    return areShort ? nil : 2
  }

  /// Mistakes with what they would have given here, each another wrong answer.
  func recognised(places: Int?) -> [Question.Recognised] {
    guard let answer else { return [] }
    var found: [Question.Recognised] = []
    for (mistake, wrong) in candidates {
      guard wrong != answer, !isRight(wrong, places),
        !found.contains(where: { $0.answer == wrong })
      else { continue }
      found.append(
        .init(mistake: mistake, answer: wrong, sentence: mistake.sentence(in: trace)))
    }
    return found
  }

  /// Whether an answer is taken for the right one, once it is rounded as it is asked for, or as a shape
  /// with its channels last.
  private func isRight(_ wrong: Answer, _ places: Int?) -> Bool {
    if case .shape(let shape) = wrong, case .shape(let exact)? = answer {
      return shape.sizes == exact.channelsLast
    }
    guard let places, case .number(let value) = wrong, case .number(let exact)? = answer else {
      return false
    }
    return value.rounded(places: places) == exact.rounded(places: places)
  }

  /// What each mistake gives, the likelier ones first.
  private var candidates: [(Mistake, Answer)] {
    switch kind {
    case .cell, .choice: cellCandidates
    case .matrix:
      Mistake.ofMethod(in: trace).compactMap { mistake in
        guard let result = mistake.result(of: trace), result.shape == trace.output.shape else {
          return nil
        }
        return (mistake, .matrix(result))
      }
    case .shape: shapeCandidates
    case .number:
      if case .outputSize(let size) = trace.operation {
        SizeMistake.all(of: size).map { ($0.mistake, .number($0.side)) }
      } else {
        []
      }
    case .mistake:
      if let place = demonstration.printed?.wrong.first, place.count == 2,
        place[0] < trace.output.shape[1], place[1] < trace.output.shape[0]
      {
        [(.swappedRowsAndColumns(.output), .place([place[1], place[0]]))]
      } else {
        []
      }
    case .order: []
    }
  }

  private var cellCandidates: [(Mistake, Answer)] {
    guard let place else { return [] }
    let methods = Mistake.ofMethod(in: trace).compactMap { mistake -> (Mistake, Answer)? in
      mistake.result(of: trace, at: place).map { (mistake, .number($0)) }
    }
    let neighbours = Mistake.Neighbour.allCases.compactMap { neighbour in
      neighbour.place(beside: place, in: trace.output.shape).map { beside in
        (Mistake.copiedNeighbour(neighbour), Answer.number(trace.output[beside]))
      }
    }
    let exact = trace.output[place]
    return methods + neighbours + (exact.isZero ? [] : [(.lostSign, .number(-exact))])
  }

  private var shapeCandidates: [(Mistake, Answer)] {
    guard let sides = trace.sides else {
      return SizeMistake.lengths(of: trace).map { ($0.mistake, .shape([$0.length])) }
    }
    let prefix = trace.output.shape.sizes.dropLast(2)
    let heights = SizeMistake.all(of: sides.height)
    let widths = SizeMistake.all(of: sides.width)
    func whole(_ mistakes: [SizeMistake], _ mistake: Mistake, _ right: Int) -> Int? {
      mistakes.first { $0.mistake == mistake }.map(\.side)?.integer
        ?? (mistakes.contains { $0.mistake == mistake } ? nil : right)
    }
    var seen: Set<Mistake> = []
    let mistakes = (heights + widths).map(\.mistake).filter { seen.insert($0).inserted }
    let wrong = mistakes.compactMap { mistake -> (Mistake, Answer)? in
      guard let height = whole(heights, mistake, sides.height.output),
        let width = whole(widths, mistake, sides.width.output)
      else { return nil }
      return (mistake, .shape(Shape(prefix + [height, width])))
    }
    let swapped = Shape(prefix + [sides.width.output, sides.height.output])
    return wrong + [(.swappedHeightWidth, .shape(swapped))]
  }
}
