import Canvas
import Lab

extension LabScreen {
  /// Takes an event.
  ///
  /// - Returns: what is to be done outside, in order.
  public mutating func update(_ event: Event) -> [Effect] {
    switch event {
    case .resize(let size):
      self.size = size
      if case .slowMotion(var motion) = mode {
        motion.resize(size)
        mode = .slowMotion(motion)
      }
      return []
    case .key(let key): return press(key)
    case .click(let point): return click(point, isDrag: false)
    case .drag(let point): return click(point, isDrag: true)
    case .tick:
      if case .slowMotion(var motion) = mode {
        _ = motion.update(event)
        mode = .slowMotion(motion)
      }
      return []
    case .fileChanged, .leave: return []
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if let page = helpPage {
      helpPage = Self.help.page(after: page, key, size)
      return []
    }
    switch mode {
    case .watching:
      if projection != nil, let action = Self.classActions[key] { return perform(action) }
      guard let action = Self.actions[key] else {
        // A slip of the teacher's finger is nothing for the class.
        if projection != nil { return [] }
        notice =
          key == .escape
          ? "q leaves the lab." : "That key does nothing here; ? shows all keys."
        return []
      }
      return perform(action)
    case .waitingForSlowMotion:
      mode = .watching
      return []
    case .setting(var form): return settle(form.press(key), form) { .setting($0) }
    case .drawing(var drawing):
      if key == .character("?") || key == .function(1) { helpPage = 0 }
      return settle(drawing.press(key), drawing) { .drawing($0) }
    case .slowMotion(var motion):
      return settle(motion.update(.key(key)), motion) { .slowMotion($0) }
    case .typingPath(var prompt): return settle(prompt.press(key), prompt) { .typingPath($0) }
    }
  }

  /// Goes on in a mode, or back to watching where its outcome says so.
  mutating func settle<State>(
    _ outcome: ModeOutcome, _ state: State, _ mode: (State) -> Mode
  ) -> [Effect] {
    self.mode = outcome.isOver ? .watching : mode(state)
    notice = outcome.notice ?? notice
    return outcome.effects
  }

  // MARK: - Keys

  private mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .runOrPause: return runOrPause()
    case .oneBatch: return unlessDiverged([.lab(.oneBatch)])
    case .faster: return changePace(by: 1)
    case .slower: return changePace(by: -1)
    case .slowMotion: return slowMotion()
    case .nextPage: turnPage(by: 1)
    case .previousPage: turnPage(by: -1)
    case .nextLayer: moveLayer(by: 1)
    case .previousLayer: moveLayer(by: -1)
    case .nextUnit: moveUnit(by: 1)
    case .previousUnit: moveUnit(by: -1)
    case .zoom: zoom()
    case .gradients: toggleGradients()
    case .measure: sight.measure = sight.measure == .loss ? .accuracy : .loss
    case .nextExample: return [.lab(.example(.next))]
    case .previousExample: return [.lab(.example(.previous))]
    case .onlyWrong: return [.lab(.example(.filter(wrongFilter)))]
    case .byClass: return [.lab(.example(.filter(nextClass)))]
    case .stepBack: return scrub(to: place - 1)
    case .stepOn: return scrub(to: place + 1)
    case .tenthBack: return scrub(to: place - max(1, moment.lastStep / 10))
    case .tenthOn: return scrub(to: place + max(1, moment.lastStep / 10))
    case .first: return scrub(to: 0)
    case .last: return scrub(to: moment.lastStep)
    case .branch: return branch()
    case .nextRun: return nextRun()
    case .settings: mode = .setting(SettingsForm(moment))
    case .raiseRate: return changeRate(by: 2)
    case .lowerRate: return changeRate(by: 0.5)
    case .reset: return [.lab(.reset(newSeed: false))]
    case .newSeed: return [.lab(.reset(newSeed: true))]
    case .repair: return repair()
    case .draw: return draw()
    case .transfer: return transfer()
    case .save: mode = .typingPath(PathPrompt(.save, path: "\(moment.network.name).safetensors"))
    case .load: mode = .typingPath(PathPrompt(.load, path: "\(moment.network.name).safetensors"))
    case .export: mode = .typingPath(PathPrompt(.export, path: "lab.txt"))
    case .mouse: return [.mouse]
    case .theme: return [.nextTheme]
    case .help: helpPage = 0
    case .leave: return [.lab(.pause), .leave]
    }
    return []
  }

  private mutating func unlessDiverged(_ effects: [Effect]) -> [Effect] {
    guard hasRunAway, let divergence = moment.divergence else { return effects }
    notice =
      "The numbers ran away at step \(divergence.step); Enter goes back to step "
      + "\(divergence.saneStep)."
    return []
  }

  private mutating func runOrPause() -> [Effect] {
    if moment.isTraining { return [.lab(.pause)] }
    if moment.isOver, moment.step == moment.lastStep {
      notice = "All epochs are over. e sets more of them, r begins again, [ goes back in time."
      return []
    }
    return unlessDiverged([.lab(.run)])
  }

  private mutating func repair() -> [Effect] {
    guard moment.divergence != nil else { return [] }
    return [.lab(.backToSane)]
  }

  private mutating func slowMotion() -> [Effect] {
    guard moment.example != nil else {
      notice = "There is no image in view."
      return []
    }
    mode = .waitingForSlowMotion
    return [.lab(.pause), .lab(.slowExample)]
  }

  // MARK: - Looking

  private mutating func turnPage(by count: Int) {
    let all = Page.allCases.count
    page = Page(rawValue: (page.rawValue + count + all) % all) ?? page
  }

  mutating func moveLayer(by count: Int) {
    choose(layer: min(max(0, sight.layer + count), moment.plans.count - 1))
  }

  /// Looks at a layer; the first of its kernels is chosen.
  mutating func choose(layer: Int) {
    guard moment.plans.indices.contains(layer), layer != sight.layer else { return }
    sight.layer = layer
    sight.unit = 0
    sight.isZoomed = false
    if showsOnePanel, page != .numbers { page = .layer }
  }

  private mutating func moveUnit(by count: Int) {
    guard let layer = plan else { return }
    let units = moment.plans[layer].output.channels
    sight.unit = min(max(0, (sight.unit ?? 0) + count), max(0, units - 1))
    if showsOnePanel, page != .numbers { page = .layer }
  }

  private mutating func zoom() {
    sight.isZoomed.toggle()
    if showsOnePanel { page = .layer }
  }

  /// Whether one panel is shown at a time: that of what is chosen, then.
  private var showsOnePanel: Bool { projection != nil || LayoutOfLab(size) == .single }

  private mutating func toggleGradients() {
    sight.showsGradients.toggle()
    notice = sight.showsGradients ? "Gradients of the last batch." : "Weights."
  }

  private var wrongFilter: ExampleFilter { moment.example?.filter == .wrong ? .all : .wrong }

  /// Each class in turn, then all.
  private var nextClass: ExampleFilter {
    guard case .ofClass(let number)? = moment.example?.filter else { return .ofClass(0) }
    return number + 1 < moment.data.classNames.count ? .ofClass(number + 1) : .all
  }

  // MARK: - Time

  /// Where the training is, or was told to go last.
  private var place: Int { scrubbingTo ?? moment.step }

  private mutating func scrub(to step: Int) -> [Effect] {
    let target = min(max(0, step), moment.lastStep)
    guard target != place else {
      if target == 0 {
        notice = "This is the beginning."
      } else if target == moment.lastStep {
        notice = "This is as far as the run has come; space trains on."
      }
      return []
    }
    scrubbingTo = target
    sight.cursorStep = target
    return [.lab(.jump(step: target))]
  }

  private mutating func branch() -> [Effect] {
    let run = moment.runs[min(moment.run, moment.runs.count - 1)]
    guard moment.step == moment.lastStep, moment.step == run.branchStep else {
      return [.lab(.branch)]
    }
    notice = "A run begins at this step already; space trains it."
    return []
  }

  private mutating func nextRun() -> [Effect] {
    guard moment.runs.count > 1 else {
      notice = "There is one run only. Go back with [, change something with e, and train on."
      return []
    }
    return [.lab(.showRun((moment.run + 1) % moment.runs.count))]
  }

  // MARK: - Changes

  private mutating func changePace(by count: Int) -> [Effect] {
    let all = Lab.Pace.all
    let place = all.firstIndex(of: moment.pace) ?? all.count - 1
    let pace = all[min(max(0, place + count), all.count - 1)]
    moment.pace = pace
    notice = "At \(pace.words)."
    return [.lab(.pace(pace))]
  }

  private mutating func changeRate(by factor: Float) -> [Effect] {
    var settings = moment.settings
    let rate = settings.learningRate * factor
    guard (SettingsForm.leastRate...SettingsForm.mostRate).contains(rate) else { return [] }
    settings.learningRate = rate
    moment.settings = settings
    notice = "Learning rate \(Digits(rate))."
    return [.lab(.settings(settings))]
  }

  private mutating func draw() -> [Effect] {
    guard moment.network.input.channels == 1 else {
      notice = "Only images of one channel can be drawn."
      return []
    }
    let drawing = Drawing(
      moment.network.input, moment.data.values, imageBefore: moment.example?.index)
    mode = .drawing(drawing)
    return [.mouseOn, .lab(.example(.drawn(drawing.pixels)))]
  }

  private mutating func transfer() -> [Effect] {
    let classes = moment.data.classNames.count
    guard moment.data.name.hasPrefix("digits"), classes <= 10 else {
      notice = "Transfer needs the digits: set the images to digits 0-4 with e first."
      return []
    }
    guard classes == 5 else {
      notice = "First learn half of them: set the images to digits 0-4 with e, train, then f."
      return []
    }
    guard moment.step > 0 else {
      notice = "Nothing is learned yet that could be kept: train first, then f."
      return []
    }
    // The other half is learned now.
    let others = moment.data.classNames.first == "0" ? 5...9 : 0...4
    return [.lab(.transfer(TransferChoice(classes: others, examplesPerClass: 5)))]
  }

  // MARK: - Pointing

  private mutating func click(_ point: Point, isDrag: Bool) -> [Effect] {
    guard helpPage == nil else { return [] }
    if case .drawing(var drawing) = mode {
      let outcome = drawing.point(at: point, in: drawingRect, isDrag: isDrag)
      return settle(outcome, drawing) { .drawing($0) }
    }
    guard !isDrag, case .watching = mode, let target = view(size).target(at: point) else {
      return []
    }
    notice = nil
    switch target {
    case .layer(let layer): choose(layer: layer)
    case .unit(let unit): sight.unit = unit
    case .step(let step): return scrub(to: step)
    case .class(let number): return [.lab(.example(.filter(.ofClass(number))))]
    default: break
    }
    return []
  }
}

/// What came of a key in a mode of the lab.
struct ModeOutcome: Sendable {
  var effects: [Effect] = []
  var isOver = false
  var notice: String?

  static let over = ModeOutcome(isOver: true)
}

extension Lab.Pace {
  var words: String {
    switch self {
    case .steps(1): "1 step a second"
    case .steps(let count): "\(count) steps a second"
    case .asFastAsPossible: "full speed"
    }
  }
}
