import Canvas
import Lab
import Network

/// How the weights and the activations of the chosen layer are spread.
struct HistogramPanel: Panel {
  private let moment: Moment
  private let layer: Int?
  private let parts: [Part]

  /// One of the two histograms.
  private struct Part {
    let name: String
    let numbers: [Float]
    let role: Role
  }

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
    layer = moment.layer(sight)
    parts = layer.map { Self.parts(moment, $0, sight) } ?? []
  }

  private static func parts(_ moment: Moment, _ layer: Int, _ sight: LabSight) -> [Part] {
    var parts: [Part] = []
    if let place = moment.parameter(layer, "weight") {
      let name = moment.plans[layer].name
      if sight.showsGradients, let gradients = moment.gradients(ofParameter: place) {
        parts.append(
          Part(
            name: "gradients of \(name)'s weights, \(moment.gradientsOwner)", numbers: gradients,
            role: .kernel))
      } else {
        parts.append(
          Part(
            name: "weights of \(name)", numbers: moment.parameters[place].values, role: .kernel))
      }
    }
    if let values = moment.activation(layer) {
      parts.append(
        Part(
          name: "activations of \(moment.plans[layer].name)", numbers: values, role: .output))
    }
    return parts
  }

  var title: String {
    layer.map { "Spread of \(moment.plans[$0].name)" } ?? "Spread"
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.clipped(to: rect) { rendering in
      guard !parts.isEmpty else {
        rendering.explain("This layer has no weights, and no image is in view.", in: rect)
        return
      }
      if parts.count == 2, rect.width >= 60 {
        let width = (rect.width - 3) / 2
        draw(
          parts[0], in: Rect(x: rect.x, y: rect.y, width: width, height: rect.height),
          on: &rendering.frame)
        draw(
          parts[1],
          in: Rect(
            x: rect.right - width, y: rect.y, width: width, height: rect.height),
          on: &rendering.frame)
      } else if parts.count == 2, rect.height >= 10 {
        let height = (rect.height - 1) / 2
        draw(
          parts[0], in: Rect(x: rect.x, y: rect.y, width: rect.width, height: height),
          on: &rendering.frame)
        draw(
          parts[1],
          in: Rect(
            x: rect.x, y: rect.bottom - height, width: rect.width, height: height),
          on: &rendering.frame)
      } else {
        draw(parts[0], in: rect, on: &rendering.frame)
      }
    }
  }

  private func draw(_ part: Part, in rect: Rect, on frame: inout Frame) {
    let spread = Spread(part.numbers)
    var body = rect
    if rect.height >= 4 {
      frame.write(part.name.shortened(to: rect.width), x: rect.x, y: rect.y, part.role)
      body = rect.dropping(top: 1)
    }
    let hasWords = body.height >= 3
    let columns = body.dropping(bottom: hasWords ? 2 : body.height > 1 ? 1 : 0)
    let omitsZeros = spread.zeros > 0.1
    // A round range moves seldom, so that the columns keep their places.
    let end = Self.roundUp(spread.reach)
    let low = spread.least < 0 ? -end : 0
    let histogram = Histogram(
      part.numbers, in: low...max(end, .leastNormalMagnitude), parts: max(1, rect.width),
      stride: spread.stride, omitsZeros: omitsZeros)
    histogram.draw(on: &frame, in: columns, Style(part.role))
    if columns.bottom < rect.bottom { drawAxis(low, end, y: columns.bottom, rect, on: &frame) }
    guard hasWords else { return }
    var words = "mean \(spread.mean.threeDigits), deviation \(spread.deviation.threeDigits)"
    if words.columns > rect.width {
      words = "\(spread.mean.threeDigits) ± \(spread.deviation.threeDigits)"
    }
    for more in [
      omitsZeros ? ", \(spread.zeros.percent) are 0 (left out)" : "",
      spread.stride > 1 ? ", every \(spread.stride)th" : "",
    ] where (words + more).columns <= rect.width {
      words += more
    }
    frame.write(words, x: rect.x, y: rect.bottom - 1, .quiet, width: rect.width)
  }

  private func drawAxis(
    _ low: Float, _ end: Float, y: Int, _ rect: Rect, on frame: inout Frame
  ) {
    frame.rule(y: y, x: rect.x, width: rect.width)
    let left = low < 0 ? "−" + end.axisEnd : "0"
    frame.write(left, x: rect.x, y: y, .quiet, width: rect.width)
    frame.write(end.axisEnd, endingAt: rect.right, y: y, .quiet)
    if low < 0, rect.width >= 20 {
      frame.write("0", x: rect.x + rect.width / 2, y: y, .quiet)
    }
  }

  /// The next of 1, 2 and 5 times a power of ten.
  static func roundUp(_ number: Float) -> Float {
    guard number > 0, number.isFinite else { return 1 }
    var power: Float = 1
    while power < number, power < 1e30 { power *= 10 }
    while power >= number * 10, power > 1e-30 { power /= 10 }
    return [0.1, 0.2, 0.5].map { $0 * power }.first { $0 >= number } ?? power
  }
}

extension Float {
  /// A round number at an axis' end, without the zeros that three digits would have.
  fileprivate var axisEnd: String {
    var text = threeDigits
    guard text.contains("."), !text.contains("e") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
