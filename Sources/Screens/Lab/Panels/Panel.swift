import Canvas
import Lab

/// One picture of a moment of a training, drawn as completely as its room allows.
protocol Panel: Sendable {
  init(_ moment: Moment, _ sight: LabSight)

  /// What is shown, and of which layer.
  var title: String { get }

  /// Draws into a block of any size and nowhere else.
  func draw(in rect: Rect, on rendering: inout Rendering)
}
