import Canvas
import Compute
import Course

/// The learner's own cursor: in the output it goes to the steps, in the input and in the kernel it
/// lights every output the cell touches.
extension Player {
  mutating func toggleOutputCursor() {
    if case .output = inspection {
      inspection = nil
      return
    }
    guard let place = currentWindow else { return tellThatNothingIsComputed() }
    guard lesson.sections[place.section].demonstration?.view != .uses else {
      notice = "This picture shows the input only; w puts a cursor on it."
      return
    }
    isPlaying = false
    look(at: place.trace.output.shape.index(at: place.window))
    notice = "Arrows choose an output value; Esc puts the cursor away."
  }

  mutating func nextTouchCursor() {
    guard let place = currentWindow else { return tellThatNothingIsComputed() }
    isPlaying = false
    if case .card = moment {
      move(to: script.position(section: place.section, step: place.trace.sumStep(of: 0)))
    }
    let window = place.trace.window(place.window)
    switch inspection {
    case .input where !place.hasWeight: inspection = nil
    case .input:
      let start = stage?.focus?.weight ?? place.trace.weight.shape.sizes.map { _ in 0 }
      touch(weight: start, in: place.trace)
      notice = "Arrows choose a weight; every output uses it once."
    case .weight: inspection = nil
    case .output, nil:
      guard place.hasInput, place.trace.input.shape.count > 0 else {
        notice = "This picture has no input cells to point at; o takes the output."
        return
      }
      let real = window.terms.first { !$0.isPadding }?.input
      touch(
        input: stage?.focus.flatMap { $0.isPadding ? nil : $0.input } ?? real
          ?? place.trace.input.shape.sizes.map { _ in 0 }, in: place.trace)
      notice = "Arrows choose an input cell; w again takes the kernel."
    }
  }

  private mutating func tellThatNothingIsComputed() {
    notice = "Nothing is computed here; n goes to the next section."
  }

  /// Takes an arrow for the cursor.
  ///
  /// - Returns: whether the key was one.
  mutating func moveCursor(_ key: Key) -> Bool {
    let (rows, columns) =
      switch key {
      case .left: (0, -1)
      case .right: (0, 1)
      case .up: (-1, 0)
      case .down: (1, 0)
      default: (0, 0)
      }
    guard (rows, columns) != (0, 0), let trace = currentWindow?.trace else { return false }
    switch inspection {
    case .output(let cell):
      look(at: Self.moved(cell, rows, columns, in: trace.output.shape))
    case .input(let cell, _):
      touch(input: Self.moved(cell, rows, columns, in: trace.input.shape), in: trace)
    case .weight(let cell, _):
      touch(weight: Self.moved(cell, rows, columns, in: trace.weight.shape), in: trace)
    case nil: return false
    }
    return true
  }

  /// A cell some rows and columns on; beyond the last row of a sheet the next sheet begins.
  static func moved(_ cell: [Int], _ rows: Int, _ columns: Int, in shape: Shape) -> [Int] {
    let width = shape.sizes.last ?? 1
    let offset = shape.offset(of: cell)
    let column = min(max(0, offset % width + columns), width - 1)
    let row = min(max(0, offset / width + rows), shape.count / width - 1)
    return shape.index(at: row * width + column)
  }

  /// Goes to the step that computed an output value, with the cursor on it.
  private mutating func look(at output: [Int]) {
    guard let place = currentWindow else { return }
    let window = place.trace.window(computing: output)
    move(to: script.position(section: place.section, step: place.trace.sumStep(of: window)))
    inspection = .output(output)
  }

  private mutating func touch(input: [Int], in trace: Trace) {
    inspection = .input(input, windows: trace.windows(reading: input))
  }

  private mutating func touch(weight: [Int], in trace: Trace) {
    inspection = .weight(weight, windows: trace.windows(using: weight))
  }

  /// A click: an output value leads to its step; an input cell or a weight lights what it touches.
  mutating func click(_ point: Point) {
    notice = nil
    guard helpPage == nil else { return }
    guard let target = view(size).target(at: point), let trace = currentWindow?.trace else {
      return
    }
    isPlaying = false
    switch target {
    case .output(let cell): look(at: cell)
    case .input(let cell): touch(input: cell, in: trace)
    case .weight(let cell): touch(weight: cell, in: trace)
    case .lesson, .layer, .unit, .step, .class, .answer, .sum: break
    }
  }

  /// What the cursor is on, in words, for the status line.
  var inspectionText: String? {
    guard let inspection, let trace = currentWindow?.trace else { return nil }
    let sheets = script.demonstration(at: position)?.input.sheets ?? []
    func place(_ cell: [Int]) -> String { Sentence.place(cell, sheets) }
    switch inspection {
    case .output: return nil
    case .input(let cell, let windows):
      return "Input \(place(cell)) touches \(windows.count) of \(trace.windowCount) output values."
    case .weight(let cell, let windows):
      return "Weight \(place(cell)) touches \(windows.count) of \(trace.windowCount) output values."
    }
  }
}
