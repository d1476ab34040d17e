import Canvas
import Compute
import Course
import Quiz

/// A question and what comes after it, told in lines of text.
public struct QuestionText {
  private let question: Question
  private let lesson: Lesson
  private let style: NumberStyle

  /// - Parameters:
  ///   - question: what is told.
  ///   - lesson: that of the question.
  public init(_ question: Question, in lesson: Lesson) {
    self.question = question
    self.lesson = lesson
    style = NumberStyle(lesson)
  }

  /// What is asked, what is looked at, and in which form the answer is to be given.
  public var asked: [String] {
    let lettered = choices.enumerated().map { "  \(AnswerForm.letter($0)) \($1)" }
    let list = lettered.isEmpty ? [] : [isOrder ? "To be put in order:" : "Choices:"] + lettered
    return statement + list + ["Answer: \(question.form.instruction)."]
  }

  /// What is asked, and what is looked at.
  public var statement: [String] {
    var lines = question.prompt
    let text = PlainText(lesson, style: style)
    for exhibit in question.exhibits { lines += text.matrix(exhibit) }
    if let printed = question.printed {
      let width = printed.shape.sizes.last ?? 1
      lines.append(
        printed.cells.contains(nil) ? "Printed, a dot where there is nothing:" : "Printed:")
      lines += stride(from: 0, to: printed.cells.count, by: max(1, width)).map { start in
        "  "
          + printed.cells[start..<start + width].map { $0?.text.withMinus ?? "." }
          .joined(separator: " ")
      }
    }
    return lines
  }

  /// The answers to choose from, or the things to be put in order.
  public var choices: [String] {
    switch question.form {
    case .choice(let things), .order(let things): things
    default: []
    }
  }

  private var isOrder: Bool { if case .order = question.form { true } else { false } }

  /// What is said to an answer; to a wrong one with its solution.
  public func reply(to judgement: Judgement) -> [String] {
    if case .wrong = judgement { return verdict(of: judgement) + solution }
    return verdict(of: judgement)
  }

  /// What is said to an answer, without what is right.
  public func verdict(of judgement: Judgement) -> [String] {
    switch judgement {
    case .right(let remark): ["Right." + (remark.map { " " + $0 } ?? "")]
    case .again(let request): [request]
    case .wrong(_, let remark): ["Wrong." + (remark.map { " " + $0 } ?? "")]
    }
  }

  /// The right answer, how it comes about, and where the lesson tells it.
  public var solution: [String] {
    let why = question.solution.why.map { ["What is printed: \($0)"] } ?? []
    return [question.misprint ?? "Right is: \(question.answerText)."] + worked + why + reference
  }

  private var worked: [String] {
    let solution = question.solution
    if let calculation = solution.calculation { return [calculation + "."] }
    guard let demonstration = solution.demonstration else { return [] }
    let only = Lesson(
      id: lesson.id, title: lesson.title, part: lesson.part, order: 0, summary: lesson.summary,
      question: nil, sources: [],
      sections: [
        Section(title: "", say: [], exhibits: [], demonstration: demonstration, misquote: nil)
      ], remember: nil)
    let text = PlainText(only, style: style, detail: .window)
    func step(_ window: Int) -> [String] {
      let step = demonstration.trace.sumStep(of: window)
      return text.step(
        step, of: demonstration, at: text.position(section: 0, step: step), "")
    }
    if let window = solution.window { return step(window) }
    switch question.kind {
    case .shape, .number:
      let size = demonstration.outputSize
      let sides = size.map { [$0.height, $0.width] } ?? []
      if sides.isEmpty { return question.hints.suffix(1) }
      return Set(sides).count == 1
        ? ["Each side: \(sides[0])."]
        : zip(["Height", "Width"], sides).map { "\($0): \($1)." }
    case .order:
      return text.matrix(NamedTensor(name: "Results", tensor: demonstration.trace.output))
    default:
      return demonstration.trace.windowCount <= Self.mostSteps
        ? (0..<demonstration.trace.windowCount).flatMap(step) : []
    }
  }

  /// Windows that are told one by one.
  private static let mostSteps = 16

  /// The step of the lesson that shows it.
  private var reference: [String] {
    guard let place = question.place(in: lesson) else { return [] }
    let title = lesson.sections[place.section].title
    return ["The lesson shows it in step \(place.step + 1), “\(title)”."]
  }
}

extension Question {
  /// Where its lesson works it out: the section, and the step of the script, both from 0; nil where no
  /// section is named.
  public func place(in lesson: Lesson) -> (section: Int, step: Int)? {
    guard let section = solution.section, lesson.sections.indices.contains(section) else {
      return nil
    }
    let script = Script(lesson)
    let card = script.positions(of: section + 1).lowerBound
    guard !isFresh, let window = solution.window,
      let shown = lesson.sections[section].demonstration?.trace,
      let asked = solution.demonstration?.trace, shown.operation == asked.operation,
      shown.input == asked.input, shown.weight == asked.weight
    else { return (section, card) }
    return (section, script.position(section: section, step: shown.sumStep(of: window)))
  }
}
