import Canvas
import Lab

/// The lines of all runs on a chart, with validations, branch points and changes of settings.
struct RunLines {
  private let moment: Moment
  private let measure: LabSight.Measure
  private let axis: ScoreAxis
  private let cursor: Int

  init(_ moment: Moment, _ measure: LabSight.Measure, _ axis: ScoreAxis, cursor: Int) {
    self.moment = moment
    self.measure = measure
    self.axis = axis
    self.cursor = cursor
  }

  func draw(_ empty: Chart, at origin: Point, on rendering: inout Rendering) {
    var chart = empty
    // The run in view is drawn last, over the others.
    let order =
      moment.runs.indices.filter { $0 != moment.run }
      + moment.runs.indices.filter { $0 == moment.run }
    for place in order {
      let run = moment.runs[place]
      let curve = RunCurve(
        run.scores(measure), from: firstStep(run), stepsPerColumn: chart.stepsPerDot)
      chart.trace(curve.means.map(axis.place), from: curve.first, moment.style(ofRun: place))
    }
    chart.drawAxes(on: &rendering.frame, at: origin)
    chart.drawCursor(atStep: cursor, on: &rendering.frame, at: origin)
    chart.drawCurves(on: &rendering.frame, at: origin)
    for place in order { drawMarks(place, chart, at: origin, on: &rendering.frame) }
    if moment.runs.count > 1 { drawNames(order, chart, at: origin, on: &rendering.frame) }
    addTargets(chart, at: origin, on: &rendering)
  }

  /// What a run has in common with its parent is the parent's.
  private func firstStep(_ run: RunHistory) -> Int { run.parent == nil ? 0 : run.branchStep }

  private func drawMarks(
    _ place: Int, _ chart: Chart, at origin: Point, on frame: inout Frame
  ) {
    let run = moment.runs[place]
    let style = moment.style(ofRun: place)
    func put(_ mark: Character, step: Int, score: Float?) {
      guard let score, step > 0, let line = chart.line(of: axis.place(score)) else { return }
      let x = origin.x + chart.labelWidth + chart.column(ofStep: step)
      frame[x, origin.y + max(0, line)] = Cell(mark, style)
    }
    for validation in run.validations where validation.step > firstStep(run) {
      put(moment.mark(ofRun: place), step: validation.step, score: validation.score(measure))
    }
    if run.parent != nil {
      put("○", step: run.branchStep, score: run.score(measure, ofStep: run.branchStep))
    }
    for change in run.changes where change.step > 0 && change.step >= firstStep(run) {
      let x = origin.x + chart.labelWidth + chart.column(ofStep: change.step)
      frame[x, origin.y] = Cell("▼", style)
    }
  }

  /// Each run's name behind the end of its line; of several in one place, one beside the other.
  private func drawNames(
    _ order: [Int], _ chart: Chart, at origin: Point, on frame: inout Frame
  ) {
    var taken: Set<Point> = []
    for place in order.reversed() {
      let run = moment.runs[place]
      let last = run.scores(measure).count
      guard let score = run.scores(measure).last, let line = chart.line(of: axis.place(score))
      else { continue }
      var column = chart.column(ofStep: last) + 1
      while taken.contains(Point(x: column, y: line)) { column += 1 }
      guard column < chart.area.width else { continue }
      taken.insert(Point(x: column, y: line))
      frame.write(
        run.name, x: origin.x + chart.labelWidth + column, y: origin.y + max(0, line),
        moment.style(ofRun: place), width: 1)
    }
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
}
