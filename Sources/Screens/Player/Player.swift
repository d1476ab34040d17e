import Canvas
import Compute
import Course

/// A lesson being played: where it is, how it is shown, and what each event changes.
///
/// What is on the screen depends on this value and the size alone; time arrives as `.tick`, asked for by
/// `wake`, so a paused player asks for nothing.
public struct Player: Sendable {
  public private(set) var script: Script
  /// The place in the script, from 0.
  public internal(set) var position = 0
  public internal(set) var isPlaying = false
  /// The page of the help that is on the screen, if any.
  var helpPage: Int?
  /// What is wrong with the lesson's file since it was last read whole.
  public private(set) var problems: [String] = []
  /// What is typed after `cnn-tutor lesson` to open it.
  let reference: String
  /// Where the learner stopped last time.
  let resumePlace: Int?
  var pace = Pace()
  var numberStyle = NumberStyle.fraction
  /// How much happens in a step, where the learner has decided it.
  var chosenDetail: Detail?
  /// Whether numbers stand on shades, where the learner has decided it.
  var chosenShading: Shading?
  /// Which part of a card is in view, where it needs more room than there is.
  public internal(set) var page = 0
  /// The learner's own cursor.
  var inspection: Inspection?
  /// The digits typed so far, for `g`.
  var digits = ""
  /// An answer to the last key.
  var notice: String?
  var size = Size(width: 80, height: 24)
  /// How it is shown to a class; nil on one's own screen.
  public var projection: Projection? {
    didSet { if (projection == nil) != (oldValue == nil) { page = 0 } }
  }
  private var formats: DemonstrationFormats?
  private var formatsKey: [Int] = []

  /// How a lesson is opened.
  public struct Opening: Hashable, Sendable {
    /// Where to begin, from 0; beyond the end means the end.
    public var position = 0
    /// How much happens in a step; nil leaves it to the lesson.
    public var detail: Detail?
    /// How numbers are written; nil leaves it to the lesson.
    public var style: NumberStyle?
    /// What is typed after `cnn-tutor lesson` to open it; nil for its name.
    public var reference: String?
    /// Where the learner stopped last time, if that is worth offering.
    public var resumePlace: Int?

    public init(
      position: Int = 0, detail: Detail? = nil, style: NumberStyle? = nil,
      reference: String? = nil, resumePlace: Int? = nil
    ) {
      self.position = position
      self.detail = detail
      self.style = style
      self.reference = reference
      self.resumePlace = resumePlace
    }
  }

  public init(_ lesson: Lesson, _ opening: Opening = Opening()) {
    script = Script(lesson)
    chosenDetail = opening.detail
    numberStyle = opening.style ?? NumberStyle(lesson)
    reference = opening.reference ?? lesson.id
    let last = script.count - 1
    position = min(max(0, opening.position), last)
    resumePlace = opening.resumePlace.flatMap { (1..<last).contains($0) ? $0 : nil }
    settle()
  }

  public var lesson: Lesson { script.lesson }
  /// Whether the lesson's last step is on show, by which it counts as seen.
  public var isAtEnd: Bool { position == script.count - 1 }
  var moment: Script.Moment { script.moment(at: position) }

  /// How much happens in a step.
  var detail: Detail {
    chosenDetail ?? script.demonstration(at: position)?.detail ?? .product
  }

  /// Whether the numbers of a grid stand on shades.
  var shading: Shading { chosenShading ?? script.section(at: position)?.shading ?? .numbers }

  /// How long to wait for the next tick; nil while nothing moves.
  public var wake: Duration? {
    guard isPlaying, helpPage == nil else { return nil }
    return pace.stay(on: moment, of: lesson, detail)
  }

  /// The command that opens this very step again.
  public var reopening: String { "cnn-tutor lesson \(reference) --step \(position + 1)" }

  /// Goes on with the same lesson read again from its file, at the same step.
  public mutating func replace(with lesson: Lesson) {
    let stretch = script.stretch(at: position)
    let offset = position - script.positions(of: stretch).lowerBound
    script = Script(lesson)
    let positions = script.positions(of: min(stretch, script.stretchCount - 1))
    position = min(positions.lowerBound + offset, positions.upperBound - 1)
    problems = []
    inspection = nil
    page = 0
    formatsKey = []
    settle()
  }

  /// Says what is wrong with the file; what was shown stays.
  public mutating func report(_ problems: [String]) {
    self.problems = problems
    isPlaying = false
  }

  /// Says something in answer to the last key.
  public mutating func tell(_ text: String) { notice = text }

  /// Goes to a place in the script; the learner's cursor is put away.
  mutating func move(to place: Int) {
    position = min(max(0, place), script.count - 1)
    page = 0
    inspection = nil
    settle()
  }

  /// Works out how the numbers on show are written, once for a section and a number style.
  mutating func settle() {
    let key = [script.stretch(at: position), numberStyle == .fraction ? 0 : 1]
    guard key != formatsKey else { return }
    formatsKey = key
    formats = script.demonstration(at: position).map { DemonstrationFormats($0, numberStyle) }
  }

  /// What is lit at this moment; nil on cards.
  var stage: Stage? {
    guard let demonstration = script.demonstration(at: position), let formats else { return nil }
    let trace = demonstration.trace
    switch moment {
    case .step(_, let index):
      let step = trace[index]
      return Stage(
        demonstration: demonstration, formats: formats, style: numberStyle, shading: shading,
        window: trace.window(step.window), term: step.term, done: step.window, cursor: inspection)
    case .outcome:
      return Stage(
        demonstration: demonstration, formats: formats, style: numberStyle, shading: shading,
        window: nil,
        term: nil, done: trace.windowCount, cursor: inspection)
    case .question, .card, .remember: return nil
    }
  }
}
