import Compute
import Course
import Testing

/// The errata of the documents' first two parts, each in the lesson it belongs to.
@Suite("What the documents print wrongly is shown as wrong")
struct ErrataTests {
  /// Words, a formula or code: a part of what is printed, and of what it should be.
  struct Misprint: CustomTestStringConvertible {
    let number: String
    let lesson: String
    let printed: String
    let correct: String
    var testDescription: String { "\(number) \(lesson)" }

    init(_ number: String, _ lesson: String, _ printed: String, _ correct: String) {
      self.number = number
      self.lesson = lesson
      self.printed = printed
      self.correct = correct
    }
  }

  static let misprints = [
    Misprint("E01", "hospital-convolution", "(an integral)", "Σ"),
    Misprint("E02", "sliding-dot-product", "a ∗ b", "cross-correlation"),
    Misprint("E02", "sliding-dot-product", "17, 22", "23, 18"),
    Misprint("E03", "conv-window", "array of images", "array of pixel values"),
    Misprint("E04", "vertical-edges", "tf.keras.Conv2D", "tf.keras.layers.Conv2D"),
    Misprint("E05", "padding", "Always", "same"),
    Misprint("E06", "padding", "((1d),(2d),(3d),(4d))", "((0, 0), (p, p), (p, p), (0, 0))"),
    Misprint("E08", "strided-conv", "2 3 3 4 7 4 4 6 2 9", "2 3 7 4 6 2 9"),
    Misprint("E09", "strided-conv", "f+)", "⌊(n + 2p − f)/s⌋ + 1, ⌊(n + 2p − f)/s⌋ + 1"),
    Misprint("E10", "output-size", "2p − b", "2p − f"),
    Misprint("E11", "output-size", "/ s[l] + 1", "⌋ + 1"),
    Misprint("E12", "x-or-o", "−1 1 −1 −1 −1 −1 −1 1 −1 −1", "−1 1 −1 −1 −1 −1 −1 1 −1"),
    Misprint("E13", "x-or-o", "−1 1 1", "−1 −1 1"),
    Misprint("E13", "x-or-o", "0.79", "0.78"),
    Misprint("E15", "max-pooling", "the number of parameters", "activations"),
    Misprint("E16", "max-pooling", "The pooling layer uses", "The convolution layer uses"),
  ]

  @Test("Words, formulas and code", arguments: misprints)
  func misprint(_ erratum: Misprint) throws {
    let lesson = try CourseFolder.lesson(erratum.lesson)
    let misquotes = lesson.sections.compactMap(\.misquote)
    let found = misquotes.first { misquote in
      misquote.printed.contains(erratum.printed) && misquote.correct.contains(erratum.correct)
    }
    #expect(found != nil, "\(misquotes.map(\.printed))")
    #expect(found?.why.isEmpty == false)
  }

  /// Numbers: what is printed, and exactly what it should be.
  struct WrongNumber: CustomTestStringConvertible {
    let number: String
    let lesson: String
    let printed: String
    let exact: String
    var testDescription: String { "\(number) \(lesson) \(printed)" }

    init(_ number: String, _ lesson: String, _ printed: String, _ exact: String) {
      self.number = number
      self.lesson = lesson
      self.printed = printed
      self.exact = exact
    }
  }

  static let numbers = [
    WrongNumber("E07", "strided-conv", "83", "88"),
    WrongNumber("E14", "x-or-o", "0.77", "7/9"),
    WrongNumber("E14", "x-or-o", "0.55", "5/9"),
    WrongNumber("E17", "average-pooling", "3.25", "7/2"),
    WrongNumber("E18", "average-pooling", "36", "73/2"),
    WrongNumber("E19", "dense", "8", "81/10"),
    WrongNumber("E19", "dense", "7.1", "36/5"),
    WrongNumber("E19", "dense", "7.4", "15/2"),
    WrongNumber("E19", "dense", "7", "71/10"),
    WrongNumber("E20", "dense", "9.61", "487/50"),
    WrongNumber("E20", "dense", "6.49", "167/25"),
    WrongNumber("E20", "dense", "6.49", "659/100"),
    WrongNumber("E21", "softmax", "0.95", "0.957710228158"),
  ]

  @Test("Numbers", arguments: numbers)
  func number(_ erratum: WrongNumber) throws {
    let lesson = try CourseFolder.lesson(erratum.lesson)
    let exact = try Rational(erratum.exact)
    let found = lesson.sections.compactMap(\.demonstration).contains { demonstration in
      guard let printed = demonstration.printed, printed.erratum?.isEmpty == false else {
        return false
      }
      return printed.wrong.contains { place in
        let value = demonstration.trace.output[place]
        return printed[place]?.text == erratum.printed
          && (value == exact || value.rounded(places: 12) == exact)
      }
    }
    #expect(found)
  }

  @Test("Every erratum from E01 to E21 is in one of the tables")
  func complete() {
    let told = Set(Self.misprints.map(\.number) + Self.numbers.map(\.number))
    #expect(told == Set((1...21).map { $0 < 10 ? "E0\($0)" : "E\($0)" }))
  }

  @Test("No lesson calls a right number wrong", arguments: CourseFolder.lessons)
  func noFalseAlarm(name: String) throws {
    let lesson = try CourseFolder.lesson(String(name.dropLast(5)))
    for printed in lesson.sections.compactMap(\.demonstration?.printed) {
      for place in printed.wrong { #expect(printed[place] != nil) }
      #expect((printed.erratum == nil) == printed.wrong.isEmpty)
    }
  }
}
