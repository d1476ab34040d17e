import Compute
import Course

/// Everything that happens in a lesson, in order: moments that can each be reached from any other.
public struct Script: Sendable {
  /// One thing to look at.
  public enum Moment: Hashable, Sendable {
    /// The lesson's title and the question it answers.
    case question
    /// What a section says.
    case card(section: Int)
    /// A step of a section's operation.
    case step(section: Int, index: Int)
    /// The finished output of a section's operation.
    case outcome(section: Int)
    /// What to take home.
    case remember
  }

  public let lesson: Lesson
  /// The first position of the opening, of each section, and of the end; then the number of all.
  private let starts: [Int]

  public init(_ lesson: Lesson) {
    self.lesson = lesson
    var starts = [0, 1]
    for section in lesson.sections {
      let steps = section.demonstration.map { $0.stepCount + 1 } ?? 0
      starts.append((starts.last ?? 0) + 1 + steps)
    }
    if lesson.remember != nil { starts.append((starts.last ?? 0) + 1) }
    self.starts = starts
  }

  /// How many moments there are.
  public var count: Int { starts.last ?? 0 }

  /// How many stretches there are: the opening, the sections, the end.
  public var stretchCount: Int { starts.count - 1 }

  /// The stretch that holds a position; 0 is the opening, 1 the first section.
  public func stretch(at position: Int) -> Int {
    max(0, (starts.firstIndex { $0 > position } ?? starts.count) - 1)
  }

  /// The positions of a stretch.
  public func positions(of stretch: Int) -> Range<Int> { starts[stretch]..<starts[stretch + 1] }

  /// What happens at a position.
  public func moment(at position: Int) -> Moment {
    let stretch = stretch(at: position)
    if stretch == 0 { return .question }
    let section = stretch - 1
    if section == lesson.sections.count { return .remember }
    let place = position - starts[stretch]
    if place == 0 { return .card(section: section) }
    guard let demonstration = lesson.sections[section].demonstration,
      place <= demonstration.stepCount
    else { return .outcome(section: section) }
    return .step(section: section, index: demonstration.traceStep(place - 1))
  }

  /// The position of a step of a section's operation, told by its place in the trace.
  public func position(section: Int, step: Int) -> Int {
    let place = lesson.sections[section].demonstration?.scriptStep(step) ?? step
    return starts[section + 1] + 1 + place
  }

  /// The section that a position belongs to.
  public func section(at position: Int) -> Section? {
    switch moment(at: position) {
    case .step(let section, _), .outcome(let section), .card(let section): lesson.sections[section]
    case .question, .remember: nil
    }
  }

  /// The demonstration that is going on at a position.
  public func demonstration(at position: Int) -> Demonstration? {
    section(at: position)?.demonstration
  }
}

extension Demonstration {
  /// How many of its steps are shown: where only uses are counted, products make no difference.
  fileprivate var stepCount: Int { view == .uses ? trace.windowCount : trace.count }

  /// The place in the trace of a step that is shown.
  fileprivate func traceStep(_ step: Int) -> Int {
    view == .uses ? trace.sumStep(of: step) : step
  }

  /// The reverse of `traceStep`.
  fileprivate func scriptStep(_ step: Int) -> Int { view == .uses ? trace[step].window : step }
}

extension Script {
  /// The nearest position after `position` that completes a window, or begins or ends a section.
  public func nextWindow(after position: Int) -> Int {
    guard case .step(let section, let index) = moment(at: position) else {
      guard position + 1 < count else { return position }
      if case .step(let section, let index) = moment(at: position + 1) {
        return completing(section: section, step: index)
      }
      return position + 1
    }
    let completed = completing(section: section, step: index)
    if completed > position { return completed }
    if case .step(let section, let index) = moment(at: position + 1) {
      return completing(section: section, step: index)
    }
    return position + 1
  }

  /// The nearest position before `position` that completes a window, or begins or ends a section.
  public func previousWindow(before position: Int) -> Int {
    guard position > 0 else { return 0 }
    switch moment(at: position) {
    case .step(let section, let index):
      guard let trace = lesson.sections[section].demonstration?.trace else { return position - 1 }
      let window = trace[index].window
      return window == 0
        ? positions(of: section + 1).lowerBound
        : self.position(section: section, step: trace.sumStep(of: window - 1))
    default: return position - 1
    }
  }

  /// The next card, outcome or end.
  public func nextWhole(after position: Int) -> Int {
    guard position + 1 < count else { return position }
    switch moment(at: position) {
    case .card(let section), .step(let section, _):
      guard lesson.sections[section].demonstration != nil else { return position + 1 }
      return positions(of: section + 1).upperBound - 1
    default: return position + 1
    }
  }

  /// The previous card, outcome or beginning.
  public func previousWhole(before position: Int) -> Int {
    guard position > 0 else { return 0 }
    switch moment(at: position) {
    case .step(let section, _), .outcome(let section): return positions(of: section + 1).lowerBound
    default: return position - 1
    }
  }

  /// The position at which the window of a step is complete.
  private func completing(section: Int, step: Int) -> Int {
    guard let trace = lesson.sections[section].demonstration?.trace else { return step }
    return position(section: section, step: trace.sumStep(of: trace[step].window))
  }
}
