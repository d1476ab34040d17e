import Canvas
import Course
import Quiz

/// The first screen: the course by part, what each lesson teaches, and a glimpse of the chosen one.
public struct Home: Sendable {
  /// A line of the list.
  public struct Entry: Hashable, Sendable {
    public let id: String
    public let title: String
    public let part: String
    public let summary: String
    /// Where the learner stopped in it, from 0.
    public var place: Int?
    /// How the learner stands with it.
    public var standing: Standing
    /// What is wrong with its file; such a lesson cannot be opened.
    public let problems: [String]

    public init(
      id: String, title: String, part: String, summary: String, place: Int? = nil,
      standing: Standing = Standing(), problems: [String] = []
    ) {
      self.id = id
      self.title = title
      self.part = part
      self.summary = summary
      self.place = place
      self.standing = standing
      self.problems = problems
    }
  }

  public internal(set) var entries: [Entry]
  /// Which of the entries on show is chosen.
  var chosen = 0
  /// What the entries on show must contain.
  var filter = ""
  var isFiltering = false
  var helpPage: Int?
  var notice: String?
  var size = Size(width: 80, height: 24)
  /// What large digits are made of before a class; nil on one's own screen.
  var glyphs: BlockText.Glyphs?
  var glimpse: Glimpse?

  /// - Parameters:
  ///   - entries: the lessons in the order of the course.
  ///   - last: the lesson that was open last time; it is chosen.
  public init(_ entries: [Entry], last: String? = nil) {
    self.entries = entries
    chosen = entries.firstIndex { $0.id == last } ?? 0
  }

  /// The entries that hold what was typed, in title, id or summary.
  var shown: [Entry] {
    guard !filter.isEmpty else { return entries }
    let sought = filter.lowercased()
    return entries.filter { entry in
      [entry.id, entry.title, entry.summary].contains { $0.lowercased().contains(sought) }
    }
  }

  public var chosenEntry: Entry? { shown.indices.contains(chosen) ? shown[chosen] : nil }

  /// How long to wait for the next tick; nil once the glimpse has come to its end.
  public var wake: Duration? {
    glimpse?.isOver == false && helpPage == nil ? .milliseconds(700) : nil
  }

  /// Shows a glimpse of a lesson that was asked for by `Effect.preview`.
  public mutating func show(glimpseOf lesson: Lesson) {
    guard lesson.id == chosenEntry?.id else { return }
    glimpse = Glimpse(lesson)
  }

  /// Takes note of where the learner is in a lesson.
  public mutating func note(place: Int, of lesson: String) {
    guard let index = entries.firstIndex(where: { $0.id == lesson }) else { return }
    entries[index].place = place
  }

  /// Takes note of how the learner stands with a lesson.
  public mutating func note(_ standing: Standing, of lesson: String) {
    guard let index = entries.firstIndex(where: { $0.id == lesson }) else { return }
    entries[index].standing = standing
  }

  public mutating func tell(_ text: String) { notice = text }
}

/// The first windows of a lesson's operation, played once.
struct Glimpse: Sendable {
  let lessonID: String
  /// `12 sections · 1 misprint`.
  let facts: String
  private let demonstration: Demonstration
  private let formats: DemonstrationFormats
  private var window = 0
  /// More windows than this are not played: it is a glimpse.
  private static let mostWindows = 9

  /// - Returns: nil for a lesson that computes nothing.
  init?(_ lesson: Lesson) {
    let demonstrations = lesson.sections.compactMap(\.demonstration)
    guard let demonstration = demonstrations.max(by: { Self.rank($0) < Self.rank($1) }) else {
      return nil
    }
    lessonID = lesson.id
    let misprints = lesson.sections.count {
      $0.misquote != nil || $0.demonstration?.printed?.erratum != nil
    }
    facts =
      "\(lesson.sections.count) sections"
      + (misprints == 0 ? "" : " · \(misprints) misprint\(misprints == 1 ? "" : "s")")
    self.demonstration = demonstration
    formats = DemonstrationFormats(demonstration, .fraction)
  }

  /// What a lesson is best known by: where a document errs, else a picture of its own.
  private static func rank(_ demonstration: Demonstration) -> Int {
    if demonstration.printed?.erratum != nil { return 3 }
    switch demonstration.view {
    case .rooms, .filters, .bars, .curve, .pipeline: return 2
    case .window: return 1
    case .uses, .lists, .schedule, .row, .neurons, .ruler, .table: return 0
    }
  }

  private var last: Int { min(demonstration.trace.windowCount, Self.mostWindows) - 1 }
  var isOver: Bool { window >= last }

  mutating func goOn() { window = min(window + 1, last) }

  /// What is on show now.
  var stage: Stage {
    Stage(
      demonstration: demonstration, formats: formats, style: .fraction,
      window: demonstration.trace.window(window), term: nil, done: window, cursor: nil)
  }
}
