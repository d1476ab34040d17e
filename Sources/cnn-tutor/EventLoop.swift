import Canvas
import Course
import Files
import Lab
import Quiz
import Screens
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Shows a frame, waits for an event, hands it to the tutor, does what the tutor asks for; again.
struct EventLoop {
  var tutor: Tutor
  let terminal: Terminal
  let places: Places
  private var standings: Standings
  let lessons: LessonAccess
  private let preferences: Preferences
  private var lab: LabAccess
  /// What is printed once the terminal is given back.
  private(set) var lastWords: [String] = []
  private var isOver = false
  /// The file that was last written, or asked for although it is there.
  private var confirmedPath: String?
  /// The class that looks on, if any, and its presenters.
  private var classroom = Classroom()
  /// Whether the colours were chosen for a class, too.
  private var keepsTheme = false
  /// The theme of one's own screen, while a class looks on.
  private var ownTheme: Theme?
  /// Until when the training's moments wait, where motion is reduced.
  private var nextMomentAt: ContinuousClock.Instant?
  /// When the next tick is due.
  private var tickAt: ContinuousClock.Instant?

  init(
    tutor: Tutor, terminal: Terminal, places: Places, progress: Progress, lessons: LessonAccess,
    lab: LabAccess, preferences: Preferences
  ) {
    self.tutor = tutor
    self.terminal = terminal
    self.places = places
    standings = Standings(progress)
    self.lessons = lessons
    self.lab = lab
    self.preferences = preferences
    self.tutor.isMotionReduced = preferences.reducedMotion.value
    terminal.mouse = preferences.mouse.value
    if let complaint = preferences.complaints.first { self.tutor.tell(complaint) }
  }

  /// Shows everything to a class from the beginning.
  ///
  /// - Parameter keepsTheme: whether the colours were chosen and are not to be changed.
  mutating func beginProjecting(keepsTheme: Bool) {
    tutor.beginProjecting(tutor.glyphs)
    self.keepsTheme = keepsTheme
    project(true)
  }

  /// What the loop goes round for.
  private enum Input {
    case event(Event)
    /// What a presenter has pressed.
    case remote(RemoteKey)
  }

  /// - Returns: why it ended, if a signal or the end of the input did it.
  mutating func run() -> Event.Leaving? {
    handle(.resize(terminal.size))
    if let id = tutor.home?.chosenEntry?.id { perform(.preview(lesson: id)) }
    setTick(after: nil)
    defer {
      places.flush(isLasting: true)
      standings.progress.flush()
      lab.send(.stop)
    }
    while !isOver {
      terminal.show(tutor.view(terminal.size).frame)
      classroom.publish(tutor.status)
      if standings.areNews(for: &tutor, lessons) { continue }
      switch next() {
      case .event(.leave(let reason)): return reason
      case .event(let event): handle(event)
      case .remote(let pressed):
        for effect in tutor.press(fromAfar: pressed.key, on: pressed.screen) { perform(effect) }
        setTick(after: .key(pressed.key))
      }
    }
    return nil
  }

  /// The next event for the tutor; places that are due are written meanwhile.
  private mutating func next() -> Input {
    while true {
      let momentAt = lab.trainer == nil ? nil : nextMomentAt
      // What is pressed here goes before what is pressed from afar.
      let due =
        classroom.hasKeys
        ? ContinuousClock.now
        : [tickAt, places.flushAt, momentAt, classroom.retryAt].compactMap { $0 }.min()
      let event = terminal.wait(until: due, alsoWatching: watchedDescriptors)
      switch event {
      case .tick:
        classroom.retryWhenDue()
        if let pressed = classroom.nextKey() {
          nextMomentAt = nil
          return .remote(pressed)
        }
        if let flushAt = places.flushAt, flushAt <= .now { places.flush() }
        if let nextMomentAt, nextMomentAt <= .now { self.nextMomentAt = nil }
        if let tickAt, tickAt <= .now { return .event(.tick) }
      case .fileChanged:
        classroom.listen()
        classroom.publish(tutor.status)
        if let trainer = lab.trainer {
          guard let moment = trainer.latest() else { continue }
          tutor.show(moment)
          if preferences.reducedMotion.value { nextMomentAt = .now + .seconds(1) }
          return .event(event)
        }
        if lessons.watch?.drain() == true { return .event(event) }
      case .key, .click, .drag, .resize, .leave:
        // What was asked for is shown at once.
        nextMomentAt = nil
        return .event(event)
      }
    }
  }

  /// What is waited for beside the terminal: the training's next moment, or a saved lesson; presenters.
  private var watchedDescriptors: [Int32] {
    let presenters = classroom.descriptors
    guard let trainer = lab.trainer else {
      return presenters + [lessons.watch?.descriptor].compactMap { $0 }
    }
    return presenters + (nextMomentAt == nil ? [trainer.wakeDescriptor] : [])
  }

  private mutating func handle(_ event: Event) {
    if event == .fileChanged, lab.trainer == nil { reload() }
    for effect in tutor.update(event) { perform(effect) }
    setTick(after: event)
  }

  /// A tick follows the tick before it at the pace of the screen, however long showing it took; any
  /// other event but a change of size begins the wait anew, unless ticks count the time.
  private mutating func setTick(after event: Event?) {
    guard let wake = tutor.wake else {
      tickAt = nil
      return
    }
    if case .resize = event, tickAt != nil { return }
    if tutor.isTimed, tickAt != nil, event != .tick { return }
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
            style: preferences.numbers.value, reference: lessons.reference(id),
            resumePlace: places.place(of: id)))
      } else {
        tutor.tell("The file of \(id) is broken: \(reading.problems.first?.description ?? "")")
      }
    case .preview(let id):
      if let lesson = lessons.read(id)?.lesson { tutor.show(glimpseOf: lesson) }
    case .save(let place, let id):
      places.note(place: place, of: id)
      if let player = tutor.player, player.isAtEnd, player.lesson.id == id {
        standings.progress.noteSeen(lesson: id).map { tutor.tell($0) }
      }
    case .nextTheme: nextTheme()
    case .projector(let isOn): project(isOn)
    case .mouse:
      terminal.mouse.toggle()
      tutor.tell(
        terminal.mouse ? "Mouse on: click; hold Shift to select text." : "Mouse off.")
    case .mouseOn: terminal.mouse = true
    // The tutor opens it by itself.
    case .sandbox: break
    case .quiz(let topic): openQuiz(topic)
    case .answered(let outcome): standings.progress.append(outcome).map { tutor.tell($0) }
    case .openLab: openLab()
    case .lab(let command): ask(command)
    case .exportScreen(let path): export(to: path.withHome)
    case .printAtEnd(let line): if !lastWords.contains(line) { lastWords.append(line) }
    case .leave: isOver = true
    }
  }

  private mutating func openQuiz(_ topic: QuizTopic) {
    let set: QuizSet
    switch topic {
    case .mixed:
      set = QuizSet(
        lessons.all(), count: Round.mixed, command: "cnn-tutor quiz" + lessons.folderOption)
    case .due:
      let (memory, all) = (standings.progress.memory, lessons.all())
      set = QuizSet(
        reviewing: memory, in: all, count: Round.reviewed,
        command: "cnn-tutor quiz --review" + lessons.folderOption)
      if set.round.isFinished { return tutor.tell(QuizSet.nothingDue(memory, in: all)) }
    case .lesson(let id):
      // The lesson that is open may be a file of its own.
      let open = tutor.player?.lesson
      guard let lesson = open?.id == id ? open : lessons.read(id)?.lesson else {
        return tutor.tell("The file of \(id) cannot be read; cnn-tutor check tells why.")
      }
      let reference = lessons.source?.id == id ? lessons.source?.reference : nil
      set = QuizSet(
        [lesson], command: "cnn-tutor quiz \(reference ?? lessons.reference(id))")
    }
    guard let quiz = set.screen else { return tutor.tell("There are no questions.") }
    tutor.open(quiz)
  }

  private mutating func openLab() {
    do {
      tutor.open(LabScreen(try lab.start()))
    } catch {
      tutor.tell("The lab cannot be opened: \(error).")
    }
  }

  /// Saves what is on the screen as text.
  private mutating func export(to path: String) {
    guard mayWrite(path) else { return }
    let text = tutor.view(terminal.size).frame.lines.joined(separator: "\n") + "\n"
    do {
      let place = try WritePlace(path)
      try replaceFile(place.path, permissions: 0o644) { (draft) throws(FileWriteError) in
        try draft.write(Array(text.utf8))
      }
      tutor.tell("Saved to \(path.printable).")
    } catch let refusal as WriteRefusal {
      tutor.tell("\(path.printable) \(refusal.reason).")
    } catch {
      tutor.tell("\("\(error)".printable).")
    }
  }

  private mutating func ask(_ command: Command) {
    switch command {
    case .save(let path): if mayWrite(path.withHome) { lab.send(.save(path: path.withHome)) }
    case .load(let path): lab.send(.load(path: path.withHome))
    default: lab.send(command)
    }
  }

  /// Whether a file may be written: what is there already is replaced only when it is asked for twice.
  private mutating func mayWrite(_ path: String) -> Bool {
    guard access(path, F_OK) == 0, path != confirmedPath else {
      confirmedPath = path
      return true
    }
    confirmedPath = path
    tutor.tell("\(path.printable) is there already; say it once more to replace it.")
    return false
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

  /// Takes the colours of a projector and lets presenters in; or neither any more.
  private mutating func project(_ isOn: Bool) {
    if isOn {
      // A class can do without; whoever stands before it learns why nothing drives the screen.
      tutor.tell(classroom.open() ?? "PageDown goes on; ? shows all keys.")
      ownTheme = terminal.theme
      guard !keepsTheme else { return }
      terminal.theme = ThemeShelf.usual.contrasting(
        like: terminal.theme, colours: terminal.colours)
    } else {
      classroom.close()
      if let ownTheme { terminal.theme = ownTheme }
      ownTheme = nil
    }
  }

  private mutating func nextTheme() {
    let shelf = ThemeShelf.usual
    let themes =
      tutor.projection == nil
      ? shelf.themes(colours: terminal.colours) : shelf.contrasting(colours: terminal.colours)
    terminal.theme = ThemeShelf.next(after: terminal.theme, in: themes)
    tutor.tell("Theme: \(terminal.theme.name).")
  }
}
