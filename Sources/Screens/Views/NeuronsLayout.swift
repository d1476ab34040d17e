import Canvas
import Course

/// Where the parts of a dense layer's picture go in a given room.
struct NeuronsLayout {
  let inputs: NumberGrid
  let weights: NumberGrid
  let captionY: Int?
  let inputsOrigin: Point
  let weightsOrigin: Point
  let nameX: Int
  let nameWidth: Int
  /// The columns after the biases and after the outputs.
  let biasRight: Int
  let outputRight: Int
  let outputWidth: Int
  /// Whether there is room for a column of biases.
  let showsBias: Bool
  /// The lines for the products.
  let products: Rect
  private let labels: [String]

  /// What parts the columns of weights, bias and output.
  private static let aside = 3

  init(_ stage: Stage, _ biases: Numerals?, in rect: Rect) {
    let shape = stage.trace.weight.shape
    let labels = stage.demonstration.labels
    self.labels = labels
    let names = (0..<shape[0]).map { Self.name($0, labels) }
    let longest = names.map(\.columns).max() ?? 0
    let outputWidth = max(
      stage.formats.output.width,
      3 + (stage.formats.output.remark.isEmpty ? 0 : stage.formats.output.remark.columns + 1))
    self.outputWidth = outputWidth
    let cell = max(stage.formats.input.width, stage.formats.weight.width)
    // Where there is hardly room for a weight, the biases are left to the equation.
    let wished = biases.map { max(4, $0.width) + Self.aside } ?? 0
    let isNarrow = rect.width < cell + 4 + wished + Self.aside + outputWidth
    let biasWidth = isNarrow ? 0 : wished
    showsBias = biasWidth > 0
    let aside = biasWidth + (isNarrow ? 1 : Self.aside) + outputWidth
    func grid(_ rows: Int, _ gap: Int, air: Bool) -> NumberGrid {
      NumberGrid(rows: rows, columns: shape[1], cellWidth: cell, gap: gap, air: air)
    }
    // With less room the names go first, then the weights are shown in part.
    let hasCaption = rect.height >= 7
    let equation = rect.height >= 6 ? min(3, rect.height / 4) : rect.height >= 4 ? 1 : 0
    let rowRoom = rect.height - (hasCaption ? 1 : 0) - 1 - (equation == 0 ? 0 : equation + 1)
    let isAiry = shape[0] * 2 + 1 <= rowRoom - 1
    let variants = [5, 4, 3, 2].map { (gap: $0, names: true) } + [(2, false), (1, false)]
    let fitting = variants.first { gap, hasNames in
      grid(1, gap, air: false).size.width + aside + (hasNames ? longest + 2 : 0)
        <= rect.width - 1
    }
    let (gap, hasNames) = fitting ?? (1, false)
    nameWidth = hasNames ? longest : 0
    nameX = rect.x + 1
    let left = rect.x + 1 + (hasNames ? longest + 1 : 0)
    let room = Size(
      width: max(cell + 2, rect.right - left - aside), height: max(1, rowRoom))
    let focus = stage.focus?.weight[1] ?? 0
    let now = stage.window?.number ?? 0
    weights = grid(shape[0], gap, air: isAiry).fitting(
      room, around: (now..<now + 1, focus..<focus + 1))
    inputs = grid(1, gap, air: false).fitting(
      Size(width: room.width, height: 1), around: (0..<1, focus..<focus + 1))
    let top = rect.y + (rect.height > weights.size.height + equation + 5 ? 1 : 0)
    captionY = hasCaption ? top : nil
    let inputsY = top + (hasCaption ? 1 : 0)
    inputsOrigin = Point(x: left, y: inputsY)
    weightsOrigin = Point(x: left, y: inputsY + 1 + (isAiry ? 0 : rowRoom > shape[0] + 1 ? 1 : 0))
    biasRight = left + weights.size.width + biasWidth
    outputRight = biasRight + (isNarrow ? 1 : Self.aside) + outputWidth
    let below = weightsOrigin.y + weights.size.height + (equation > 1 ? 1 : 0)
    products = Rect(
      x: rect.x + 1, y: below, width: rect.width - 2,
      height: min(equation, rect.bottom - below))
  }

  func name(_ neuron: Int) -> String { Self.name(neuron, labels) }

  private static func name(_ neuron: Int, _ labels: [String]) -> String {
    labels.indices.contains(neuron) ? labels[neuron] : "neuron \(neuron + 1)"
  }
}
