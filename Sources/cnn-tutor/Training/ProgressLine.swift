#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line on the terminal that is written over again and again, for whoever waits.
///
/// It goes to standard error, so that what is printed can be sent elsewhere; where that is no terminal,
/// nothing is written.
struct ProgressLine {
  private let isShown: Bool
  private var shownWidth = 0
  private var lastTime: ContinuousClock.Instant?
  /// Before this nothing is shown.
  private let start: ContinuousClock.Instant
  private static let pause = Duration.milliseconds(100)

  /// - Parameters:
  ///   - isWanted: whether anything may move by itself.
  ///   - delay: how long nothing is shown, for what may soon be over.
  init(isWanted: Bool, after delay: Duration = .zero) {
    start = .now + delay
    isShown = isWanted && isatty(STDERR_FILENO) == 1 && Surroundings.environment["TERM"] != "dumb"
  }

  /// Writes a text in the place of the last one, ten times a second at most.
  mutating func show(_ text: (_ width: Int) -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now >= start else { return }
    if let lastTime, now - lastTime < Self.pause { return }
    lastTime = now
    let width = Self.width
    let line = String(text(width).prefix(width))
    write("\r" + line + String(repeating: " ", count: max(0, min(width, shownWidth) - line.count)))
    shownWidth = line.count
  }

  /// Takes the line away, so that others can be printed.
  mutating func clear() {
    guard shownWidth > 0 else { return }
    write("\r" + String(repeating: " ", count: min(Self.width, shownWidth)) + "\r")
    shownWidth = 0
    lastTime = nil
  }

  private func write(_ text: String) {
    _ = Output.write(Array(text.utf8)[...], to: STDERR_FILENO)
  }

  /// The terminal's width, but for room for the ^C that it shows itself, and for the last column, after
  /// which some terminals go to the next line.
  private static var width: Int { max(1, Surroundings.width(of: STDERR_FILENO) - 3) }
}
