import Canvas
import Compute

/// Where the cells of a ruler and the windows laid along it go in a given room.
///
/// A side too long to be shown whole is cut out: its beginning, its end, and what is around the
/// window in play.
struct RulerLayout {
  let size: OutputSize
  /// The cells in view, those of the padding counted.
  let cells: Excerpt
  /// The columns from one cell to the next.
  let pitch: Int
  /// The windows in view, a line each.
  let windows: Excerpt
  /// Where the first cell begins.
  let left: Int
  /// Where it says which cells a window covers; nil where there is no room beside the ruler.
  let labels: (x: Int, width: Int)?
  /// The same below the windows, for the window in play.
  private(set) var labelY: Int?
  private(set) var captionY: Int?
  private(set) var numbersY = 0
  private(set) var axisY: Int?
  private(set) var windowsY = 0
  private(set) var leftoverY: Int?
  /// The room for the rule.
  private(set) var rule: Rect

  init(_ stage: Stage, _ size: OutputSize, in rect: Rect) {
    self.size = size
    let count = stage.trace.windowCount
    let total = max(size.padded, (count - 1) * size.stride + size.extent)
    let label = stage.rulerLabelWidth(size, count)
    let hasLabels = rect.width >= 44
    let margin = rect.width >= 40 ? 2 : 0
    let width = rect.width - margin - (hasLabels ? label + 3 : 0)
    let inPlay = stage.window?.number ?? (stage.done == 0 ? 0 : count - 1)
    let laid = stage.window?.number ?? 0
    let covered = laid * size.stride..<min(total, laid * size.stride + size.extent)

    let whole = [6, 5, 4, 3, 2].first { total * $0 + 1 <= width } ?? (total <= width ? 1 : nil)
    let tail = size.extent + size.leftover
    let least = 2 * size.extent + size.stride + tail + 2 * Self.gap
    pitch = whole ?? [3, 2].first { (width - 1) / $0 >= least } ?? 1
    cells = Excerpt(
      of: total, room: pitch == 1 ? width : (width - 1) / pitch, around: covered,
      ends: (2, tail), gap: Self.gap)

    let lines = Lines(rect.height, count: count, hasLabels: hasLabels, leftover: size.leftover)
    windows = Excerpt(
      of: count, room: lines.windows, around: inPlay..<inPlay + 1, ends: (1, 1), gap: 1)
    labels = hasLabels ? (rect.x + margin, label) : nil
    left = rect.x + margin + (hasLabels ? label + 3 : 0)
    rule = Rect(x: rect.x + margin, y: rect.bottom, width: rect.width - margin, height: 0)
    place(lines, in: rect)
  }

  /// A gap of the ruler is so many cells wide.
  private static let gap = 2

  /// Which lines there are in a height.
  private struct Lines {
    let hasCaption: Bool
    let hasAxis: Bool
    let hasAir: Bool
    let hasLabel: Bool
    let hasLeftover: Bool
    let ruleHeight: Int
    let windows: Int

    init(_ height: Int, count: Int, hasLabels: Bool, leftover: Int) {
      hasAxis = height >= 5
      hasCaption = height >= 9
      hasAir = height >= 12
      hasLabel = !hasLabels && height >= 3
      hasLeftover = leftover > 0 && height >= 6
      ruleHeight = height >= 11 ? 3 : height >= 7 ? 1 : 0
      let others =
        1 + [hasCaption, hasAxis, hasAir, hasLabel, hasLeftover].count { $0 } + ruleHeight
      windows = max(1, min(count, height - others))
    }
  }

  private mutating func place(_ lines: Lines, in rect: Rect) {
    let used =
      1
      + [lines.hasCaption, lines.hasAxis, lines.hasAir, lines.hasLabel, lines.hasLeftover]
      .count { $0 } + lines.ruleHeight + windows.length
    var y = rect.y + min(1, max(0, rect.height - used) / 2)
    func take(_ has: Bool) -> Int? {
      guard has else { return nil }
      y += 1
      return y - 1
    }
    captionY = take(lines.hasCaption)
    numbersY = y
    y += 1
    axisY = take(lines.hasAxis)
    windowsY = y
    y += windows.length
    leftoverY = take(lines.hasLeftover)
    labelY = take(lines.hasLabel)
    if lines.hasAir { y += min(2, max(1, rect.bottom - y - lines.ruleHeight)) }
    rule = Rect(x: rule.x, y: y, width: rule.width, height: min(lines.ruleHeight, rect.bottom - y))
  }

  /// The columns of a cell, the ticks at its ends counted; nil where it is out of view.
  func columns(of cell: Int) -> ClosedRange<Int>? {
    cells.position(of: cell).map {
      let start = left + $0 * pitch
      return start...(pitch == 1 ? start : start + pitch)
    }
  }

  /// The columns a stretch of cells takes, as far as it is in view.
  func columns(of cells: Range<Int>) -> ClosedRange<Int>? {
    let seen = cells.compactMap { columns(of: $0) }
    guard let first = seen.first, let last = seen.last else { return nil }
    return first.lowerBound...last.upperBound
  }

  /// The line of a window; nil where it is out of view.
  func line(of window: Int) -> Int? { windows.position(of: window).map { windowsY + $0 } }

  /// How far apart the numbers over the cells stand.
  var numberStep: Int {
    let digits = String(size.input).count
    return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { $0 * pitch > digits } ?? 1000
  }
}

extension Stage {
  /// `3 to 5`: the cells a window covers, counted from 1.
  func rulerLabel(_ window: Int, _ size: OutputSize) -> String {
    let first = trace.output.elements[window]
    let last = trace.window(window).origin[0] + size.extent
    return "\(Written(first, style).text) to \(Written(Rational(last), style).text)"
  }

  fileprivate func rulerLabelWidth(_ size: OutputSize, _ count: Int) -> Int {
    max(rulerLabel(0, size).columns, rulerLabel(count - 1, size).columns, 5)
  }
}
