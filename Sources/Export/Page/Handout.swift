import Canvas
import Course
import Quiz
import Screens

/// A lesson on paper: what it says, its key pictures, exercises with room for answers, and solutions on a
/// sheet of their own.
public struct Handout {
  private let passage: Passage
  private let paper: Paper
  private let exercises: [Exercise]
  private let hasSolutions: Bool
  /// The number that the exercises hang on.
  private let seed: UInt64

  private struct Exercise {
    let question: Question
    let text: QuestionText

    /// In which form the answer is to be given.
    var form: String { "Answer: \(question.form.instruction)." }
  }

  /// - Parameters:
  ///   - paper: the colours of the pictures, on white.
  ///   - seed: the same number gives the same exercises.
  public init(_ passage: Passage, _ paper: Paper, seed: UInt64, hasSolutions: Bool) {
    // Letters of a size that can be read on a sheet, whatever is on the screen.
    self.passage = Passage(
      passage.lesson, size: Size(width: 80, height: 24), positions: passage.positions,
      detail: passage.detail, style: passage.style)
    self.paper = paper
    self.seed = seed
    self.hasSolutions = hasSolutions
    let lesson = passage.lesson
    let written = lesson.questions.count
    let count = written == 0 ? 0 : max(written, Self.fewestExercises)
    exercises = Round(lessons: [lesson], count: count, seed: seed).questions.map {
      Exercise(question: $0, text: QuestionText($0, in: lesson))
    }
  }

  /// Where a lesson asks less, some of its questions come again with other numbers.
  private static let fewestExercises = 10

  var html: String {
    let parts = [opening] + sections + [remember, exerciseSheet, solutionSheet]
    return parts.compactMap { $0 }.joined(separator: "\n")
  }

  // MARK: - The course

  private var opening: String {
    let lesson = passage.lesson
    var lines = [
      "<h1>\(escaped(lesson.title))</h1>",
      "<p class=\"summary\">\(escaped(lesson.summary))</p>",
    ]
    if let question = lesson.question {
      lines.append("<p class=\"question\">\(escaped(question))</p>")
    }
    if !lesson.sources.isEmpty {
      let sources = lesson.sources.joined(separator: "; ")
      lines.append("<p class=\"source\">From \(escaped(sources)).</p>")
    }
    return lines.joined(separator: "\n")
  }

  private var sections: [String] {
    passage.lesson.sections.indices.compactMap { number in
      let positions = passage.script.positions(of: number + 1)
      guard positions.overlaps(Range(passage.positions)) else { return nil }
      return section(number, outcome: positions.upperBound - 1)
    }
  }

  /// - Parameter outcome: the position at which the section's operation is done.
  private func section(_ number: Int, outcome: Int) -> String {
    let section = passage.lesson.sections[number]
    var lines = ["<div class=\"section\">", "<h2>\(number + 1). \(escaped(section.title))</h2>"]
    lines += section.say.map { "<p>\(escaped($0))</p>" }
    if let misquote = section.misquote {
      lines.append(
        """
        <div class="wrong"><p>Printed wrongly: \(escaped(misquote.printed))</p>
        <p>Correct: \(escaped(misquote.correct))</p><p>\(escaped(misquote.why))</p></div>
        """)
    }
    lines.append(TextBlocks(section.exhibits.flatMap(passage.text.matrix)).html)
    if section.demonstration != nil { lines.append(figure(at: outcome)) }
    return (lines + ["</div>"]).joined(separator: "\n")
  }

  /// What is seen at a position, in as many pictures as it takes screens.
  private func figure(at position: Int) -> String {
    let caption = passage.sentence(at: position)
    let area = passage.player(at: position).stageArea(passage.size)
    let alone = Passage(
      passage.lesson, size: passage.size, positions: position...position, detail: passage.detail,
      style: passage.style)
    let pictures = alone.slides.map { slide in
      VectorPicture(slide.frame, paper, part: slide.frame.inked(in: area), margin: 0)
        .element(label: caption, columnWidth: Self.columnWidth)
    }
    return """
      <figure>\(pictures.joined(separator: "\n"))
      <figcaption>\(escaped(caption))</figcaption></figure>
      """
  }

  /// In millimetres: letters of about eight points, and 80 columns fit a sheet.
  private static let columnWidth = 1.75

  private var remember: String? {
    guard let remember = passage.lesson.remember else { return nil }
    let facts = [
      ("Size", remember.shape), ("PyTorch", remember.pytorch), ("Keras", remember.keras),
    ]
    let lines = facts.compactMap { name, text in
      text.map { "<p>\(name): \(escaped($0))</p>" }
    }
    return """
      <div class="remember"><h3>To remember</h3><p>\(escaped(remember.rule))</p>
      \(lines.joined(separator: "\n"))</div>
      """
  }

  // MARK: - The exercises

  private var exerciseSheet: String? {
    guard !exercises.isEmpty else { return nil }
    let sheets = exercises.enumerated().map { number, exercise in
      """
      <div class="exercise"><h3>Exercise \(number + 1)</h3>
      \(TextBlocks(exercise.text.statement).html)
      \(Self.list(exercise.text.choices))<p class="form">\(escaped(exercise.form))</p>\
      <div class="\(exercise.question.form.isLong ? "room large" : "room")"></div></div>
      """
    }
    return """
      <div class="sheet"><p class="name">Name</p>
      <h2>Exercises: \(escaped(passage.lesson.title))</h2>
      <p class="source">Sheet \(seed). The same exercises once more: --seed \(seed).</p>
      \(sheets.joined(separator: "\n"))
      </div>
      """
  }

  /// Answers to choose from, by letters.
  private static func list(_ choices: [String]) -> String {
    guard !choices.isEmpty else { return "" }
    let items = choices.map { "<li>\(escaped($0))</li>" }
    return "<ol type=\"a\">\(items.joined())</ol>\n"
  }

  private var solutionSheet: String? {
    guard hasSolutions, !exercises.isEmpty else { return nil }
    let solutions = exercises.enumerated().map { number, exercise in
      """
      <div class="solution"><h3>Exercise \(number + 1)</h3>
      \(TextBlocks(exercise.text.solution).html)</div>
      """
    }
    return """
      <div class="sheet"><h2>Solutions: \(escaped(passage.lesson.title))</h2>
      <p class="source">Sheet \(seed).</p>
      \(solutions.joined(separator: "\n"))
      </div>
      """
  }
}

extension AnswerForm {
  /// Whether an answer needs more than a line or two.
  fileprivate var isLong: Bool {
    if case .matrix = self { true } else { false }
  }
}

extension Frame {
  /// The least block of a part that holds all that is written there.
  fileprivate func inked(in part: Rect) -> Rect {
    let part = part.intersection(bounds)
    var (left, right, top, bottom) = (part.right, part.x, part.bottom, part.y)
    for y in part.y..<part.bottom {
      for x in part.x..<part.right
      where self[x, y].character != " " || self[x, y].style.ground != nil {
        (left, right) = (min(left, x), max(right, x + 1))
        (top, bottom) = (min(top, y), max(bottom, y + 1))
      }
    }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }
}
