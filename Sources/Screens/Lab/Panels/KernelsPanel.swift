import Canvas
import Lab
import Network

/// Every kernel of a convolution as a shaded tile, or the numbers of the chosen one.
struct KernelsPanel: Panel {
  private let moment: Moment
  private let sight: LabSight
  private let bank: KernelBank?

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
    self.sight = sight
    bank = KernelBank(moment, sight)
  }

  var title: String {
    guard let layer = KernelBank.layer(moment, sight) else { return "Kernels" }
    let name = moment.plans[layer].name
    return sight.showsGradients
      ? "Gradients of \(name)'s kernels, \(moment.gradientsOwner)" : "Kernels of \(name)"
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    rendering.clipped(to: rect) { rendering in
      guard let bank else {
        rendering.explain(absence, in: rect)
        return
      }
      if sight.isZoomed {
        KernelZoom(bank, sight).draw(in: rect, on: &rendering)
      } else {
        drawAll(bank, in: rect, on: &rendering)
      }
    }
  }

  private var absence: String {
    KernelBank.layer(moment, sight) == nil
      ? "Only convolutions have kernels, and this network has none."
      : "There are gradients from the first batch on."
  }

  private var chosen: Int? {
    bank.flatMap { bank in moment.unit(sight, of: bank.layer) }
  }

  private func drawAll(_ bank: KernelBank, in rect: Rect, on rendering: inout Rendering) {
    let noteLines = rect.height >= 8 ? 2 : rect.height >= 4 ? 1 : 0
    let body = rect.dropping(bottom: noteLines)
    if bank.channels > 1, let strips = KernelStrips(bank, in: body, around: chosen) {
      strips.draw(chosen, on: &rendering)
      drawNotes(bank, strips.layout, in: rect, lines: noteLines, on: &rendering.frame)
      return
    }
    let (size, layout) = tiles(bank, in: body)
    let channel = bank.channel(sight)
    for filter in layout.shown {
      bank.drawSlice(
        filter, channel, at: layout.place(filter).origin, size, on: &rendering.frame)
      layout.drawLabel(
        filter, isDead: bank.isDead(filter), isChosen: filter == chosen, on: &rendering.frame)
      rendering.add(.unit(filter), at: layout.target(filter))
    }
    layout.drawSides(chosen, on: &rendering.frame)
    var notes = [layout.more("kernels")]
    if bank.channels > 1 {
      let place = "(\(channel + 1) of \(bank.channels))"
      notes.append(["over \(bank.inputName(channel)) \(place)", "channel \(place)"])
    }
    drawNotes(bank, layout, notes, in: rect, lines: noteLines, on: &rendering.frame)
  }

  /// The largest tiles of which all fit, else the smallest.
  private func tiles(_ bank: KernelBank, in rect: Rect) -> (WeightSize, TileLayout) {
    func layout(_ size: WeightSize, _ hasLabels: Bool) -> TileLayout {
      TileLayout(
        count: bank.filters, width: bank.columns * size.width,
        pixelRows: bank.rows * size.pixelRows, hasLabels: hasLabels, in: rect, around: chosen)
    }
    for size in WeightSize.largestFirst {
      for hasLabels in [true, false] {
        let layout = layout(size, hasLabels)
        let fits = layout.tile.width < rect.width && layout.tile.height <= rect.height
        if layout.fitsAll && fits { return (size, layout) }
      }
    }
    return (.pixel, layout(.pixel, false))
  }

  /// The scale, then what kernels have become and which are dead.
  private func drawNotes(
    _ bank: KernelBank, _ layout: TileLayout, _ notes: [[String]] = [], in rect: Rect,
    lines: Int, on frame: inout Frame
  ) {
    guard lines > 0 else { return }
    let y = min(rect.bottom - lines, layout.bottom + 1)
    let x = bank.legend.draw(x: rect.x, y: y, width: rect.width, on: &frame) + 2
    frame.write(notes: notes, x: x, y: y, until: rect.right)
    guard lines > 1 else { return }
    frame.write(
      words(bank, layout.shown, width: rect.width), x: rect.x, y: y + 1, .text, width: rect.width)
  }

  /// As many names as fit, with the bar that they passed.
  private func words(_ bank: KernelBank, _ shown: Range<Int>, width: Int) -> String {
    let dead = shown.filter { bank.isDead($0) }.map { "\($0 + 1)" }
    let deadText = "dead here: " + dead.joined(separator: ", ")
    let named = shown.compactMap { filter in
      bank.likeness(filter, bank.channel(sight)).map { "\(filter + 1) \($0.name)" }
    }
    let suffix = " (\(NamedFilter.barText))"
    var text = ""
    for name in named {
      let longer = text.isEmpty ? name : text + " · " + name
      guard (longer + suffix).columns <= width else { break }
      text = longer
    }
    if !text.isEmpty { text += suffix }
    guard !dead.isEmpty else { return text }
    let short = "dead here: \(dead.count) of \(bank.filters)"
    return [deadText + " · " + text, short + " · " + text].first {
      !text.isEmpty && $0.columns <= width
    } ?? (deadText.columns <= width ? deadText : short)
  }
}
