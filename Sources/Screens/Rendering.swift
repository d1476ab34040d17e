import Canvas

/// What a view makes: a frame, and which of its blocks can be pointed at.
public struct Rendering: Sendable {
  /// Something that can be pointed at with the mouse.
  public enum Target: Hashable, Sendable {
    case output([Int])
    case input([Int])
    case weight([Int])
    case lesson(Int)
    /// Of the network in the training lab.
    case layer(Int)
    /// A kernel, a map or a neuron.
    case unit(Int)
    /// A step of the training.
    case step(Int)
    case `class`(Int)
    /// A cell or a thing of an answer.
    case answer(Int)
    /// The sum in play, as it is written out.
    case sum
  }

  /// One of the places where something stands.
  struct Pointer: Hashable, Sendable {
    let target: Target
    /// Which of the target's places it is, in the order in which they are drawn.
    var number = 0
  }

  public var frame: Frame
  private var targets: [(rect: Rect, target: Target)] = []

  public init(_ size: Size) {
    frame = Frame(size)
  }

  mutating func add(_ target: Target, at rect: Rect) {
    targets.append((rect, target))
  }

  /// Keeps what is drawn, and what can be pointed at, within a block.
  mutating func clipped(to rect: Rect, draw: (inout Rendering) -> Void) {
    let (first, whole) = (targets.count, frame.clip)
    frame.clip = whole.intersection(rect)
    draw(&self)
    frame.clip = whole
    for place in first..<targets.count {
      targets[place].rect = targets[place].rect.intersection(rect)
    }
  }

  /// Puts the cursor on the nearest cell of the frame, where what it was put on is out of view.
  mutating func keepCursorInView() {
    frame.cursor = Point(
      x: min(max(0, frame.cursor.x), frame.size.width - 1),
      y: min(max(0, frame.cursor.y), frame.size.height - 1))
  }

  /// Whether something that can be pointed at is in view.
  func shows(_ target: Target) -> Bool { targets.contains { $0.target == target } }

  /// Every place that can be pointed at.
  var pointers: [(rect: Rect, pointer: Pointer)] {
    var counts: [Target: Int] = [:]
    return targets.filter { $0.rect.width > 0 }.map { place in
      defer { counts[place.target, default: 0] += 1 }
      return (place.rect, Pointer(target: place.target, number: counts[place.target] ?? 0))
    }
  }

  /// Where a pointer is; nil where there is nothing for it to be on.
  func rect(of pointer: Pointer) -> Rect? {
    pointers.first { $0.pointer == pointer }?.rect
  }

  /// All places where something stands.
  func rects(of target: Target) -> [Rect] { targets.filter { $0.target == target }.map(\.rect) }

  /// What lies at a place; of several, the one drawn last.
  public func target(at point: Point) -> Target? {
    targets.last { $0.rect.contains(point) }?.target
  }
}
