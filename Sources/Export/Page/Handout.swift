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
    lines += section.exhibits.map { Self.flow(passage.text.matrix($0)) }
    if let demonstration = section.demonstration {
      lines.append(figure(at: outcome))
      if let erratum = demonstration.printed?.erratum {
        lines.append("<div class=\"wrong\"><p>Printed wrongly: \(escaped(erratum))</p></div>")
      }
    }
    return (lines + ["</div>"]).joined(separator: "\n")
  }

  private func figure(at position: Int) -> String {
    let player = passage.player(at: position)
    let frame = player.view(passage.size).frame
    let part = frame.inked(in: player.stageArea(passage.size))
    let caption = passage.sentence(at: position)
    let picture = VectorPicture(frame, paper, part: part, margin: 0)
    return """
      <figure>\(picture.element(label: caption))
      <figcaption>\(escaped(caption))</figcaption></figure>
      """
  }

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
      let asked = exercise.text.asked
      let room = exercise.question.form.isLong ? "room large" : "room"
      return """
        <div class="exercise"><h3>Exercise \(number + 1)</h3>
        \(Self.flow(asked.dropLast()))
        <p class="form">\(escaped(asked.last ?? ""))</p><div class="\(room)"></div></div>
        """
    }
    return """
      <div class="sheet"><h2>Exercises: \(escaped(passage.lesson.title))</h2>
      <p class="source">Sheet \(seed). The same exercises once more: --seed \(seed).</p>
      \(sheets.joined(separator: "\n"))
      </div>
      """
  }

  private var solutionSheet: String? {
    guard hasSolutions, !exercises.isEmpty else { return nil }
    let solutions = exercises.enumerated().map { number, exercise in
      """
      <div class="solution"><h3>Exercise \(number + 1)</h3>
      \(Self.flow(exercise.text.solution))</div>
      """
    }
    return """
      <div class="sheet"><h2>Solutions: \(escaped(passage.lesson.title))</h2>
      <p class="source">Sheet \(seed).</p>
      \(solutions.joined(separator: "\n"))
      </div>
      """
  }

  /// Lines of text as paragraphs; those that are set in are rows of numbers or lists, and stay as they
  /// are.
  private static func flow(_ lines: some Sequence<String>) -> String {
    var blocks: [String] = []
    var rows: [String] = []
    func close() {
      if !rows.isEmpty { blocks.append("<pre>\(escaped(rows.joined(separator: "\n")))</pre>") }
      rows = []
    }
    for line in lines {
      if line.hasPrefix("  ") {
        rows.append(String(line.dropFirst(2)))
        continue
      }
      close()
      if !line.isEmpty { blocks.append("<p>\(escaped(line))</p>") }
    }
    close()
    return blocks.joined(separator: "\n")
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
