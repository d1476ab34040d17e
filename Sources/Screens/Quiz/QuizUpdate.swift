import Canvas
import Quiz

extension QuizScreen {
  /// Takes an event.
  ///
  /// - Returns: what is to be done outside, in order.
  public mutating func update(_ event: Event) -> [Effect] {
    if case .resize(let size) = event { self.size = size }
    if solution != nil { return updateSolution(event) }
    switch event {
    case .key(let key): return press(key)
    case .click(let point): click(point)
    case .tick: if isTimed { seconds += 1 }
    default: break
    }
    return []
  }

  private mutating func updateSolution(_ event: Event) -> [Effect] {
    let outcome = solution?.update(event)
    if outcome?.isOver == true { solution = nil }
    return outcome?.effects ?? []
  }

  private mutating func click(_ point: Point) {
    guard helpPage == nil, told == nil, question != nil,
      case .answer(let place) = view(size).target(at: point)
    else { return }
    entry.point(at: place)
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if let page = helpPage {
      helpPage = help.page(after: page, key, size)
      return []
    }
    if projection != nil, let effects = pressInClass(key) { return effects }
    if question != nil, told == nil, answer(with: key) { return [] }
    if told != nil, [.character(" "), .right].contains(key) { return goOn() }
    guard let action = Self.actions[key] else {
      // A slip of the teacher's finger is nothing for the class.
      if projection == nil { notice = "That key does nothing here; ? shows all keys." }
      return []
    }
    return perform(action, key)
  }

  /// The buttons of a presenter's clicker: on leads through the boards, then to the solution, then to
  /// the next question; the one that plays shows the solution, too.
  ///
  /// - Returns: nil for another key.
  private mutating func pressInClass(_ key: Key) -> [Effect]? {
    guard question != nil, let action = Self.classActions[key], action != .usual else {
      return nil
    }
    if action == .onward, scroll < lastScroll {
      scroll += 1
    } else if let told {
      guard told.isRight || told.isSolved else { return enter() }
      return action == .onward ? goOn() : []
    } else if entry.isEmpty {
      return giveUp()
    } else if action == .onward {
      return enter()
    }
    return []
  }

  /// Takes a key for the answer.
  ///
  /// - Returns: whether it was one.
  private mutating func answer(with key: Key) -> Bool {
    if key == .escape, !entry.isEmpty {
      entry.clear()
      return true
    }
    guard takes(key), entry.press(key) else { return false }
    request = nil
    // What one types in must be in view.
    if entry.grid != nil || entry.things != nil { scroll = lastScroll }
    return true
  }

  private mutating func perform(_ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .goOn:
      if key != .enter, question != nil, told == nil {
        notice = "Answer first; ! goes on without an answer."
        return []
      }
      return key == .enter ? enter() : goOn()
    case .hint: hint()
    case .giveUp: return giveUp()
    case .solution:
      // Before a class nobody need have typed an answer.
      if projection != nil, told == nil, question != nil { return giveUp() }
      showSolution()
    case .retry: retry()
    case .pageUp: leafBack()
    case .pageDown: return leafOn()
    case .reopen:
      notice = command
      return [.printAtEnd(command)]
    case .mouse: return [.mouse]
    case .theme: return [.nextTheme]
    case .help: helpPage = 0
    case .leave: return [.leave]
    }
    return []
  }

  /// The rest of a long question and of what is said to it; behind that, once it was answered, the next
  /// question.
  private mutating func leafOn() -> [Effect] {
    // What was just said is read before the question is once more.
    if told != nil, leaf(forward: true) { return [] }
    if scroll < lastScroll {
      scroll = min(lastScroll, scroll + pageStep)
    } else if told == nil {
      _ = leaf(forward: true)
    } else {
      return goOn()
    }
    return []
  }

  private mutating func leafBack() {
    if leaf(forward: false) { return }
    scroll = max(0, min(scroll, lastScroll) - pageStep)
  }

  /// Enter: the answer; then its solution where it was wrong, else the next question.
  private mutating func enter() -> [Effect] {
    guard question != nil else { return restart() }
    guard let told else { return submit() }
    if !told.isRight, !told.isSolved {
      showSolution()
      return []
    }
    return goOn()
  }

  /// The next question; at the end the wrong ones once more.
  private mutating func goOn() -> [Effect] {
    guard question != nil else { return restart() }
    ask()
    return []
  }

  private mutating func restart() -> [Effect] {
    let wrong = wrongOnes
    guard !wrong.isEmpty else { return [.leave] }
    repetitions += 1
    round = Round(questions: wrong)
    ask()
    return []
  }

  private mutating func submit() -> [Effect] {
    guard let question else { return [] }
    guard entry.isComplete else {
      entry.goToGap()
      textScroll = 0
      request =
        entry.isEmpty
        ? "Please \(entry.isPointed ? "" : "give ")\(instruction(question.form))."
        : "Something is missing still."
      return []
    }
    let isRepeated = round.outcomes.count > number
    let judged = isRepeated ? question.judge(entry.text) : round.answer(entry.text)
    guard let judged else { return [] }
    textScroll = 0
    if case .again(let text) = judged {
      request = text
      return []
    }
    request = nil
    told = Told(given: entry.shown, judgement: judged, isRepeated: isRepeated)
    scroll = firstScroll
    return isRepeated ? [] : counted
  }

  /// What became of the question that was answered last is kept; not where the wrong ones are asked
  /// again, as their solutions were just seen.
  private var counted: [Effect] {
    repetitions == 0 ? round.outcomes.last.map { [.answered($0)] } ?? [] : []
  }

  private mutating func giveUp() -> [Effect] {
    guard question != nil, told == nil else {
      notice = "There is nothing to answer here."
      return []
    }
    (request, textScroll) = (nil, 0)
    let isRepeated = round.outcomes.count > number
    if !isRepeated { round.skip() }
    told = Told(given: nil, judgement: .wrong(nil, nil), isRepeated: isRepeated)
    showSolution()
    // What a class has said aloud is no answer of the teacher's own.
    return isRepeated || projection != nil ? [] : counted
  }

  private mutating func hint() {
    guard question != nil, told == nil else {
      notice = "Hints are given before the answer."
      return
    }
    let isRepeated = round.outcomes.count > number
    let all = question?.hints ?? []
    let next = isRepeated ? all.dropFirst(hints.count).first : round.hint()
    // The newest is in view.
    textScroll = Int.max
    if let next { hints.append(next) } else { notice = "There are no more hints." }
  }

  private mutating func retry() {
    guard let told, !told.isRight, let question else {
      notice = "r answers once more, after a wrong answer."
      return
    }
    self.told = nil
    (request, textScroll) = (nil, 0)
    entry = AnswerEntry(question.form)
  }

  private mutating func showSolution() {
    guard let question, let lesson, told != nil else {
      notice = "Answer first; ! goes on without an answer."
      return
    }
    told?.isSolved = true
    (scroll, textScroll) = (firstScroll, 0)
    solution = WorkedSolution(question, in: lesson, size)
    solution?.player.projection = projection
    if isStill { solution?.player.isPlaying = false }
  }
}
