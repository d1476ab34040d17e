import Canvas
import Compute
import Course

/// The boards on which a moment of a lesson is shown to a class, one after the other.
struct LessonBoards {
  let lesson: Lesson
  let moment: Script.Moment
  /// What is lit; nil on cards.
  let stage: Stage?
  let style: NumberStyle
  /// Whether the value in play is not to be seen yet.
  let isCovered: Bool
  /// The windows whose results may be seen; nil where all may.
  let uncovered: Set<Int>?
  let room: Size
  /// What is said below, where that needs a page of its own.
  let aside: String

  var boards: [Board] {
    let boards: [Board]
    switch moment {
    case .question: boards = texts { Self.question(lesson, &$0) }
    case .card(let section): boards = card(lesson.sections[section])
    case .remember: boards = texts { Self.remember(lesson, &$0) }
    case .step:
      guard let stage else { return [Board()] }
      let panels = StepPanels(stage, moment, isCovered, uncovered).panels
      boards = BoardPacker(room: room).boards(panels)
    case .outcome: boards = outcome
    }
    let more = aside.isEmpty ? [] : texts { $0.add(aside, .text) }
    return boards.isEmpty ? [Board()] : boards + more
  }

  private func texts(_ write: (inout TextPages) -> Void) -> [Board] {
    var pages = TextPages(room)
    write(&pages)
    return pages.pages.map { Board(lines: $0) }
  }

  // MARK: - Cards

  private static func question(_ lesson: Lesson, _ pages: inout TextPages) {
    pages.add(lesson.question ?? lesson.summary, .title)
    if lesson.question != nil { pages.add(lesson.summary, .text) }
  }

  private static func remember(_ lesson: Lesson, _ pages: inout TextPages) {
    guard let remember = lesson.remember else { return }
    pages.add(remember.rule, .title)
    let names = [
      ("size     ", remember.shape), ("PyTorch  ", remember.pytorch), ("Keras    ", remember.keras),
    ]
    for (label, text) in names {
      if let text { pages.add(text, .text, after: label) }
    }
  }

  private func card(_ section: Section) -> [Board] {
    let said = texts { pages in
      for paragraph in section.say { pages.add(paragraph, .text) }
      guard let misquote = section.misquote else { return }
      pages.add(misquote.printed, .erratum, after: "✗ printed  ")
      pages.add(misquote.correct, .exact, after: "✓ correct  ")
      pages.add(misquote.why, .text)
    }
    let shown =
      section.exhibits.isEmpty ? section.demonstration?.operands ?? [] : section.exhibits
    let grids = shown.flatMap(\.planes).prefix(Self.mostPlanes).map { Self.grid(of: $0, style) }
    return said + BoardPacker(room: room).boards(Array(grids))
  }

  /// More sheets than this are not looked at one by one.
  static let mostPlanes = 6

  /// A matrix as it is.
  static func grid(of named: NamedTensor, _ style: NumberStyle) -> GridPanel {
    let tensor = named.tensor
    let numerals = Numerals(tensor.elements, style)
    let columns = tensor.shape.sizes.last ?? 1
    let rows = stride(from: 0, to: tensor.elements.count, by: max(1, columns)).map { start in
      tensor.elements[start..<start + columns].map {
        GridPanel.Item(text: numerals.text($0), role: .output)
      }
    }
    let caption = [numerals.remark, named.name, tensor.shape.description]
    return GridPanel(
      caption.filter { !$0.isEmpty }.joined(separator: " "), rows,
      wraps: tensor.shape.rank == 1)
  }

  // MARK: - The end of an operation

  private var outcome: [Board] {
    guard let stage else { return [] }
    guard let printed = stage.demonstration.printed else {
      return BoardPacker(room: room).boards(StepPanels(stage, moment, false).outcome)
    }
    let panels = PrintedPanels(stage, printed).panels
    let why = printed.erratum.map { erratum in texts { $0.add(erratum, .text) } } ?? []
    return BoardPacker(room: room).boards(panels) + why
  }
}
