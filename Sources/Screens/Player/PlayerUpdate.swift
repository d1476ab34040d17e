import Canvas
import Compute
import Course

extension Player {
  /// Takes an event.
  ///
  /// - Returns: what is to be done outside, in order.
  public mutating func update(_ event: Event) -> [Effect] {
    let before = position
    var effects: [Effect] = []
    switch event {
    case .resize(let size):
      self.size = size
      page = min(page, max(0, pageCount - 1))
    case .tick: if isPlaying && helpPage == nil { playOn() }
    case .key(let key): effects = press(key)
    case .click(let point), .drag(let point):
      if projection != nil { self.point(at: point) } else if case .click = event { click(point) }
    case .fileChanged, .leave: break
    }
    if position != before { effects.append(.save(place: position, lesson: lesson.id)) }
    return effects
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if let shown = helpPage {
      helpPage = help.page(after: shown, key, size)
      return []
    }
    if projection != nil, let effects = pressInClass(key) { return effects }
    if case .character(let character) = key, character.isASCII, character.isWholeNumber {
      digits = String((digits + String(character)).suffix(9))
      return []
    }
    if key == .escape && (inspection != nil || !digits.isEmpty) {
      inspection = nil
      digits = ""
      return []
    }
    if inspection != nil && key == .enter {
      inspection = nil
      return []
    }
    if inspection != nil && moveCursor(key) { return [] }
    if key == .enter, page + 1 >= pageCount, let next = nextLesson { return [.open(lesson: next)] }
    guard let action = Self.actions[key] else {
      digits = ""
      notice = "That key does nothing here; ? shows all keys."
      return []
    }
    let effects = perform(action)
    digits = ""
    return effects
  }

  private mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .playOrPause: playOrPause()
    case .forward: go { $0.forward() }
    case .back: go { $0.back() }
    case .nextWindow: go { $0.nextWindow() }
    case .previousWindow: go { $0.move(to: $0.script.previousWindow(before: $0.position)) }
    case .first: go { $0.goToFirst() }
    case .last: go { $0.goToLast() }
    case .nextSlide: go { $0.nextSlide() }
    case .previousSlide: go { $0.previousSlide() }
    case .nextSection: go { $0.goToSection($0.script.stretch(at: $0.position) + 1) }
    case .previousSection: go { $0.goToSection($0.script.stretch(at: $0.position) - 1) }
    case .nextRow: go { $0.skim(rows: 1) }
    case .previousRow: go { $0.skim(rows: -1) }
    case .nextTenth: go { $0.skim(tenths: 1) }
    case .previousTenth: go { $0.skim(tenths: -1) }
    case .goTo: go { $0.goToTyped() }
    case .resume: go { $0.resume() }
    case .edit: return edit()
    case .quiz: return quiz()
    case .faster: pace.faster()
    case .slower: pace.slower()
    case .numberStyle:
      numberStyle = numberStyle.other
      settle()
    case .shading:
      chosenShading = shading.other
      notice = shading == .shades ? "Numbers on shades: 0 is grey." : "Numbers."
    case .detail: nextDetail()
    case .outputCursor: toggleOutputCursor()
    case .touchCursor: nextTouchCursor()
    case .reopen:
      notice = reopening
      return [.printAtEnd(reopening)]
    case .mouse: return [.mouse]
    case .theme: return [.nextTheme]
    case .help: helpPage = 0
    case .leave: return [.leave]
    }
    return []
  }

  /// A move by the learner's own hand, which pauses.
  private mutating func go(_ move: (inout Player) -> Void) {
    isPlaying = false
    let before = (position, page)
    move(&self)
    guard before == (position, page), notice == nil else { return }
    if position == script.count - 1 { notice = endNotice }
    if position == 0 { notice = "This is the beginning; → goes on." }
    if notice == nil { notice = "There is nothing further that way in this section." }
  }

  private var endNotice: String {
    // Which keys go on from here is nothing for a class.
    if projection != nil { return "This is the end." }
    let next = nextLesson.map { "Enter opens \($0), " } ?? ""
    return "This is the end; \(next)Home goes back, q leaves."
  }

  /// The lesson that Enter opens at the end of this one.
  var nextLesson: String? {
    guard case .remember = moment else { return nil }
    return lesson.remember?.next.first
  }

  private mutating func playOrPause() {
    if !isPlaying && position == script.count - 1 {
      notice = endNotice
    } else {
      isPlaying.toggle()
    }
  }

  /// Asks for the sandbox, or says why there is none here.
  private mutating func edit() -> [Effect] {
    isPlaying = false
    if let shown = currentWindow?.demonstration, Bench(shown) != nil { return [.sandbox] }
    switch currentWindow?.demonstration.operation {
    case nil: notice = "Nothing is computed here; n goes to the next section."
    case .layerTable: notice = "The table follows from the layers; its numbers cannot be edited."
    default:
      notice = "A whole network has too many knobs for one screen; edit one of its layers."
    }
    return []
  }

  /// Asks for the lesson's questions, or says that there are none.
  private mutating func quiz() -> [Effect] {
    isPlaying = false
    if !lesson.questions.isEmpty { return [.quiz(.lesson(lesson.id))] }
    notice = "This lesson has no questions."
    return []
  }

  private mutating func nextDetail() {
    let all = Detail.allCases
    let next = ((all.firstIndex(of: detail) ?? 0) + 1) % all.count
    chosenDetail = all[next]
    notice =
      switch all[next] {
      case .product: "Detail: each product in turn."
      case .window: "Detail: each window at once."
      case .operation: "Detail: the whole operation at once."
      }
  }

  private mutating func resume() {
    if let resumePlace {
      move(to: resumePlace)
    } else {
      notice = "No place is kept from an earlier time."
    }
  }
}

// MARK: - Moving along the script

extension Player {
  /// One step on, as far as the level of detail says; first to the rest of a long card.
  mutating func forward() {
    if page + 1 < pageCount {
      page += 1
      return
    }
    // At the end, the last part of what is shown stays.
    guard position + 1 < script.count else { return }
    switch detail {
    case .product: move(to: position + 1)
    case .window: move(to: script.nextWindow(after: position))
    case .operation: move(to: script.nextWhole(after: position))
    }
  }

  mutating func back() {
    if page > 0 {
      page -= 1
      return
    }
    switch detail {
    case .product: move(to: position - 1)
    case .window: move(to: script.previousWindow(before: position))
    case .operation: move(to: script.previousWhole(before: position))
    }
  }

  private mutating func nextSlide() {
    if page + 1 < pageCount {
      page += 1
    } else if position + 1 < script.count {
      move(to: script.nextWindow(after: position))
    }
  }

  private mutating func previousSlide() {
    if page > 0 { page -= 1 } else { move(to: script.previousWindow(before: position)) }
  }

  /// The next window; behind the last one, the parts of what there is to remember.
  private mutating func nextWindow() {
    if position + 1 == script.count {
      nextSlide()
    } else {
      move(to: script.nextWindow(after: position))
    }
  }

  private mutating func goToFirst() {
    let start = script.positions(of: script.stretch(at: position)).lowerBound
    move(to: position == start ? 0 : start)
  }

  private mutating func goToLast() {
    let end = script.positions(of: script.stretch(at: position)).upperBound - 1
    move(to: position == end ? script.count - 1 : end)
  }

  private mutating func goToSection(_ stretch: Int) {
    guard (0..<script.stretchCount).contains(stretch) else { return }
    move(to: script.positions(of: stretch).lowerBound)
  }

  private mutating func goToTyped() {
    guard let step = Int(digits) else {
      notice =
        "This is step \(position + 1) of \(script.count); type a number before g to go there."
      return
    }
    guard (1...script.count).contains(step) else {
      notice = "There are \(script.count) steps, from 1."
      return
    }
    move(to: step - 1)
    notice = "Step \(step) of \(script.count)."
  }

  /// The next moment of a lesson that plays by itself.
  private mutating func playOn() {
    if isCovered {
      isPlaying = false
      return
    }
    let before = (position, page)
    let windows = script.demonstration(at: position)?.trace.windowCount ?? 0
    let atOnce = Pace.windowsAtOnce(of: windows)
    if case .step(let section, let index) = moment, detail == .window, atOnce > 1,
      let trace = lesson.sections[section].demonstration?.trace
    {
      let window = trace[index].window
      let next = min(window + atOnce, windows - 1)
      move(
        to: window == windows - 1
          ? position + 1 : script.position(section: section, step: trace.sumStep(of: next)))
    } else {
      forward()
    }
    if before == (position, page) { isPlaying = false }
  }

  private mutating func skim(rows: Int = 0, tenths: Int = 0) {
    guard let place = currentWindow else {
      notice = "Skimming needs an operation; n goes to the next section."
      return
    }
    let count = place.trace.windowCount
    let columns = place.trace.output.shape.sizes.last ?? 1
    let row = place.window / columns + rows
    let next =
      rows != 0 ? row * columns : place.window + tenths * max(1, count / 10)
    let window = min(max(0, next), rows > 0 && next >= count ? place.window : count - 1)
    move(
      to: script.position(section: place.section, step: place.trace.sumStep(of: window)))
  }

  /// The window in play; on a card or an outcome the first or the last.
  var currentWindow: CurrentWindow? {
    func window(_ section: Int, _ choose: (Trace) -> Int) -> CurrentWindow? {
      lesson.sections[section].demonstration.map {
        CurrentWindow(section: section, demonstration: $0, window: choose($0.trace))
      }
    }
    switch moment {
    case .step(let section, let index): return window(section) { $0[index].window }
    case .card(let section): return window(section) { _ in 0 }
    case .outcome(let section): return window(section) { $0.windowCount - 1 }
    case .question, .remember: return nil
    }
  }

  struct CurrentWindow {
    let section: Int
    let demonstration: Demonstration
    let window: Int

    var trace: Trace { demonstration.trace }
    /// Whether there are input cells to look at.
    var hasInput: Bool {
      !demonstration.inputName.isEmpty && demonstration.operation != .sequential
    }
    /// Whether there are weights to look at.
    var hasWeight: Bool { !demonstration.weightName.isEmpty }
  }
}
