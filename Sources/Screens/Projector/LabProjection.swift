import Canvas
import Lab

extension LabScreen {
  /// The lab before a class: one panel at a time, as large as it gets, and two numbers that can be read
  /// from the last row.
  func projected(_ size: Size, _ glyphs: BlockText.Glyphs) -> Rendering {
    var rendering = Rendering(size)
    let chrome = ProjectorChrome(size)
    chrome.drawTitle(
      "\(moment.network.name) on \(moment.data.name)", page.name, on: &rendering.frame)
    headline(in: chrome.body, glyphs)?.draw(on: &rendering.frame)
    let body = projectedBody(size)
    rendering.clipped(to: body) { drawPanel(in: body, on: &$0) }
    chrome.drawWords(projectedWords(chrome), on: &rendering.frame)
    rendering.keepCursorInView()
    return rendering
  }

  /// Where the panel stands, below the two numbers.
  func projectedBody(_ size: Size) -> Rect {
    let body = ProjectorChrome(size).body
    guard let headline = headline(in: body, projection?.glyphs ?? .halfBlocks) else { return body }
    return Rect(
      x: body.x, y: body.y + headline.height + 1, width: body.width,
      height: body.height - headline.height - 1)
  }

  /// What is said below, where there is room for it.
  private func projectedWords(_ chrome: ProjectorChrome) -> String {
    notice ?? [sentence, "Step \(moment.step)."].first { chrome.holds($0) } ?? ""
  }

  /// For the teacher alone: how the training stands, and what the last step was about.
  var remarks: [String] {
    let right = accuracyInPercent.map { ", \($0) % right" } ?? ""
    return [
      "\(moment.network.name) on \(moment.data.name), epoch \(moment.epoch), step \(moment.step)\(right).",
      sentence,
    ]
  }

  /// The panel in view, without its tabs and with more room than beside others.
  private func drawPanel(in rect: Rect, on rendering: inout Rendering) {
    if case .drawing(let drawing) = mode {
      return drawSheet(drawing, in: rect, on: &rendering)
    }
    switch page {
    case .example:
      let halves = rect.columns(weights: [1, 1], gap: 3)
      ExamplePanel(moment, sight).draw(in: halves[0], on: &rendering)
      AnswerPanel(moment, sight).draw(in: halves[1], on: &rendering)
    case .layer: drawLayer(in: rect, isWide: true, on: &rendering)
    case .curves: CurvesPanel(moment, sight).draw(in: rect, on: &rendering)
    case .numbers: HistogramPanel(moment, sight).draw(in: rect, on: &rendering)
    case .confusion: ConfusionPanel(moment, sight).draw(in: rect, on: &rendering)
    }
  }

  // MARK: - The two numbers

  /// Of images not learned from, or else of the last batches, as many as are right; nil before any.
  private var accuracyInPercent: Int? {
    let run = moment.runs[min(moment.run, moment.runs.count - 1)]
    let known = run.validations.last { $0.step <= moment.step }.map { Double($0.accuracy) }
    let last = max(0, moment.step - 20)..<min(moment.step, run.accuracies.count)
    let recent = last.isEmpty ? nil : Double(run.accuracies[last].reduce(0, +)) / Double(last.count)
    return (known ?? recent).map { Int(($0 * 100).rounded(.down)) }
  }

  /// Numbers with their names beside them, in large digits.
  private struct Headline {
    let parts: [(name: String, text: BlockText)]
    let origin: Point
    var height: Int { parts.first?.text.size.height ?? 0 }
    var width: Int {
      parts.reduce(-Self.gap) { $0 + $1.text.size.width + $1.name.columns + 1 + Self.gap }
    }
    private static let gap = 4

    func draw(on frame: inout Frame) {
      var x = origin.x
      for part in parts {
        frame.write(part.name, x: x, y: origin.y + height - 1, .quiet)
        x += part.name.columns + 1
        part.text.draw(on: &frame, at: Point(x: x, y: origin.y), Style(.output))
        x += part.text.size.width + Self.gap
      }
    }
  }

  /// The epoch and how much is right; nil where the panel needs the room.
  private func headline(in rect: Rect, _ glyphs: BlockText.Glyphs) -> Headline? {
    let accuracy = accuracyInPercent.map { "\($0)%" } ?? "·"
    for scale in [3, 2, 1] {
      let parts = [
        ("epoch", BlockText("\(moment.epoch)", scale: scale, glyphs)),
        ("right", BlockText(accuracy, scale: scale, glyphs)),
      ]
      let headline = Headline(parts: parts, origin: Point(x: rect.x + 1, y: rect.y))
      if headline.width <= rect.width, headline.height <= rect.height / 4 { return headline }
    }
    return nil
  }
}
