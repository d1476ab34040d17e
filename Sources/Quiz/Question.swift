import Compute
import Course
import Mistakes

/// By what a question is remembered: its lesson, and its own name there.
public struct QuestionID: Hashable, Sendable, CustomStringConvertible {
  public let lesson: String
  public let question: String

  public init(lesson: String, question: String) {
    self.lesson = lesson
    self.question = question
  }

  public var description: String { "\(lesson)/\(question)" }
}

/// A question as it is put to a learner, with all that is needed to judge the answer and to explain it.
public struct Question: Sendable {
  public let id: QuestionID
  public let kind: LessonQuestion.Kind
  /// Whether its numbers were made for this time.
  public let isFresh: Bool
  /// What is said and asked, in paragraphs.
  public let prompt: [String]
  /// What is looked at.
  public let exhibits: [NamedTensor]
  /// The result in which a mistake is looked for.
  public let printed: PrintedTensor?
  public let form: AnswerForm
  public let answer: Answer
  /// What helps, one after the other.
  public let hints: [String]
  /// Wrong answers that tell what went wrong, each another one.
  public let recognised: [Recognised]
  public let solution: Solution

  /// A wrong answer that a mistake gives.
  public struct Recognised: Hashable, Sendable {
    public let mistake: Mistake
    public let answer: Answer
    /// What went wrong, in a sentence.
    public let sentence: String

    public init(mistake: Mistake, answer: Answer, sentence: String) {
      self.mistake = mistake
      self.answer = answer
      self.sentence = sentence
    }
  }

  /// What shows how the answer comes about.
  public struct Solution: Sendable {
    private let makeDemonstration: @Sendable () -> Demonstration?
    /// The window of the demonstration that gives the answer; nil for all of it.
    public let window: Int?
    /// The lesson's section that tells how it is done, from 0.
    public let section: Int?
    /// Arithmetic that gives the answer.
    public let calculation: String?
    /// Why a printed value is wrong.
    public let why: String?

    /// The operation to be played; it is made when it is asked for.
    public var demonstration: Demonstration? { makeDemonstration() }

    public init(
      window: Int? = nil, section: Int? = nil, calculation: String? = nil, why: String? = nil,
      demonstration: @escaping @Sendable () -> Demonstration? = { nil }
    ) {
      makeDemonstration = demonstration
      self.window = window
      self.section = section
      self.calculation = calculation
      self.why = why
    }
  }

  /// Where the misprint is that was looked for, in a sentence; nil where none was.
  public var misprint: String? {
    guard case .place(let place) = answer, let printed,
      let cell = printed.cells[printed.shape.offset(of: place)]
    else { return nil }
    let text = cell.text.replacing("-", with: "−")
    return "The misprint is \(place.count > 1 ? "in " : "at ")\(answerText): \(text)."
  }

  /// The right answer, as it is told within a sentence: without a full stop of its own.
  public var answerText: String {
    let text = answer.text(form)
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
