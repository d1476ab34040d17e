import Canvas
import Lab

/// How many panels a screen has room for.
enum LayoutOfLab: Hashable, Sendable {
  /// One at a time.
  case single
  /// The example, the layer, the curves beside each other.
  case columns
  /// All of them.
  case everything

  init(_ size: Size) {
    if size.width >= 170, size.height >= 44 {
      self = .everything
    } else if size.width >= 110, size.height >= 30 {
      self = .columns
    } else {
      self = .single
    }
  }
}

extension LabScreen {
  /// The screen at a size.
  public func view(_ size: Size) -> Rendering {
    guard Chrome.isEnough(size) else { return Chrome.tooSmall(size) }
    if let helpPage { return Self.help.view(size, page: helpPage) }
    if case .slowMotion(let motion) = mode { return motion.view(size) }
    if let projection {
      switch mode {
      case .watching, .drawing, .waitingForSlowMotion:
        return projected(size, projection.glyphs)
      case .setting, .typingPath, .slowMotion: break
      }
    }
    var rendering = Rendering(size)
    let chrome = Chrome(size, hasText: true)
    chrome.drawRules(on: &rendering.frame)
    chrome.drawHeader(headline, right: status(size.width), on: &rendering.frame)
    drawBody(in: chrome.body, LayoutOfLab(size), on: &rendering)
    drawText(in: chrome.text, on: &rendering.frame)
    drawFooter(chrome, on: &rendering.frame)
    rendering.keepCursorInView()
    return rendering
  }

  // MARK: - First line

  private var headline: [(text: String, role: Role)] {
    [
      ("Training lab", .title), (" · ", .quiet),
      ("\(moment.network.name) on \(moment.data.name)", .text),
    ]
      + (moment.runs.count > 1
        ? [(" · ", .quiet), ("run \(moment.runs[moment.run].name)", .text)] : [])
  }

  private func status(_ width: Int) -> String {
    var parts = ["epoch \(moment.epoch) of \(moment.settings.epochs)"]
    if width >= 76 { parts.append("batch \(moment.batch) of \(moment.batchCount)") }
    if width >= 100 { parts.append("rate \(Digits(moment.rate))") }
    if moment.isTraining {
      if case .steps = moment.pace {
        if width >= 100 { parts.append(moment.pace.words) }
      } else if width >= 120 {
        parts.append("\(grouped(Int(moment.imagesPerSecond))) images/s")
      }
      if width >= 100, let seconds = moment.secondsLeft { parts.append("\(clock(seconds)) left") }
    }
    let state =
      hasRunAway
      ? "✗" : moment.step < moment.lastStep ? "◂" : moment.isTraining ? "▶" : "‖"
    return parts.joined(separator: " · ") + "  " + state
  }

  private func clock(_ seconds: Double) -> String {
    let whole = Int(min(max(0, seconds), 359_999).rounded(.up))
    let rest = whole % 60
    return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.reduce(into: "") { text, place in
      if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
      text.append(digits[place])
    }
  }

  // MARK: - Body

  private func drawBody(
    in rect: Rect, _ layout: LayoutOfLab, on rendering: inout Rendering
  ) {
    if case .setting(let form) = mode { return form.draw(in: rect.inset, on: &rendering.frame) }
    let (strip, below) = Self.areas(in: rect)
    if strip.height > 0 { StripPanel(moment, sight).draw(in: strip, on: &rendering) }
    if case .drawing(let drawing) = mode {
      return drawSheet(drawing, in: below, on: &rendering)
    }
    switch layout {
    case .single: drawPage(in: below, on: &rendering)
    case .columns: drawColumns(in: below, on: &rendering)
    case .everything: drawEverything(in: below, on: &rendering)
    }
  }

  /// The strip of layers, and what is left below it.
  private static func areas(in rect: Rect) -> (strip: Rect, below: Rect) {
    let height = rect.height >= 30 ? 4 : rect.height >= 14 ? 3 : rect.height >= 9 ? 1 : 0
    let top = height + (height > 1 ? 1 : 0)
    return (
      Rect(x: rect.x, y: rect.y, width: rect.width, height: height),
      Rect(x: rect.x, y: rect.y + top, width: rect.width, height: max(0, rect.height - top))
    )
  }

  private func put(_ panel: some Panel, in rect: Rect, on rendering: inout Rendering) {
    guard rect.height > 0, rect.width > 0 else { return }
    rendering.frame.write(
      panel.title.shortened(to: rect.width), x: rect.x, y: rect.y, .quiet, width: rect.width)
    panel.draw(
      in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1),
      on: &rendering)
  }

  private func drawPage(in rect: Rect, on rendering: inout Rendering) {
    var content = rect
    if rect.height >= 8 {
      drawTabs(in: rect, on: &rendering.frame)
      content = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
    }
    let halves = content.columns(weights: [1, 1], gap: 2)
    switch page {
    case .example:
      put(ExamplePanel(moment, sight), in: halves[0], on: &rendering)
      put(AnswerPanel(moment, sight), in: halves[1], on: &rendering)
    case .layer: drawLayer(in: content, isWide: true, on: &rendering)
    case .curves: put(CurvesPanel(moment, sight), in: content, on: &rendering)
    case .numbers: put(HistogramPanel(moment, sight), in: content, on: &rendering)
    case .confusion: put(ConfusionPanel(moment, sight), in: content, on: &rendering)
    }
  }

  private func drawTabs(in rect: Rect, on frame: inout Frame) {
    var x = rect.x
    for other in Page.allCases {
      x = frame.write(
        " \(other.name) ", x: x, y: rect.y, other == page ? .chosen : .quiet, width: rect.right - x)
      x += 1
    }
  }

  /// What the chosen layer is and makes: its weights, where it has some, and its maps.
  func drawLayer(in rect: Rect, isWide: Bool, on rendering: inout Rendering) {
    guard let layer = plan else { return }
    func parts() -> [Rect] {
      isWide ? rect.columns(weights: [1, 1], gap: 2) : rect.rows(weights: [2, 3], gap: 1)
    }
    switch moment.plans[layer].kind {
    case .conv2d:
      put(KernelsPanel(moment, sight), in: parts()[0], on: &rendering)
      put(MapsPanel(moment, sight), in: parts()[1], on: &rendering)
    case .linear:
      put(WeightGridPanel(moment, sight), in: parts()[0], on: &rendering)
      put(MapsPanel(moment, sight), in: parts()[1], on: &rendering)
    default: put(MapsPanel(moment, sight), in: rect, on: &rendering)
    }
  }

  private func drawColumns(in rect: Rect, on rendering: inout Rendering) {
    let columns = rect.columns(weights: [28, 44, 44], gap: 3)
    drawExample(in: columns[0], on: &rendering)
    drawLayer(in: columns[1], isWide: false, on: &rendering)
    let right = columns[2].rows(weights: [1, 1], gap: 1)
    put(CurvesPanel(moment, sight), in: right[0], on: &rendering)
    if page == .numbers {
      put(HistogramPanel(moment, sight), in: right[1], on: &rendering)
    } else {
      put(ConfusionPanel(moment, sight), in: right[1], on: &rendering)
    }
  }

  private func drawEverything(in rect: Rect, on rendering: inout Rendering) {
    let columns = rect.columns(weights: [40, 76, 74], gap: 4)
    drawExample(in: columns[0], on: &rendering)
    drawLayer(in: columns[1], isWide: false, on: &rendering)
    let right = columns[2].rows(weights: [1, 1], gap: 1)
    put(CurvesPanel(moment, sight), in: right[0], on: &rendering)
    let halves = right[1].columns(weights: [1, 1], gap: 3)
    put(ConfusionPanel(moment, sight), in: halves[0], on: &rendering)
    put(HistogramPanel(moment, sight), in: halves[1], on: &rendering)
  }

  private func drawExample(in rect: Rect, on rendering: inout Rendering) {
    let bars = min(rect.height / 2, moment.data.classNames.count + 2)
    let split = rect.rows(weights: [rect.height - bars - 1, bars], gap: 1)
    put(ExamplePanel(moment, sight), in: split[0], on: &rendering)
    put(AnswerPanel(moment, sight), in: split[1], on: &rendering)
  }

  // MARK: - Drawing

  /// The sheet, and what the network takes it for.
  func drawSheet(_ drawing: Drawing, in rect: Rect, on rendering: inout Rendering) {
    let parts = rect.columns(weights: [1, 1], gap: 2)
    drawing.draw(in: parts[0], on: &rendering.frame)
    let cursor = rendering.frame.cursor
    let right = parts[1].rows(weights: [1, 1], gap: 1)
    if parts[1].height >= 24 {
      put(AnswerPanel(moment, sight), in: right[0], on: &rendering)
      put(MapsPanel(moment, sight), in: right[1], on: &rendering)
    } else {
      put(AnswerPanel(moment, sight), in: parts[1], on: &rendering)
    }
    rendering.frame.cursor = cursor
  }

  /// Where the sheet lies, for the mouse.
  var drawingRect: Rect {
    if projection != nil { return projectedBody(size).columns(weights: [1, 1], gap: 2)[0] }
    let below = Self.areas(in: Chrome(size, hasText: true).body).below
    return below.columns(weights: [1, 1], gap: 2)[0]
  }

  // MARK: - Text

  private func drawText(in rect: Rect, on frame: inout Frame) {
    guard rect.height > 0 else { return }
    if case .typingPath(let prompt) = mode {
      let x = frame.write(prompt.question, x: rect.x, y: rect.y, .text, width: rect.width)
      let shown = String(prompt.path.suffix(max(1, rect.right - x - 1)))
      let end = frame.write(shown, x: x, y: rect.y, .chosen, width: rect.right - x)
      frame.cursor = Point(x: end, y: rect.y)
      return
    }
    let text = notice ?? sentence
    let role: Role = hasRunAway && notice == nil ? .alarm : .text
    let lines = TextFlow.wrap(text, width: rect.width)
    // A second line of keys may stand in the last.
    for (line, text) in lines.prefix(rect.height > 3 ? rect.height - 1 : rect.height).enumerated() {
      frame.write(text, x: rect.x, y: rect.y + line, role, width: rect.width)
    }
  }

  /// The keys; where they take more than a line and there is room, on two lines.
  private func drawFooter(_ chrome: Chrome, on frame: inout Frame) {
    var entries = footer
    let width = entries.reduce(0) { $0 + $1.label.columns + $1.word.columns + 3 }
    if width > frame.size.width, chrome.textRows >= 4 {
      let first = entries.prefix { Self.training.contains($0.word) }
      Footer(entries: Array(first)).draw(on: &frame, y: chrome.footerY - 1, last: 0)
      entries.removeFirst(first.count)
    }
    Footer(entries: entries).draw(on: &frame, y: chrome.footerY)
  }

  /// The words of the keys that have to do with training.
  private static let training: Set = [
    "back to sane", "train", "pause", "batch", "speed", "rate", "time", "settings",
  ]

  private var footer: [(label: String, word: String)] {
    switch mode {
    case .setting: return SettingsForm.footer
    case .drawing(let drawing): return drawing.footer
    case .typingPath: return PathPrompt.footer
    case .waitingForSlowMotion: return [("any key", "back")]
    case .watching, .slowMotion: break
    }
    var entries = Self.bindings.compactMap { binding in
      binding.short.map { (binding.shortLabel, $0) }
    }
    if moment.isTraining, let place = entries.firstIndex(where: { $0.1 == "train" }) {
      entries[place].1 = "pause"
    }
    if hasRunAway { entries.insert(("Enter", "back to sane"), at: 0) }
    if LayoutOfLab(size) != .single { entries.removeAll { $0.1 == "panel" } }
    return entries
  }
}

extension Rect {
  /// One column inside.
  fileprivate var inset: Rect {
    Rect(x: x + 1, y: y + 1, width: max(0, width - 2), height: max(0, height - 1))
  }

  /// Parts beside each other, as wide as their weights say.
  func columns(weights: [Int], gap: Int) -> [Rect] {
    Self.shares(of: width, weights, gap).map {
      Rect(x: x + $0.start, y: y, width: $0.length, height: height)
    }
  }

  /// Parts below each other, as high as their weights say.
  func rows(weights: [Int], gap: Int) -> [Rect] {
    Self.shares(of: height, weights, gap).map {
      Rect(x: x, y: y + $0.start, width: width, height: $0.length)
    }
  }

  private static func shares(
    of length: Int, _ weights: [Int], _ gap: Int
  ) -> [(start: Int, length: Int)] {
    let weights = weights.map { max(0, $0) }
    let total = max(1, weights.reduce(0, +))
    let room = max(0, length - gap * (weights.count - 1))
    var (done, result): (Int, [(start: Int, length: Int)]) = (0, [])
    for (place, weight) in weights.enumerated() {
      let start = room * done / total
      done += weight
      result.append((start + place * gap, room * done / total - start))
    }
    return result
  }
}
