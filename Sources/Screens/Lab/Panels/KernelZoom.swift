import Canvas

/// The numbers of one kernel on their shades, as many of its slices as fit, and what is to be said of it.
struct KernelZoom {
  private let bank: KernelBank
  private let filter: Int
  private let channel: Int
  private let numbers: GridNumbers

  init(_ bank: KernelBank, _ sight: LabSight) {
    self.bank = bank
    filter = bank.moment.unit(sight, of: bank.layer) ?? 0
    numbers = GridNumbers(reach: bank.spread.reach)
    channel = bank.channel(sight)
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    var head = "kernel \(filter + 1) of \(bank.filters)"
    if bank.showsGradients { head = "gradient of " + head }
    if bank.channels > 1 { head += ": a slice for each of \(bank.channels) maps" }
    var body = rect
    if rect.height > bank.rows {
      rendering.frame.write(head.shortened(to: rect.width), x: rect.x, y: rect.y, .title)
      body = rect.dropping(top: 1)
    }
    let lines = facts(width: rect.width)
    let room = max(0, body.height - bank.rows - (bank.channels > 1 ? 1 : 0))
    let shownFacts = lines.prefix(room)
    let legendLines = room > shownFacts.count ? 1 : 0
    let grid = body.dropping(bottom: shownFacts.count + legendLines)
    var y = grid.y + drawSlices(in: grid, on: &rendering)
    // With room to spare a line parts the numbers from the words.
    if y + shownFacts.count + legendLines < rect.bottom { y += 1 }
    for line in shownFacts {
      rendering.frame.write(line.text, x: rect.x, y: y, line.role, width: rect.width)
      y += 1
    }
    guard legendLines > 0 else { return }
    bank.legend.draw(x: rect.x, y: rect.bottom - 1, width: rect.width, on: &rendering.frame)
  }

  private func facts(width: Int) -> [(text: String, role: Role)] {
    var facts: [(String, Role)] = []
    if bank.biases.indices.contains(filter) {
      let bias = bank.biases[filter].threeDigits
      facts.append((bank.showsGradients ? "gradient of the bias \(bias)" : "bias \(bias)", .text))
    }
    if !bank.showsGradients, bank.rows == 3, bank.columns == 3 {
      let name = bank.likeness(filter, channel).map {
        "\($0.text) (named from \(NamedFilter.barText))"
      }
      facts.append((name ?? "like no filter with a name (\(NamedFilter.barText))", .text))
    }
    if bank.isDead(filter) {
      facts.append(("dead here: its ReLU gives 0 everywhere for this image", .alarm))
    }
    return facts.map { ($0.0.shortened(to: width), $0.1) }
  }

  /// Slices side by side, and in further rows where there is room; the page with the one looked at.
  ///
  /// - Returns: how many lines they take.
  private func drawSlices(in rect: Rect, on rendering: inout Rendering) -> Int {
    let width = numbers.width + 2
    let captionLines = bank.channels > 1 ? 1 : 0
    let isTall = rect.height >= 3 * bank.rows + captionLines && bank.channels == 1
    let lines = isTall ? 3 : 1
    let slice = Size(
      width: bank.columns * width, height: bank.rows * lines + captionLines)
    let across = max(1, (rect.width + 2) / (slice.width + 2))
    let down = max(1, (rect.height + 1) / (slice.height + 1))
    let page = channel / (across * down) * across * down
    let end = min(bank.channels, page + across * down)
    for index in page..<end {
      let place = index - page
      let origin = Point(
        x: rect.x + place % across * (slice.width + 2),
        y: rect.y + place / across * (slice.height + 1))
      if captionLines > 0 {
        rendering.frame.write(
          bank.inputName(index).shortened(to: slice.width), x: origin.x, y: origin.y,
          index == channel ? .chosen : .quiet)
      }
      drawNumbers(
        index, at: Point(x: origin.x, y: origin.y + captionLines), width: width, lines: lines,
        on: &rendering.frame)
    }
    return (end - page + across - 1) / across * (slice.height + 1) - 1
  }

  private func drawNumbers(
    _ channel: Int, at origin: Point, width: Int, lines: Int, on frame: inout Frame
  ) {
    let shading = bank.legend.shading
    for (place, number) in bank.slice(filter, channel).enumerated() {
      let rect = Rect(
        x: origin.x + place % bank.columns * width,
        y: origin.y + place / bank.columns * lines, width: width, height: lines)
      let style = Style(.text, ground: shading.shade(number))
      frame.fill(rect, Cell(" ", style))
      let text = numbers.text(number)
      frame.write(
        text, x: rect.right - 1 - text.columns, y: rect.y + (lines - 1) / 2, style)
    }
  }
}
