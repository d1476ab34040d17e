import Canvas
import Course

/// One line over a picture that shows the network it is a layer of, and where in it we are.
struct PipelineStrip {
  private let rect: Rect
  private let pipeline: Pipeline?

  private static let arrow = " → "
  private static let more = "… "
  /// Lower rooms need their lines for the picture.
  private static let leastHeight = 9

  init(_ stage: Stage, in rect: Rect) {
    self.rect = rect
    let isWhole = stage.demonstration.view == .pipeline
    pipeline = rect.height >= Self.leastHeight && !isWhole ? stage.demonstration.pipeline : nil
  }

  /// What it leaves of the room.
  var rest: Rect {
    guard pipeline != nil else { return rect }
    return Rect(x: rect.x, y: rect.y + 2, width: rect.width, height: rect.height - 2)
  }

  func draw(on rendering: inout Rendering) {
    guard let pipeline else { return }
    let (texts, shown) = fitted(pipeline)
    var x = rect.x + 1
    if shown.lowerBound > 0 { x = rendering.frame.write(Self.more, x: x, y: rect.y, .quiet) }
    for place in shown {
      let isNow = place == pipeline.current
      let isDone = place < pipeline.current ?? .max
      x = rendering.frame.write(
        isNow ? " \(texts[place]) " : texts[place], x: x, y: rect.y,
        isNow ? .chosen : isDone ? .output : .quiet, width: rect.right - x)
      guard place + 1 < pipeline.stages.count else { break }
      x = rendering.frame.write(
        place + 1 < shown.upperBound ? Self.arrow : " → …", x: x, y: rect.y, .quiet,
        width: rect.right - x)
    }
  }

  /// The words of each stage, and which of them are in view: names with shapes where all fit, else
  /// names, with the shape of the present one alone; else those around the present one.
  private func fitted(_ pipeline: Pipeline) -> ([String], Range<Int>) {
    let stages = pipeline.stages
    let now = pipeline.current ?? 0
    let full = stages.map { "\($0.name) \($0.shape)" }
    let short = stages.enumerated().map { place, stage in
      place == now ? full[place] : stage.name
    }
    let all = 0..<stages.count
    for texts in [full, short] where width(of: texts, all) <= rect.width - 2 {
      return (texts, all)
    }
    var shown = now..<now + 1
    while true {
      let wider = max(0, shown.lowerBound - 1)..<min(stages.count, shown.upperBound + 1)
      guard wider != shown, width(of: short, wider) <= rect.width - 2 else { break }
      shown = wider
    }
    return (short, shown)
  }

  private func width(of texts: [String], _ shown: Range<Int>) -> Int {
    let words = texts[shown].reduce(2) { $0 + $1.columns + Self.arrow.columns }
    return words + (shown.lowerBound > 0 ? Self.more.columns : 0) + Self.arrow.columns
  }
}
