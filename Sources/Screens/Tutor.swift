import Canvas
import Course
import Lab
import Quiz

/// The whole program's state: the first screen, a lesson, the sandbox or a quiz over either of them,
/// the training lab, or what is wrong with a lesson's file.
///
/// Events go in by `update`, a frame comes out by `view`; everything else that is to happen is an effect.
public struct Tutor: Sendable {
  public private(set) var home: Home?
  public private(set) var player: Player?
  public private(set) var sandbox: Sandbox?
  public private(set) var lab: LabScreen?
  public private(set) var quiz: QuizScreen?
  /// A file that could not be read at all yet, and what is wrong with it.
  private var failure: Failure?
  private var size = Size(width: 80, height: 24)
  /// How a class sees it; nil on one's own screen.
  public internal(set) var projection: Projection? {
    didSet { project() }
  }
  /// What lies over everything before a class.
  var blank: Blank?
  /// What large digits are made of on this terminal.
  public var glyphs = BlockText.Glyphs.halfBlocks
  /// Whether nothing may move but by the learner's own key.
  public var isMotionReduced = false {
    didSet { quiz?.isStill = isMotionReduced }
  }

  /// What is wrong with a file that is watched until it is mended.
  private struct Failure {
    var problems: [String]
    /// How the lesson is opened once it can be read.
    let opening: Player.Opening
  }

  /// Begins on the first screen.
  public init(_ home: Home) { self.home = home }

  /// Begins in a lesson; leaving it leaves the program.
  public init(_ player: Player) { self.player = player }

  /// Begins in the sandbox; leaving it leaves the program.
  public init(_ sandbox: Sandbox) { self.sandbox = sandbox }

  /// Begins in the training lab; leaving it leaves the program.
  public init(_ lab: LabScreen) { self.lab = lab }

  /// Begins in a quiz; leaving it leaves the program.
  public init(_ quiz: QuizScreen) { self.quiz = quiz }

  /// Opens a quiz over the screen that is open.
  public mutating func open(_ quiz: QuizScreen) {
    var opened = quiz
    opened.isStill = isMotionReduced
    _ = opened.update(.resize(size))
    self.quiz = opened
    project()
  }

  /// Opens the training lab over the first screen.
  public mutating func open(_ lab: LabScreen) {
    var opened = lab
    _ = opened.update(.resize(size))
    self.lab = opened
    project()
  }

  /// The training has come to another moment.
  public mutating func show(_ moment: Moment) { lab?.show(moment) }

  /// Begins with a file that has to be mended first.
  public init(problems: [String], opening: Player.Opening) {
    failure = Failure(problems: problems, opening: opening)
  }

  /// Opens a lesson over the first screen.
  public mutating func open(_ lesson: Lesson, _ opening: Player.Opening = .init()) {
    var opened = Player(lesson, opening)
    _ = opened.update(.resize(size))
    let before = player?.projection
    player = opened
    if let before { projection = before.forNextLesson } else { project() }
  }

  /// Shows a glimpse of a lesson on the first screen.
  public mutating func show(glimpseOf lesson: Lesson) { home?.show(glimpseOf: lesson) }

  /// Whether the first screen is in view.
  public var isHome: Bool {
    home != nil && player == nil && sandbox == nil && lab == nil && quiz == nil
  }

  /// Shows on the first screen how the learner stands with a lesson.
  public mutating func show(_ standing: Standing, of lesson: String) {
    home?.note(standing, of: lesson)
  }

  /// The watched file was read again: its lesson, or what is wrong with it.
  public mutating func reload(_ lesson: Lesson?, problems: [String]) {
    guard let lesson else {
      player?.report(problems)
      failure?.problems = problems
      return
    }
    if player != nil {
      player?.replace(with: lesson)
    } else {
      open(lesson, failure?.opening ?? .init())
    }
    failure = nil
  }

  /// Says something in answer to the last key.
  public mutating func tell(_ text: String) {
    if lab != nil {
      lab?.tell(text)
    } else if sandbox != nil {
      sandbox?.tell(text)
    } else if quiz != nil {
      quiz?.tell(text)
    } else if player != nil {
      player?.tell(text)
    } else {
      home?.tell(text)
    }
  }

  /// Whether the time is counted that a class has for a question: ticks follow each other then, whatever
  /// else happens.
  public var isTimed: Bool { lab == nil && sandbox == nil && quiz?.isTimed == true }

  /// How long to wait for the next tick; nil while nothing moves.
  public var wake: Duration? {
    if blank != nil { return isTimed ? quiz?.wake : nil }
    if let lab { return lab.wake }
    if let sandbox { return sandbox.wake }
    if let quiz { return quiz.wake }
    if let player { return player.wake }
    return isMotionReduced ? nil : home?.wake
  }

  /// Takes an event.
  ///
  /// - Returns: what is to be done outside, in order.
  public mutating func update(_ event: Event) -> [Effect] {
    if case .key(let key) = event, let effects = pressBeforeClass(key) { return effects }
    return pass(event)
  }

  /// Hands an event to the screen that is open.
  mutating func pass(_ event: Event) -> [Effect] {
    if case .resize(let size) = event {
      self.size = size
      _ = home?.update(event)
      if sandbox != nil || quiz != nil { _ = player?.update(event) }
      if sandbox != nil { _ = quiz?.update(event) }
    }
    if lab != nil { return updateLab(event) }
    if sandbox != nil { return updateSandbox(event) }
    if quiz != nil { return opening(updateQuiz(event)) }
    if player != nil { return opening(updatePlayer(event)) }
    if home != nil { return opening(home?.update(event) ?? []) }
    if case .key(let key) = event, key == .character("q") || key == .escape { return [.leave] }
    return []
  }

  /// Tells the screens that are open how a class sees them; what is covered and pointed at in a lesson
  /// is known there alone.
  private mutating func project() {
    if (player?.projection == nil) != (projection == nil) { player?.projection = projection }
    if (quiz?.projection == nil) != (projection == nil) { quiz?.projection = projection }
    sandbox?.projection = projection
    lab?.projection = projection
    home?.glyphs = projection?.glyphs
  }

  private mutating func updateLab(_ event: Event) -> [Effect] {
    let effects = lab?.update(event) ?? []
    guard home != nil else { return effects }
    if effects.contains(.leave) { lab = nil }
    return effects.map { $0 == .leave ? .lab(.stop) : $0 }
  }

  private mutating func updateQuiz(_ event: Event) -> [Effect] {
    let effects = quiz?.update(event) ?? []
    guard player != nil || home != nil else { return effects }
    if effects.contains(.leave) { quiz = nil }
    return effects.filter { $0 != .leave }
  }

  private mutating func updateSandbox(_ event: Event) -> [Effect] {
    let effects = sandbox?.update(event) ?? []
    guard player != nil || home != nil || quiz != nil else { return effects }
    if effects.contains(.leave) { sandbox = nil }
    return effects.filter { $0 != .leave }
  }

  /// Opens the sandbox where one of the effects asks for it; the other effects are left.
  private mutating func opening(_ effects: [Effect]) -> [Effect] {
    guard effects.contains(.sandbox) else { return effects }
    sandbox =
      quiz != nil
      ? quiz?.sandbox()
      : player != nil ? player?.sandbox() : Bench.standard(.conv2D).map { Sandbox($0) }
    _ = sandbox?.update(.resize(size))
    project()
    return effects.filter { $0 != .sandbox }
  }

  private mutating func updatePlayer(_ event: Event) -> [Effect] {
    let effects = player?.update(event) ?? []
    guard home != nil else { return effects }
    if effects.contains(.leave), let left = player {
      home?.note(place: left.position, of: left.lesson.id)
      player = nil
      if let shown = left.projection { projection = shown.forNextLesson }
    }
    return effects.filter { $0 != .leave }
  }

  /// The screen at a size.
  public func view(_ size: Size) -> Rendering {
    if let blank { return blank.view(size) }
    if let lab { return lab.view(size) }
    if let sandbox { return sandbox.view(size) }
    if let quiz { return quiz.view(size) }
    if let player { return player.view(size) }
    if let home { return home.view(size) }
    guard Chrome.isEnough(size) else { return Chrome.tooSmall(size) }
    var rendering = Rendering(size)
    rendering.frame.write("This lesson's file must be mended", x: 1, y: 0, .title)
    let lines = (failure?.problems ?? []).flatMap { TextFlow.wrap($0, width: size.width - 2) }
    let room = size.height - 3
    let shown = lines.count <= room ? lines.count : room - 1
    for (line, text) in lines.prefix(shown).enumerated() {
      rendering.frame.write(text, x: 1, y: 1 + line, .alarm)
    }
    if shown < lines.count {
      rendering.frame.write("… and more", x: 1, y: 1 + shown, .quiet)
    }
    let entries = [("save the file", "shows it"), ("q", "quit")]
    Footer(entries: entries).draw(on: &rendering.frame, y: size.height - 1)
    return rendering
  }
}
