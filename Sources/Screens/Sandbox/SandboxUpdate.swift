import Canvas
import Compute
import Course

extension Sandbox {
  /// Takes an event.
  ///
  /// - Returns: what is to be done outside, in order.
  public mutating func update(_ event: Event) -> [Effect] {
    switch event {
    case .resize(let size): self.size = size
    case .tick: if isPlaying && helpPage == nil { playOn() }
    case .key(let key): return press(key)
    case .click(let point): click(point)
    case .drag(let point): drag(to: point)
    case .fileChanged, .leave: break
    }
    return []
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    stroke = nil
    if let page = helpPage {
      helpPage = Self.help.page(after: page, key, size)
      return []
    }
    if turnBoard(key) { return [] }
    if type(key) { return [] }
    if key == .escape && isDrawing {
      isDrawing = false
      notice = "Drawing is over."
      return []
    }
    guard let action = Self.actions[key] else {
      // A slip of the teacher's finger is nothing for the class.
      if projection == nil { notice = "That key does nothing here; ? shows all keys." }
      return []
    }
    return perform(action)
  }

  private mutating func perform(_ action: Action) -> [Effect] {
    if takesTyped(action) { return [] }
    switch action {
    case .set: repeatBrush()
    case .clear: set(to: .zero)
    case .left: move(0, -1)
    case .right: move(0, 1)
    case .up: move(-1, 0)
    case .down: move(1, 0)
    case .nextGrid: nextGrid(1)
    case .previousGrid: nextGrid(-1)
    case .more(let setting): change { $0.change(setting, by: 1) }
    case .less(let setting): change { $0.change(setting, by: -1) }
    case .addRow: grow(rows: 1)
    case .removeRow: grow(rows: -1)
    case .addColumn: grow(columns: 1)
    case .removeColumn: grow(columns: -1)
    case .nextPreset: lay(presetBy: 1)
    case .previousPreset: lay(presetBy: -1)
    case .bias: change { $0.toggleBias() }
    case .ends: change { $0.changeEnds() }
    case .picture: change { $0.changeView() }
    case .nextWindow: look(at: window + 1)
    case .previousWindow: look(at: window - 1)
    case .firstWindow: look(at: 0)
    case .lastWindow: look(at: (demonstration?.trace.windowCount ?? 1) - 1)
    case .play: play()
    case .undo: undo()
    case .redo: redo()
    case .reset: reset()
    case .numberStyle: write(in: numberStyle.other)
    case .shading: shading = shading.other
    case .help: helpPage = 0
    case .draw: return draw()
    case .mouse: return [.mouse]
    case .theme: return [.nextTheme]
    case .reopen:
      notice = reopening
      return [.printAtEnd(reopening)]
    case .leave: return [.leave]
    }
    return []
  }

  /// Changes the bench; what was there before can be had again.
  ///
  /// - Parameter change: returns why it cannot be, or nil.
  mutating func change(_ change: (inout Bench) -> String?) {
    var next = bench
    if let refusal = change(&next) {
      notice = refusal
      return
    }
    replace(with: next)
  }

  /// Changes the bench.
  ///
  /// - Parameter otherwise: what is said where that makes no difference.
  mutating func change(_ otherwise: String, _ change: (inout Bench) -> Void) {
    var next = bench
    change(&next)
    if next == bench { notice = otherwise } else { replace(with: next) }
  }

  private mutating func replace(with next: Bench) {
    guard next != bench else { return }
    past.append(bench)
    if past.count > Self.mostUndone { past.removeFirst() }
    future = []
    take(next)
  }

  /// How many changes can be undone.
  private static let mostUndone = 500

  private mutating func undo() {
    guard let before = past.popLast() else {
      notice = "There is nothing to undo."
      return
    }
    future.append(bench)
    take(before)
  }

  private mutating func redo() {
    guard let next = future.popLast() else {
      notice = "There is nothing to do again."
      return
    }
    past.append(bench)
    take(next)
  }

  private mutating func reset() {
    let first = first
    change("Nothing has been changed yet.") { $0 = first }
  }

  // MARK: - Windows

  mutating func look(at number: Int) {
    guard let trace = demonstration?.trace else {
      notice = "There is no window to look at."
      return
    }
    isPlaying = false
    dim()
    window = min(max(0, number), trace.windowCount - 1)
  }

  private mutating func play() {
    guard let trace = demonstration?.trace else {
      notice = "There is nothing to play."
      return
    }
    isPlaying.toggle()
    dim()
    if isPlaying && window == trace.windowCount - 1 { window = 0 }
  }

  private mutating func playOn() {
    guard let trace = demonstration?.trace else { return }
    window = min(window + Pace.windowsAtOnce(of: trace.windowCount), trace.windowCount - 1)
    if window == trace.windowCount - 1 { isPlaying = false }
  }
}
