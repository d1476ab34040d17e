import Canvas
import Compute
import Course

/// The arithmetic of a step in large digits; what it comes to is `?` while it is covered.
struct StepArithmetic {
  private let stage: Stage
  private let window: Window
  private let isCovered: Bool

  init(_ stage: Stage, _ window: Window, _ isCovered: Bool) {
    self.stage = stage
    self.window = window
    self.isCovered = isCovered
  }

  private var style: NumberStyle { stage.style }

  var panels: [any BoardPanel] {
    if let term = stage.term { return [product(term)].compactMap { $0 } }
    switch stage.trace.operation {
    case .conv2d, .convolve, .linear: return [sum]
    case .sumPool2d: return [total]
    case .avgPool2d: return mean
    case .maxPool2d: return [EquationPanel("the greatest", ["→ " + result])]
    case .relu, .abs, .sigmoid, .tanh, .exp, .flatten: return [value]
    case .softmax: return share
    case .layerTable(let table): return entry(of: table)
    default: return []
    }
  }

  private func number(_ value: Rational) -> String { Written(value, style).text }
  private var written: Written { Written(window.result, style) }
  private var result: String { isCovered ? "?" : written.text }

  /// What covers an equation's result.
  private func line(_ equation: Equation) -> String {
    guard isCovered else {
      return equation.text
    }
    return equation.sides.dropLast().map(\.text).joined(separator: " = ") + " = ?"
  }

  // MARK: - One product

  private func product(_ number: Int) -> (any BoardPanel)? {
    let term = window.terms[number]
    switch stage.trace.operation {
    case .conv2d, .convolve, .linear:
      let product = Equation.products([term], style)
      if isCovered {
        return EquationPanel("", [window.terms.count == 1 ? line(product) : product.text])
      }
      guard number > 0 else { return EquationPanel("", [product.text]) }
      let sum = Equation.sum([window.partialSum(terms: number), term.product], style)
      return EquationPanel("", [product.text, sum.text])
    case .softmax:
      guard let parts = stage.trace.softmaxParts else { return nil }
      return EquationPanel("", [power(number, parts)])
    case .sumPool2d, .avgPool2d, .maxPool2d:
      guard !isCovered, !term.isPadding else { return nil }
      let before = window.terms.prefix(number).filter { !$0.isPadding }.map(\.inputValue)
      guard !before.isEmpty else { return EquationPanel("", [self.number(term.inputValue)]) }
      if case .maximum = window.reduction {
        let most = (before + [term.inputValue]).max() ?? .zero
        return EquationPanel("greatest so far", [self.number(most)])
      }
      return EquationPanel("", [Equation.sum([before.total, term.inputValue], style).text])
    default: return nil
    }
  }

  private func power(_ place: Int, _ parts: SoftmaxParts) -> String {
    let exponent = Written(parts.exponents[place], style).text
    let power = Written(parts.powers[place], style)
    let raised = exponent.contains("−") || exponent.contains("/") ? "(\(exponent))" : exponent
    return "e^\(raised) \(power.isExact ? "=" : "≈") \(power.text)"
  }

  // MARK: - The whole window

  /// The sums of the rows, or of the sheets, or the products, and the bias.
  private var sum: any BoardPanel {
    let sheets = stage.addsSheets ? stage.demonstration.sheetSums(of: window) : []
    let rows = window.rowSums
    let products = window.terms.map(\.product)
    let isBySheet = sheets.count > 1 && stage.sheetCount > 1
    let parts = isBySheet ? sheets : rows.count > 1 ? rows : products
    let caption = isBySheet ? "sheet by sheet" : rows.count > 1 ? "row by row" : ""
    let bias = [window.bias].compactMap { $0 }
    if parts.count + bias.count == 1, let term = window.terms.first {
      return EquationPanel("", [line(Equation.products([term], style))])
    }
    // The sums of the rows would leave nothing to work out.
    if isCovered, !isBySheet {
      return EquationPanel("", ["= ?"])
    }
    return SumPanel(
      caption + (bias.isEmpty ? "" : caption.isEmpty ? "with bias" : ", with bias"), parts + bias,
      style, isCovered: isCovered)
  }

  private var values: [Rational] { window.terms.filter { !$0.isPadding }.map(\.inputValue) }

  private var total: any BoardPanel { SumPanel("", values, style, isCovered: isCovered) }

  /// `14/4 = 7/2` below the sum.
  private var mean: [any BoardPanel] {
    guard case .mean(let divisor) = window.reduction else { return [total] }
    let sum = Equation.sum(values, style)
    if isCovered {
      return [EquationPanel("", ["(\(sum.sides.first?.text ?? ""))/\(divisor) = ?"])]
    }
    let over = number(values.total)
    let above = over.contains("/") ? "(\(over))" : over
    let division = Equation {
      [
        .init(text: "\(above)/\(divisor)", value: values.total / Rational(divisor)),
        .number(window.result, style, $0),
      ]
    }
    return [EquationPanel("sum, then divided by \(divisor)", [sum.text, line(division)])]
  }

  /// `−5 → 0`.
  private var value: any BoardPanel {
    let operand = number(window.terms.first?.inputValue ?? .zero)
    let name = stage.trace.operation.name
    if isCovered && stage.onlyMoves { return EquationPanel(name, ["→ ?"]) }
    let relation = written.isExact || isCovered ? "→" : "→ ≈"
    return EquationPanel(name, ["\(operand) \(relation) \(result)"])
  }

  private var share: [any BoardPanel] {
    guard let parts = stage.trace.softmaxParts else { return [] }
    let division = Equation { places in
      let power = Equation.Side.number(parts.powers[window.number], style, places)
      let sum = Equation.Side.number(parts.sum, style, places)
      return [
        .init(text: "\(power.text)/\(sum.text)", value: power.value / sum.value),
        .number(window.result, style, places),
      ]
    }
    return [EquationPanel("its power by the sum of all", [line(division)])]
  }

  private func entry(of table: LayerTable) -> [any BoardPanel] {
    let row = table.rows[window.output[0]]
    let isActivations = window.output[1] == 0
    let rule = isActivations ? row.activationRule : row.parameterRule ?? "0"
    let shown: String
    if isCovered {
      let start = rule.range(of: " = ").map { String(rule[..<$0.lowerBound]) }
      shown = start.map { $0 + " = ?" } ?? "?"
    } else {
      shown = rule
    }
    return [EquationPanel("\(row.name): \(isActivations ? "numbers" : "parameters")", [shown])]
  }
}
