import Canvas
import Lab
import Network

/// The weights of a dense layer as one shaded grid, a row for each neuron, a column for each input.
struct WeightGridPanel: Panel {
  private let moment: Moment
  private let sight: LabSight
  private let layer: Int?
  private let parameter: Int?
  private let weights: [Float]?

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
    self.sight = sight
    let layer = moment.layer(sight).flatMap { layer in
      moment.nearest(to: layer) { $0.isDense }
    }
    let parameter = layer.flatMap { moment.parameter($0, "weight") }
    self.layer = layer
    self.parameter = parameter
    weights = parameter.flatMap {
      sight.showsGradients ? moment.gradients(ofParameter: $0) : moment.parameters[$0].values
    }
  }

  var title: String {
    guard let layer else { return "Weights" }
    let name = moment.plans[layer].name
    return sight.showsGradients
      ? "Gradients of \(name)'s weights, \(moment.gradientsOwner)" : "Weights of \(name)"
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.clipped(to: rect) { rendering in
      guard let layer, let parameter, let weights, moment.parameters[parameter].shape.count == 2
      else {
        let text =
          layer == nil
          ? "Only linear layers have such weights, and this network has none."
          : "There are gradients from the first batch on."
        rendering.explain(text, in: rect)
        return
      }
      let chosen = moment.unit(sight, of: layer)
      if sight.isZoomed {
        NeuronZoom(moment, layer, weights, chosen ?? 0, biases(layer)).draw(
          in: rect, on: &rendering)
      } else {
        drawGrid(layer, weights, chosen, in: rect, on: &rendering)
      }
    }
  }

  private func biases(_ layer: Int) -> [Float] {
    guard let place = moment.parameter(layer, "bias") else { return [] }
    return
      (sight.showsGradients
      ? moment.gradients(ofParameter: place) : moment.parameters[place].values)
      ?? []
  }

  private func drawGrid(
    _ layer: Int, _ weights: [Float], _ chosen: Int?, in rect: Rect, on rendering: inout Rendering
  ) {
    let plan = moment.plans[layer]
    let (rows, columns) = (plan.output.channels, plan.input.channels)
    let noteLines = rect.height >= 8 ? 2 : rect.height >= 4 ? 1 : 0
    let body = rect.dropping(bottom: noteLines)
    let names = moment.unitNames(layer)
    let isPerLine = rows <= body.height
    let lead = isPerLine ? min(12, (names.map(\.columns).max() ?? 0)) + 1 : "\(rows)".count + 1
    let room = Size(width: body.width - lead, height: body.height)
    guard room.width > 0, room.height > 0 else { return }
    let across = Raster.Zoom(columns, into: room.width, most: 4)
    // Where every row has a line of its own, rows end where lines end.
    let lines = isPerLine ? min(3, room.height / rows) : 0
    let down =
      isPerLine
      ? Raster.Zoom(pixels: 2 * lines) : Raster.Zoom(rows, into: room.height * 2, most: 1)
    let grid = Raster(weights, rows: rows, columns: columns).means(
      rows: down.numbers, columns: across.numbers)
    // Means are smaller than the weights: the ends of the scale are theirs.
    let legend = ScaleLegend(Spread(grid.numbers))
    grid.draw(
      on: &rendering.frame, at: Point(x: body.x + lead, y: body.y),
      across: .init(pixels: across.pixels), down: .init(pixels: down.pixels), legend.shading)
    drawLead(
      names, chosen, isPerLine ? 2 * lines : 1, down, lead, body, on: &rendering)
    guard noteLines > 0 else { return }
    let y = min(rect.bottom - noteLines, body.y + (down.length(rows) + 1) / 2 + 1)
    let x = legend.draw(x: rect.x, y: y, width: rect.width, on: &rendering.frame) + 2
    let block = "mean of \(down.numbers)×\(across.numbers)"
    let isWhole = down.numbers * across.numbers == 1
    rendering.frame.write(
      notes: [isWhole ? [] : ["a pixel: \(block) weights", block]], x: x, y: y, until: rect.right)
    guard noteLines > 1 else { return }
    let words = "rows: \(String.count(rows, "neuron")); columns: \(inputs(layer, columns))"
    rendering.frame.write(words.shortened(to: rect.width), x: rect.x, y: y + 1, .quiet)
  }

  /// Numbers or class names of the rows, each a target.
  private func drawLead(
    _ names: [String], _ chosen: Int?, _ pixels: Int, _ down: Raster.Zoom, _ lead: Int,
    _ body: Rect, on rendering: inout Rendering
  ) {
    var lastLine = -1
    for row in names.indices {
      let line = row / down.numbers * pixels / 2
      guard line < body.height else { break }
      let isChosen = row == chosen
      guard line != lastLine || isChosen else { continue }
      let place = Rect(x: body.x, y: body.y + line, width: lead - 1, height: max(1, pixels / 2))
      // Several rows share a line: every fifth is numbered.
      let isNamed = pixels > 1 || isChosen || line.isMultiple(of: 5)
      rendering.frame.fill(
        Rect(x: place.x, y: place.y, width: place.width, height: 1), .blank)
      if isNamed {
        rendering.frame.write(
          names[row].shortened(to: place.width), x: place.x, y: place.y,
          isChosen ? .chosen : .quiet)
      }
      rendering.add(
        .unit(row), at: Rect(x: body.x, y: place.y, width: body.width, height: place.height))
      lastLine = line
    }
  }

  /// What the columns are: the maps before a flattening, or the neurons before.
  private func inputs(_ layer: Int, _ columns: Int) -> String {
    guard let maps = moment.flattened(before: layer) else {
      return String.count(columns, "input")
        + (layer > 0 ? " from \(moment.plans[layer - 1].name)" : "")
    }
    return "\(columns) inputs, \(maps.name)'s map after map"
  }
}

extension Moment {
  /// The layer whose maps a dense layer gets in one row, if it does.
  func flattened(before layer: Int) -> LayerPlan? {
    var place = layer - 1
    while place >= 0, case .dropout = plans[place].kind { place -= 1 }
    guard place > 0, plans[place].kind == .flatten else { return nil }
    var plan = plans[place]
    plan.name = plans[place - 1].name
    plan.output = plan.input
    return plan.output.isRow ? nil : plan
  }
}
