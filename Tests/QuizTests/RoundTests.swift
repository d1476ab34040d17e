import Compute
import Course
import Quiz
import Testing

@Suite("A round of questions")
struct RoundTests {
  private func lessons() -> [Lesson] {
    let shape = LessonQuestion(
      id: "1", kind: .order, ask: "Order?", hint: "Think.", content: .order(["a", "b", "c"]))
    let fresh = LessonQuestion(
      id: "2", kind: .cell, content: .fresh(FreshNumbers(.maxPool2D, kernelSize: Stride(2))))
    return [lesson([shape, fresh], id: "first"), lesson([shape, fresh], id: "second")]
  }

  private func texts(_ round: Round) -> [String] {
    round.questions.map { question in
      "\(question.id) \(question.prompt) \(question.exhibits.map(\.tensor.elements)) \(question.answerText)"
    }
  }

  @Test("The same seed gives the same questions in the same order, another seed others")
  func seeds() {
    let rounds = [7, 7, 8].map { Round(lessons: lessons(), count: 8, seed: $0) }
    #expect(texts(rounds[0]) == texts(rounds[1]))
    #expect(texts(rounds[0]) != texts(rounds[2]))
  }

  @Test("Without a number, each question comes once")
  func all() {
    let round = Round(lessons: lessons(), seed: 1)
    #expect(Set(round.questions.map(\.id)).count == 4 && round.questions.count == 4)
  }

  @Test("Only questions with fresh numbers come again, with other numbers, and lessons take turns")
  func more() {
    let round = Round(lessons: lessons(), count: 20, seed: 3)
    #expect(round.questions.count == 20)
    #expect(!round.questions.dropFirst(4).contains { !$0.isFresh })
    #expect(Set(texts(round)).count > 15)
    for pair in stride(from: 0, to: 20, by: 2) {
      #expect(round.questions[pair].id.lesson != round.questions[pair + 1].id.lesson)
    }
  }

  @Test("Without fresh numbers there are only as many questions as there are")
  func few() {
    let written = [lesson([lessons()[0].questions[0]])]
    #expect(Round(lessons: written, count: 20, seed: 3).questions.count == 1)
    #expect(Round(lessons: [lesson([])], count: 20, seed: 3).isFinished)
    #expect(Round(lessons: [], seed: 3).current == nil)
  }

  @Test("What is not in the right form does not count; what is wrong or skipped does")
  func course() throws {
    let question = lessons()[0].questions[0]
    var round = Round(lessons: [lesson([question]), lesson([question], id: "b")], seed: 5)
    #expect(round.hint() == "Think." && round.hint() == nil)
    guard case .again? = round.answer("what?") else {
      Issue.record("taken for an answer")
      return
    }
    #expect(round.outcomes.isEmpty)
    let first = try #require(round.current)
    guard case .order(let order) = first.answer else { return }
    let letters = order.map(AnswerForm.letter)
    #expect(round.answer(letters.joined(separator: " ")) == .right(nil))
    #expect(round.rightCount == 1 && round.outcomes.first?.hints == 1)
    #expect(round.current?.id != first.id)
    round.skip()
    #expect(round.isFinished && round.rightCount == 1 && round.outcomes.count == 2)
    #expect(round.answer("a b c") == nil)
  }
}
