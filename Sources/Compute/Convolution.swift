/// Convolution in one or two dimensions, with channels and groups: what `Conv1D` and `Conv2D` share.
///
/// Everything is seen as N×C×H×W; operands of fewer dimensions are lengthened by ones.
struct Convolution: WindowSource {
  let input: Tensor
  let weight: Tensor
  let bias: Tensor?
  let outputShape: Shape
  private let geometry: SlidingWindow
  private let groups: Int
  private let inputAxes: Axes
  private let weightAxes: Axes
  private let outputAxes: Axes
  /// N, C, H, W of the input; F, C, H, W of the kernel; N, F, H, W of the output.
  private let inputSizes: [Int]
  private let kernelSizes: [Int]
  private let outputSizes: [Int]

  /// - Throws: `OperationError` where the shapes or parameters do not fit together.
  init(
    input: Tensor, weight: Tensor, bias: Tensor?, stride: Stride, padding: PaddingRule,
    dilation: Stride, groups: Int, axes: (input: Axes, weight: Axes)
  ) throws(OperationError) {
    for (name, operand) in [("input", input), ("weight", weight)] where operand.shape.count == 0 {
      throw .empty(operand: name)
    }
    self.input = input
    self.weight = weight
    self.bias = bias
    self.groups = groups
    inputAxes = axes.input
    weightAxes = axes.weight
    inputSizes = axes.input.full(input.shape)
    kernelSizes = axes.weight.full(weight.shape)
    guard groups >= 1, inputSizes[1] % groups == 0, kernelSizes[0] % groups == 0 else {
      throw .groups(groups, channels: inputSizes[1], filters: kernelSizes[0])
    }
    guard kernelSizes[1] * groups == inputSizes[1] else {
      throw .channels(input: input.shape, weight: weight.shape, groups: groups)
    }
    if let bias, bias.elements.count != kernelSizes[0] {
      throw .bias(bias.shape, filters: kernelSizes[0])
    }
    geometry = try SlidingWindow(
      input: (inputSizes[2], inputSizes[3]), kernel: (kernelSizes[2], kernelSizes[3]),
      stride: stride, padding: padding, dilation: dilation)
    outputSizes = [
      inputSizes[0], kernelSizes[0], geometry.vertical.output, geometry.horizontal.output,
    ]
    // The filters make a dimension of the output where the weights have one for them.
    let filters = axes.weight.present.contains(0) ? [1] : []
    outputAxes = Axes((axes.input.present.filter { $0 != 1 } + filters).sorted())
    outputShape = Shape(outputAxes.shorten(outputSizes))
  }

  var sliding: SlidingWindow? { geometry }

  private var channels: Int { kernelSizes[1] }

  /// The first of the input's channels that a filter reads.
  private func firstChannel(filter: Int) -> Int { filter / (kernelSizes[0] / groups) * channels }

  func termCount(of window: Int) -> Int { channels * kernelSizes[2] * kernelSizes[3] }

  func window(_ number: Int) -> Window {
    let output = Shape(outputSizes).index(at: number)
    let (top, left) = geometry.origin(row: output[2], column: output[3])
    let first = firstChannel(filter: output[1])
    var rows: [[Term]] = []
    for channel in 0..<channels {
      for row in 0..<kernelSizes[2] {
        rows.append(
          (0..<kernelSizes[3]).map { column in
            term(
              weight: [output[1], channel, row, column],
              input: [
                output[0], first + channel, top + row * geometry.vertical.dilation,
                left + column * geometry.horizontal.dilation,
              ])
          })
      }
    }
    return Window(
      number: number, output: outputAxes.shorten(output),
      origin: inputAxes.shorten([output[0], first, top, left]),
      extent: inputAxes.shorten([
        1, channels, geometry.vertical.extent, geometry.horizontal.extent,
      ]), rows: rows, bias: bias?.elements[output[1]])
  }

  private func term(weight place: [Int], input cell: [Int]) -> Term {
    let isPadding =
      cell[2] < 0 || cell[2] >= inputSizes[2] || cell[3] < 0 || cell[3] >= inputSizes[3]
    return Term(
      input: inputAxes.shorten(cell), weight: weightAxes.shorten(place),
      inputValue: isPadding ? .zero : input.elements[Shape(inputSizes).offset(of: cell)],
      weightValue: weight.elements[Shape(kernelSizes).offset(of: place)], isPadding: isPadding)
  }

  func windows(reading cell: [Int]) -> [Int] {
    let four = inputAxes.lengthen(cell)
    let rows = SlidingWindow.outputs(covering: four[2], geometry.vertical)
    let columns = SlidingWindow.outputs(covering: four[3], geometry.horizontal)
    let perGroup = kernelSizes[0] / groups
    let filters = four[1] / channels * perGroup..<(four[1] / channels + 1) * perGroup
    return filters.flatMap { filter in
      rows.flatMap { row in
        columns.map { Shape(outputSizes).offset(of: [four[0], filter, row, $0]) }
      }
    }
  }

  func windows(using weight: [Int]) -> [Int] {
    let filter = weightAxes.lengthen(weight)[0]
    let plane = outputSizes[2] * outputSizes[3]
    return (0..<outputSizes[0]).flatMap { image -> Range<Int> in
      let start = (image * outputSizes[1] + filter) * plane
      return start..<start + plane
    }
  }
}

extension Convolution {
  /// All values at once: as sums of whole numbers over one denominator where these are small.
  func results() -> [Rational] {
    let count = termCount(of: 0)
    guard let cells = WholeNumbers(input.elements), let weights = WholeNumbers(weight.elements),
      cells.fit(products: count, with: weights)
    else { return results(input.elements, weight.elements, zero: .zero) { $0 } }
    let denominator = cells.denominator * weights.denominator
    return results(cells.numerators, weights.numerators, zero: 0) {
      Rational(whole: $0, denominator)
    }
  }

  /// - Parameter finish: makes a sum of products a value.
  private func results<Number: Numeric>(
    _ cells: [Number], _ weights: [Number], zero: Number, finish: (Number) -> Rational
  ) -> [Rational] {
    var values: [Rational] = []
    values.reserveCapacity(outputShape.count)
    let (height, width) = (inputSizes[2], inputSizes[3])
    let (down, across) = (geometry.vertical.dilation, geometry.horizontal.dilation)
    for image in 0..<outputSizes[0] {
      for filter in 0..<outputSizes[1] {
        let first = firstChannel(filter: filter)
        for outputRow in 0..<outputSizes[2] {
          for outputColumn in 0..<outputSizes[3] {
            let (top, left) = geometry.origin(row: outputRow, column: outputColumn)
            var sum = zero
            var place = filter * channels * kernelSizes[2] * kernelSizes[3]
            for channel in 0..<channels {
              let plane = (image * inputSizes[1] + first + channel) * height
              for kernelRow in 0..<kernelSizes[2] {
                let row = top + kernelRow * down
                defer { place += kernelSizes[3] }
                guard row >= 0 && row < height else { continue }
                let line = (plane + row) * width
                for kernelColumn in 0..<kernelSizes[3] {
                  let column = left + kernelColumn * across
                  guard column >= 0 && column < width else { continue }
                  sum += cells[line + column] * weights[place + kernelColumn]
                }
              }
            }
            let value = finish(sum)
            values.append(bias.map { value + $0.elements[filter] } ?? value)
          }
        }
      }
    }
    return values
  }
}
