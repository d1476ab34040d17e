import Canvas
import Compute
import Course

/// The grids of a step; while the value in play is covered, `?` stands in its place.
extension StepPanels {
  /// A sheet with what it shows now; the value in play is `?` while it is covered.
  func grid(_ sheet: Sheet) -> GridPanel {
    let name: String
    switch sheet.part {
    case .input: name = stage.sheetName(sheet.prefix.first ?? 0)
    case .weight: name = stage.kernelName(sheet.prefix.last ?? 0)
    case .output: name = stage.mapName(sheet.prefix.first ?? 0)
    }
    let isInput = sheet.part == .input
    let items = (0..<sheet.rows).map { row in
      (0..<sheet.columns).map { column -> GridPanel.Item in
        let target = sheet.target(row, column)
        var (text, role) = sheet.content(row, column)
        if !isInput, isCovered, target == inPlay { (text, role) = ("?", .result) }
        return GridPanel.Item(text: text, role: role, target: target)
      }
    }
    let widest =
      isInput ? [] : trace.output.elements.map { stage.formats.output.text($0) }
    var panel = GridPanel(
      sheet.caption(name), items, widest: widest,
      window: isInput && sheet.isUnderWindow ? stage.covered : nil)
    if panel.window == nil { panel.focus = sheet.inView }
    return panel
  }

  /// The output value in play.
  private var inPlay: Rendering.Target? { stage.window.map { .output($0.output) } }

  /// A list, a matrix, or the sheet of a volume that is in play, with the numbers that the window
  /// reads lit.
  func list(of tensor: Tensor, _ name: String, _ window: Window) -> GridPanel {
    // Where numbers are only laid out anew, the place that is read is the answer.
    let isGiven = isCovered && stage.onlyMoves
    let read = isGiven ? [] : Set(window.terms.map(\.input))
    let columns = max(1, tensor.shape.sizes.last ?? 1)
    let plane = max(1, tensor.shape.rank > 1 ? tensor.shape.sizes.suffix(2).reduce(1, *) : columns)
    let first = window.terms.first.map { tensor.shape.offset(of: $0.input) } ?? 0
    let start = tensor.shape.rank > 2 ? first / plane * plane : 0
    let end = tensor.shape.rank > 2 ? start + plane : tensor.elements.count
    let rows = stride(from: start, to: end, by: columns).map { row in
      (row..<row + columns).map { number -> GridPanel.Item in
        let cell = tensor.shape.index(at: number)
        let role: Role =
          stage.focus?.input == cell && !isGiven ? .focus : read.contains(cell) ? .touched : .text
        return GridPanel.Item(
          text: stage.formats.input.text(tensor.elements[number]), role: role,
          target: .input(cell))
      }
    }
    let caption = [stage.formats.input.remark, name].filter { !$0.isEmpty }
    return GridPanel(caption.joined(separator: " "), rows, wraps: tensor.shape.rank == 1)
  }

  /// The output as a list with the names of its values, or as a grid.
  var output: GridPanel {
    let shape = trace.output.shape
    guard shape.rank == 1 else {
      return grid(stage.map(stage.window.map { $0.output.count > 2 ? $0.output[0] : 0 } ?? 0))
    }
    let labels = stage.demonstration.labels
    let items = trace.output.elements.indices.map { number -> GridPanel.Item in
      let (text, role) = stage.output(number)
      let isHidden = isCovered && number == stage.window?.number
      return GridPanel.Item(
        text: isHidden ? "?" : text, role: isHidden ? .result : role, target: .output([number]),
        label: labels.indices.contains(number) ? labels[number] : "")
    }
    let caption = [stage.formats.output.remark, "output"].filter { !$0.isEmpty }
    return GridPanel(
      caption.joined(separator: " "), [items],
      widest: trace.output.elements.map { stage.formats.output.text($0) }, wraps: true)
  }

  /// The products of a window where they stand, `7×3`; nil where there are too many of them.
  func products(_ window: Window) -> GridPanel? {
    var rows = window.rows
    var start = 0
    let sheets = stage.addsSheets ? stage.sheetCount : 1
    if sheets > 1, rows.count >= sheets {
      // Of a volume only the sheet in play.
      guard let term = stage.term else { return nil }
      let perSheet = rows.count / sheets
      let sheet = term / max(1, window.terms.count / sheets)
      rows = Array(rows[sheet * perSheet..<min(rows.count, (sheet + 1) * perSheet)])
      start = sheet * (window.terms.count / sheets)
    }
    guard rows.reduce(0, { $0 + $1.count }) <= Self.mostProducts else { return nil }
    let items = rows.map { row in
      row.map { term -> GridPanel.Item in
        defer { start += 1 }
        return GridPanel.Item(
          text: Equation.Side.factors(term, style),
          role: start == stage.term ? .focus : term.isPadding ? .padding : .text,
          target: trace.weight.shape.count > 0 && !term.weight.isEmpty ? .weight(term.weight) : nil)
      }
    }
    return GridPanel(productsCaption, items, wraps: items.count == 1)
  }

  private var productsCaption: String {
    switch trace.operation {
    case .conv2d: "window × kernel"
    case .linear: "input × weight"
    default: ""
    }
  }

  /// The numbers under a pooling window: lit is the one that is looked at, or the one that a maximum takes,
  /// unless it is covered.
  func values(_ window: Window) -> GridPanel {
    var number = 0
    let items = window.rows.map { row in
      row.map { term -> GridPanel.Item in
        defer { number += 1 }
        let isWinner = stage.term == nil && !isCovered && number == window.greatest
        let role: Role =
          number == stage.term ? .focus : isWinner ? .result : term.isPadding ? .padding : .text
        return GridPanel.Item(
          text: term.isPadding ? "·" : stage.formats.input.text(term.inputValue), role: role,
          target: term.isPadding ? nil : .input(term.input))
      }
    }
    return GridPanel("in the window", items)
  }

  /// How often each cell has been used; as before this window while it is covered.
  var uses: GridPanel {
    let counts = stage.demonstration.uses(
      windows: max(0, stage.completed - (isCovered ? 1 : 0)))
    let all = stage.demonstration.uses(windows: trace.windowCount).elements.map(\.description)
    let padding = stage.padding
    let rows = counts.shape[0] + padding.top + padding.bottom
    let columns = counts.shape[1] + padding.left + padding.right
    let items = (0..<rows).map { row in
      (0..<columns).map { column -> GridPanel.Item in
        let cell = [row - padding.top, column - padding.left]
        guard stage.isReal(cell) else { return GridPanel.Item(text: "·", role: .padding) }
        return GridPanel.Item(
          text: counts[cell].description,
          role: stage.window == nil ? .output : stage.inputRole(cell), target: .input(cell))
      }
    }
    return GridPanel("how often each cell is used", items, widest: all, window: stage.covered)
  }
}
