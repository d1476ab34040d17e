import Compute
import Course

extension Player {
  /// What is computed at this moment, to be changed by the learner; nil where there is nothing.
  func sandbox() -> Sandbox? {
    guard let place = currentWindow, let bench = Bench(place.demonstration) else { return nil }
    let origin = Sandbox.Origin(
      reference: reference, title: lesson.title, section: place.section + 1)
    return Sandbox(
      bench, window: place.window, origin: origin, style: numberStyle, shading: shading)
  }
}
