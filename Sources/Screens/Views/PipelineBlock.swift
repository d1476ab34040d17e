import Canvas
import Compute
import Course

/// What one layer of a network makes, with its name above: numbers where they fit, else a picture.
struct PipelineBlock {
  let name: String
  let tensor: Tensor
  private let numerals: Numerals
  private let greys: GreyScale
  private let form: Form

  /// How the numbers are shown.
  private enum Form {
    /// A grid of numbers on shades.
    case numbers(NumberGrid)
    /// Maps side by side, a tile a number.
    case pictures(columns: Int, rows: Int, maps: Int)
  }

  /// Numbers wider or higher than this become a picture.
  private static let mostNumbers = Size(width: 26, height: 5)
  /// Maps shown side by side; more are left out.
  private static let mostMaps = 6

  init(name: String, tensor: Tensor, _ style: NumberStyle) {
    self.name = name
    self.tensor = tensor
    numerals = Numerals(tensor.elements, style)
    greys = GreyScale(tensor.elements)
    let sizes = tensor.shape.sizes
    let (rows, columns) =
      sizes.count == 1 ? (1, sizes[0]) : (sizes[sizes.count - 2], sizes[sizes.count - 1])
    let grid = NumberGrid(rows: rows, columns: columns, cellWidth: numerals.width, gap: 1)
    let most = Self.mostNumbers
    if sizes.count <= 2, grid.size.width <= most.width, grid.size.height <= most.height {
      form = .numbers(grid)
    } else {
      let maps = tensor.shape.count / max(1, rows * columns)
      form = .pictures(columns: columns, rows: rows, maps: min(maps, Self.mostMaps))
    }
  }

  /// Tiles are two columns wide where a list of them is drawn, so that each can be seen.
  private var tile: Int { tensor.shape.rank == 1 ? 2 : 1 }

  private var pictureSize: Size {
    switch form {
    case .numbers(let grid): return grid.size
    case .pictures(let columns, let rows, let maps):
      let height = tensor.shape.rank == 1 ? 1 : (rows + 1) / 2
      return Size(width: maps * (columns * tile + 1) - 1, height: height)
    }
  }

  /// `12, in 1/9`: the shape, and what the numbers below it are counted in.
  private var shape: String {
    let shape = tensor.shape.description
    guard case .numbers = form else { return shape }
    if numerals.factor != .one { return "\(shape), in \(numerals.factor)" }
    return numerals.isRounded ? "\(shape), about" : shape
  }

  /// The room it takes: two lines of text, and below them what the layer makes.
  var size: Size {
    let picture = pictureSize
    return Size(
      width: max(
        picture.width, name.columns, shape.columns),
      height: picture.height + 2)
  }

  /// - Parameter state: whether the layer has worked yet, or works now.
  func draw(at origin: Point, _ state: State, on frame: inout Frame) {
    frame.write(name, x: origin.x, y: origin.y, state.nameRole)
    frame.write(
      state == .pending ? tensor.shape.description : shape, x: origin.x, y: origin.y + 1, .quiet)
    let place = Point(x: origin.x, y: origin.y + 2)
    switch form {
    case .numbers(let grid):
      let columns = grid.columns
      func value(_ row: Int, _ column: Int) -> Rational { tensor.elements[row * columns + column] }
      func shade(_ row: Int, _ column: Int) -> Shade? {
        state == .pending ? nil : greys.shade(value(row, column))
      }
      grid.drawShades(on: &frame, at: place, shade: shade)
      grid.draw(on: &frame, at: place) { row, column in
        guard state != .pending else { return ("·", Style(.pending)) }
        return (numerals.text(value(row, column)), Style(.text, on: shade(row, column)))
      }
    case .pictures(let columns, let rows, let maps):
      for map in 0..<maps {
        drawMap(map, rows, columns, at: place, state, on: &frame)
      }
    }
  }

  private func drawMap(
    _ map: Int, _ rows: Int, _ columns: Int, at place: Point, _ state: State,
    on frame: inout Frame
  ) {
    let values = tensor.elements[map * rows * columns..<(map + 1) * rows * columns]
    let x = place.x + map * (columns * tile + 1)
    guard state != .pending else {
      let height = tensor.shape.rank == 1 ? 1 : (rows + 1) / 2
      for y in 0..<height {
        frame.write(
          String(repeating: "·", count: columns * tile), x: x, y: place.y + y, .pending)
      }
      return
    }
    let shades = values.map { greys.shade($0) }
    if tensor.shape.rank == 1 {
      for (column, shade) in shades.enumerated() {
        frame.fill(
          Rect(x: x + column * tile, y: place.y, width: tile, height: 1),
          Cell(" ", Style(.text, ground: shade)))
      }
    } else {
      Picture(rows: rows, columns: columns, shades: shades, scale: 1)
        .draw(on: &frame, at: Point(x: x, y: place.y))
    }
  }

  /// Where a layer is in its work.
  enum State {
    case pending, now, done

    var nameRole: Role {
      switch self {
      case .pending: .pending
      case .now: .window
      case .done: .text
      }
    }
  }
}
