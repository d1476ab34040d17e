import Canvas
import Lab
import Network

/// The kernels of one convolution at one moment, or their gradients.
struct KernelBank {
  let moment: Moment
  /// The convolution's place in the network.
  let layer: Int
  /// [filters, input channels of a group, height, width].
  let numbers: [Float]
  let filters: Int
  let channels: Int
  let rows: Int
  let columns: Int
  /// One for each filter; empty where none are learned.
  let biases: [Float]
  let showsGradients: Bool
  let spread: Spread

  /// - Returns: nil where the network has no convolution, or its gradients are asked for and not there.
  init?(_ moment: Moment, _ sight: LabSight) {
    guard let layer = Self.layer(moment, sight), let place = moment.parameter(layer, "weight")
    else { return nil }
    let shape = moment.parameters[place].shape
    guard shape.count == 4, shape.allSatisfy({ $0 > 0 }) else { return nil }
    func chosen(of place: Int) -> [Float]? {
      sight.showsGradients
        ? moment.gradients(ofParameter: place) : moment.parameters[place].values
    }
    guard let numbers = chosen(of: place) else { return nil }
    self.moment = moment
    self.layer = layer
    self.numbers = numbers
    (filters, channels, rows, columns) = (shape[0], shape[1], shape[2], shape[3])
    biases = moment.parameter(layer, "bias").flatMap(chosen) ?? []
    showsGradients = sight.showsGradients
    spread = Spread(numbers)
  }

  /// The convolution that is meant where a layer is chosen.
  static func layer(_ moment: Moment, _ sight: LabSight) -> Int? {
    moment.layer(sight).flatMap { moment.nearest(to: $0) { $0.isConvolution } }
  }

  var plan: LayerPlan { moment.plans[layer] }
  var legend: ScaleLegend { ScaleLegend(spread) }

  /// The channel that is looked at, brought back among those there are.
  func channel(_ sight: LabSight) -> Int { min(max(0, sight.channel), channels - 1) }

  /// Where the numbers of a filter for one input channel begin.
  func start(_ filter: Int, _ channel: Int) -> Int {
    (filter * channels + channel) * rows * columns
  }

  /// The numbers of a filter for one input channel, row by row.
  func slice(_ filter: Int, _ channel: Int) -> ArraySlice<Float> {
    let start = start(filter, channel)
    return numbers[start..<start + rows * columns]
  }

  /// What a kernel's slice has become; gradients have no names.
  func likeness(_ filter: Int, _ channel: Int) -> NamedFilter.Likeness? {
    guard !showsGradients, rows == 3, columns == 3 else { return nil }
    return NamedFilter.likeness(slice(filter, channel))
  }

  func isDead(_ filter: Int) -> Bool { moment.isDeadHere(filter, ofLayer: layer) }

  /// What an input channel of the first group is: a part of the image, or a map of an earlier layer.
  func inputName(_ channel: Int) -> String {
    if layer == 0 { return channels == 1 ? "the image" : "the image's channel \(channel + 1)" }
    return "map \(channel + 1) of \(moment.plans[layer - 1].name)"
  }
}

/// How large a weight is drawn.
enum WeightSize: Hashable {
  /// One pixel, half a character high.
  case pixel
  /// Twice as many characters wide as lines high, with its sign.
  case block(Int)

  static let largestFirst: [WeightSize] = [.block(3), .block(2), .block(1), .pixel]

  var width: Int { if case .block(let lines) = self { 2 * lines } else { 1 } }
  /// In half lines.
  var pixelRows: Int { if case .block(let lines) = self { 2 * lines } else { 1 } }
}

extension KernelBank {
  /// Draws one slice of a filter with shades.
  func drawSlice(
    _ filter: Int, _ channel: Int, at origin: Point, _ size: WeightSize, on frame: inout Frame
  ) {
    let shading = legend.shading
    guard case .block(let lines) = size else {
      Raster(numbers, from: start(filter, channel), rows: rows, columns: columns).draw(
        on: &frame, at: origin, across: .init(pixels: 1), down: .init(pixels: 1), shading)
      return
    }
    let first = start(filter, channel)
    for row in 0..<rows {
      for column in 0..<columns {
        let number = numbers[first + row * columns + column]
        let rect = Rect(
          x: origin.x + column * size.width, y: origin.y + row * lines, width: size.width,
          height: lines)
        frame.fill(rect, Cell(" ", Style(.quiet, ground: shading.shade(number))))
        guard case .signed(let step) = shading.shade(number), step != 0 else { continue }
        frame[rect.x + (rect.width - 1) / 2, rect.y + (lines - 1) / 2] = Cell(
          step < 0 ? "−" : "+", Style(.quiet, ground: .signed(step)))
      }
    }
  }
}
