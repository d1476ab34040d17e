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
      case .status(let status): _ = perform(screen.show(status))
      case .lost: screen.lose()
      }
    }
  }

  /// - Returns: whether the sitting goes on.
  private mutating func perform(_ effects: [PresenterScreen.Effect]) -> Bool {
    for effect in effects {
      switch effect {
      case .press(let key): if !call.press(key) { screen.lose() }
      case .read(let id): screen.show(read(id))
      case .resetTime: startedAt = ContinuousClock.now
      case .nextTheme: nextTheme()
      case .leave: return false
      }
    }
    return true
  }

  private func nextTheme() {
    var themes = ThemeShelf.usual.themes(colours: terminal.colours)
    if !themes.contains(terminal.theme) { themes.insert(terminal.theme, at: 0) }
    let index = themes.firstIndex(of: terminal.theme) ?? 0
    terminal.theme = themes[(index + 1) % themes.count]
  }
}
