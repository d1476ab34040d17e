import Canvas
import Lab
import Network
import Testing

@testable import Screens

@Suite("Tiles of the lab")
struct LabTileTests {
  private func rendering(
    _ panel: any Panel, _ width: Int = 78, _ height: Int = 18
  ) -> Rendering {
    var rendering = Rendering(Size(width: width, height: height))
    panel.draw(in: rendering.frame.bounds, on: &rendering)
    return rendering
  }

  /// The shade that a number has on a scale whose ends are ±reach, by the definition.
  private func step(_ number: Float, reach: Float) -> Int8 {
    Int8((number / reach * Float(Shade.signedReach)).rounded())
  }

  /// The block of a unit: the first and the last place that point at it.
  private func block(_ unit: Int, _ rendering: Rendering) -> Rect? {
    var places: [Point] = []
    for y in 0..<rendering.frame.size.height {
      for x in 0..<rendering.frame.size.width {
        let point = Point(x: x, y: y)
        if rendering.target(at: point) == .unit(unit) { places.append(point) }
      }
    }
    guard let first = places.first, let last = places.last else { return nil }
    return Rect(
      x: first.x, y: first.y, width: last.x - first.x + 1, height: last.y - first.y + 1)
  }

  @Test("every weight has the shade and the sign that follow from its value, all on one scale")
  func kernels() throws {
    let moment = try LabMoments.xo(steps: 20)
    let weights = moment.parameters[0].values
    let reach = weights.map(abs).max() ?? 0
    let rendering = rendering(KernelsPanel(moment, LabSight()))
    for filter in 0..<8 {
      let block = try #require(self.block(filter, rendering))
      // A line with the number, then three weights of four characters and two lines.
      #expect(block.size == Size(width: 12, height: 7))
      for place in 0..<9 {
        let weight = weights[filter * 9 + place]
        let (x, y) = (block.x + place % 3 * 4, block.y + 1 + place / 3 * 2)
        let expected = step(weight, reach: reach)
        for cell in [rendering.frame[x, y], rendering.frame[x + 3, y + 1]] {
          #expect(cell.style.ground == .signed(expected))
        }
        let signs = (x..<x + 4).map { rendering.frame[$0, y].character }.filter { $0 != " " }
        #expect(signs == (expected == 0 ? [] : [expected < 0 ? "−" : "+"]))
      }
    }
    #expect(rendering.frame.lines.contains { $0.hasPrefix("−" + reach.threeDigits) })
  }

  @Test("every number of a map has the shade that follows from it, two of them in a character")
  func maps() throws {
    let moment = try LabMoments.xo()
    let values = try #require(moment.example?.activations[0])
    let reach = values.map(abs).max() ?? 0
    let rendering = rendering(MapsPanel(moment, LabSight()))
    for map in 0..<8 {
      let block = try #require(self.block(map, rendering))
      // A line with the number, then two rows in a line.
      #expect(block.size == Size(width: 9, height: 6))
      for row in 0..<9 {
        for column in 0..<9 {
          let cell = rendering.frame[block.x + column, block.y + 1 + row / 2]
          let shade = row.isMultiple(of: 2) ? cell.style.ink : cell.style.ground
          #expect(shade == .signed(step(values[map * 81 + row * 9 + column], reach: reach)))
        }
      }
    }
  }

  @Test("where weights share a pixel it shows their mean, on a scale of the means")
  func means() throws {
    let moment = try LabMoments.noise(try LabMoments.network("lenet-5"), steps: 1)
    let weights = try #require(moment.parameters.first { $0.name == "7.weight" }).values
    let rendering = rendering(WeightGridPanel(moment, LabSight(layer: 7)))
    #expect(rendering.frame.lines[16].contains("a pixel: mean of 4×6 weights"))
    var means: [Float] = []
    for row in 0..<30 {
      for column in 0..<67 {
        let columns = column * 6..<min(400, column * 6 + 6)
        let block = (row * 4..<row * 4 + 4).flatMap { row -> [Float] in
          columns.map { weights[row * 400 + $0] }
        }
        means.append(block.reduce(0, +) / Float(block.count))
      }
    }
    let reach = means.map(abs).max() ?? 0
    for (place, mean) in means.enumerated() {
      let cell = rendering.frame[4 + place % 67, place / 67 / 2]
      let shade = (place / 67).isMultiple(of: 2) ? cell.style.ink : cell.style.ground
      #expect(shade == .signed(step(mean, reach: reach)))
    }
  }

  @Test("a zoomed kernel shows its numbers, its bias and what it has become")
  func zoom() throws {
    var moment = try LabMoments.xo()
    moment.parameters[0].values.replaceSubrange(
      9..<18, with: [-0.5, 0.02, 0.5, -0.6, 0, 0.55, -0.5, 0, 0.48])
    let sight = LabSight(layer: 0, unit: 1, isZoomed: true)
    let text = rendering(KernelsPanel(moment, sight)).frame.lines.joined(separator: "\n")
    for part in ["−0.500", "0.020", "0.550", "bias ", "vertical edge, r = 1.00", "|r| ≥ 0.9"] {
      #expect(text.contains(part), "\(part)")
    }
    let all = rendering(KernelsPanel(moment, LabSight())).frame.lines
    #expect(all.last?.contains("2 vertical edge") == true)
  }

  @Test("gradients take the place of weights where they are asked for and there are some")
  func gradients() throws {
    let sight = LabSight(layer: 0, showsGradients: true)
    let panel = KernelsPanel(try LabMoments.xo(), sight)
    #expect(panel.title == "Gradients of conv1's kernels, of the last batch")
    let moment = try LabMoments.xo()
    let reach = moment.parameters[0].gradients.map(abs).max() ?? 0
    #expect(rendering(panel).frame.lines.contains { $0.hasPrefix("−" + reach.threeDigits) })
    let before = rendering(KernelsPanel(try LabMoments.xo(steps: 0), sight))
    #expect(before.frame.lines.contains { $0.contains("from the first batch on") })
  }

  @Test("a unit whose ReLU gives zero everywhere is called dead here")
  func dead() throws {
    var moment = try LabMoments.xo()
    let sight = LabSight(layer: 1)
    #expect(!rendering(MapsPanel(moment, sight)).frame.lines.contains { $0.contains("4 dead") })
    moment.example?.activations[1].replaceSubrange(
      3 * 81..<4 * 81, with: repeatElement(0, count: 81))
    for panel in [MapsPanel(moment, sight), KernelsPanel(moment, sight)] as [any Panel] {
      let lines = rendering(panel).frame.lines
      #expect(lines.contains { $0.contains("4 dead") })
      #expect(lines.contains { $0.contains("dead here: 4") })
    }
  }

  @Test(
    "of more maps than fit, the page with the chosen one is shown, and how many others there are")
  func pages() throws {
    let moment = try LabMoments.noise(try LabMoments.network("lecture"), steps: 1)
    for unit in [0, 31, 63] {
      let shown = rendering(KernelsPanel(moment, LabSight(layer: 3, unit: unit)), 40, 6)
      #expect(shown.shows(.unit(unit)))
      let maps = rendering(MapsPanel(moment, LabSight(layer: 3, unit: unit)), 20, 6)
      #expect(maps.shows(.unit(unit)))
    }
    let lines = rendering(KernelsPanel(moment, LabSight(layer: 3)), 60, 6).frame.lines
    #expect(lines.contains { $0.contains("more kernels") })
  }
}
