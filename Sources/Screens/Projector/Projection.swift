import Canvas

/// How a lesson is shown to a class: what is covered, what is pointed at.
public struct Projection: Hashable, Sendable {
  /// What large digits are made of.
  public var glyphs: BlockText.Glyphs
  /// Whether results stay covered until the class has answered.
  public internal(set) var predicts = false
  /// The results that were uncovered.
  var uncovered: Set<Result> = []
  /// What the pointer is on.
  var pointer: Rendering.Pointer?
  /// Whether all but what is pointed at is dim.
  var hasSpotlight = false

  /// The value that a window of a section makes.
  struct Result: Hashable, Sendable {
    let section: Int
    let window: Int
  }

  /// What stays as it is when another lesson is opened.
  var forNextLesson: Projection {
    var next = Projection(glyphs: glyphs)
    next.predicts = predicts
    return next
  }

  public init(glyphs: BlockText.Glyphs = .halfBlocks) { self.glyphs = glyphs }
}

extension Player {
  /// The result in play, if a window is at work.
  private var result: Projection.Result? {
    guard case .step(let section, let index) = moment,
      let demonstration = lesson.sections[section].demonstration
    else { return nil }
    return Projection.Result(section: section, window: demonstration.trace[index].window)
  }

  /// Whether the class is to say first what the value in play will be.
  public var isCovered: Bool {
    guard let projection, projection.predicts, let result else { return false }
    return !projection.uncovered.contains(result)
  }

  /// Shows the value in play.
  mutating func uncover() {
    guard let result else { return }
    projection?.uncovered.insert(result)
  }

  /// Turns "predict first" on or off; what the class has seen by then stays open.
  mutating func togglePrediction() {
    projection?.predicts.toggle()
    projection?.uncovered = []
    guard projection?.predicts == true, let result else { return }
    for window in 0..<result.window {
      projection?.uncovered.insert(Projection.Result(section: result.section, window: window))
    }
  }

  /// The windows of the section in play whose results may be seen; nil where all may.
  private var uncovered: Set<Int>? {
    guard let projection, projection.predicts, let result else { return nil }
    return Set(projection.uncovered.filter { $0.section == result.section }.map(\.window))
  }

  /// The boards of this moment at a size.
  func boards(_ size: Size) -> [Board] { boards(ProjectorChrome(size)) }

  func boards(_ chrome: ProjectorChrome) -> [Board] {
    let words = words
    return LessonBoards(
      lesson: lesson, moment: moment, stage: stage, style: numberStyle, isCovered: isCovered,
      uncovered: uncovered, room: chrome.body.size, aside: chrome.holds(words) ? "" : words
    ).boards
  }

  /// What is said of this moment: the lesson's own words where it has some, else where the window is;
  /// while the result is covered, nothing that tells it.
  var words: String {
    switch moment {
    case .step(let section, let index):
      guard let demonstration = lesson.sections[section].demonstration else { return "" }
      let trace = demonstration.trace
      let window = trace.window(trace[index].window)
      let place =
        Sentence.name(of: window, in: demonstration)
        + (trace[index].term == nil ? Sentence.ground(under: window, in: demonstration) : "")
      if isCovered {
        // How many places a ruler has is what comes out.
        return demonstration.view == .ruler ? "What comes out?" : place + ". What comes out?"
      }
      if trace[index].term == nil, let caption = demonstration.captions[window.output] {
        return caption
      }
      switch demonstration.view {
      case .ruler where projection?.predicts == true:
        let (number, count) = (window.number + 1, trace.windowCount)
        let text = Sentence(script, numberStyle).text(at: position)
        return number < count ? text.replacing("\(number) of \(count)", with: "\(number)") : text
      case .ruler, .pipeline: return Sentence(script, numberStyle).text(at: position)
      default: return place + "."
      }
    case .outcome: return Sentence(script, numberStyle).text(at: position)
    case .question, .card, .remember: return ""
    }
  }
}
