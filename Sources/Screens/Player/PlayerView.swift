import Canvas
import Compute
import Course

extension Player {
  /// The screen at a size; the same for every way that leads to the same step.
  public func view(_ size: Size) -> Rendering {
    guard Chrome.isEnough(size) else { return Chrome.tooSmall(size) }
    if let helpPage { return help.view(size, page: helpPage) }
    if let projection { return projected(size, projection) }
    var rendering = Rendering(size)
    let chrome = chrome(size)
    chrome.drawRules(on: &rendering.frame)
    drawHeader(chrome, on: &rendering.frame)
    if let stage {
      StageView(stage, moment: moment, page: page).draw(in: chrome.body, on: &rendering)
    } else {
      card(in: chrome.body.size).draw(page: page, in: chrome.body, on: &rendering.frame)
    }
    drawText(chrome, on: &rendering.frame)
    drawFooter(chrome, on: &rendering.frame)
    rendering.keepCursorInView()
    return rendering
  }

  private static let alone = HelpView(title: "Keys in a lesson", bindings)
  private static let inClass = HelpView(
    title: "Keys before a class", labels: projectorBindings, bindings)

  var help: HelpView { projection == nil ? Self.alone : Self.inClass }

  func chrome(_ size: Size) -> Chrome {
    Chrome(size, hasText: stage != nil || !problems.isEmpty)
  }

  /// The part of the screen with the card or the operation, between the first line and the text below.
  public func stageArea(_ size: Size) -> Rect { chrome(size).body }

  /// The card at this moment; empty while something is computed.
  func card(in room: Size) -> Card {
    switch moment {
    case .question: Card.question(of: lesson, resumeAt: resumePlace, room)
    case .card(let section):
      Card.section(section, of: lesson, numberStyle, shading, room)
    case .remember: Card.remember(lesson, room)
    case .step, .outcome: Card(room)
    }
  }

  /// How many parts the card or the outcome has at the present size.
  var pageCount: Int { pageCount(at: size) }

  private func pageCount(at size: Size) -> Int {
    guard Chrome.isEnough(size) else { return 1 }
    if projection != nil { return boards(size).count }
    let room = chrome(size).body.size
    return stage.map { StageView($0, moment: moment).pageCount(in: room) }
      ?? card(in: room).pageCount
  }

  private func drawHeader(_ chrome: Chrome, on frame: inout Frame) {
    let stretch = script.stretch(at: position)
    var left = [(lesson.title, Role.title)]
    if (1...lesson.sections.count).contains(stretch) && chrome.size.width >= 50 {
      left += [(" · ", .quiet), (lesson.sections[stretch - 1].title, .text)]
    }
    chrome.drawHeader(left, right: status(width: chrome.size.width), on: &frame)
  }

  /// Whether it plays, and how fast: `▶ 1×`.
  private var playing: String { "\(isPlaying ? Self.playingSign : "‖") \(pace.name)" }

  /// What stands in the first line while it plays.
  public static let playingSign = "▶"

  /// The column of the first line in which a sign tells whether it plays; nil where it has no room.
  public func signColumn(width: Int) -> Int? {
    let status = status(width: width)
    guard status.hasSuffix(playing), Chrome.hasRoom(forStatus: status, width: width) else {
      return nil
    }
    return width - 1 - playing.columns
  }

  /// `window 2 of 9  ▶ 1×`.
  private func status(width: Int) -> String {
    let place: String
    switch moment {
    case .step(let section, let index):
      guard let demonstration = lesson.sections[section].demonstration else { return playing }
      let trace = demonstration.trace
      let window = "\(trace[index].window + 1) of \(trace.windowCount)"
      let atOnce = Pace.windowsAtOnce(of: trace.windowCount)
      let skim =
        isPlaying && detail == .window && atOnce > 1 && width >= 70
        ? ", in steps of \(atOnce)" : ""
      place = (width >= 36 ? demonstration.windowWord + " " : "") + window + skim
    case .question: place = ""
    case .card(let section): place = "section \(section + 1) of \(lesson.sections.count)"
    case .outcome: place = width >= 50 ? "the whole output" : "output"
    case .remember: place = "to remember"
    }
    guard width >= 30 else { return place.isEmpty ? playing : place }
    let step = width >= 100 ? "step \(position + 1) of \(script.count)   " : ""
    return step + (place.isEmpty ? playing : "\(place)  \(playing)")
  }

  private func drawText(_ chrome: Chrome, on frame: inout Frame) {
    let rect = chrome.text
    guard rect.height > 0 else { return }
    if !problems.isEmpty {
      let shown = problems.prefix(rect.height == 2 ? 1 : 3)
      let more = problems.count - shown.count
      var lines = Array(shown)
      lines.append(more > 0 ? "and \(more) more; the lesson as it was" : "the lesson as it was")
      for (line, text) in lines.prefix(rect.height).enumerated() {
        frame.write(
          text.shortened(to: rect.width), x: rect.x, y: rect.y + line,
          line < shown.count ? .alarm : .quiet)
      }
      return
    }
    let half = rect.height / 2
    let sentence = inspectionText ?? Sentence(script, numberStyle).text(at: position)
    let caption = caption ?? ""
    if rect.height == 2 {
      Self.write(caption.isEmpty ? sentence : caption, .text, rows: 2, in: rect, on: &frame)
    } else {
      Self.write(caption, .text, rows: half, in: rect, on: &frame)
      let lower = Rect(x: rect.x, y: rect.y + half, width: rect.width, height: half)
      Self.write(sentence, .quiet, rows: half, in: lower, on: &frame)
    }
  }

  /// What the lesson says of the window in play, or why a document is wrong.
  private var caption: String? {
    switch moment {
    case .step(let section, let index):
      guard let demonstration = lesson.sections[section].demonstration else { return nil }
      let trace = demonstration.trace
      return demonstration.captions[trace.output.shape.index(at: trace[index].window)]
    default: return nil
    }
  }

  private static func write(
    _ text: String, _ role: Role, rows: Int, in rect: Rect, on frame: inout Frame
  ) {
    guard !text.isEmpty else { return }
    var lines = TextFlow.wrap(text, width: min(rect.width, 110))
    if lines.count > rows {
      let rest = lines[(rows - 1)...].joined(separator: " ")
      lines = Array(lines.prefix(rows - 1)) + [rest.shortened(to: rect.width)]
    }
    for (line, text) in lines.enumerated() {
      frame.write(text, x: rect.x, y: rect.y + line, role)
    }
  }

  private func drawFooter(_ chrome: Chrome, on frame: inout Frame) {
    let y = chrome.footerY
    if !digits.isEmpty {
      frame.write("step \(digits)", x: 1, y: y, .key)
      frame.write("   g goes there   Esc no", x: 6 + digits.count, y: y, .quiet)
      return
    }
    if let notice {
      frame.write(notice.shortened(to: chrome.size.width - 2), x: 1, y: y, .match)
      return
    }
    if let problem = problems.first, chrome.textRows == 0 {
      frame.write(problem.shortened(to: chrome.size.width - 2), x: 1, y: y, .alarm)
      return
    }
    var entries = Self.bindings.compactMap { binding in
      binding.short.map { (binding.shortLabel, $0) }
    }
    entries[0].1 = isPlaying ? "pause" : "play"
    if lesson.questions.isEmpty { entries.removeAll { $0.1 == "quiz" } }
    if inspection != nil {
      entries = [("←↑↓→", "choose a cell"), ("w", "input/kernel"), ("Esc", "done"), ("?", "keys")]
      return Footer(entries: entries).draw(on: &frame, y: y, last: 1)
    }
    let isMore = page + 1 < pageCount(at: chrome.size)
    if stage != nil && isMore { entries.insert(("→", "why"), at: 0) }
    if stage == nil {
      entries =
        [("→", isMore ? "more" : "on"), ("space", isPlaying ? "pause" : "play")] + entries[3...]
      entries.removeAll { ["output", "touches", "detail", "edit"].contains($0.1) }
      if let nextLesson, !isMore { entries[0] = ("Enter", nextLesson) }
      if resumePlace != nil && position == 0 { entries.insert(("c", "continue"), at: 1) }
    }
    Footer(entries: entries).draw(on: &frame, y: y)
  }
}
