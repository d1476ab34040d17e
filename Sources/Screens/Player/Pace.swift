import Compute
import Course

/// How fast a lesson plays: speeds, and how long each moment stays on the screen.
struct Pace: Hashable, Sendable {
  /// Quarters of the normal speed.
  private static let speeds = [1, 2, 4, 8, 16, 32, 64]
  private var index = 2

  mutating func faster() { index = min(index + 1, Self.speeds.count - 1) }
  mutating func slower() { index = max(index - 1, 0) }

  /// `¼×`, `1×`, `16×`.
  var name: String {
    switch Self.speeds[index] {
    case 1: "¼×"
    case 2: "½×"
    case let quarters: "\(quarters / 4)×"
    }
  }

  /// An operation with more windows than this is skimmed: a run through all of them takes
  /// `skimTicks` moments of `skimTick`, 20 s at normal speed.
  private static let skimFrom = 400
  private static let skimTicks = 400
  private static let skimTick = Duration.milliseconds(50)

  /// How many windows a moment takes when each window at once is played.
  static func windowsAtOnce(of count: Int) -> Int {
    count <= skimFrom ? 1 : (count + skimTicks - 1) / skimTicks
  }

  /// How long a moment stays on the screen before the next one.
  func stay(on moment: Script.Moment, of lesson: Lesson, _ detail: Detail) -> Duration {
    let normal: Duration =
      switch moment {
      case .question: .seconds(4)
      case .card(let section): Self.reading(lesson.sections[section])
      case .step(let section, let index): Self.step(index, of: lesson.sections[section], detail)
      case .outcome(let section): Self.outcome(lesson.sections[section])
      case .remember: .seconds(5)
      }
    return normal * 4 / Self.speeds[index]
  }

  private static func step(_ index: Int, of section: Section, _ detail: Detail) -> Duration {
    guard let demonstration = section.demonstration else { return .zero }
    let trace = demonstration.trace
    let step = trace[index]
    if detail == .window && windowsAtOnce(of: trace.windowCount) > 1 { return skimTick }
    guard step.term == nil else { return .milliseconds(700) }
    let output = trace.output.shape.index(at: step.window)
    let caption = demonstration.captions[output].map(reading) ?? .zero
    return max(detail == .product ? .milliseconds(1400) : .milliseconds(1200), caption)
  }

  private static func reading(_ section: Section) -> Duration {
    max(.seconds(2), reading(section.say.joined(separator: " ")))
  }

  private static func outcome(_ section: Section) -> Duration {
    let erratum = section.demonstration?.printed?.erratum ?? ""
    return .seconds(3) + reading(erratum)
  }

  /// Four words a second, slower than most people read.
  private static func reading(_ text: String) -> Duration {
    .milliseconds(250 * text.split(separator: " ").count)
  }
}
