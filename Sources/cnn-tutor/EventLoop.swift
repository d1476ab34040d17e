import Canvas
import Course
import Screens
import Terminal

/// Shows a frame, waits for an event, hands it to the tutor, does what the tutor asks for; again.
struct EventLoop {
  var tutor: Tutor
  let terminal: Terminal
  let places: Places
  let lessons: LessonAccess
  /// What is printed once the terminal is given back.
  private(set) var lastWords: [String] = []
  private var isOver = false
  /// When the next tick is due.
  private var tickAt: ContinuousClock.Instant?

  init(tutor: Tutor, terminal: Terminal, places: Places, lessons: LessonAccess) {
    self.tutor = tutor
    self.terminal = terminal
    self.places = places
    self.lessons = lessons
  }

  /// - Returns: why it ended, if a signal or the end of the input did it.
  mutating func run() -> Event.Leaving? {
    handle(.resize(terminal.size))
    if let id = tutor.home?.chosenEntry?.id { perform(.preview(lesson: id)) }
    setTick(after: nil)
    defer { places.flush(isLasting: true) }
    while !isOver {
      terminal.show(tutor.view(terminal.size).frame)
      let event = next()
      if case .leave(let reason) = event { return reason }
      handle(event)
    }
    return nil
  }

  /// The next event for the tutor; places that are due are written meanwhile.
  private mutating func next() -> Event {
    while true {
      let due = [tickAt, places.flushAt].compactMap { $0 }.min()
      let event = terminal.wait(until: due, alsoWatching: lessons.watch?.descriptor)
      switch event {
      case .tick:
        if let flushAt = places.flushAt, flushAt <= .now { places.flush() }
        if let tickAt, tickAt <= .now { return .tick }
      case .fileChanged: if lessons.watch?.drain() == true { return event }
      default: return event
      }
    }
  }

  private mutating func handle(_ event: Event) {
    if event == .fileChanged { reload() }
    for effect in tutor.update(event) { perform(effect) }
    setTick(after: event)
  }

  /// A tick follows the tick before it at the pace of the screen, however long showing it took; any
  /// other event but a change of size begins the wait anew.
  private mutating func setTick(after event: Event?) {
    guard let wake = tutor.wake else {
      tickAt = nil
      return
    }
    if case .resize = event, tickAt != nil { return }
    let now = ContinuousClock.now
    tickAt = event == .tick ? max(now, (tickAt ?? now) + wake) : now + wake
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .open(let id):
      guard let reading = lessons.read(id) else {
        return tutor.tell("There is no lesson \(id) in the lessons' folder.")
      }
      if let lesson = reading.lesson {
        tutor.open(
          lesson,
          Player.Opening(
            reference: lessons.reference(id), resumePlace: places.place(of: id)))
      } else {
        tutor.tell("The file of \(id) is broken: \(reading.problems.first?.description ?? "")")
      }
    case .preview(let id):
      if let lesson = lessons.read(id)?.lesson { tutor.show(glimpseOf: lesson) }
    case .save(let place, let id): places.note(place: place, of: id)
    case .nextTheme: nextTheme()
    case .mouse:
      terminal.mouse.toggle()
      tutor.tell(
        terminal.mouse ? "Mouse on: click; hold Shift to select text." : "Mouse off.")
    case .mouseOn: terminal.mouse = true
    // The tutor opens it by itself.
    case .sandbox: break
    case .printAtEnd(let line): if !lastWords.contains(line) { lastWords.append(line) }
    case .leave: isOver = true
    }
  }

  private mutating func reload() {
    guard let source = lessons.source else { return }
    let reading = source.read()
    // Another lesson may have been opened from the end of the one that is watched.
    if let open = tutor.player?.lesson.id, let watched = reading.lesson?.id, open != watched {
      return
    }
    tutor.reload(reading.lesson, problems: source.complaints(reading.problems))
  }

  private mutating func nextTheme() {
    let themes: [Theme] =
      terminal.colours >= 256
      ? [.dark, .light, .mono] : terminal.colours >= 8 ? [.eight, .mono] : [.mono]
    let index = themes.firstIndex { $0.name == terminal.theme.name } ?? 0
    terminal.theme = themes[(index + 1) % themes.count]
    tutor.tell("Theme: \(terminal.theme.name).")
  }
}
