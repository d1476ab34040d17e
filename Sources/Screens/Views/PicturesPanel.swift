import Canvas
import Compute
import Course

/// The input and the output as far as it is computed, as shaded pictures, and the size rule with its
/// numbers put in: what a large screen has room for.
struct PicturesPanel {
  let stage: Stage

  init(_ stage: Stage) {
    self.stage = stage
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.frame.rule(y: rect.y, x: rect.x, width: rect.width - 2)
    let top = rect.y + 1
    let room = Size(width: (rect.width - 40) / 2, height: rect.height - 2)
    let input = picture(stage.trace.input, computed: nil, room: room)
    let output = picture(stage.trace.output, computed: stage.completed, room: room)
    var x = rect.x + 2
    for (name, picture) in [("input as a picture", input), ("output", output)] {
      guard let picture else { continue }
      rendering.frame.write(name, x: x, y: top, .quiet)
      picture.draw(on: &rendering.frame, at: Point(x: x, y: top + 1))
      x += max(name.count, picture.size.width) + 5
    }
    guard let size = stage.demonstration.outputSize else { return }
    rendering.frame.write("How large is the output?", x: x, y: top, .quiet)
    let rules =
      size.height == size.width
      ? ["side: \(size.height)"] : ["height: \(size.height)", "width: \(size.width)"]
    let lines = ["⌊(n + 2p − f)/s⌋ + 1"] + rules
    for (line, text) in lines.enumerated() where top + 1 + line < rect.bottom {
      rendering.frame.write(text, x: x, y: top + 1 + line, line == 0 ? .quiet : .text)
    }
  }

  /// A picture as large as the room lets it be; nil where a tile a half-line high is too much.
  private func picture(_ tensor: Tensor, computed: Int?, room: Size) -> Picture? {
    guard let least = tensor.elements.min(), let most = tensor.elements.max() else { return nil }
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    let scale = min(room.width / columns, room.height * 2 / rows, 5)
    guard scale >= 1 else { return nil }
    let values = tensor.elements.enumerated().map { index, value -> Rational? in
      index < computed ?? .max ? value : nil
    }
    return Picture(
      rows: rows, columns: columns, values: values, range: least...most,
      scale: scale)
  }
}

extension Stage {
  /// How many output values are known: in the sandbox all, whichever window is in play.
  var completed: Int {
    min(trace.windowCount, done + (window != nil && term == nil ? 1 : 0))
  }
}
