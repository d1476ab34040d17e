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
    var bottom = body.y
    if let chosen, let large = largeMap(output, in: body) {
      let size = large.size(of: output)
      let origin = Point(x: body.right - size.width, y: body.y + 1)
      draw(chosen, values, output, legend, zoom: large, at: origin, on: &rendering.frame)
      let caption = "map \(chosen + 1)" + (isDead(chosen) ? ", dead here" : "")
      rendering.frame.write(caption.shortened(to: size.width), x: origin.x, y: body.y, .chosen)
      bottom = origin.y + size.height
      body = body.dropping(right: size.width + 2)
    }
    let (zoom, layout) = tiles(output, in: body)
    for map in layout.shown {
      draw(
        map, values, output, legend, zoom: zoom, at: layout.place(map).origin,
        on: &rendering.frame)
      layout.drawLabel(
        map, isDead: isDead(map), isChosen: map == chosen, on: &rendering.frame)
      rendering.add(.unit(map), at: layout.target(map))
    }
    layout.drawSides(chosen, on: &rendering.frame)
    guard noteLines > 0 else { return }
    let y = min(rect.bottom - 1, max(bottom, layout.bottom) + 1)
    let x = legend.draw(x: rect.x, y: y, width: rect.width, on: &rendering.frame) + 2
    let block = "strongest of \(zoom.numbers)×\(zoom.numbers)"
    rendering.frame.write(
      notes: [
        layout.more("maps"), zoom.numbers == 1 ? [] : ["a pixel: " + block, block],
        deadNote(layout),
      ], x: x, y: y, until: rect.right)
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

  private func deadNote(_ layout: TileLayout) -> [String] {
    let dead = layout.shown.filter(isDead).map { "\($0 + 1)" }
    return dead.isEmpty
      ? [] : ["dead here: " + dead.joined(separator: ", "), "dead here: \(dead.count)"]
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

  /// How large the chosen map can be beside the others without making them smaller; nil where it would
  /// be no larger than they are.
  private func largeMap(_ output: Volume, in rect: Rect) -> Raster.Zoom? {
    let most = min(
      rect.width * 2 / 5 / max(1, output.width), (rect.height - 1) * 2 / max(1, output.height))
    let (small, layout) = tiles(output, in: rect)
    guard most >= 2, rect.width >= 20 else { return nil }
    for pixels in (2...most).reversed() {
      let zoom = Raster.Zoom(pixels: pixels)
      let rest = rect.dropping(right: zoom.size(of: output).width + 2)
      let (beside, left) = tiles(output, in: rest)
      let isAsGood = small.numbers >= beside.numbers && left.shown.count >= layout.shown.count
      if isAsGood, beside.pixels < pixels { return zoom }
    }
    return nil
  }
}

extension Raster.Zoom {
  fileprivate func size(of map: Volume) -> Size {
    Size(width: length(map.width), height: (length(map.height) + 1) / 2)
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
