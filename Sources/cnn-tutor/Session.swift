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

/// A sitting at the terminal: events go to the tutor, its frames to the terminal, and what it asks for
/// is done here.
struct Session {
  private let options: ScreenOptions
  private let library: Library?
  private let source: LessonSource?

  /// How a lesson is opened.
  struct Opening {
    var position = 0
    var isStepGiven = false
    var detail: Detail?
    var numbers = NumberStyle.fraction
  }

  init(_ options: ScreenOptions, library: Library) {
    self.options = options
    self.library = library
    source = nil
  }

  init(_ options: ScreenOptions, source: LessonSource) {
    self.options = options
    library = nil
    self.source = source
  }

  /// Opens the first screen.
  func showHome() throws {
    guard let library else { return }
    let places = Places()
    let entries = library.entries.map { entry in
      Home.Entry(
        id: entry.id, title: entry.heading.title, part: entry.heading.part,
        summary: entry.heading.summary,
        place: places.place(of: entry.id), problems: entry.problems.map(\.description))
    }
    try run(Tutor(Home(entries, last: places.last)), places, watch: nil)
  }

  /// Opens a lesson; leaving it leaves the program.
  func show(_ lesson: Lesson, _ opening: Opening, isWatched: Bool) throws {
    guard let source else { return }
    let places = Places(key: source.key)
    let player = Player(
      lesson, position: opening.position, detail: opening.detail, style: opening.numbers,
      reference: source.reference,
      resumePlace: opening.isStepGiven ? nil : places.place(of: lesson.id))
    try run(Tutor(player), places, watch: isWatched ? FileWatch(file: source.path) : nil)
  }

  /// Waits for a broken file to be mended.
  func showMending(_ problems: [Problem]) throws {
    guard let source else { return }
    try run(
      Tutor(file: source.path, problems: source.complaints(problems)), Places(key: source.key),
      watch: FileWatch(file: source.path))
  }

  private func run(_ tutor: Tutor, _ places: Places, watch: FileWatch?) throws {
    let terminal: Terminal
    do {
      terminal = try Terminal.open(options: options.terminalOptions)
    } catch {
      throw Failure.cannotRun("\(error)")
    }
    var loop = EventLoop(
      tutor: tutor, terminal: terminal, places: places, watch: watch,
      read: { id in read(id) })
    let leaving = loop.run()
    terminal.close()
    loop.lastWords.forEach { print($0) }
    places.complaints.forEach(Output.complain)
    if case .signal(let number) = leaving { throw ExitCode(128 + number) }
  }

  /// Reads a lesson of the course, or the one that is watched.
  private func read(_ id: String?) -> (path: String, reading: Reading)? {
    if let id {
      return library?.entry(id).map { ($0.path, $0.read()) }
    }
    return source.map { ($0.path, $0.read()) }
  }
}
