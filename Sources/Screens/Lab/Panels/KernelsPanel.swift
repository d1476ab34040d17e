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
      drawNotes(bank, strips.layout.shown, nil, in: rect, lines: noteLines, on: &rendering)
      return
    }
    let (size, layout) = tiles(bank, in: body)
    for filter in layout.shown {
      let place = layout.place(filter)
      bank.drawSlice(
        filter, bank.channel(sight), at: place.origin, size, on: &rendering.frame)
      if layout.hasLabels { drawLabel(bank, filter, above: place, on: &rendering.frame) }
      rendering.add(
        .unit(filter),
        at: Rect(
          x: place.x, y: place.y - (layout.hasLabels ? 1 : 0), width: place.width,
          height: place.height + (layout.hasLabels ? 1 : 0)))
    }
    if let chosen, layout.shown.contains(chosen) {
      layout.drawSides(chosen, on: &rendering.frame)
    }
    drawNotes(
      bank, layout.shown, layout.more("kernels"), in: rect, lines: noteLines, on: &rendering)
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

  private func drawLabel(
    _ bank: KernelBank, _ filter: Int, above place: Rect, on frame: inout Frame
  ) {
    let isDead = bank.isDead(filter)
    let number = "\(filter + 1)"
    let text =
      !isDead ? number : number.columns + 5 <= place.width ? number + " dead" : number + "×"
    frame.write(
      text, x: place.x, y: place.y - 1,
      filter == chosen ? .chosen : isDead ? .alarm : .quiet, width: place.width)
  }

  /// The scale, then what kernels have become and which are dead.
  private func drawNotes(
    _ bank: KernelBank, _ shown: Range<Int>, _ more: String?, in rect: Rect, lines: Int,
    on rendering: inout Rendering
  ) {
    guard lines > 0 else { return }
    let y = rect.bottom - lines
    var x = bank.legend.draw(x: rect.x, y: y, width: rect.width, on: &rendering.frame) + 2
    for text in [more, channelNote(bank, isSliced: more != nil || !isStrip(bank, rect, lines))] {
      guard let text, x + text.columns <= rect.right else { continue }
      x = rendering.frame.write(text, x: x, y: y, .quiet) + 2
    }
    guard lines > 1 else { return }
    rendering.frame.write(
      words(bank, shown, width: rect.width), x: rect.x, y: y + 1, .text, width: rect.width)
  }

  private func isStrip(_ bank: KernelBank, _ rect: Rect, _ lines: Int) -> Bool {
    bank.channels == 1
      || KernelStrips(bank, in: rect.dropping(bottom: lines), around: chosen) != nil
  }

  private func channelNote(_ bank: KernelBank, isSliced: Bool) -> String? {
    guard bank.channels > 1, isSliced else { return nil }
    let channel = bank.channel(sight)
    return "over \(bank.inputName(channel)) (\(channel + 1) of \(bank.channels))"
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
