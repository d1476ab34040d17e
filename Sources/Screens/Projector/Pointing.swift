import Canvas
import Compute

/// The pointer and the spotlight, laid over a board.
struct Pointing {
  private let projection: Projection
  private let player: Player

  init(_ projection: Projection, _ player: Player) {
    self.projection = projection
    self.player = player
  }

  /// Dims all but the cell that is pointed at and what computes it, and marks the cell.
  func draw(in body: Rect, on rendering: inout Rendering) {
    let pointed = projection.pointer.flatMap { rendering.rect(of: $0) == nil ? nil : $0 }
    guard let pointer = pointed ?? (projection.hasSpotlight ? first(rendering) : nil),
      let spot = rendering.rect(of: pointer)
    else { return }
    if projection.hasSpotlight {
      let lit = related(to: pointer.target).flatMap { rendering.rects(of: $0) } + [spot]
      for y in body.y..<body.bottom {
        for x in body.x..<body.right
        where !lit.contains(where: { $0.contains(Point(x: x, y: y)) }) {
          rendering.frame.dim(Rect(x: x, y: y, width: 1, height: 1))
        }
      }
    }
    rendering.frame.restyle(spot, .chosen)
    rendering.frame.cursor = Point(x: spot.right - 1, y: spot.bottom - 1)
  }

  /// What is pointed at before a place was chosen: the result in play, else what comes first.
  func first(_ rendering: Rendering) -> Rendering.Pointer? {
    let all = rendering.pointers.map(\.pointer)
    return all.first { $0.target == result } ?? all.first
  }

  /// The result in play.
  private var result: Rendering.Target? {
    player.currentWindow.map { .output($0.trace.window($0.window).output) }
  }

  /// The cells and the weights that an output value is computed from; of the one in play the sum, too.
  ///
  /// Where numbers are only laid out anew, the cell that a covered value comes from would tell it.
  private func related(to target: Rendering.Target) -> [Rendering.Target] {
    guard case .output(let cell) = target, let trace = player.currentWindow?.trace,
      trace.windowCount == trace.output.shape.count,
      !(player.isCovered && player.stage?.onlyMoves == true)
    else { return [] }
    let operands = trace.window(trace.window(computing: cell)).terms.flatMap {
      [Rendering.Target.input($0.input), .weight($0.weight)]
    }
    return operands + (target == result ? [target, .sum] : [target])
  }
}

extension Player {
  /// Puts the pointer on the board, or takes it away.
  mutating func togglePointer() {
    guard let projection, projection.pointer == nil else {
      self.projection?.pointer = nil
      return
    }
    let first = Pointing(projection, self).first(view(size))
    self.projection?.pointer = first
    if self.projection?.pointer == nil { notice = "There is nothing to point at here." }
  }

  /// Moves the pointer to the nearest thing in a direction.
  ///
  /// - Returns: whether the key was an arrow and there is a pointer.
  mutating func movePointer(_ key: Key) -> Bool {
    guard let pointer = projection?.pointer else { return false }
    let step: (x: Int, y: Int)
    switch key {
    case .left: step = (-1, 0)
    case .right: step = (1, 0)
    case .up: step = (0, -1)
    case .down: step = (0, 1)
    default: return false
    }
    let rendering = view(size)
    guard let from = rendering.rect(of: pointer) else {
      // What it was on is on another board; here the arrows step, as they do without it.
      projection?.pointer = nil
      return false
    }
    /// How far a block is in the direction; one that is aside counts as further.
    func distance(_ rect: Rect) -> Int? {
      let across = (rect.x + rect.right - from.x - from.right) / 2
      let down = rect.y + rect.bottom - from.y - from.bottom
      let ahead = across * step.x + down * step.y
      guard ahead > 0 else { return nil }
      return ahead + 4 * abs(across * step.y + down * step.x)
    }
    let near = rendering.pointers.compactMap { place in
      distance(place.rect).map { (place.pointer, $0) }
    }
    if let next = near.min(by: { $0.1 < $1.1 }) { projection?.pointer = next.0 }
    return true
  }

  /// Points at what lies at a place.
  mutating func point(at place: Point) {
    let here = view(size).pointers.last { $0.rect.contains(place) }
    if let here { projection?.pointer = here.pointer }
  }
}
