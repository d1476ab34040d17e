import Canvas
import Course
import Lab

/// The training lab: what a network is at one moment, and how one looks at it.
///
/// Moments come in by `show`; what is asked of the training goes out as effects.
public struct LabScreen: Sendable {
  public internal(set) var moment: Moment
  var sight = LabSight()
  /// The part in view where there is room for one only.
  var page = Page.example
  var mode = Mode.watching
  /// An answer to the last key.
  var notice: String?
  var helpPage: Int?
  var size = Size(width: 80, height: 24)
  /// How a class sees it; nil on one's own screen.
  public var projection: Projection? {
    didSet {
      guard case .slowMotion(var motion) = mode else { return }
      motion.projection = projection
      mode = .slowMotion(motion)
    }
  }
  /// Where the training is to be next, asked for and not shown yet.
  var scrubbingTo: Int?

  /// A part of the lab that fills a small screen.
  enum Page: Int, CaseIterable, Sendable {
    case example, layer, curves, numbers, confusion

    var name: String {
      switch self {
      case .example: "example"
      case .layer: "layer"
      case .curves: "curves"
      case .numbers: "histograms"
      case .confusion: "confusion"
      }
    }
  }

  /// What the keys mean.
  enum Mode: Sendable {
    case watching
    case setting(SettingsForm)
    case drawing(Drawing)
    /// Waits for the gradients of the image in view.
    case waitingForSlowMotion
    case slowMotion(SlowMotion)
    case typingPath(PathPrompt)
  }

  public init(_ moment: Moment) {
    self.moment = moment
    notice = moment.note
    sight.layer = Self.firstWithWeights(moment)
    sight.unit = 0
  }

  /// The training has come to another moment.
  public mutating func show(_ moment: Moment) {
    let isOther = moment.network != self.moment.network
    self.moment = moment
    if moment.step == scrubbingTo { scrubbingTo = nil }
    sight.cursorStep = scrubbingTo
    // That all epochs are over is said by the sentence, with what can be done.
    if let note = moment.note, !moment.isOver { notice = note }
    if isOther {
      sight = LabSight()
      sight.layer = Self.firstWithWeights(moment)
      sight.unit = 0
      if case .drawing = mode { mode = .watching }
    }
    sight.layer = min(sight.layer, max(0, moment.plans.count - 1))
    guard case .waitingForSlowMotion = mode, moment.example?.gradients != nil else { return }
    if var motion = SlowMotion(moment, size: size) {
      motion.projection = projection
      mode = .slowMotion(motion)
    } else {
      mode = .watching
      notice = "This network has layers that cannot be shown step by step."
    }
  }

  /// Says something in answer to the last key.
  public mutating func tell(_ text: String) { notice = text }

  /// How long to wait for the next tick; nil while nothing moves by itself.
  public var wake: Duration? {
    if case .slowMotion(let motion) = mode { return motion.wake }
    return nil
  }

  private static func firstWithWeights(_ moment: Moment) -> Int {
    moment.parameters.first?.layer ?? 0
  }

  /// Whether numbers ran away at the step in view.
  var hasRunAway: Bool {
    guard let divergence = moment.divergence else { return false }
    return moment.step == moment.lastStep && moment.step != divergence.saneStep
  }

  /// The layer in view; nil for a network without any.
  var plan: Int? { moment.plans.indices.contains(sight.layer) ? sight.layer : nil }
}
