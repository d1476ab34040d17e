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
    guard let target = projection.pointer ?? (projection.hasSpotlight ? first(rendering) : nil),
      let spot = rendering.rect(of: target)
    else { return }
    if projection.hasSpotlight {
      let lit = related(to: target).compactMap { rendering.rect(of: $0) } + [spot]
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

  /// What the spotlight is on before anything is pointed at: the result in play.
  private func first(_ rendering: Rendering) -> Rendering.Target? {
    guard let place = player.currentWindow else { return nil }
    let result = Rendering.Target.output(place.trace.window(place.window).output)
    return rendering.shows(result) ? result : rendering.allTargets.first?.target
  }

  /// The cells and the weights that an output value is computed from.
  private func related(to target: Rendering.Target) -> [Rendering.Target] {
    guard case .output(let cell) = target, let trace = player.currentWindow?.trace,
      trace.windowCount == trace.output.shape.count
    else { return [] }
    return trace.window(trace.window(computing: cell)).terms.flatMap {
      [.input($0.input), .weight($0.weight)]
    }
  }
}

extension Player {
  /// Puts the pointer on the board, or takes it away.
  mutating func togglePointer() {
    guard projection?.pointer == nil else {
      projection?.pointer = nil
      return
    }
    let rendering = view(size)
    let result = currentWindow.map {
      Rendering.Target.output($0.trace.window($0.window).output)
    }
    projection?.pointer =
      result.flatMap { rendering.shows($0) ? $0 : nil } ?? rendering.allTargets.first?.target
    if projection?.pointer == nil { notice = "There is nothing to point at here." }
  }

  /// Moves the pointer to the nearest thing in a direction.
  ///
  /// - Returns: whether the key was an arrow and there is a pointer.
  mutating func movePointer(_ key: Key) -> Bool {
    guard let target = projection?.pointer else { return false }
    let step: (x: Int, y: Int)
    switch key {
    case .left: step = (-1, 0)
    case .right: step = (1, 0)
    case .up: step = (0, -1)
    case .down: step = (0, 1)
    default: return false
    }
    let rendering = view(size)
    guard let from = rendering.rect(of: target) else {
      projection?.pointer = rendering.allTargets.first?.target
      return true
    }
    /// How far a block is in the direction; one that is aside counts as further.
    func distance(_ rect: Rect) -> Int? {
      let across = (rect.x + rect.right - from.x - from.right) / 2
      let down = rect.y + rect.bottom - from.y - from.bottom
      let ahead = across * step.x + down * step.y
      guard ahead > 0 else { return nil }
      return ahead + 4 * abs(across * step.y + down * step.x)
    }
    let near = rendering.allTargets.compactMap { place in
      distance(place.rect).map { (place.target, $0) }
    }
    if let next = near.min(by: { $0.1 < $1.1 }) { projection?.pointer = next.0 }
    return true
  }

  /// Points at what lies at a place.
  mutating func point(at place: Point) {
    guard let target = view(size).target(at: place) else { return }
    projection?.pointer = target
  }
}
