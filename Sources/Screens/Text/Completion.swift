import Canvas
import Compute
import Course

/// What happens in one window of an operation, in words and numbers.
struct Completion {
  let demonstration: Demonstration
  let window: Window
  let style: NumberStyle

  init(_ demonstration: Demonstration, _ window: Window, _ style: NumberStyle) {
    self.demonstration = demonstration
    self.window = window
    self.style = style
  }

  /// `61 + 23 + 16 = 100`: how the window's value comes about.
  var text: String {
    if demonstration.view == .uses { return uses }
    switch demonstration.trace.operation {
    case .conv2d: return convolution
    case .maxPool2d: return "the greatest of \(list(pooled)) is \(number(window.result))"
    case .sumPool2d: return Equation.sum(pooled, style).text
    case .avgPool2d: return mean
    case .relu: return applied("ReLU")
    case .abs: return "|\(number(operand))| is \(number(window.result))"
    case .sigmoid: return applied("sigmoid")
    case .tanh: return applied("tanh")
    case .exp: return applied("exp")
    case .flatten: return "\(source(window.terms[0].input)) is \(number(window.result))"
    case .softmax: return share
    case .outputSize(let size): return place(in: size)
    case .layerTable(let table): return line(of: table)
    case .sequential: return layer
    default: return Equation.productsAndSum(window.terms, style, bias: window.bias).text
    }
  }

  /// `product 4 of 9: 9×1 = 9; 61 + 9 = 70`: what a single product, or value, adds.
  func text(ofTerm number: Int) -> String {
    let terms = window.terms
    let term = terms[number]
    let place = "\(number + 1) of \(terms.count)"
    switch demonstration.trace.operation {
    case .maxPool2d, .avgPool2d, .sumPool2d: return value(number, place)
    case .relu, .abs, .sigmoid, .tanh, .exp, .flatten:
      return "\(source(term.input)): \(self.number(term.inputValue))"
    case .softmax: return power(number, place)
    default: break
    }
    var line =
      demonstration.view == .rooms ? "room \(term.weight[0] + 1): " : "product \(place): "
    line += Equation.products([term], style).text
    guard number > 0 else { return line }
    return line + "; "
      + Equation.sum([window.partialSum(terms: number), term.product], style).text
  }

  private func number(_ value: Rational) -> String { Written(value, style).marked }

  private func list(_ values: [Rational]) -> String {
    values.map(number).joined(separator: ", ")
  }

  private var operand: Rational { window.terms.first?.inputValue ?? .zero }

  /// `ReLU(−5) = 0`, `sigmoid(1) ≈ 0.73`.
  private func applied(_ name: String) -> String {
    let written = Written(window.result, style)
    return "\(name)(\(number(operand))) \(written.isExact ? "=" : "≈") \(written.text)"
  }

  private var uses: String {
    let cells = window.terms.count { !$0.isPadding }
    let uses = demonstration.windowUses?.total(after: window.number + 1) ?? 0
    return "each of these \(cells) cells is used once more, \(uses) uses so far"
  }

  /// The sums of the rows, or of the sheets, and the bias.
  private var convolution: String {
    if window.rows.count == 1 {
      return Equation.productsAndSum(window.terms, style, bias: window.bias).text
    }
    let parts = demonstration.sheetSums(of: window)
    return Equation.sum(
      (parts.count > 1 ? parts : window.rowSums) + [window.bias].compactMap { $0 }, style
    ).text
  }

  /// `row 2, column 1`, with the sheet before it where there are several.
  private func source(_ cell: [Int]) -> String { Sentence.place(cell, demonstration.input.sheets) }
}

// MARK: - Pooling

extension Completion {
  /// The values that count: padding does not.
  private var pooled: [Rational] { window.terms.filter { !$0.isPadding }.map(\.inputValue) }

  /// `(8 + 2 + 1 + 3)/4 = 14/4 = 7/2`.
  private var mean: String {
    guard case .mean(let divisor) = window.reduction else { return "" }
    let values = pooled
    return Equation { places in
      let sum = Equation.Side.sum(values, style, places)
      let total = Equation.Side.number(values.total, style, places)
      let by = Rational(divisor)
      return [
        .init(text: "(\(sum.text))/\(divisor)", value: sum.value / by),
        .init(
          text: (total.text.contains("/") ? "(\(total.text))" : total.text) + "/\(divisor)",
          value: total.value / by),
        .number(window.result, style, places),
      ]
    }.text
  }

  private func value(_ number: Int, _ place: String) -> String {
    let term = window.terms[number]
    if term.isPadding { return "value \(place): padding, which does not count" }
    let line = "value \(place): \(self.number(term.inputValue))"
    let before = window.terms.prefix(number).filter { !$0.isPadding }.map(\.inputValue)
    guard let most = before.max() else { return line }
    if case .maximum = window.reduction {
      let greatest = self.number(max(most, term.inputValue))
      return line + "; the greatest so far is \(greatest)"
    }
    return line + "; " + Equation.sum([before.total, term.inputValue], style).text
  }
}

// MARK: - Softmax

extension Completion {
  private func power(_ number: Int, _ place: String) -> String {
    guard let parts = demonstration.trace.softmaxParts else { return "" }
    let exponent = Written(parts.exponents[number], style)
    let raised = exponent.text.contains("−") || exponent.text.contains("/")
    let power = Written(parts.powers[number], style)
    let line =
      "power \(place): e^\(raised ? "(\(exponent.text))" : exponent.text) "
      + "\(power.isExact ? "=" : "≈") \(power.text)"
    guard number > 0 else { return line }
    let sum = Written(parts.powers.prefix(number + 1).total, style)
    return line + "; the powers so far add up to \(sum.marked)"
  }

  /// `16983.54/17779.86 ≈ 0.96`.
  private var share: String {
    guard let parts = demonstration.trace.softmaxParts else { return "" }
    return Equation { places in
      let power = Equation.Side.number(parts.powers[window.number], style, places)
      let sum = Equation.Side.number(parts.sum, style, places)
      let over = sum.text.contains("/") ? "(\(sum.text))" : sum.text
      let above = power.text.contains("/") ? "(\(power.text))" : power.text
      return [
        .init(text: "\(above)/\(over)", value: power.value / sum.value),
        .number(window.result, style, places),
      ]
    }.text
  }
}

// MARK: - Shapes

extension Completion {
  /// `columns 3 to 5 of 7`, and what is left over behind the last.
  private func place(in size: OutputSize) -> String {
    let first = window.origin[0] + 1
    let last = window.origin[0] + size.extent
    var text = "from \(number(Rational(first))) to \(number(Rational(last)))"
    if first < 1 || last > size.input { text += ", over the edge into the padding" }
    if window.number == size.output - 1 && size.leftover > 0 {
      text +=
        "; another would end at \(last + size.stride), beyond the "
        + (size.padding.after > 0 ? "padding" : "edge")
    }
    return text
  }

  private func line(of table: LayerTable) -> String {
    let row = table.rows[window.output[0]]
    if window.output[1] == 0 {
      return "\(row.name) makes \(row.activationRule)"
        + (row.shape.rank == 1 ? " numbers" : "")
    }
    return row.parameterRule.map { "\(row.name) learns \($0)" } ?? "\(row.name) learns nothing"
  }

  private var layer: String {
    let traces = demonstration.trace.layerTraces
    let trace = traces[window.number]
    let name = demonstration.pipeline?.stages[window.number + 1].name ?? trace.operation.name
    return "\(name) makes \(trace.output.shape) of \(trace.input.shape)"
  }
}

extension Demonstration {
  /// What each sheet of a volume adds to a window's sum; a single number where there are no sheets.
  func sheetSums(of window: Window) -> [Rational] {
    let height = trace.weight.shape.sizes.dropLast().last ?? 1
    return stride(from: 0, to: window.rows.count, by: max(1, height)).map { start in
      window.rows[start..<min(start + height, window.rows.count)].joined().lazy.map(\.product).total
    }
  }
}
