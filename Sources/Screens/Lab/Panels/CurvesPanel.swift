import Canvas
import Compute
import Lab

/// Loss or accuracy of all runs over the steps, with a cursor that reads every run's values.
struct CurvesPanel: Panel {
  private let moment: Moment
  private let measure: LabSight.Measure
  /// The step under the cursor.
  private let cursor: Int

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
    measure = sight.measure
    cursor = sight.cursorStep ?? moment.step
  }

  var title: String { measure == .loss ? "Loss" : "Accuracy, %" }

  /// Each run's dots in a colour, its validations in a mark of its own.
  private static let marks = ["●", "◆", "■", "▲"]

  private func style(_ run: Int) -> Style {
    Style(run == moment.run ? .title : .text, ink: .series(UInt8(run % Shade.seriesCount)))
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.clipped(to: rect) { rendering in
      guard !moment.runs.isEmpty else {
        rendering.explain("Curves begin with the first step.", in: rect)
        return
      }
      let readings = readings
      let headLines = min(readings.count, max(1, rect.height - 6))
      let hasNote = rect.height >= headLines + 8
      let room = rect.dropping(top: headLines).dropping(bottom: hasNote ? 1 : 0)
      drawReadings(readings, in: rect, lines: headLines, on: &rendering.frame)
      guard let chart = chart(in: room.size) else { return }
      draw(chart, at: room.origin, on: &rendering)
      if hasNote {
        rendering.frame.write(
          note(chart).shortened(to: rect.width), x: rect.x, y: room.bottom, .quiet)
      }
    }
  }

  // MARK: The chart

  private func chart(in room: Size) -> Chart? {
    let steps = moment.runs.map { $0.scores(measure).count }.max() ?? 0
    return Chart(steps: max(1, steps), top: measure == .accuracy ? 100 : top, in: room)
  }

  /// A round number above all losses, but not far above what knowing nothing costs: further up lie only
  /// losses of trainings gone astray, which would press all others flat.
  private var top: Rational {
    let ignorance = moment.runs.flatMap { $0.losses.prefix(10) }.filter(\.isFinite).max() ?? 1
    let most = moment.runs.reduce(Float(0)) { most, run in
      run.losses.reduce(most) { $1.isFinite ? max($0, $1) : $0 }
    }
    let end = HistogramPanel.roundUp(min(most, 2 * ignorance))
    guard end > 1e-6, end < 1e6 else { return end < 1 ? Rational(1, 1_000_000) : 1_000_000 }
    return Rational(Int((Double(end) * 1e6).rounded()), 1_000_000)
  }

  /// A score in the units of the axis.
  private func scaled(_ score: Float) -> Float { measure == .accuracy ? score * 100 : score }

  private func draw(_ empty: Chart, at origin: Point, on rendering: inout Rendering) {
    var chart = empty
    // The run in view is drawn last, over the others.
    let order = moment.runs.indices.filter { $0 != moment.run } + [moment.run]
    for place in order where moment.runs.indices.contains(place) {
      let run = moment.runs[place]
      let curve = RunCurve(
        run.scores(measure), from: run.parent == nil ? 0 : run.branchStep,
        stepsPerColumn: chart.stepsPerDot)
      chart.trace(curve.means.map(scaled), from: curve.first, style(place))
    }
    chart.drawAxes(on: &rendering.frame, at: origin)
    drawCursor(chart, at: origin, on: &rendering.frame)
    chart.drawCurves(on: &rendering.frame, at: origin)
    for place in order where moment.runs.indices.contains(place) {
      drawMarks(moment.runs[place], place, chart, at: origin, on: &rendering.frame)
    }
    addTargets(chart, at: origin, on: &rendering)
  }

  private func drawCursor(_ chart: Chart, at origin: Point, on frame: inout Frame) {
    let x = origin.x + chart.labelWidth + chart.column(ofStep: cursor)
    for line in 0..<chart.area.height {
      frame[x, origin.y + line] = Cell("╎", Style(.window))
    }
    frame[x, origin.y + chart.area.height - 1] = Cell("┴", Style(.window))
    let label = "\(cursor)"
    let left = origin.x + chart.labelWidth
    let start = max(left, min(x - label.columns / 2, left + chart.area.width - label.columns))
    let y = origin.y + chart.area.height
    frame.fill(Rect(x: start - 1, y: y, width: label.columns + 2, height: 1), .blank)
    frame.write(label, x: start, y: y, .focus)
  }

  /// Validations, changes of settings, the branch point, and the run's name at its end.
  private func drawMarks(
    _ run: RunHistory, _ place: Int, _ chart: Chart, at origin: Point, on frame: inout Frame
  ) {
    func put(_ mark: String, step: Int, score: Float?, _ style: Style) {
      guard let score, let line = chart.line(of: scaled(score)), step > 0 else { return }
      let x = origin.x + chart.labelWidth + chart.column(ofStep: step)
      frame.write(mark, x: x, y: origin.y + max(0, line), style)
    }
    let first = run.parent == nil ? 0 : run.branchStep
    for validation in run.validations where validation.step > first {
      put(Self.marks[place % 4], step: validation.step, score: validation.score(measure), style(place))
    }
    if run.parent != nil {
      put("○", step: run.branchStep, score: run.score(measure, ofStep: run.branchStep), style(place))
    }
    for change in run.changes where change.step > first && change.step > 0 {
      let x = origin.x + chart.labelWidth + chart.column(ofStep: change.step)
      frame.write("▼", x: x, y: origin.y, style(place))
    }
    let last = run.scores(measure).count
    guard moment.runs.count > 1, last > 0 else { return }
    let end = chart.column(ofStep: last) + 1
    guard end < chart.area.width,
      let score = run.score(measure, ofStep: last), let line = chart.line(of: scaled(score))
    else { return }
    frame.write(
      run.name, x: origin.x + chart.labelWidth + end, y: origin.y + max(0, line), style(place),
      width: 1)
  }

  private func addTargets(_ chart: Chart, at origin: Point, on rendering: inout Rendering) {
    for column in 1..<max(2, chart.area.width) {
      rendering.add(
        .step((column - 1) * chart.stepsPerCharacter + 1),
        at: Rect(
          x: origin.x + chart.labelWidth + column, y: origin.y, width: 1,
          height: chart.area.height + 1))
    }
  }

  // MARK: The words

  /// What each run has under the cursor.
  private var readings: [(text: String, run: Int)] {
    moment.runs.enumerated().map { place, run in
      var text = moment.runs.count > 1 ? run.name + " " : ""
      let score = run.score(measure, ofStep: min(cursor, run.losses.count))
      text += score.map { "training \(written($0))" } ?? "no step yet"
      if cursor > run.losses.count, score != nil { text += " (ends at \(run.losses.count))" }
      if let validation = run.validation(atStep: cursor) {
        text += "  \(Self.marks[place % 4]) validation \(written(validation.score(measure)))"
      }
      return (text, place)
    }
  }

  private func written(_ score: Float) -> String {
    measure == .loss ? score.threeDigits : Double(score).percent
  }

  /// A line a run, or all in one where lines are few.
  private func drawReadings(
    _ readings: [(text: String, run: Int)], in rect: Rect, lines: Int, on frame: inout Frame
  ) {
    let inOrder = lines >= readings.count
      ? readings : readings.filter { $0.run == moment.run } + readings.filter { $0.run != moment.run }
    for (line, reading) in inOrder.prefix(lines).enumerated() {
      frame.write(
        reading.text.shortened(to: rect.width), x: rect.x, y: rect.y + line, style(reading.run))
    }
  }

  /// What a dot stands for, or the change of settings under the cursor.
  private func note(_ chart: Chart) -> String {
    for run in moment.runs {
      for change in run.changes where change.step > 0 {
        if chart.column(ofStep: change.step) == chart.column(ofStep: cursor) {
          return "▼ \(change.step) \(run.name): \(change.text)"
        }
      }
    }
    return chart.stepsPerDot == 1
      ? "step by step" : "a dot: mean of \(chart.stepsPerDot) steps"
  }
}
