import Canvas
import Compute
import Course

/// A dense layer: the inputs above, a row of weights for each neuron, its bias and what it comes to;
/// below, the products of the neuron in play.
struct NeuronsView {
  let stage: Stage
  private let biases: Numerals?

  init(_ stage: Stage) {
    self.stage = stage
    biases = stage.trace.bias.map { Numerals($0.elements, stage.style, takesFactor: false) }
  }

  private var neurons: Int { stage.trace.weight.shape[0] }
  private var features: Int { stage.trace.weight.shape[1] }
  private var nowNeuron: Int { stage.window?.number ?? 0 }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let layout = NeuronsLayout(stage, biases, in: rect)
    drawCaptions(layout, on: &rendering.frame)
    drawInputs(layout, on: &rendering)
    drawWeights(layout, on: &rendering)
    for neuron in layout.weights.shownRows {
      drawNeuron(neuron, layout, on: &rendering)
    }
    drawProducts(layout, on: &rendering)
  }

  private func drawCaptions(_ layout: NeuronsLayout, on frame: inout Frame) {
    guard let y = layout.captionY else { return }
    let x = layout.weightsOrigin.x + layout.weights.lead
    let shape = "\(stage.trace.weight.shape)"
    let inputs = [stage.formats.input.remark, "inputs above"].filter { !$0.isEmpty }
    let weights = [stage.formats.weight.remark, "weights", shape].filter { !$0.isEmpty }
    let caption = inputs.joined(separator: " ") + ", " + weights.joined(separator: " ")
    let end =
      !layout.showsBias
      ? layout.outputRight - layout.outputWidth : layout.biasRight - "bias".columns
    frame.write(caption.shortened(to: end - x - 1), x: x, y: y, .quiet)
    if layout.showsBias { frame.write("bias", endingAt: layout.biasRight, y: y, .quiet) }
    let output = [stage.formats.output.remark, "out"].filter { !$0.isEmpty }
    frame.write(output.joined(separator: " "), endingAt: layout.outputRight, y: y, .quiet)
  }

  private func drawInputs(_ layout: NeuronsLayout, on rendering: inout Rendering) {
    let values = stage.trace.input.elements
    func shade(_ row: Int, _ column: Int) -> Shade? { stage.inputShade(values[column]) }
    layout.inputs.drawShades(on: &rendering.frame, at: layout.inputsOrigin, shade: shade)
    layout.inputs.draw(on: &rendering.frame, at: layout.inputsOrigin) { _, column in
      let role: Role =
        stage.cursorCell == .input([column])
        ? .chosen : stage.focus?.input == [column] ? .focus : .covered
      return (
        stage.formats.input.text(values[column]), Style(role, on: shade(0, column))
      )
    }
    for column in layout.inputs.shownColumns {
      guard let cell = layout.inputs.rect(row: 0, column: column, at: layout.inputsOrigin) else {
        continue
      }
      rendering.add(.input([column]), at: cell)
      if stage.cursorCell == .input([column]) { rendering.frame.cursor = cell.origin }
    }
  }

  private func drawWeights(_ layout: NeuronsLayout, on rendering: inout Rendering) {
    let weight = stage.trace.weight
    func shade(_ row: Int, _ column: Int) -> Shade? { stage.weightShade(weight[row, column]) }
    layout.weights.drawShades(on: &rendering.frame, at: layout.weightsOrigin, shade: shade)
    layout.weights.draw(on: &rendering.frame, at: layout.weightsOrigin) { row, column in
      let style = Style(weightRole(row, column), on: shade(row, column))
      return (stage.formats.weight.text(weight[row, column]), style)
    }
    for row in layout.weights.shownRows {
      for column in layout.weights.shownColumns {
        guard
          let cell = layout.weights.rect(row: row, column: column, at: layout.weightsOrigin)
        else { continue }
        rendering.add(.weight([row, column]), at: cell)
        if stage.cursorCell == .weight([row, column]) { rendering.frame.cursor = cell.origin }
      }
    }
    if stage.window != nil, stage.cursor == nil {
      layout.weights.drawFrame(
        on: &rendering.frame, at: layout.weightsOrigin, rows: nowNeuron..<nowNeuron + 1,
        columns: 0..<features)
    }
  }

  private func weightRole(_ row: Int, _ column: Int) -> Role {
    if stage.cursorCell == .weight([row, column]) { return .chosen }
    if stage.focus?.weight == [row, column] { return .focus }
    return stage.window == nil || row == nowNeuron ? .kernel : .quiet
  }

  /// A neuron's name, its bias and its output.
  private func drawNeuron(_ neuron: Int, _ layout: NeuronsLayout, on rendering: inout Rendering) {
    guard
      let cell = layout.weights.rect(
        row: neuron, column: layout.weights.shownColumns.lowerBound, at: layout.weightsOrigin)
    else { return }
    let isNow = stage.window?.number == neuron
    rendering.frame.write(
      layout.name(neuron).shortened(to: layout.nameWidth), x: layout.nameX, y: cell.y,
      isNow ? .title : .quiet)
    if layout.showsBias, let biases, let bias = stage.trace.bias {
      rendering.frame.write(
        biases.text(bias.elements[neuron]), endingAt: layout.biasRight, y: cell.y,
        isNow ? .kernel : .quiet)
    }
    let (text, role) = stage.output(neuron)
    rendering.frame.write(text, endingAt: layout.outputRight, y: cell.y, role)
    let place = Rect(
      x: layout.outputRight - layout.outputWidth, y: cell.y, width: layout.outputWidth, height: 1)
    rendering.add(.output([neuron]), at: place)
    if (isNow && stage.cursor == nil) || stage.cursorCell == .output([neuron]) {
      rendering.frame.cursor = Point(x: layout.outputRight - 1, y: cell.y)
    }
  }

  /// What the neuron in play comes to so far.
  private func drawProducts(_ layout: NeuronsLayout, on rendering: inout Rendering) {
    guard stage.window != nil, layout.products.height > 0 else { return }
    let lines = stage.equationLines(width: layout.products.width)
    for (line, text) in lines.prefix(layout.products.height).enumerated() {
      rendering.frame.write(
        text, x: layout.products.x, y: layout.products.y + line,
        stage.term == nil ? .exact : .text)
    }
  }
}
