import ArgumentParser
import Canvas
import Course
import Lab
import Screens
import Terminal

/// A sitting at the terminal: events go to the tutor, its frames to the terminal, and what it asks for
/// is done here.
struct Session {
  private let options: ScreenOptions
  private let preferences: Preferences

  init(_ options: ScreenOptions) {
    self.options = options
    preferences = options.preferences
  }

  /// Opens the first screen.
  func showHome(_ library: Library) throws {
    let places = Places()
    let entries = library.entries.map { entry in
      Home.Entry(
        id: entry.id, title: entry.heading.title, part: entry.heading.part,
        summary: entry.heading.summary, place: places.place(of: entry.id),
        problems: entry.problems.map(\.description))
    }
    let lessons = LessonAccess(
      read: { library.entry($0)?.read() }, reference: { $0 + options.folderOption },
      folderOption: options.folderOption, all: { library.readable.map(\.lesson) })
    try run(Tutor(Home(entries, last: places.last)), places, lessons)
  }

  /// Opens a lesson; leaving it leaves the program.
  ///
  /// - Parameter watch: tells when the file was saved; nil where it is not watched.
  func show(
    _ reading: Reading, of source: LessonSource, _ opening: Player.Opening, _ watch: FileWatch?
  )
    throws
  {
    let places = Places(source: source)
    var opening = opening
    opening.reference = source.reference
    let tutor: Tutor
    if let lesson = reading.lesson {
      if opening.position == 0 { opening.resumePlace = places.place(of: lesson.id) }
      tutor = Tutor(Player(lesson, opening))
    } else {
      tutor = Tutor(problems: source.complaints(reading.problems), opening: opening)
    }
    // The folder is looked at only when another lesson is asked for.
    let access = LessonAccess(
      read: { [options] in (try? options.openLibrary())?.entry($0)?.read() },
      reference: { [options] in $0 + options.folderOption },
      source: source, watch: watch)
    try run(tutor, places, access)
  }

  /// Opens a quiz; leaving it leaves the program.
  func show(_ quiz: QuizScreen, _ progress: Progress = Progress()) throws {
    try run(Tutor(quiz), Places(), LessonAccess(), progress: progress)
  }

  /// Opens the sandbox; leaving it leaves the program.
  func show(_ sandbox: Sandbox) throws {
    try run(Tutor(sandbox), Places(), LessonAccess())
  }

  /// Opens the training lab; leaving it leaves the program.
  func show(_ trainer: Trainer) throws {
    guard let moment = trainer.latest() else {
      throw Failure.cannotRun("the training shows nothing.")
    }
    try run(Tutor(LabScreen(moment)), Places(), LessonAccess(), LabAccess(trainer))
  }

  /// Opens the teacher's own screen beside a projector.
  ///
  /// - Parameter read: reads the lesson that is open by a name; others are the course's.
  func present(_ lesson: Lesson, read: @escaping (String) -> Lesson?) throws {
    let place: MeetingPlace
    do throws(PresenterError) {
      place = try MeetingPlace(Surroundings.environment)
    } catch {
      throw Failure.cannotRun("\(error)")
    }
    let terminal = try openTerminal()
    var session = PresenterSession(lesson, place, terminal) { [options] id in
      read(id) ?? (try? options.openLibrary())?.entry(id)?.read().lesson
    }
    let leaving = session.run()
    terminal.close()
    if case .signal(let number) = leaving { throw ExitCode(128 + number) }
  }

  private func openTerminal() throws -> Terminal {
    do {
      return try Terminal.open(
        options: Terminal.Options(
          theme: preferences.theme.value, colour: preferences.colour.value,
          ascii: preferences.ascii.value))
    } catch {
      throw Failure.cannotRun("\(error)")
    }
  }

  private func run(
    _ tutor: Tutor, _ places: Places, _ lessons: LessonAccess, _ lab: LabAccess = .usual,
    progress: Progress = Progress()
  ) throws {
    let terminal = try openTerminal()
    var tutor = tutor
    tutor.glyphs = terminal.isASCII ? .ascii : .halfBlocks
    var loop = EventLoop(
      tutor: tutor, terminal: terminal, places: places, progress: progress, lessons: lessons,
      lab: lab, preferences: preferences)
    if options.projector { loop.beginProjecting(keepsTheme: options.theme != nil) }
    let leaving = loop.run()
    terminal.close()
    loop.lastWords.forEach { print($0) }
    (places.complaints + progress.complaints).forEach(Output.complain)
    if case .signal(let number) = leaving { throw ExitCode(128 + number) }
  }
}

/// How a sitting gets at lessons.
struct LessonAccess {
  /// Reads a lesson of the course by its name.
  var read: (String) -> Reading? = { _ in nil }
  /// What is typed after `cnn-tutor lesson` to open a lesson of the course.
  var reference: (String) -> String = { $0 }
  /// What must be typed to find the same lessons again.
  var folderOption = ""
  /// Reads all lessons of the course that can be read.
  var all: () -> [Lesson] = { [] }
  /// The one lesson that is open, where it was opened by itself.
  var source: LessonSource?
  /// Tells when its file was saved.
  var watch: FileWatch?
}
