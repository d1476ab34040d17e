import Compute
import Course
import Mistakes
import Testing

@testable import Quiz

@Suite("Answers are judged exactly and kindly")
struct JudgingTests {
  /// A question with an answer and nothing else.
  private func question(
    _ answer: Answer, _ form: AnswerForm, _ recognised: [Question.Recognised] = []
  ) -> Question {
    Question(
      id: QuestionID(lesson: "lesson", question: "1"), kind: .number, isFresh: false, prompt: [],
      exhibits: [], printed: nil, form: form, answer: answer, hints: [], recognised: recognised,
      solution: .init())
  }

  enum Verdict { case right, wrong, again }

  private func verdict(_ judgement: Judgement) -> Verdict {
    switch judgement {
    case .right: .right
    case .wrong: .wrong
    case .again: .again
    }
  }

  static let numbers: [(String, Rational, Int?, Verdict)] = [
    ("88", 88, nil, .right), (" 88 ", 88, nil, .right), ("= 88", 88, nil, .right),
    ("88.", 88, nil, .right), ("88.0", 88, nil, .right), ("+88", 88, nil, .right),
    ("83", 88, nil, .wrong), ("", 88, nil, .again), ("   ", 88, nil, .again),
    ("eighty", 88, nil, .again), ("8 8", 88, nil, .again), ("?", 88, nil, .again),
    ("−5", -5, nil, .right), ("-5", -5, nil, .right), ("- 5", -5, nil, .right),
    ("–5", -5, nil, .right), ("5", -5, nil, .wrong), ("−0", 0, nil, .right), ("-0", 0, nil, .right),
    ("0.0", 0, nil, .right), ("7/9", Rational(7, 9), nil, .right),
    ("7 / 9", Rational(7, 9), nil, .right), ("14/18", Rational(7, 9), nil, .right),
    ("-7/-9", Rational(7, 9), nil, .right), ("7/0", Rational(7, 9), nil, .again),
    ("0.78", Rational(7, 9), nil, .again), ("0.77", Rational(7, 9), nil, .wrong),
    ("0.78", Rational(7, 9), 2, .right), ("0,78", Rational(7, 9), 2, .right),
    (".78", Rational(7, 9), 2, .right), ("7/9", Rational(7, 9), 2, .right),
    ("0.778", Rational(7, 9), 2, .right),
    ("0.780", Rational(7, 9), 2, .right), ("0.8", Rational(7, 9), 2, .again),
    ("0.77", Rational(7, 9), 2, .wrong), ("0.777", Rational(7, 9), 2, .wrong),
    ("78 %", Rational(7, 9), 2, .right), ("77%", Rational(7, 9), 2, .wrong),
    ("0.7", Rational(7, 9), 2, .again), ("1", Rational(7, 9), 2, .wrong),
    ("3.5", Rational(7, 2), nil, .right), ("3,5", Rational(7, 2), nil, .right),
    ("3 1/2", Rational(7, 2), nil, .right), ("-3 1/2", Rational(-7, 2), nil, .right),
    ("36", Rational(73, 2), nil, .wrong), ("62006", 62006, nil, .right),
    ("62,006", 62006, nil, .right), ("62 006", 62006, nil, .right), ("62.006", 62006, nil, .wrong),
    ("1,234", Rational(1234, 1000), nil, .right), ("1e2", 100, nil, .right),
    ("0.13", Rational(1, 8), 2, .right), ("0.12", Rational(1, 8), 2, .right),
    ("0.125", Rational(1, 8), 2, .right),
    ("0.13", Rational(1, 8), nil, .again), ("0.11", Rational(1, 8), 2, .wrong),
  ]

  @Test("Numbers", arguments: numbers)
  func number(typed: String, exact: Rational, places: Int?, expected: Verdict) throws {
    let question = question(.number(exact), .number(places: places))
    #expect(verdict(question.judge(typed)) == expected)
  }

  @Test("The least of all whole numbers is neither place nor choice nor order")
  func least() throws {
    let least = "-9223372036854775808"
    let place = question(.place([0, 1]), .place(in: [2, 3]))
    #expect(verdict(place.judge("\(least) \(least)")) == .again)
    let choice = question(.choice(0), .choice(["yes", "no"]))
    #expect(verdict(choice.judge(least)) == .again)
    let order = question(.order([1, 0]), .order(["one", "other"]))
    #expect(verdict(order.judge("\(least) 1")) == .again)
  }

  @Test("Digits that are cut off are told so, and a lost sign")
  func slips() throws {
    let ninths = question(.number(Rational(7, 9)), .number(places: 2))
    #expect(
      ninths.judge("0.77") == .wrong(.truncated, "The last digits were cut off, not rounded."))
    let exact = question(.number(Rational(7, 9)), .number(places: nil))
    #expect(
      exact.judge("0.77") == .wrong(.truncated, "The last digits were cut off, not rounded."))
    let negative = question(.number(-5), .number(places: nil))
    #expect(negative.judge("5") == .wrong(.lostSign, "The number is right, but not its sign."))
  }

  @Test("A recognised mistake is named")
  func recognised() throws {
    let known = Question.Recognised(
      mistake: .forgotBias, answer: .number(Rational(71, 10)), sentence: "The bias!")
    let question = question(.number(Rational(36, 5)), .number(places: nil), [known])
    #expect(question.judge("7.1") == .wrong(.forgotBias, "The bias!"))
    #expect(question.judge("7,10") == .wrong(.forgotBias, "The bias!"))
    #expect(question.judge("7") == .wrong(.truncated, "The last digits were cut off, not rounded."))
    #expect(question.judge("9") == .wrong(nil, nil))
  }

  static let matrices: [(String, Verdict)] = [
    ("1 2 / 3 4", .right), ("1 2/3 4", .again), ("1 2; 3 4", .right), ("1 2\n3 4", .right),
    ("[[1, 2], [3, 4]]", .right), ("[1 2] [3 4]", .right), ("1, 2 / 3, 4", .right),
    ("1,2/3,4", .again), ("1,2 ; 3,4", .right), ("1 2 3 4", .right), ("1.0 2.0 / 3 4", .right),
    ("1 2 / 3 5", .wrong), ("1 2 3", .again), ("1 2 / 3", .again), ("1 2 3 / 4", .again),
    ("1 2 / 3 x", .again), ("", .again),
  ]

  @Test("Matrices", arguments: matrices)
  func matrix(typed: String, expected: Verdict) throws {
    let question = question(
      .matrix(Tensor(rows: [[1, 2], [3, 4]])), .matrix([2, 2], places: nil))
    #expect(verdict(question.judge(typed)) == expected)
  }

  @Test("A wrong value of a matrix is pointed at")
  func wrongValue() throws {
    let question = question(
      .matrix(Tensor(rows: [[1, 2], [3, 4]])), .matrix([2, 2], places: nil))
    #expect(
      question.judge("1 2 / 3 5") == .wrong(nil, "One value is wrong: row 2, column 2."))
    #expect(
      question.judge("1 9 / 3 5")
        == .wrong(nil, "2 values are wrong: row 1, column 2; row 2, column 2."))
    #expect(question.judge("5 6 7 8") == .wrong(nil, "None of the values is right."))
  }

  static let typedMatrices: [(String, Set<Int>)] = [
    ("1 2 / 3 4", []), ("1 2 / 3 5", [3]), ("9 2 / 9 4", [0, 2]), ("9 2 9 4", [0, 2]),
    ("1 2 / 3", []), ("1 2 / 3 x", []), ("", []),
  ]

  @Test("Which values of a matrix are wrong", arguments: typedMatrices)
  func wrongCells(typed: String, wrong: Set<Int>) {
    let question = question(
      .matrix(Tensor(rows: [[1, 2], [3, 4]])), .matrix([2, 2], places: nil))
    #expect(question.wrongCells(typed) == wrong)
  }

  @Test("A misprint is told as one, with its place and what is printed")
  func misprint() {
    let values = [91, 100, -83].map { PrintedNumber(text: "\($0)", value: Rational($0)) }
    let question = Question(
      id: QuestionID(lesson: "lesson", question: "1"), kind: .mistake, isFresh: false, prompt: [],
      exhibits: [], printed: PrintedTensor(shape: [1, 3], cells: values), form: .place(in: [1, 3]),
      answer: .place([0, 2]), hints: [], recognised: [], solution: .init())
    #expect(question.misprint == "The misprint is in row 1, column 3: −83.")
    #expect(self.question(.number(1), .number(places: nil)).misprint == nil)
  }

  @Test("Lists and decimals in matrices")
  func lists() throws {
    let halves = question(
      .matrix(Tensor([Rational(1, 2), Rational(3, 2)])), .matrix([2], places: nil))
    for typed in ["0.5 1.5", "0,5 1,5", "1/2 3/2", "0.5, 1.5", "[0.5, 1.5]", ".5;1.5"] {
      #expect(verdict(halves.judge(typed)) == .right, "\(typed)")
    }
    let ninths = question(
      .matrix(Tensor([Rational(7, 9), 1])), .matrix([2], places: 2))
    #expect(ninths.judge("0.78 1") == .right(nil))
    #expect(verdict(ninths.judge("0.77 1")) == .wrong)
  }

  static let shapes: [(String, Shape, Verdict)] = [
    ("3×4", [3, 4], .right), ("3x4", [3, 4], .right), ("3 4", [3, 4], .right),
    ("(3, 4)", [3, 4], .right), ("3 by 4", [3, 4], .right), ("3*4", [3, 4], .right),
    ("4×3", [3, 4], .wrong), ("3", [3, 4], .again), ("3×4×1", [3, 4], .again),
    ("x", [3, 4], .again), ("2×4×4", [2, 4, 4], .right), ("4×4×2", [2, 4, 4], .right),
    ("4×2×4", [2, 4, 4], .wrong), ("7", [7], .right), ("7 numbers", [7], .right),
  ]

  @Test("Shapes", arguments: shapes)
  func shape(typed: String, exact: Shape, expected: Verdict) throws {
    let question = question(.shape(exact), .shape(rank: exact.rank))
    #expect(verdict(question.judge(typed)) == expected)
  }

  static let places: [(String, Verdict)] = [
    ("1 3", .right), ("row 1, column 3", .right), ("1,3", .right), ("(1, 3)", .right),
    ("3 1", .wrong), ("4 1", .again), ("0 3", .again), ("1", .again), ("x", .again), ("83", .again),
  ]

  @Test("Places", arguments: places)
  func place(typed: String, expected: Verdict) throws {
    let question = question(.place([0, 2]), .place(in: [3, 3]))
    #expect(verdict(question.judge(typed)) == expected)
  }

  @Test("The place of a misprint may be told by the printed value, where no other is the same")
  func printedValue() throws {
    let values = ["91", "100", "83", "91"].map {
      PrintedNumber(text: $0, value: Rational(Int($0) ?? 0))
    }
    let question = Question(
      id: QuestionID(lesson: "lesson", question: "1"), kind: .mistake, isFresh: false, prompt: [],
      exhibits: [], printed: PrintedTensor(shape: [2, 2], cells: values), form: .place(in: [2, 2]),
      answer: .place([1, 0]), hints: [], recognised: [], solution: .init())
    #expect(question.judge("83") == .right(nil))
    #expect(question.judge("100") == .wrong(nil, nil))
    #expect(verdict(question.judge("91")) == .again)
    #expect(question.judge("2 1") == .right(nil))
    let decimals = ["0.1", "0.2", "1.2", "0.5"].map {
      PrintedNumber(text: $0, value: (try? Rational($0)) ?? 0)
    }
    let other = Question(
      id: QuestionID(lesson: "lesson", question: "1"), kind: .mistake, isFresh: false, prompt: [],
      exhibits: [], printed: PrintedTensor(shape: [2, 2], cells: decimals),
      form: .place(in: [2, 2]), answer: .place([1, 0]), hints: [], recognised: [],
      solution: .init())
    #expect(other.judge("1.2") == .right(nil))
    #expect(verdict(other.judge("1 2")) == .wrong)
  }

  static let choices: [(String, Verdict)] = [
    ("b", .right), ("B", .right), ("b)", .right), ("(b)", .right), ("2", .right),
    ("Every second", .right), ("every  second", .right), ("a", .wrong), ("1", .wrong),
    ("d", .again), ("4", .again), ("ab", .again), ("", .again), ("second", .again),
  ]

  @Test("Choices", arguments: choices)
  func choice(typed: String, expected: Verdict) throws {
    let question = question(.choice(1), .choice(["all", "every second", "none"]))
    #expect(verdict(question.judge(typed)) == expected)
  }

  @Test("A number that is one of the choices is that choice, not its place")
  func numericChoices() throws {
    let question = question(.choice(0), .choice(["2", "1", "−3"]))
    #expect(question.judge("2") == .right(nil))
    #expect(verdict(question.judge("1")) == .wrong)
    #expect(verdict(question.judge("-3")) == .wrong)
    #expect(verdict(question.judge("3")) == .again)
  }

  @Test(
    "A choice may be typed as it stands, or nearly so",
    arguments: [("It stays.", 0), ("it stays", 0), ("0–255", 1), ("0-255", 1), ("4x4", 2)])
  func typedChoices(typed: String, expected: Int) throws {
    let question = question(
      .choice(expected), .choice(["It stays.", "0–255", "4×4", "It goes."]))
    #expect(question.judge(typed) == .right(nil))
  }

  @Test("A rounded matrix is asked for again, as a rounded number is")
  func roundedMatrix() throws {
    let ninths = Tensor(rows: [[Rational(7, 9), Rational(2, 9)]])
    let exact = question(.matrix(ninths), .matrix([1, 2], places: nil))
    #expect(verdict(exact.judge("0.78 0.22")) == .again)
    #expect(verdict(exact.judge("7/9 0.22")) == .again)
    #expect(verdict(exact.judge("7/9 0.23")) == .wrong)
    #expect(verdict(exact.judge("7/9 2/9")) == .right)
    let rounded = question(.matrix(ninths), .matrix([1, 2], places: 2))
    #expect(verdict(rounded.judge("0.78 0.2")) == .again)
    #expect(verdict(rounded.judge("0.78 0.22")) == .right)
  }

  static let orders: [(String, Verdict)] = [
    ("c a b", .right), ("cab", .right), ("C, A, B", .right), ("3 1 2", .right), ("312", .right),
    ("c > a > b", .right), ("a b c", .wrong), ("a b", .again), ("a a b", .again), ("x", .again),
  ]

  @Test("Orders", arguments: orders)
  func order(typed: String, expected: Verdict) throws {
    let question = question(.order([2, 0, 1]), .order(["x", "y", "z"]))
    #expect(verdict(question.judge(typed)) == expected)
  }

  @Test("Nothing that is typed brings the judge out of step", arguments: 0..<5)
  func noise(number: Int) throws {
    let questions = [
      question(.number(Rational(7, 9)), .number(places: 2)),
      question(.matrix(Tensor(rows: [[1, 2], [3, 4]])), .matrix([2, 2], places: nil)),
      question(.shape([3, 4]), .shape(rank: 2)), question(.place([0]), .place(in: [3])),
      question(.order([2, 0, 1]), .order(["x", "y", "z"])),
    ]
    let pieces = ["1", "-", "/", ",", ".", " ", "e", "9", "[", "]", "%", "x", "−", "\n", "é", ";"]
    var state = UInt64(number + 1)
    for _ in 0..<300 {
      var typed = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        typed += pieces[Int(state >> 33) % pieces.count]
      }
      _ = questions[number].judge(typed)
    }
    _ = questions[number].judge(String(repeating: "9", count: 5_000))
  }
}
