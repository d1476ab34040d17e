import Canvas
import Lab
import Testing

@testable import Screens

@Suite("Golden frames of the lab's panels")
struct LabGoldenTests {
  static let sizes = [(78, 18), (40, 12), (20, 6)]

  static let sights: [(name: String, sight: LabSight)] = [
    ("first", LabSight(layer: 0, unit: 2)),
    ("second", LabSight(layer: 3, unit: 5, channel: 2, isZoomed: true, measure: .accuracy)),
    ("dense", LabSight(layer: 6, measure: .logarithmicLoss)),
  ]

  @Test(
    "panels look as they did when they were last looked at", arguments: LabPanels.all.map(\.name))
  func panels(_ name: String) throws {
    let panel = try #require(LabPanels.all.first { $0.name == name })
    let moment = LabPanelTests.crowded(try LabMoments.xo(steps: 30))
    for (sightName, sight) in Self.sights {
      for (width, height) in Self.sizes {
        let drawn = panel.type.init(moment, sight)
        var rendering = Rendering(Size(width: width, height: height + 1))
        rendering.frame.write(drawn.title, x: 0, y: 0, .title)
        drawn.draw(in: Rect(x: 0, y: 1, width: width, height: height), on: &rendering)
        try GoldenFrames.expect(
          rendering.frame, "lab-\(name)-\(sightName)-\(width)x\(height)")
      }
    }
  }
}
