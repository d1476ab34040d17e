import Canvas
import Lab

/// The probabilities of all classes for the image in view as bars, the right class marked.
struct AnswerPanel: Panel {
  private let moment: Moment

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
  }

  var title: String { "Softmax" }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.clipped(to: rect) { rendering in
      guard let example = moment.example, !example.probabilities.isEmpty else {
        rendering.explain("No image is in view.", in: rect)
        return
      }
      let shown = shownClasses(example, lines: rect.height)
      let names = shown.map { moment.className($0) }
      let nameWidth = min(names.map(\.columns).max() ?? 0, max(1, rect.width / 3))
      let pitch = min(4, (rect.height + 1) / max(1, shown.count))
      for (place, number) in shown.enumerated() {
        let line = Rect(
          x: rect.x, y: rect.y + place * max(1, pitch), width: rect.width,
          height: max(1, pitch - 1))
        drawRow(number, names[place], nameWidth, in: line, example, on: &rendering)
      }
    }
  }

  private static let percentWidth = 7

  private func drawRow(
    _ number: Int, _ name: String, _ nameWidth: Int, in rect: Rect, _ example: ExampleMoment,
    on rendering: inout Rendering
  ) {
    let y = rect.y + (rect.height - 1) / 2
    let share = example.probabilities[number]
    let (isRight, isAnswer) = (number == example.label, number == example.answer)
    let role: Role = isRight ? .exact : isAnswer ? (example.label == nil ? .title : .alarm) : .text
    rendering.frame.write(
      isRight ? "✓" : isAnswer ? (example.label == nil ? "▸" : "✗") : " ", x: rect.x, y: y, role)
    rendering.frame.write(name.shortened(to: nameWidth), x: rect.x + 2, y: y, role)
    var barStart = rect.x + 3 + nameWidth
    if rect.right - barStart >= Self.percentWidth {
      rendering.frame.write(
        Double(share).percent, endingAt: barStart + Self.percentWidth, y: y, role)
      barStart += Self.percentWidth + 1
    }
    let bar = Bar(share, width: rect.right - barStart)
    bar.draw(
      on: &rendering.frame, at: Point(x: barStart, y: rect.y),
      Style(isRight ? .exact : isAnswer ? .alarm : .output), height: rect.height, track: .rule)
    rendering.add(.class(number), at: rect)
  }

  /// All classes in their order, or the likeliest and the right one.
  private func shownClasses(_ example: ExampleMoment, lines: Int) -> [Int] {
    let all = Array(example.probabilities.indices)
    guard all.count > lines else { return all }
    let ranked = all.sorted { example.probabilities[$0] > example.probabilities[$1] }
    var shown = Array(ranked.prefix(lines))
    if let label = example.label, all.contains(label), !shown.contains(label), lines > 1 {
      shown[shown.count - 1] = label
    }
    return shown.sorted()
  }
}

extension Moment {
  /// A class's name, or its number where it has none.
  func className(_ place: Int) -> String {
    data.classNames.indices.contains(place) ? data.classNames[place] : "\(place)"
  }
}
