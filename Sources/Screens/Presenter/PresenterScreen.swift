import Canvas
import Course

/// The teacher's own screen: notes, what comes next, the time; it follows the projector and drives it.
public struct PresenterScreen: Sendable {
  /// What a key asks for from outside.
  public enum Effect: Hashable, Sendable {
    /// Press a key on the projector.
    case press(Key)
    /// Read another lesson, which the projector has opened.
    case read(lesson: String)
    case nextTheme
    /// Count the time from now on.
    case resetTime
    case leave
  }

  /// The lesson whose notes are in view, where it is known here.
  private(set) var player: Player
  /// What the class sees; nil while no projector is on.
  public private(set) var status: ProjectorStatus?
  /// Whether the projector is there but does not take what is pressed here.
  public var isUnanswered = false
  /// Seconds since the start, and the time of day.
  public var seconds = 0
  public var clock = ""
  /// The first line of the notes that is in view.
  var scroll = 0
  var helpPage: Int?
  var notice: String?
  var size = Size(width: 80, height: 24)
  /// Whether digits of a step's number wait on the projector for more of them; keys that stay here
  /// change nothing about it.
  private var isCounting = false
  /// A lesson that the projector shows and that cannot be read here.
  private(set) var missing: String?
  /// The lesson whose notes were asked for, until it is known what the class sees.
  private var asked: String?
  /// For how many steps of the class's lesson the file was read again.
  private var comparedCount: Int?
  /// What the class saw before the projector was lost.
  private var before: ProjectorStatus?

  public init(_ lesson: Lesson) {
    player = Player(lesson)
    asked = lesson.id
  }

  /// The projector has come, or shows something else now.
  ///
  /// - Returns: what is to be done outside.
  public mutating func show(_ status: ProjectorStatus) -> [Effect] {
    self.status = status
    let lost = before
    before = nil
    guard let lesson = status.lesson else { return [] }
    guard lesson == player.lesson.id else {
      return missing == lesson ? [] : [.read(lesson: lesson)]
    }
    missing = nil
    asked = nil
    if status.stepCount != player.script.count, status.stepCount != comparedCount {
      // The file may have been saved since it was read here.
      comparedCount = status.stepCount
      return [.read(lesson: lesson)]
    }
    if let lost, lost.lesson == lesson, status.screen == .lesson, status.position == 0 {
      return wayBack(to: lost)
    }
    if player.position != status.position {
      player.move(to: status.position)
      scroll = 0
    }
    return []
  }

  /// The keys that lead a projector that was started anew to where the class was.
  private func wayBack(to lost: ProjectorStatus) -> [Effect] {
    guard lost.position > 0 else { return [] }
    let keys = "\(lost.position + 1)g" + (lost.predicts ? "r" : "")
    return keys.map { .press(.character($0)) }
  }

  /// The lesson that the projector has opened; nil where it cannot be read here.
  public mutating func show(_ lesson: Lesson?) {
    guard let lesson, let status, lesson.id == status.lesson else {
      missing = status?.lesson
      return
    }
    if let asked, asked != lesson.id {
      notice = "These are the notes of what the class sees, not of \(asked)."
    }
    asked = nil
    player = Player(lesson, Player.Opening(position: status.position))
    _ = player.update(.resize(size))
    missing = nil
    scroll = 0
  }

  /// The projector is gone.
  public mutating func lose() {
    if let status { before = status }
    status = nil
    isUnanswered = false
    isCounting = false
  }

  public mutating func tell(_ text: String) { notice = text }

  /// Takes an event.
  public mutating func update(_ event: Event) -> [Effect] {
    switch event {
    case .resize(let size):
      self.size = size
      _ = player.update(event)
      return []
    case .key(let key): return press(key)
    case .click, .drag, .tick, .fileChanged, .leave: return []
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if let page = helpPage {
      helpPage = Self.help.page(after: page, key, size)
      return []
    }
    if isPassedOn(key) {
      isCounting = false
      return [.press(key)]
    }
    if case .character(let digit) = key, digit.isASCII, digit.isWholeNumber, status != nil,
      digit != "0" || isCounting
    {
      isCounting = true
      return [.press(key)]
    }
    switch Self.actions[key] {
    case .help: helpPage = 0
    case .leave: return [.leave]
    case .theme: return [.nextTheme]
    case .resetTime:
      seconds = 0
      return [.resetTime]
    case .notesDown: scroll = min(lastScroll, scroll + 3)
    case .notesUp: scroll = max(0, scroll - 3)
    case .press(let pressed):
      isCounting = false
      guard status == nil else { return [.press(pressed)] }
      leaf(pressed)
    case nil: notice = "That key does nothing here; ? shows all keys."
    }
    return []
  }

  /// Whether a key is meant for the projector as it is: wherever the class sees something else than a
  /// lesson, all but those for help and, on the list of lessons, for leaving.
  private func isPassedOn(_ key: Key) -> Bool {
    guard let status, status.screen != .lesson else { return false }
    switch Self.actions[key] {
    case .help: return false
    case .leave: return status.screen != .home || status.isTyping
    default: return true
    }
  }

  /// Without a projector the teacher leafs through the notes alone.
  private mutating func leaf(_ key: Key) {
    let before = player.position
    _ = player.update(.key(key))
    player.isPlaying = false
    player.notice = nil
    if player.position != before { scroll = 0 }
  }
}
