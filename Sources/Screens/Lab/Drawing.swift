import Canvas
import Lab
import Network

/// An image that the learner draws, pixel by pixel.
struct Drawing: Sendable {
  let shape: Volume
  /// The values of no ink and of full ink.
  private let values: ClosedRange<Float>
  /// From 0 (none) to 1, row by row.
  private(set) var ink: [Float]
  private(set) var cursor: (row: Int, column: Int)
  private(set) var penIsDown = false
  /// The image that was in view before, which comes back afterwards.
  private let imageBefore: Int?

  /// An empty sheet.
  init(_ shape: Volume, _ values: ClosedRange<Float>, imageBefore: Int?) {
    self.imageBefore = imageBefore
    self.shape = shape
    self.values = values
    ink = Array(repeating: 0, count: shape.height * shape.width)
    cursor = (shape.height / 2, shape.width / 2)
  }

  /// As the network gets it: [C, H, W].
  var pixels: [Float] {
    ink.map { values.lowerBound + (values.upperBound - values.lowerBound) * $0 }
  }

  /// Large sheets need a pen of more than a pixel, as digits of that size are drawn.
  private var penReach: Int { shape.width > 16 ? 1 : 0 }

  mutating func press(_ key: Key) -> ModeOutcome {
    switch key {
    case .up, .character("k"): return move(by: (-1, 0))
    case .down, .character("j"): return move(by: (1, 0))
    case .left, .character("h"): return move(by: (0, -1))
    case .right, .character("l"): return move(by: (0, 1))
    case .character(" "):
      let place = cursor.row * shape.width + cursor.column
      put(ink[place] > 0 ? 0 : 1)
      return changed
    case .enter, .character("p"):
      penIsDown.toggle()
      if penIsDown { put(1) }
      return changed
    case .backspace, .delete, .character("c"):
      ink = ink.map { _ in 0 }
      return changed
    case .escape, .character("q"), .character("d"):
      let image = imageBefore.map { ExampleChoice.index($0) } ?? .next
      return ModeOutcome(effects: [.lab(.example(image))], isOver: true)
    default: return ModeOutcome()
    }
  }

  /// The sheet changes, so the network is asked again.
  private var changed: ModeOutcome { ModeOutcome(effects: [.lab(.example(.drawn(pixels)))]) }

  private mutating func move(by step: (Int, Int)) -> ModeOutcome {
    cursor = (
      min(max(0, cursor.row + step.0), shape.height - 1),
      min(max(0, cursor.column + step.1), shape.width - 1)
    )
    guard penIsDown else { return ModeOutcome() }
    put(1)
    return changed
  }

  /// Puts ink under the pen, or takes it away; a larger pen has a softer rim.
  private mutating func put(_ amount: Float) {
    for row in cursor.row - penReach...cursor.row + penReach {
      for column in cursor.column - penReach...cursor.column + penReach {
        guard (0..<shape.height).contains(row), (0..<shape.width).contains(column) else { continue }
        let isMiddle = row == cursor.row && column == cursor.column
        let place = row * shape.width + column
        if amount == 0 {
          ink[place] = 0
        } else {
          ink[place] = max(ink[place], isMiddle ? 1 : 0.6)
        }
      }
    }
  }

  // MARK: - Pointing and drawing

  /// How wide a pixel is in characters, and whether two rows share a line.
  private func scale(in rect: Rect) -> (width: Int, isHalf: Bool) {
    let isHalf = shape.height > rect.height
    if isHalf { return (1, true) }
    return (max(1, min(4, 2, rect.width / max(1, shape.width))), false)
  }

  /// The pen goes to where the mouse points.
  mutating func point(at point: Point, in rect: Rect, isDrag: Bool) -> ModeOutcome {
    let (width, isHalf) = scale(in: rect)
    guard rect.contains(point) else { return ModeOutcome() }
    let column = (point.x - rect.x) / width
    let row = (point.y - rect.y) * (isHalf ? 2 : 1)
    guard row < shape.height, column < shape.width else { return ModeOutcome() }
    cursor = (row, column)
    put(1)
    if isHalf, row + 1 < shape.height {
      cursor = (row + 1, column)
      put(1)
    }
    return changed
  }

  func draw(in rect: Rect, on frame: inout Frame) {
    let (width, isHalf) = scale(in: rect)
    let reach = Float(Shade.greyReach)
    func shade(_ row: Int, _ column: Int) -> Shade {
      .grey(Int8((ink[row * shape.width + column] * 2 * reach - reach).rounded()))
    }
    for y in 0..<min(rect.height, isHalf ? (shape.height + 1) / 2 : shape.height) {
      for column in 0..<min(shape.width, rect.width / width) {
        let row = isHalf ? 2 * y : y
        let x = rect.x + column * width
        if isHalf {
          let lower = row + 1 < shape.height ? shade(row + 1, column) : nil
          frame[x, rect.y + y] = Cell(
            "▀", Style(.quiet, ink: shade(row, column), ground: lower))
        } else {
          for part in 0..<width {
            let isEmpty = ink[row * shape.width + column] == 0
            frame[x + part, rect.y + y] = Cell(
              isEmpty && part == 0 ? "·" : " ", Style(.quiet, ground: shade(row, column)))
          }
        }
      }
    }
    let place = Point(
      x: rect.x + cursor.column * width, y: rect.y + (isHalf ? cursor.row / 2 : cursor.row))
    guard rect.contains(place) else { return }
    frame.cursor = place
    frame[place.x, place.y] = Cell(penIsDown ? "●" : "○", Style(.chosen))
    if width > 1 { frame[place.x + 1, place.y] = Cell(" ", Style(.chosen)) }
  }

  var footer: [(String, String)] {
    [
      ("↑↓←→", "move"), ("space", "dot"), ("Enter", penIsDown ? "pen up" : "pen down"),
      ("c", "clear"), ("Esc", "done"),
    ]
  }
}
