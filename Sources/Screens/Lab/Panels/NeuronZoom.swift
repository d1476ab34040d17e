import Canvas
import Lab
import Network

/// The weights of one neuron: laid out as the maps they look at, or one after the other.
struct NeuronZoom {
  private let moment: Moment
  private let layer: Int
  private let weights: [Float]
  private let neuron: Int
  private let biases: [Float]

  init(_ moment: Moment, _ layer: Int, _ weights: [Float], _ neuron: Int, _ biases: [Float]) {
    self.moment = moment
    self.layer = layer
    self.weights = weights
    self.neuron = neuron
    self.biases = biases
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let plan = moment.plans[layer]
    let count = plan.input.channels
    let own = Array(weights[neuron * count..<(neuron + 1) * count])
    // One scale for the whole layer, as in the grid.
    let legend = ScaleLegend(Spread(weights))
    var body = rect
    if rect.height >= 3 {
      rendering.frame.write(head(plan).shortened(to: rect.width), x: rect.x, y: rect.y, .title)
      body = rect.dropping(top: 1)
    }
    guard let maps = moment.flattened(before: layer) else {
      ValuesView(own, names: (0..<count).map { "\($0 + 1)" }, legend).draw(in: body, on: &rendering)
      return
    }
    drawMaps(own, maps, legend, in: body, on: &rendering.frame)
  }

  private func head(_ plan: LayerPlan) -> String {
    let classes = moment.data.classNames
    let isClass = layer == moment.plans.count - 1 && classes.indices.contains(neuron)
    var text = "neuron \(neuron + 1) of \(plan.output.channels)"
    if isClass { text += ", for “\(classes[neuron])”" }
    if biases.indices.contains(neuron) { text += ", bias \(biases[neuron].threeDigits)" }
    return text
  }

  private func drawMaps(
    _ own: [Float], _ maps: LayerPlan, _ legend: ScaleLegend, in rect: Rect,
    on frame: inout Frame
  ) {
    let volume = maps.output
    let noteLines = rect.height >= 4 ? 1 : 0
    let body = rect.dropping(bottom: noteLines)
    func layout(_ zoom: Raster.Zoom, _ hasLabels: Bool) -> TileLayout {
      TileLayout(
        count: volume.channels, width: zoom.length(volume.width),
        pixelRows: zoom.length(volume.height), hasLabels: hasLabels, in: body, around: nil)
    }
    let choices = [4, 3, 2, 1].flatMap { pixels in
      [true, false].map { (Raster.Zoom(pixels: pixels), $0) }
    }
    let choice = choices.first { layout($0.0, $0.1).fitsAll } ?? choices[choices.count - 1]
    let tiles = layout(choice.0, choice.1)
    for map in tiles.shown {
      let place = tiles.place(map)
      Raster(
        own, from: map * volume.height * volume.width, rows: volume.height, columns: volume.width
      ).draw(on: &frame, at: place.origin, across: choice.0, down: choice.0, legend.shading)
      tiles.drawLabel(map, isDead: false, isChosen: false, on: &frame)
    }
    guard noteLines > 0 else { return }
    let y = min(rect.bottom - 1, tiles.bottom + 1)
    let x = legend.draw(x: rect.x, y: y, width: rect.width, on: &frame) + 2
    frame.write(
      notes: [tiles.more("maps"), ["over \(maps.name)'s \(volume.channels) maps"]], x: x, y: y,
      until: rect.right)
  }
}
