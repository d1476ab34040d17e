/// Measures how many images are learned from in a second.
struct SpeedMeter {
  /// The newest measure; 0 before the first.
  private(set) var imagesPerSecond = 0.0
  private var count = 0
  private var start: ContinuousClock.Instant?
  /// How long one measure takes.
  private static let window = Duration.milliseconds(500)

  /// Training begins, or goes on after a break.
  mutating func begin() {
    start = .now
    count = 0
  }

  mutating func note(_ images: Int) {
    guard let start else { return begin() }
    count += images
    let elapsed = ContinuousClock.now - start
    guard elapsed >= Self.window || imagesPerSecond == 0 else { return }
    imagesPerSecond = Double(count) / (elapsed / .seconds(1))
    if elapsed >= Self.window { begin() }
  }
}
