import BigInt
import Compute

/// One side of a plot: ticks at round numbers, each exactly on a character, with the whole plot
/// between the first and the last.
public struct Axis: Hashable, Sendable {
  /// The number at the first tick.
  public let low: Rational
  /// How much further the next tick is.
  public let step: Rational
  /// How many steps there are from the first tick to the last.
  public let stepCount: Int
  /// How many characters a step takes.
  public let pitch: Int

  /// The axis with the finest ticks that holds a range in so many characters; nil where they are too
  /// few even for two ticks.
  ///
  /// - Parameters:
  ///   - range: the numbers it holds.
  ///   - cells: how many characters there are.
  ///   - least: the fewest characters from one tick to the next, for such labels.
  public init?(
    _ range: ClosedRange<Rational>, cells: Int, pitch least: ([String]) -> Int
  ) {
    self.init(range, cells: cells) { ticks in least(ticks.map(Self.label)) }
  }

  /// As above, where the fewest characters follow from the ticks' numbers.
  init?(_ range: ClosedRange<Rational>, cells: Int, tickPitch least: ([Rational]) -> Int) {
    let length = range.upperBound - range.lowerBound
    guard cells >= 2, length > .zero else { return nil }
    for step in Self.roundSteps(from: length / Rational(cells), to: length * 10) {
      let first = (range.lowerBound / step).floor
      let last = -(-range.upperBound / step).floor
      guard let count = Int(exactly: last - first), count < cells else { continue }
      let ticks = (0...count).map { (Rational(first) + Rational($0)) * step }
      let pitch = (cells - 1) / count
      guard pitch >= least(ticks) else { continue }
      low = Rational(first) * step
      self.step = step
      stepCount = count
      self.pitch = pitch
      return
    }
    return nil
  }

  /// 1, 2 and 5 times the powers of ten, in order.
  private static func roundSteps(from least: Rational, to most: Rational) -> [Rational] {
    var power = Rational.one
    while power > least { power /= 10 }
    var steps: [Rational] = []
    while power <= most {
      steps += [power, power * 2, power * 5]
      power *= 10
    }
    return steps
  }

  public var high: Rational { low + step * Rational(stepCount) }

  /// How many characters lie from the first tick to the last, both included.
  public var cells: Int { stepCount * pitch + 1 }

  /// The numbers at the ticks, in order.
  public var ticks: [Rational] { (0...stepCount).map { low + step * Rational($0) } }

  /// A tick's number as it is written beside it.
  public static func label(_ tick: Rational) -> String { Written(tick, .decimal).text }

  /// The character, counted from the first tick's, in which a number lies.
  public func cell(of value: Rational) -> Int {
    let place = ((value - low) / step * Rational(pitch) + Rational(1, 2)).floor
    return min(max(-1, Int(clamping: place)), cells)
  }
}
