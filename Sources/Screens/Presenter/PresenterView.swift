import Canvas
import Course

extension PresenterScreen {
  /// The screen at a size.
  public func view(_ size: Size) -> Rendering {
    guard Chrome.isEnough(size) else { return Chrome.tooSmall(size) }
    if let helpPage { return Self.help.view(size, page: helpPage) }
    var rendering = Rendering(size)
    let plan = Plan(size, hasNext: showsLesson)
    drawHeader(on: &rendering.frame)
    drawState(on: &rendering.frame)
    rendering.frame.rule(y: 2)
    drawNotes(in: plan.notes, on: &rendering.frame)
    if plan.next.height > 0 {
      rendering.frame.rule(y: plan.next.y - 1, width: plan.preview.map { $0.x - 2 })
      drawNext(in: plan.next, on: &rendering.frame)
    }
    if let preview = plan.preview { drawPreview(in: preview, on: &rendering) }
    drawFooter(on: &rendering.frame)
    rendering.frame.cursor = Point(x: plan.notes.x, y: min(plan.notes.y, size.height - 1))
    return rendering
  }

  /// Where things stand.
  private struct Plan {
    let notes: Rect
    let next: Rect
    let preview: Rect?

    /// - Parameter hasNext: whether there is something to come next; else the notes take its room.
    init(_ size: Size, hasNext: Bool) {
      let isWide = hasNext && size.width >= 110 && size.height >= 24
      let width = isWide ? size.width / 2 - 3 : size.width - 2
      let room = size.height - 4
      let nextRows = !hasNext ? 0 : room >= 20 ? 8 : room >= 9 ? 5 : room >= 5 ? 2 : 0
      let rule = nextRows > 0 ? 1 : 0
      notes = Rect(x: 1, y: 3, width: width, height: max(0, room - nextRows - rule))
      next = Rect(x: 1, y: notes.bottom + rule, width: width, height: nextRows)
      preview =
        isWide
        ? Rect(x: width + 4, y: 3, width: size.width - width - 5, height: room) : nil
    }
  }

  // MARK: - First lines

  private func drawHeader(on frame: inout Frame) {
    let time = "\(clock)   \(Self.time(seconds))"
    let end = frame.size.width - 1
    var title = player.lesson.title
    if let section = player.script.section(at: player.position) { title += " · " + section.title }
    frame.write(title.shortened(to: end - time.columns - 3), x: 1, y: 0, .title)
    frame.write(time, endingAt: end, y: 0, .key)
  }

  /// `0:07:20`.
  static func time(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  private func drawState(on frame: inout Frame) {
    if isUnanswered {
      let silent = "the projector does not answer"
      return warn(
        [silent + "; if Ctrl-Z stopped it, type fg in its terminal", silent, "no answer"],
        on: &frame)
    }
    guard let status else {
      let waiting = "waiting for the projector; in the other terminal: "
      let command = "cnn-tutor lesson \(player.lesson.id) --projector"
      return warn([waiting + command, "waiting for the projector", "waiting"], on: &frame)
    }
    var x = 1
    for (text, role) in marks(status) {
      guard x + text.columns < frame.size.width else { break }
      x = frame.write(text, x: x, y: 1, role) + 2
    }
  }

  /// Writes the first of several wordings that has room, or the last.
  private func warn(_ wordings: [String], on frame: inout Frame) {
    let text = wordings.first { $0.columns <= frame.size.width - 2 } ?? wordings.last ?? ""
    frame.write(text, x: 1, y: 1, .alarm)
  }

  /// What the class sees, the most important first.
  private func marks(_ status: ProjectorStatus) -> [(String, Role)] {
    var marks: [(String, Role)] = []
    if let blank = status.blank { marks.append((" \(blank.uppercased()) ", .result)) }
    if status.isCovered && status.screen == .lesson { marks.append((" covered ", .focus)) }
    guard status.screen == .lesson, missing == nil else {
      let other = missing.map { "the lesson \($0), which is not here" }
      return marks + [("The class sees \(other ?? status.screen.words).", .text)]
    }
    marks.append(("step \(status.position + 1) of \(status.stepCount)", .text))
    if status.stepCount != player.script.count { marks.append(("your lesson is another", .alarm)) }
    if status.boardCount > 1 {
      marks.append(("board \(status.board + 1) of \(status.boardCount)", .text))
    }
    if status.isPlaying { marks.append(("▶ playing", .match)) }
    if status.predicts && !status.isCovered { marks.append(("predict first", .match)) }
    if status.hasPointer { marks.append(("pointer", .match)) }
    if status.hasSpotlight { marks.append(("spotlight", .match)) }
    return marks
  }

  // MARK: - Notes and what comes next

  /// The notes of the present section; at the beginning those of the lesson.
  private var notes: [String] {
    if let status, status.screen != .lesson, !status.remarks.isEmpty { return status.remarks }
    let section = player.script.section(at: player.position)
    let notes = section?.notes ?? (player.position == 0 ? player.lesson.notes : [])
    if !notes.isEmpty { return notes }
    return section?.say ?? []
  }

  private func noteLines(width: Int) -> [String] {
    TextFlow.wrap(paragraphs: notes, width: min(width, 76))
  }

  /// The last line of the notes that can be the first in view.
  var lastScroll: Int {
    let room = Plan(size, hasNext: showsLesson).notes
    return max(0, noteLines(width: room.width).count - room.height)
  }

  private func drawNotes(in rect: Rect, on frame: inout Frame) {
    let lines = noteLines(width: rect.width)
    let first = min(scroll, max(0, lines.count - rect.height))
    let isOwn =
      !showsLesson || player.script.section(at: player.position)?.notes.isEmpty == false
      || (player.position == 0 && !player.lesson.notes.isEmpty)
    if lines.isEmpty { frame.write("no notes here", x: rect.x, y: rect.y, .quiet) }
    for (row, line) in lines.dropFirst(first).prefix(rect.height).enumerated() {
      frame.write(line, x: rect.x, y: rect.y + row, isOwn ? .text : .quiet)
    }
    if first + rect.height < lines.count {
      frame.write("j ↓", endingAt: rect.right, y: rect.bottom - 1, .key)
    }
  }

  /// Whether the class sees the lesson, so that there is something to come next.
  private var showsLesson: Bool { status.map { $0.screen == .lesson } ?? true }

  /// What is on now with its result, and what follows.
  private func drawNext(in rect: Rect, on frame: inout Frame) {
    let sentence = Sentence(player.script, player.numberStyle)
    let now = sentence.text(at: player.position)
    let following = player.script.nextWindow(after: player.position)
    let then =
      following == player.position ? "This is the end." : sentence.text(at: following)
    let half = rect.height / 2
    write(
      "now   ", now, .text, in: Rect(x: rect.x, y: rect.y, width: rect.width, height: half),
      on: &frame)
    write(
      "then  ", then, .quiet,
      in: Rect(x: rect.x, y: rect.y + half, width: rect.width, height: rect.height - half),
      on: &frame)
  }

  private func write(
    _ label: String, _ text: String, _ role: Role, in rect: Rect, on frame: inout Frame
  ) {
    guard rect.height > 0 else { return }
    var lines = TextFlow.wrap(text, width: rect.width - label.columns)
    if lines.count > rect.height {
      let rest = lines[(rect.height - 1)...].joined(separator: " ")
      lines = lines.prefix(rect.height - 1) + [rest.shortened(to: rect.width - label.columns)]
    }
    frame.write(label, x: rect.x, y: rect.y, .key)
    for (row, line) in lines.enumerated() {
      frame.write(line, x: rect.x + label.columns, y: rect.y + row, role)
    }
  }

  /// The picture of what comes next, as a learner would see it.
  private func drawPreview(in rect: Rect, on rendering: inout Rendering) {
    var next = player
    next.move(to: player.script.nextWindow(after: player.position))
    rendering.frame.write("next", x: rect.x, y: rect.y, .key)
    let room = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
    rendering.clipped(to: room) { rendering in
      if let stage = next.stage {
        StageView(stage, moment: next.moment).draw(in: room, on: &rendering)
      } else {
        next.card(in: room.size).draw(page: 0, in: room, on: &rendering.frame)
      }
    }
  }

  private func drawFooter(on frame: inout Frame) {
    let y = frame.size.height - 1
    if let notice {
      frame.write(notice.shortened(to: frame.size.width - 2), x: 1, y: y, .match)
      return
    }
    var entries = Self.bindings.compactMap { binding in
      binding.short.map { (binding.shortLabel, $0) }
    }
    if let status, status.screen != .lesson {
      entries = [
        ("keys", "go to the projector"), ("?", "keys"),
        status.screen == .home ? ("q", "quit") : ("q", "closes it there"),
      ]
    }
    Footer(entries: entries).draw(on: &frame, y: y)
  }
}

extension ProjectorStatus.Screen {
  fileprivate var words: String {
    switch self {
    case .home: "the list of lessons"
    case .lesson: "a lesson"
    case .quiz: "a quiz"
    case .lab: "the training lab"
    case .sandbox: "the sandbox"
    }
  }
}
