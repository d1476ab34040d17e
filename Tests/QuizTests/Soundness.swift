import Compute
import Course
import Quiz

/// What is to hold of every question, found out independently of how it was made.
struct Soundness {
  let question: Question
  private(set) var faults: [String] = []

  /// - Parameter isFresh: whether its numbers were made for it, so that they must be small.
  init(_ question: Question, isFresh: Bool = true) {
    self.question = question
    checkAnswers()
    if isFresh { checkEffort() }
    if question.prompt.contains(where: \.isEmpty) || question.prompt.isEmpty {
      faults.append("an empty paragraph")
    }
  }

  /// The right answer is taken, each wrong one is recognised, and no two are the same.
  private mutating func checkAnswers() {
    guard case .right = question.judge(typed(question.answer)) else {
      faults.append("the right answer \(question.answerText) is not taken")
      return
    }
    let answers = question.recognised.map(\.answer)
    if Set(answers + [question.answer]).count != answers.count + 1 {
      faults.append("two answers are the same")
    }
    for wrong in question.recognised {
      if question.judge(typed(wrong.answer)) != .wrong(wrong.mistake, wrong.sentence) {
        faults.append("\(wrong.mistake) is not recognised by \(wrong.answer.text(question.form))")
      }
      if wrong.sentence.isEmpty { faults.append("\(wrong.mistake) has no sentence") }
    }
    if case .choice(let choices) = question.form, question.isFresh, Set(choices).count != 4 {
      faults.append("the choices are \(choices)")
    }
  }

  /// An answer as it is typed.
  private func typed(_ answer: Answer) -> String {
    switch answer {
    case .choice(let place): AnswerForm.letter(place)
    case .order(let places): places.map(AnswerForm.letter).joined(separator: " ")
    case .place(let place): place.map { String($0 + 1) }.joined(separator: " ")
    default: answer.text(question.form)
    }
  }

  /// How much there is to multiply and to look at; neither nothing nor too much.
  private mutating func checkEffort() {
    switch question.answer {
    case .number(let value) where value.magnitude > 10_000: faults.append("\(value) is large")
    case .matrix(let tensor):
      if tensor.elements.count > 9 { faults.append("a matrix of \(tensor.shape)") }
      if Set(tensor.elements).count == 1 { faults.append("all values are the same") }
    default: break
    }
    guard question.kind != .order, question.kind != .number, question.kind != .shape,
      let trace = question.solution.demonstration?.trace
    else { return }
    let numbers = question.solution.window.map { [$0] } ?? Array(0..<trace.windowCount)
    var products = 0
    for number in question.kind == .mistake ? Array(0..<trace.windowCount) : numbers {
      products += trace.window(number).terms.count { !$0.product.isZero && !$0.isPadding }
    }
    if products > 40 { faults.append("\(products) products") }
    if trace.input.elements.contains(where: { $0.magnitude > 40 || $0.denominator > 2 }) {
      faults.append("numbers of the input are \(trace.input.elements)")
    }
  }
}
