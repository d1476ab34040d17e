import Canvas
import Lab
import Network

/// The image in view, as large as fits, with its class and what the network takes it for.
struct ExamplePanel: Panel {
  private let moment: Moment

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
  }

  var title: String {
    guard let example = moment.example else { return "Image" }
    return example.index.map { "Image \($0)" } ?? "Drawn"
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.clipped(to: rect) { rendering in
      guard let example = moment.example, example.shape.count == example.pixels.count,
        example.shape.count > 0
      else {
        rendering.explain("No image is in view.", in: rect)
        return
      }
      let words = words(example)
      // Beside the image where that lets it be larger, else below.
      let wordWidth = min(words.map(\.text.columns).max() ?? 0, max(12, rect.width / 2))
      let beside = Rect(
        x: rect.x, y: rect.y, width: rect.width - wordWidth - 2, height: rect.height)
      let below = rect.dropping(bottom: min(words.count, rect.height > 4 ? words.count : 1))
      let (sizeBeside, sizeBelow) = (
        zoom(example.shape, in: beside), zoom(example.shape, in: below)
      )
      if sizeBeside.isBetter(than: sizeBelow) || rect.height < 2 {
        let size = draw(example, sizeBeside, in: beside, on: &rendering.frame)
        let x = rect.x + size.width + 2
        write(
          words, in: Rect(x: x, y: rect.y, width: rect.right - x, height: rect.height), &rendering)
      } else {
        let size = draw(example, sizeBelow, in: below, on: &rendering.frame)
        let y = rect.y + size.height
        write(
          words, in: Rect(x: rect.x, y: y, width: rect.width, height: rect.bottom - y), &rendering)
      }
    }
  }

  private func zoom(_ shape: Volume, in rect: Rect) -> Raster.Zoom {
    let (across, down) = (
      Raster.Zoom(shape.width, into: max(1, rect.width)),
      Raster.Zoom(shape.height, into: max(1, rect.height * 2))
    )
    return across.isBetter(than: down) ? down : across
  }

  private func draw(
    _ example: ExampleMoment, _ zoom: Raster.Zoom, in rect: Rect, on frame: inout Frame
  ) -> Size {
    let values = moment.data.values
    let raster = Raster(
      brightness(example), rows: example.shape.height, columns: example.shape.width)
    let size = raster.size(across: zoom, down: zoom)
    raster.draw(
      on: &frame, at: rect.origin, across: zoom, down: zoom,
      ShadeScale(black: values.lowerBound, white: values.upperBound), summary: .mean)
    return size
  }

  /// The mean over the channels.
  private func brightness(_ example: ExampleMoment) -> [Float] {
    let (channels, area) = (example.shape.channels, example.shape.height * example.shape.width)
    guard channels > 1 else { return example.pixels }
    return (0..<area).map { place in
      (0..<channels).reduce(0) { $0 + example.pixels[$1 * area + place] } / Float(channels)
    }
  }

  private func words(_ example: ExampleMoment) -> [(text: String, role: Role)] {
    var words: [(text: String, role: Role)] = []
    if !example.probabilities.isEmpty {
      let answer = example.answer
      let share = Double(example.probabilities[answer]).percent
      if let label = example.label {
        let isRight = label == answer
        words.append(
          (
            (isRight ? "✓ right: " : "✗ wrong: ") + "“\(moment.className(answer))”",
            isRight ? .exact : .alarm
          ))
        if !isRight { words.append(("it is “\(moment.className(label))”", .text)) }
      } else {
        words.append(("“\(moment.className(answer))”", .title))
      }
      words.append(("probability \(share)", .text))
    } else if let label = example.label {
      words.append(("it is “\(moment.className(label))”", .text))
    }
    if let loss = example.loss { words.append(("loss \(loss.threeDigits)", .quiet)) }
    var place = example.position.map { "\($0 + 1) of \(example.count)" } ?? ""
    if let filter = filterText(example.filter) { place += (place.isEmpty ? "" : " · ") + filter }
    if !place.isEmpty { words.append((place, .quiet)) }
    return words
  }

  private func filterText(_ filter: ExampleFilter) -> String? {
    switch filter {
    case .all: nil
    case .wrong: "wrong only"
    case .ofClass(let place): "“\(moment.className(place))” only"
    }
  }

  private func write(
    _ words: [(text: String, role: Role)], in rect: Rect, _ rendering: inout Rendering
  ) {
    for (place, word) in words.prefix(rect.height).enumerated() {
      rendering.frame.write(
        word.text.shortened(to: rect.width), x: rect.x, y: rect.y + place, word.role)
    }
  }
}

extension Raster.Zoom {
  /// Whether the same picture is larger by it.
  fileprivate func isBetter(than other: Raster.Zoom) -> Bool {
    pixels * other.numbers > other.pixels * numbers
  }
}
