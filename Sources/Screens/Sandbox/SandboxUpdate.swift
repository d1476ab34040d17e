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
    if type(key) { return [] }
    if key == .escape && isDrawing {
      isDrawing = false
      notice = "Drawing is over."
      return []
    }
    guard let action = Self.actions[key] else {
      notice = "That key does nothing here; ? shows all keys."
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

  private mutating func look(at number: Int) {
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

  // MARK: - The cursor

  private mutating func nextGrid(_ step: Int) {
    dim()
    let operands = bench.operands
    let here: Int
    if case .operand(let operand, _) = spot {
      here = operands.firstIndex(of: operand) ?? 0
    } else {
      here = operands.count
    }
    // The output comes last, where there is one.
    let count = operands.count + (demonstration == nil ? 0 : 1)
    guard count > 0 else { return }
    let next = (here + step + count) % count
    guard operands.indices.contains(next), let tensor = bench.tensor(operands[next]) else {
      spot = .output
      return
    }
    spot = .operand(operands[next], tensor.shape.sizes.map { _ in 0 })
    followCursor()
  }

  private mutating func move(_ rows: Int, _ columns: Int) {
    dim()
    switch spot {
    case .operand(let operand, let cell):
      guard let shape = bench.tensor(operand)?.shape else { return }
      spot = .operand(operand, Player.moved(cell, rows, columns, in: shape))
      followCursor()
    case .output:
      guard let trace = demonstration?.trace else { return }
      let output = trace.output.shape
      let next = Player.moved(output.index(at: window), rows, columns, in: output)
      look(at: trace.window(computing: next))
    }
  }

  /// Shows a window that reads the number under the cursor, unless the one on show does.
  mutating func followCursor() {
    guard !isPlaying, let trace = demonstration?.trace, case .operand(let operand, let cell) = spot
    else { return }
    switch operand {
    case .input:
      let terms = trace.window(window).rows.joined()
      guard !terms.contains(where: { $0.input == cell && !$0.isPadding }) else { return }
      window = trace.windows(reading: cell).first ?? window
    case .weight where bench.operation == .linear, .bias where bench.operation == .linear:
      window = cell[0]
    case .weight where cell.count == 4, .bias where trace.output.shape.rank == 3:
      // The windows of a filter lie together.
      let plane = trace.windowCount / max(1, trace.output.shape[0])
      if window / max(1, plane) != cell[0] { window = cell[0] * plane }
    case .weight:
      let terms = trace.window(window).rows.joined()
      guard !terms.contains(where: { $0.weight == cell }) else { return }
      window = trace.windows(using: cell).first ?? window
    case .bias: break
    }
  }

  /// Makes the grid under the cursor a row or a column larger, or smaller.
  private mutating func grow(rows: Int = 0, columns: Int = 0) {
    let setting: Bench.Setting
    switch spot {
    case .operand(.input, _): setting = .inputSize
    case .operand(.weight, _): setting = .kernelSize
    case .operand(.bias, _), .output:
      notice = "Tab goes to a grid that can have more rows and columns."
      return
    }
    if bench.operation == .linear {
      // A row of weights is a neuron, a column an input.
      let isInput = setting == .inputSize
      let isPossible = isInput ? rows == 0 : true
      guard isPossible else {
        notice = "A list has one row."
        return
      }
      return change { $0.change(rows != 0 ? .kernelSize : .inputSize, by: rows + columns) }
    }
    let values = bench.values(of: setting)
    guard values.count == 2 || rows == 0 else {
      notice = "A list has one row."
      return
    }
    change {
      $0.set(
        setting,
        to: values.count == 2 ? [values[0] + rows, values[1] + columns] : [values[0] + columns])
    }
  }

  /// Lays the next pattern, or the digit that was typed, on the grid under the cursor.
  private mutating func lay(presetBy step: Int) {
    guard case .operand(let operand, let cell) = spot,
      let preset = bench.preset(after: cell, on: operand, by: step)
    else {
      notice = "Tab goes to a grid that presets can be laid on."
      return
    }
    lay(preset, on: operand, cell)
  }

  mutating func lay(_ preset: Preset, on operand: Bench.Operand, _ cell: [Int]) {
    change("This is \(preset.name) already.") { $0.lay(preset, on: operand, around: cell) }
    notice = notice ?? "\(preset.name.prefix(1).uppercased())\(preset.name.dropFirst())."
  }
}
