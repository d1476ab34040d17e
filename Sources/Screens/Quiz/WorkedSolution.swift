import Canvas
import Compute
import Course
import Quiz

/// The solution of a question as an animation: its own lesson where that works it out, else a lesson of
/// the question's numbers; it plays until the value that was asked for is there.
struct WorkedSolution: Sendable {
  var player: Player
  /// Where it stops by itself.
  private let end: Int?

  /// - Returns: nil where nothing can be played.
  init?(_ question: Question, in lesson: Lesson, _ size: Size) {
    let place = question.place(in: lesson)
    let window = question.solution.window
    if let place, question.isPlayed(in: lesson, section: place.section) {
      self.init(lesson, section: place.section, window: window, size)
    } else if let demonstration = question.solution.demonstration, demonstration.isPlayable {
      let section = Section(
        title: place.map { lesson.sections[$0.section].title } ?? "How it comes about", say: [],
        exhibits: [], demonstration: demonstration, misquote: nil)
      let only = Lesson(
        id: lesson.id, title: lesson.title, part: lesson.part, order: 0, summary: lesson.summary,
        question: nil, sources: [], showsDecimals: lesson.showsDecimals, sections: [section],
        remember: nil)
      self.init(only, section: 0, window: window, size)
    } else if let place {
      self.init(lesson, section: place.section, window: nil, size)
    } else {
      return nil
    }
  }

  private init(_ lesson: Lesson, section: Int, window: Int?, _ size: Size) {
    let script = Script(lesson)
    let card = script.positions(of: section + 1).lowerBound
    var start = card
    var end: Int?
    if let trace = lesson.sections[section].demonstration?.trace, let window {
      start = script.position(section: section, step: trace.steps(of: window).lowerBound)
      end = script.position(section: section, step: trace.sumStep(of: window))
    }
    player = Player(
      lesson.asSolution, Player.Opening(position: start, detail: end == nil ? nil : .product))
    _ = player.update(.resize(size))
    player.isPlaying = start != end && end != nil
    self.end = end
  }

  /// Takes an event; Enter leads back to the quiz, too.
  ///
  /// - Returns: whether it is to be left, and what is to be done outside.
  mutating func update(_ event: Event) -> (isOver: Bool, effects: [Effect]) {
    if event == .key(.enter), player.helpPage == nil, player.inspection == nil {
      return (true, [])
    }
    // A clicker has one button that goes on: behind the value that was asked for, back to the quiz.
    if event == .key(.pageDown), player.projection != nil, isOver { return (true, []) }
    if event == .key(.character("y")) || event == .key(.character("z")), player.helpPage == nil {
      // Neither the question's numbers nor its quiz are the lesson's.
      player.tell("This belongs to a quiz; Enter goes back to it.")
      return (false, [])
    }
    let before = player.position
    let effects = player.update(event)
    if event == .tick, let end, before < end, player.position >= end { player.isPlaying = false }
    var outside: [Effect] = []
    var isOver = false
    for effect in effects {
      switch effect {
      case .leave, .open: isOver = true
      case .mouse, .mouseOn, .nextTheme, .sandbox: outside.append(effect)
      // Where one is in a solution is not where one is in the lesson.
      default: break
      }
    }
    return (isOver, outside)
  }

  /// Whether the value that was asked for is there, and all that is said of it was on show.
  private var isOver: Bool {
    let isThere = end.map { player.position >= $0 } ?? true
    return isThere && !player.isCovered && player.page + 1 >= player.pageCount
  }

  /// The player's screen, with the way back to the quiz in its last line.
  func view(_ size: Size) -> Rendering {
    var rendering = player.view(size)
    let isPlain = player.notice == nil && player.digits.isEmpty && player.inspection == nil
    guard isPlain, player.helpPage == nil, player.projection == nil, Chrome.isEnough(size) else {
      return rendering
    }
    let y = size.height - 1
    rendering.frame.fill(Rect(x: 0, y: y, width: size.width, height: 1), .blank)
    let entries = [
      ("Enter", "back to the quiz"), ("space", player.isPlaying ? "pause" : "play"),
      ("←→", "step"), ("↑↓", "window"), ("e", "edit"), ("?", "keys"),
    ]
    Footer(entries: entries).draw(on: &rendering.frame, y: y, last: 1)
    return rendering
  }
}

extension Demonstration {
  /// Whether it has steps to be played.
  fileprivate var isPlayable: Bool { trace.windowCount > 0 }
}

extension Lesson {
  /// The lesson as it is looked at from a quiz, out of which neither another quiz nor a next lesson is
  /// opened.
  fileprivate var asSolution: Lesson {
    let last = remember.map {
      Remember(rule: $0.rule, shape: $0.shape, pytorch: $0.pytorch, keras: $0.keras, next: [])
    }
    return Lesson(
      id: id, title: "Solution · \(title)", part: part, order: order, summary: summary,
      question: question, sources: sources, showsDecimals: showsDecimals, sections: sections,
      remember: last)
  }
}

extension Question {
  /// Whether a section of the lesson computes the very value that is asked for.
  fileprivate func isPlayed(in lesson: Lesson, section: Int) -> Bool {
    guard !isFresh, let shown = lesson.sections[section].demonstration?.trace,
      let asked = solution.demonstration?.trace
    else { return false }
    return shown.operation == asked.operation && shown.input == asked.input
      && shown.weight == asked.weight
  }
}
