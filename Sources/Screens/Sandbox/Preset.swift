import Compute

/// A pattern that can be laid on a grid of any size.
enum Preset: Hashable {
  // For kernels.
  case identity, blur, verticalEdge, horizontalEdge, outline, sharpen
  // For images.
  case brightHalf, cross, ring, digit(Int), ramp, dot
  case ones, zeros

  /// What can be laid on a grid, in the order in which they are offered.
  static func offered(for operand: Bench.Operand, rows: Int, columns: Int) -> [Preset] {
    let isList = rows == 1
    switch operand {
    case .weight where isList: return [.identity, .blur, .ramp, .ones, .zeros]
    case .weight:
      let small: [Preset] = [.identity, .blur, .verticalEdge, .horizontalEdge]
      return small + (min(rows, columns) >= 3 ? [.outline, .sharpen] : []) + [.ones, .zeros]
    case .input where isList: return [.ramp, .dot, .ones, .zeros]
    case .input: return [.brightHalf, .cross, .ring, .digit(7), .ramp, .dot, .ones, .zeros]
    case .bias: return [.ones, .zeros]
    }
  }

  var name: String {
    switch self {
    case .identity: "identity: the output is the input"
    case .blur: "blur: the mean of all cells"
    case .verticalEdge: "vertical edge"
    case .horizontalEdge: "horizontal edge"
    case .outline: "edges in all directions"
    case .sharpen: "sharpen"
    case .brightHalf: "a vertical edge"
    case .cross: "an X"
    case .ring: "an O"
    case .digit(let digit): "the digit \(digit)"
    case .ramp: "counting up"
    case .dot: "a single 1"
    case .ones: "all 1"
    case .zeros: "all 0"
    }
  }

  /// The pattern on a grid, row by row.
  func values(rows: Int, columns: Int) -> [Rational] {
    if case .digit(let digit) = self {
      return DigitShape(digit).cells(rows: rows, columns: columns).map { $0 ? .one : .zero }
    }
    return (0..<rows * columns).map { place in
      value(place / columns, place % columns, rows, columns)
    }
  }

  private func value(_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Rational {
    let (middleRow, middleColumn) = ((rows - 1) / 2, (columns - 1) / 2)
    // How far from the middle, counted in cells.
    let (down, across) = (row - middleRow, column - middleColumn)
    let isMiddle = rows == 1 ? column == 0 : down == 0 && across == 0
    switch self {
    case .identity, .dot:
      return isMiddle || (self == .dot && down == 0 && across == 0) ? .one : .zero
    case .blur: return Rational(1, rows * columns)
    case .verticalEdge: return Rational(Self.side(column, columns))
    case .horizontalEdge: return Rational(Self.side(row, rows))
    case .outline:
      return isMiddle ? 8 : max(Swift.abs(down), Swift.abs(across)) == 1 ? -1 : .zero
    case .sharpen: return isMiddle ? 5 : Swift.abs(down) + Swift.abs(across) == 1 ? -1 : .zero
    case .brightHalf: return column < (columns + 1) / 2 ? 10 : .zero
    case .cross:
      let isStroke =
        Self.meets(row, rows, column, columns)
        || Self.meets(row, rows, columns - 1 - column, columns)
      return isStroke ? .one : .zero
    case .ring: return Self.isOnRing(row, column, rows, columns) ? .one : .zero
    case .ramp: return Rational(row * columns + column + 1)
    case .ones: return .one
    case .zeros, .digit: return .zero
    }
  }

  /// 1 in the first half of a side, −1 in the second, 0 in the middle of an odd one.
  private static func side(_ place: Int, _ length: Int) -> Int {
    let twice = 2 * place + 1
    return twice < length ? 1 : twice > length ? -1 : 0
  }

  /// Whether the falling diagonal passes a cell.
  private static func meets(_ row: Int, _ rows: Int, _ column: Int, _ columns: Int) -> Bool {
    guard rows > 1, columns > 1 else { return true }
    return rows >= columns
      ? (2 * row * (columns - 1) + rows - 1) / (2 * (rows - 1)) == column
      : (2 * column * (rows - 1) + columns - 1) / (2 * (columns - 1)) == row
  }

  /// Whether a cell is on the border of the grid, its corners left out.
  private static func isOnRing(_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Bool {
    let isEdgeRow = row == 0 || row == rows - 1
    let isEdgeColumn = column == 0 || column == columns - 1
    return isEdgeRow != isEdgeColumn
  }
}

/// The shape of a digit on a small raster, as large as a grid has room for.
struct DigitShape {
  private let rows: [String]

  init(_ digit: Int) { rows = Self.shapes[min(max(0, digit), 9)] }

  /// Which cells of a grid belong to it; it stands in the middle, its edges cut off where there is no
  /// room.
  func cells(rows height: Int, columns width: Int) -> [Bool] {
    let scale = max(1, min(height / 5, width / 3))
    let (top, left) = ((height - 5 * scale) / 2, (width - 3 * scale) / 2)
    return (0..<height * width).map { place in
      let (row, column) = (place / width - top, place % width - left)
      guard (0..<5 * scale).contains(row), (0..<3 * scale).contains(column) else { return false }
      return Array(rows[row / scale])[column / scale] == "#"
    }
  }

  private static let shapes: [[String]] = [
    ["###", "#.#", "#.#", "#.#", "###"], [".#.", "##.", ".#.", ".#.", "###"],
    ["###", "..#", "###", "#..", "###"], ["###", "..#", "###", "..#", "###"],
    ["#.#", "#.#", "###", "..#", "..#"], ["###", "#..", "###", "..#", "###"],
    ["###", "#..", "###", "#.#", "###"], ["###", "..#", ".#.", ".#.", ".#."],
    ["###", "#.#", "###", "#.#", "###"], ["###", "#.#", "###", "..#", "###"],
  ]
}

extension Bench {
  /// The rows and columns of a grid; a list is one row.
  func plane(_ operand: Operand) -> (rows: Int, columns: Int)? {
    tensor(operand).map { tensor in
      (tensor.shape.sizes.dropLast().last ?? 1, tensor.shape.sizes.last ?? 1)
    }
  }

  /// Lays a pattern on the sheet of a grid that holds a cell.
  mutating func lay(_ preset: Preset, on operand: Operand, around cell: [Int]) {
    guard let tensor = tensor(operand), let (rows, columns) = plane(operand) else { return }
    let start = tensor.shape.offset(of: cell) / (rows * columns) * rows * columns
    var elements = tensor.elements
    elements.replaceSubrange(
      start..<start + rows * columns, with: preset.values(rows: rows, columns: columns))
    lay(Tensor(shape: tensor.shape, elements: elements), on: operand)
  }

  /// The pattern after, or before, the one on the sheet that holds a cell.
  func preset(after cell: [Int], on operand: Operand, by step: Int) -> Preset? {
    guard let tensor = tensor(operand), let (rows, columns) = plane(operand) else { return nil }
    let start = tensor.shape.offset(of: cell) / (rows * columns) * rows * columns
    let now = Array(tensor.elements[start..<start + rows * columns])
    let offered = Preset.offered(for: operand, rows: rows, columns: columns)
    let place = offered.firstIndex { $0.values(rows: rows, columns: columns) == now }
    guard let place else { return step > 0 ? offered.first : offered.last }
    return offered[(place + step + offered.count) % offered.count]
  }
}
