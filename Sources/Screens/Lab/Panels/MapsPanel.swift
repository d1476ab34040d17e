import Canvas
import Lab
import Network

/// What the chosen layer gives for the image in view: its feature maps as shaded tiles, the chosen one
/// larger, or its values where they stand in a row.
struct MapsPanel: Panel {
  private let moment: Moment
  private let layer: Int?
  private let chosen: Int?
  private let values: [Float]?

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
    layer = moment.layer(sight)
    chosen = layer.flatMap { moment.unit(sight, of: $0) }
    values = layer.flatMap { layer in
      sight.showsGradients
        ? moment.activationGradient(layer) ?? moment.activation(layer) : moment.activation(layer)
    }
    isGradient = sight.showsGradients && layer.flatMap { moment.activationGradient($0) } != nil
  }

  private let isGradient: Bool

  var title: String {
    guard let layer else { return "Maps" }
    let (plan, what) = (moment.plans[layer], isGradient ? "Gradients of the loss by " : "")
    return what
      + (plan.output.isRow
        ? "\(plan.name)'s \(plan.output)"
        : "\(plan.name)'s \(String.count(plan.output.channels, "map")) of "
          + "\(plan.output.height)×\(plan.output.width)")
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.clipped(to: rect) { rendering in
      guard let layer, let values else {
        rendering.explain("Maps belong to an image, and none is in view.", in: rect)
        return
      }
      let legend = ScaleLegend(Spread(values))
      let output = moment.plans[layer].output
      if output.isRow {
        ValuesView(values, names: moment.unitNames(layer), legend, chosen: chosen).draw(
          in: rect, on: &rendering)
      } else {
        drawMaps(values, output, legend, in: rect, on: &rendering)
      }
    }
  }

  private func drawMaps(
    _ values: [Float], _ output: Volume, _ legend: ScaleLegend, in rect: Rect,
    on rendering: inout Rendering
  ) {
    let noteLines = rect.height >= 4 ? 1 : 0
    var body = rect.dropping(bottom: noteLines)
    if let chosen, let large = largeMap(output, in: body) {
      draw(
        chosen, values, output, legend, zoom: large.zoom,
        at: Point(x: body.right - large.size.width, y: body.y + 1), on: &rendering.frame)
      let caption = "map \(chosen + 1)" + (isDead(chosen) ? ", dead here" : "")
      rendering.frame.write(
        caption.shortened(to: large.size.width), x: body.right - large.size.width, y: body.y,
        .chosen)
      body = Rect(
        x: body.x, y: body.y, width: body.width - large.size.width - 2, height: body.height)
    }
    let (zoom, layout) = tiles(output, in: body)
    for map in layout.shown {
      let place = layout.place(map)
      draw(map, values, output, legend, zoom: zoom, at: place.origin, on: &rendering.frame)
      if layout.hasLabels { drawLabel(map, above: place, on: &rendering.frame) }
      rendering.add(.unit(map), at: place)
    }
    if let chosen, layout.shown.contains(chosen) {
      layout.drawSides(chosen, on: &rendering.frame)
    }
    guard noteLines > 0 else { return }
    let y = rect.bottom - 1
    var x = legend.draw(x: rect.x, y: y, width: rect.width, on: &rendering.frame) + 2
    for text in [layout.more("maps"), summary(zoom), deadNote(layout)] {
      guard let text, x + text.columns <= rect.right else { continue }
      x = rendering.frame.write(text, x: x, y: y, .quiet) + 2
    }
  }

  private func draw(
    _ map: Int, _ values: [Float], _ output: Volume, _ legend: ScaleLegend, zoom: Raster.Zoom,
    at origin: Point, on frame: inout Frame
  ) {
    Raster(
      values, from: map * output.height * output.width, rows: output.height,
      columns: output.width
    ).draw(on: &frame, at: origin, across: zoom, down: zoom, legend.shading)
  }

  private func isDead(_ map: Int) -> Bool {
    guard !isGradient, let layer, let source = moment.unitSource(layer) else { return false }
    return moment.isDeadHere(map, ofLayer: source)
  }

  private func drawLabel(_ map: Int, above place: Rect, on frame: inout Frame) {
    let isDead = isDead(map)
    let number = "\(map + 1)"
    let text =
      !isDead ? number : number.columns + 5 <= place.width ? number + " dead" : number + "×"
    frame.write(
      text, x: place.x, y: place.y - 1, map == chosen ? .chosen : isDead ? .alarm : .quiet,
      width: place.width)
  }

  private func deadNote(_ layout: TileLayout) -> String? {
    let dead = layout.shown.filter(isDead).map { "\($0 + 1)" }
    guard !dead.isEmpty else { return nil }
    let list = dead.joined(separator: ", ")
    return "dead here: " + (list.count <= 20 ? list : "\(dead.count)")
  }

  private func summary(_ zoom: Raster.Zoom) -> String? {
    zoom.numbers == 1 ? nil : "a pixel: strongest of \(zoom.numbers)×\(zoom.numbers)"
  }

  /// The largest tiles of which all fit; maps are made smaller before some are left out.
  private func tiles(_ output: Volume, in rect: Rect) -> (Raster.Zoom, TileLayout) {
    func layout(_ zoom: Raster.Zoom, _ hasLabels: Bool) -> TileLayout {
      TileLayout(
        count: output.channels, width: zoom.length(output.width),
        pixelRows: zoom.length(output.height), hasLabels: hasLabels, in: rect, around: chosen)
    }
    let zooms =
      (1...6).reversed().map(Raster.Zoom.init(pixels:))
      + (2...6).map(Raster.Zoom.init(numbers:))
    var last = (zooms[zooms.count - 1], layout(zooms[zooms.count - 1], false))
    for zoom in zooms where zoom.numbers == 1 || min(output.width, output.height) / zoom.numbers > 3
    {
      for hasLabels in [true, false] {
        let tiles = layout(zoom, hasLabels)
        if tiles.tile.width + 2 <= rect.width, tiles.tile.height <= rect.height {
          if tiles.fitsAll { return (zoom, tiles) }
          last = (zoom, tiles)
        }
      }
    }
    return last
  }

  /// How large the chosen map can be beside the others; nil where that would be no larger than they are.
  private func largeMap(_ output: Volume, in rect: Rect) -> (zoom: Raster.Zoom, size: Size)? {
    let room = Size(width: rect.width * 2 / 5, height: rect.height - 1)
    let most = min(room.width / max(1, output.width), room.height * 2 / max(1, output.height))
    guard most >= 2, room.width >= 8 else { return nil }
    let zoom = Raster.Zoom(pixels: most)
    let size = Size(width: zoom.length(output.width), height: (zoom.length(output.height) + 1) / 2)
    let rest = Rect(x: 0, y: 0, width: rect.width - size.width - 2, height: rect.height)
    return tiles(output, in: rest).0.pixels < most ? (zoom, size) : nil
  }
}

extension Moment {
  /// The gradient of the loss by a layer's outputs for the image in view, [C, H, W].
  func activationGradient(_ layer: Int) -> [Float]? {
    guard let gradients = example?.gradients?.activations, gradients.indices.contains(layer),
      gradients[layer].count == plans[layer].output.count
    else { return nil }
    return gradients[layer]
  }
}

extension Volume {
  /// Whether the values stand in a row, each a channel of its own.
  var isRow: Bool { height == 1 && width == 1 }
}
