import Canvas
import Lab

/// Every run's values under the cursor, in words where there is one run, else several in a line.
struct RunReadings {
  /// The places of the runs and their words, line by line.
  private(set) var lines: [[(x: Int, run: Int, text: String)]] = [[]]
  private let moment: Moment

  init(
    _ moment: Moment, _ measure: LabSight.Measure, _ axis: ScoreAxis, cursor: Int, width: Int
  ) {
    self.moment = moment
    var x = 0
    for place in moment.runs.indices {
      let text = Self.text(moment, place, measure, axis, cursor)
      if x > 0, x + text.columns > width {
        lines.append([])
        x = 0
      }
      lines[lines.count - 1].append((x, place, text))
      x += text.columns + 3
    }
  }

  private static func text(
    _ moment: Moment, _ place: Int, _ measure: LabSight.Measure, _ axis: ScoreAxis, _ cursor: Int
  ) -> String {
    let run = moment.runs[place]
    let isAlone = moment.runs.count == 1
    let score = run.score(measure, ofStep: cursor).map(axis.written)
    let validation = run.validation(atStep: cursor).map { axis.written($0.score(measure)) }
    let mark = moment.mark(ofRun: place)
    if isAlone {
      return "training " + (score ?? "–") + (validation.map { "  \(mark) validation \($0)" } ?? "")
    }
    return "\(run.name) " + (score ?? "–") + (validation.map { " \(mark)\($0)" } ?? "")
  }

  func draw(lines count: Int, in rect: Rect, on frame: inout Frame) {
    // The line with the run in view comes first where there is room for one only.
    let mine = lines.firstIndex { $0.contains { $0.run == moment.run } } ?? 0
    let first = min(mine, lines.count - count)
    for (row, line) in lines[max(0, first)...].prefix(count).enumerated() {
      for reading in line {
        frame.write(
          reading.text.shortened(to: rect.width - reading.x), x: rect.x + reading.x,
          y: rect.y + row, moment.style(ofRun: reading.run))
      }
    }
  }
}
