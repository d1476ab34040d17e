import Canvas
import Lab

/// Loss or accuracy of all runs over the steps, with a cursor that reads every run's values.
struct CurvesPanel: Panel {
  private let moment: Moment
  private let measure: LabSight.Measure
  private let axis: ScoreAxis
  /// The step under the cursor.
  private let cursor: Int

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
    measure = sight.measure
    axis = ScoreAxis(moment, sight.measure)
    cursor = max(0, sight.cursorStep ?? moment.step)
  }

  var title: String {
    switch measure {
    case .loss: "Loss"
    case .logarithmicLoss: "Loss, powers of ten"
    case .accuracy: "Accuracy in %"
    }
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.clipped(to: rect) { rendering in
      guard moment.runs.contains(where: { !$0.losses.isEmpty }) else {
        rendering.explain("Curves begin with the first step.", in: rect)
        return
      }
      let readings = RunReadings(moment, measure, axis, cursor: cursor, width: rect.width)
      let headLines = min(readings.lines.count, max(1, rect.height - 6))
      let hasNote = rect.height >= headLines + 8
      readings.draw(lines: headLines, in: rect, on: &rendering.frame)
      let room = rect.dropping(top: headLines).dropping(bottom: hasNote ? 1 : 0)
      let steps = moment.runs.map { $0.scores(measure).count }.max() ?? 0
      guard
        let chart = Chart(
          steps: max(1, steps), range: axis.range, in: room.size, label: axis.label)
      else { return }
      RunLines(moment, measure, axis, cursor: cursor).draw(
        chart, at: room.origin, on: &rendering)
      guard hasNote else { return }
      rendering.frame.write(
        note(chart).shortened(to: rect.width), x: rect.x, y: rect.bottom - 1, .quiet)
    }
  }

  /// The change of settings under the cursor, or what a dot stands for.
  private func note(_ chart: Chart) -> String {
    for run in moment.runs {
      for change in run.changes.reversed()
      where change.step > 0 && chart.column(ofStep: change.step) == chart.column(ofStep: cursor) {
        return "▼ step \(change.step), \(run.name): \(change.text)"
      }
    }
    let dots = chart.stepsPerDot == 1 ? "a dot a step" : "a dot: mean of \(chart.stepsPerDot) steps"
    return moment.runs.count > 1 ? dots + "; ● ◆ ■ ▲: validation; ○: branch" : dots
  }
}

extension Moment {
  /// The colour of a run's line and words; that of the run in view is bold.
  func style(ofRun place: Int) -> Style {
    Style(place == run ? .title : .text, ink: .series(UInt8(place % Shade.seriesCount)))
  }

  /// The mark of a run's validations.
  func mark(ofRun place: Int) -> Character { ["●", "◆", "■", "▲"][place % 4] }
}
