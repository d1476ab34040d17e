import Canvas
import Compute
import Course

/// An operation whose numbers and settings the learner changes; results and explanations follow.
public struct Sandbox: Sendable {
  public internal(set) var bench: Bench
  /// The bench it began with.
  let first: Bench
  /// Where that came from.
  let origin: Origin?
  var past: [Bench] = []
  var future: [Bench] = []
  /// What comes of the bench as it is now.
  private(set) var trial: Trial
  /// Where the cursor is.
  var spot: Spot
  /// The number of the window on show.
  public internal(set) var window = 0
  /// The number as far as it is typed.
  var typed = ""
  /// What drawing writes: the number set last.
  var brush = Rational.one
  var isDrawing = false
  /// What the stroke that is being drawn writes.
  var stroke: Rational?
  var isPlaying = false
  /// The output values that the last change has changed.
  private(set) var changed: Set<Int> = []
  var numberStyle: NumberStyle
  var shading: Shading
  var helpPage: Int?
  /// An answer to the last key.
  var notice: String?
  var size = Size(width: 80, height: 24)
  /// How a class sees it; nil on one's own screen.
  public var projection: Projection?
  /// Which board of the window a class sees.
  var board = 0

  /// The section of a lesson that a sandbox was opened from.
  public struct Origin: Hashable, Sendable {
    /// What is typed after `cnn-tutor lesson` to open the lesson.
    public let reference: String
    public let title: String
    /// The section, counted from 1.
    public let section: Int

    public init(reference: String, title: String, section: Int) {
      self.reference = reference
      self.title = title
      self.section = section
    }
  }

  /// What a bench makes: something to show, or the reason why there is nothing.
  enum Trial: Sendable {
    case shown(Demonstration, DemonstrationFormats)
    case impossible(String)
  }

  /// Where the cursor can be: on a number that can be changed, or on the window's output value.
  enum Spot: Hashable, Sendable {
    case operand(Bench.Operand, [Int])
    case output
  }

  /// - Parameters:
  ///   - bench: what to begin with.
  ///   - window: the window to look at first; nil for the first one that gives more than 0.
  ///   - origin: the lesson it comes from.
  ///   - style: as fractions or as decimals.
  ///   - shading: how grids show their numbers.
  public init(
    _ bench: Bench, window: Int? = nil, origin: Origin? = nil, style: NumberStyle = .fraction,
    shading: Shading = .numbers
  ) {
    self.bench = bench
    first = bench
    self.origin = origin
    numberStyle = style
    self.shading = shading
    spot = bench.firstSpot
    trial = Self.trial(bench, style)
    let results = demonstration?.trace.output.elements ?? []
    self.window = window ?? results.firstIndex { !$0.isZero } ?? 0
    settle()
    goToWindow()
  }

  /// Puts the cursor on the first number the window reads.
  private mutating func goToWindow() {
    guard case .operand(.input, _) = spot, let trace = demonstration?.trace,
      let term = trace.window(window).rows.joined().first(where: { !$0.isPadding }),
      trace.input.shape.contains(term.input)
    else { return }
    spot = .operand(.input, term.input)
  }

  /// What is shown; nil where the operation cannot be applied.
  public var demonstration: Demonstration? {
    if case .shown(let demonstration, _) = trial { demonstration } else { nil }
  }

  /// Why the operation cannot be applied; nil where it can.
  public var refusal: String? {
    if case .impossible(let message) = trial { message } else { nil }
  }

  /// How long to wait for the next tick; nil while nothing moves.
  public var wake: Duration? {
    guard isPlaying, helpPage == nil, let demonstration else { return nil }
    let isSkimmed = Pace.windowsAtOnce(of: demonstration.trace.windowCount) > 1
    return isSkimmed ? .milliseconds(50) : .milliseconds(800)
  }

  /// Says something in answer to the last key.
  public mutating func tell(_ text: String) { notice = text }

  private static func trial(_ bench: Bench, _ style: NumberStyle) -> Trial {
    do throws(Bench.Impossible) {
      let demonstration = try bench.demonstration()
      return .shown(demonstration, DemonstrationFormats(demonstration, style))
    } catch {
      return .impossible(error.message)
    }
  }

  /// Takes another bench: computes what comes of it and lights what is new in it.
  mutating func take(_ other: Bench) {
    guard other != bench else { return }
    let before = demonstration?.trace.output
    bench = other
    trial = Self.trial(bench, numberStyle)
    changed = []
    if let before, let after = demonstration?.trace.output, before.shape == after.shape {
      changed = Set(before.elements.indices.filter { before.elements[$0] != after.elements[$0] })
    }
    settle()
  }

  /// Takes another way of writing numbers.
  mutating func write(in style: NumberStyle) {
    numberStyle = style
    trial = Self.trial(bench, style)
  }

  /// Puts what was changed last out of the light.
  mutating func dim() { changed = [] }

  /// Brings cursor and window back to where there is something.
  private mutating func settle() {
    if case .operand(let operand, let cell) = spot {
      if let shape = bench.tensor(operand)?.shape, shape.rank == cell.count {
        spot = .operand(operand, zip(cell, shape.sizes).map { min($0, $1 - 1) })
      } else {
        spot = bench.firstSpot
      }
    }
    let count = demonstration?.trace.windowCount ?? 0
    window = max(0, min(window, count - 1))
    if count == 0 { isPlaying = false }
  }

  /// What is lit now; nil where the operation cannot be applied.
  var stage: Stage? {
    guard case .shown(let demonstration, let formats) = trial else { return nil }
    let window = demonstration.trace.window(window)
    return Stage(
      demonstration: demonstration, formats: formats, style: numberStyle, shading: shading,
      window: window, term: nil, done: demonstration.trace.windowCount,
      cursor: inspection(window), lit: changed)
  }

  private func inspection(_ window: Window) -> Inspection? {
    switch spot {
    case .operand(.input, let cell): .input(cell, windows: [])
    case .operand(.weight, let cell): .weight(cell, windows: [])
    case .operand(.bias, _): nil
    case .output: .output(window.output)
    }
  }
}

extension Bench {
  /// The grids whose numbers can be changed.
  var operands: [Operand] { Operand.allCases.filter { tensor($0) != nil } }

  /// Where a cursor begins.
  var firstSpot: Sandbox.Spot {
    guard let operand = operands.first, let shape = tensor(operand)?.shape else { return .output }
    return .operand(operand, shape.sizes.map { _ in 0 })
  }
}
