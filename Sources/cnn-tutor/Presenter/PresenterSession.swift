import ArgumentParser
import Canvas
import Course
import Screens
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A sitting at the teacher's own terminal: it follows the projector, and says when there is none.
struct PresenterSession {
  private var screen: PresenterScreen
  private var call: ProjectorCall
  private let terminal: Terminal
  private let read: (String) -> Lesson?
  private var startedAt = ContinuousClock.now
  /// Whether the time was set, by the projector or by the teacher.
  private var isTimeSet = false
  /// The first whole second that is not shown yet.
  private var tickAt = ContinuousClock.now

  /// - Parameter read: reads a lesson of the course by its name.
  init(
    _ lesson: Lesson, _ place: MeetingPlace, _ terminal: Terminal,
    read: @escaping (String) -> Lesson?
  ) {
    screen = PresenterScreen(lesson)
    call = ProjectorCall(place)
    self.terminal = terminal
    self.read = read
  }

  /// - Returns: why it ended, if a signal or the end of the input did it.
  mutating func run() -> Event.Leaving? {
    defer { call.hangUp() }
    _ = screen.update(.resize(terminal.size))
    while true {
      tick()
      terminal.show(screen.view(terminal.size).frame)
      let event = terminal.wait(until: tickAt, alsoWatching: call.descriptors)
      switch event {
      case .leave(let reason): return reason
      case .fileChanged: listen()
      case .tick: break
      default: if !perform(screen.update(event)) { return nil }
      }
    }
  }

  /// Once a second: the time, and another try where there is no projector.
  private mutating func tick() {
    let now = ContinuousClock.now
    guard now >= tickAt else { return }
    let whole = startedAt.duration(to: now).components.seconds
    tickAt = startedAt + .seconds(whole + 1)
    screen.seconds = Int(whole)
    screen.clock = Self.timeOfDay
    screen.isUnanswered = call.isUnanswered()
    do throws(PresenterError) {
      try call.connect()
    } catch {
      screen.tell("\(error)")
    }
  }

  /// `14:05`.
  private static var timeOfDay: String {
    var (seconds, parts) = (time(nil), tm())
    localtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return two(parts.tm_hour) + ":" + two(parts.tm_min)
  }

  private mutating func listen() {
    for news in call.news() {
      switch news {
      case .status(let status):
        if let began = status.began, !isTimeSet { count(from: began) }
        _ = perform(screen.show(status))
      case .lost: screen.lose()
      }
    }
    screen.isUnanswered = call.isUnanswered()
  }

  /// - Returns: whether the sitting goes on.
  private mutating func perform(_ effects: [PresenterScreen.Effect]) -> Bool {
    for effect in effects {
      switch effect {
      case .press(let key):
        guard let shown = screen.status?.screen else { break }
        if !call.press(RemoteKey(key, on: shown)) { screen.lose() }
      case .read(let id): screen.show(read(id))
      case .resetTime:
        startedAt = ContinuousClock.now
        isTimeSet = true
      case .nextTheme: nextTheme()
      case .leave: return false
      }
    }
    return true
  }

  /// Counts the time since the class began to look on, which outlasts this program.
  private mutating func count(from began: Int) {
    startedAt = .now - .seconds(max(0, Clock.secondsSince1970 - began))
    isTimeSet = true
    tickAt = .now
  }

  private func nextTheme() {
    let themes = ThemeShelf.usual.themes(colours: terminal.colours)
    terminal.theme = ThemeShelf.next(after: terminal.theme, in: themes)
  }
}
