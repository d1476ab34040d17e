import Canvas
import Compute
import Course

/// What a step of an operation consists of, for a class: where the window is, what it does with the
/// numbers, what comes out.
///
/// While the value in play is covered nothing that is made here depends on it.
struct StepPanels {
  let stage: Stage
  let moment: Script.Moment
  let isCovered: Bool

  /// - Parameter uncovered: the windows whose results may be seen; nil where all may.
  init(
    _ stage: Stage, _ moment: Script.Moment, _ isCovered: Bool, _ uncovered: Set<Int>? = nil
  ) {
    var stage = stage
    if let uncovered, let window = stage.window {
      // What was passed over before the class could say it.
      stage.skipped = Set(0..<window.number).subtracting(uncovered)
      stage.hidesPending = true
    }
    self.stage = stage
    self.moment = moment
    self.isCovered = isCovered
  }

  var trace: Trace { stage.trace }
  var style: NumberStyle { stage.style }
  /// More products than this are not shown one by one.
  static let mostProducts = 25

  /// The panels of a step.
  var panels: [any BoardPanel] {
    guard let window = stage.window else { return outcome }
    switch stage.demonstration.view {
    case .window, .filters: return slidingPanels(window)
    case .uses: return [uses]
    case .rooms, .lists, .schedule: return listPanels(window)
    case .neurons: return neuronPanels(window)
    case .curve, .row: return valuePanels(window)
    case .bars: return [picture] + lines(window) + (stage.term == nil ? [output] : [])
    case .ruler, .pipeline: return [picture]
    case .table: return [picture] + lines(window)
    }
  }

  /// The panels of the finished output.
  var outcome: [any BoardPanel] {
    switch stage.demonstration.view {
    case .uses: [uses]
    case .ruler: [picture] + size
    case .table, .pipeline, .bars, .schedule: [picture]
    case .rooms: [picture, output]
    case .curve: [GraphPanel(stage: stage), output]
    case .window, .filters:
      (0..<min(stage.mapCount, LessonBoards.mostPlanes)).map { grid(stage.map($0)) }
    case .lists, .neurons, .row: [output]
    }
  }

  // MARK: - By operation

  private func slidingPanels(_ window: Window) -> [any BoardPanel] {
    let products = hasWeights ? products(window) : values(window)
    if let term = stage.term {
      let first = term % max(1, window.terms.count / max(1, stage.sheetCount)) == 0
      let start: [any BoardPanel] =
        first || products == nil ? [grid(stage.inputSheet(stage.sheetInPlay ?? 0))] : []
      return start + [products].compactMap { $0 } + lines(window)
    }
    var panels: [any BoardPanel] = sheets(of: window).map { grid(stage.inputSheet($0)) }
    panels += [stage.addsSheets ? products : values(window)].compactMap { $0 }
    panels += lines(window)
    panels.append(grid(stage.map(window.output.count > 2 ? window.output[0] : 0)))
    return panels
  }

  /// Whether numbers are multiplied; else they are compared, or added as they are.
  private var hasWeights: Bool { trace.weight.shape.count > 0 }

  /// The sheets that a window lies on; of many the first ones.
  private func sheets(of window: Window) -> [Int] {
    guard stage.addsSheets else { return [window.origin.count > 2 ? window.origin[0] : 0] }
    return Array(0..<min(stage.sheetCount, LessonBoards.mostPlanes))
  }

  private func listPanels(_ window: Window) -> [any BoardPanel] {
    let products = products(window).map { [$0 as any BoardPanel] } ?? []
    return [picture] + products + lines(window) + (stage.term == nil ? [output] : [])
  }

  private func neuronPanels(_ window: Window) -> [any BoardPanel] {
    let products = products(window).map { [$0 as any BoardPanel] } ?? [picture]
    return products + lines(window) + (stage.term == nil ? [output] : [])
  }

  /// Operations that take the numbers one by one.
  private func valuePanels(_ window: Window) -> [any BoardPanel] {
    let input = list(of: trace.input, stage.demonstration.inputName, window)
    let graph: [any BoardPanel] =
      stage.demonstration.view == .curve ? [GraphPanel(stage: pictured)] : []
    guard stage.term == nil else { return [input] }
    return [input] + lines(window) + [output] + graph
  }

  // MARK: - Sums and pictures

  private func lines(_ window: Window) -> [any BoardPanel] {
    StepArithmetic(stage, window, isCovered).panels
  }

  /// The rule of an output's size, with its numbers.
  private var size: [any BoardPanel] {
    guard case .outputSize(let size) = trace.operation else { return [] }
    return [EquationPanel("", ["\(size)"])]
  }

  /// The lesson's own picture.
  private var picture: any BoardPanel { PicturePanel(stage: pictured, moment: moment) }

  /// What is lit in a picture; while the value in play is covered, the last one before it that may be
  /// seen.
  private var pictured: Stage {
    guard isCovered, let window = stage.window else { return stage }
    let seen = (0..<window.number).last { !stage.skipped.contains($0) }
    var pictured = Stage(
      demonstration: stage.demonstration, formats: stage.formats, style: style,
      shading: stage.shading, window: seen.map(trace.window), term: nil, done: seen ?? 0,
      cursor: nil)
    pictured.skipped = stage.skipped
    pictured.hidesPending = stage.hidesPending
    return pictured
  }
}

extension Stage {
  /// Whether numbers are only laid out anew, so that where one comes from tells what it is.
  var onlyMoves: Bool {
    if case .flatten = trace.operation { return true }
    return false
  }
}
