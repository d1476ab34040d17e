import Canvas
import Foundation
import Lab
import Network
import Testing

@testable import Screens

@Suite("Panels of the lab")
struct LabPanelTests {
  static let sights = [
    LabSight(), LabSight(layer: 0, unit: 2), LabSight(layer: 1, unit: 7, measure: .accuracy),
    LabSight(layer: 3, unit: 15, channel: 7, isZoomed: true, measure: .logarithmicLoss),
    LabSight(layer: 6, unit: 1, isZoomed: true), LabSight(layer: 3, unit: 1, showsGradients: true),
    LabSight(layer: 99, unit: 99, channel: 99, cursorStep: 999), LabSight(layer: -5, unit: -5),
  ]

  /// A moment with every run, mark and note that a chart can have.
  static func crowded(_ moment: Moment) -> Moment {
    var moment = moment
    moment.runs = (0..<4).map { place in
      var run = moment.runs[0]
      run.name = ["A", "B", "C", "D"][place]
      run.parent = place == 0 ? nil : 0
      run.branchStep = place == 0 ? 0 : 2 + place
      run.losses = run.losses.map { $0 * Float(place + 1) }
      run.changes = [SettingsChange(step: 2 + place, text: "learning rate 0.01 → 0.1")]
      run.validations = [ValidationPoint(step: 5, loss: 0.4, accuracy: 0.8)]
      return run
    }
    moment.run = 2
    return moment
  }

  /// What is wrong with a panel in a block of a larger frame; nil where nothing is.
  private static func fault(
    _ type: any Panel.Type, _ moment: Moment, _ sight: LabSight, _ width: Int, _ height: Int
  ) -> String? {
    let rect = Rect(x: 1, y: 1, width: width, height: height)
    var rendering = Rendering(Size(width: rect.right + 1, height: rect.bottom + 1))
    let mark = Cell("#", Style(.alarm))
    let edges = [
      Rect(x: 0, y: 0, width: rect.right + 1, height: 1),
      Rect(x: 0, y: rect.bottom, width: rect.right + 1, height: 1),
      Rect(x: 0, y: 0, width: 1, height: rect.bottom),
      Rect(x: rect.right, y: 0, width: 1, height: rect.bottom),
    ]
    for edge in edges { rendering.frame.fill(edge, mark) }
    type.init(moment, sight).draw(in: rect, on: &rendering)
    for edge in edges {
      for y in edge.y..<edge.bottom {
        for x in edge.x..<edge.right {
          if rendering.frame[x, y] != mark { return "wrote at \(x), \(y)" }
          if rendering.target(at: Point(x: x, y: y)) != nil { return "a target at \(x), \(y)" }
        }
      }
    }
    return nil
  }

  @Test("nothing breaks at any size, and nothing lies outside", arguments: 0..<sights.count)
  func sizes(_ number: Int) throws {
    let (small, large) = (
      [Self.crowded(try LabMoments.xo()), try LabMoments.digits()],
      try LabMoments.noise(try LabMoments.network("lenet-5"), steps: 1)
    )
    let sight = Self.sights[number]
    // In turn; EVERY_SIZE=1 draws every panel at every size.
    let isExhaustive = ProcessInfo.processInfo.environment["EVERY_SIZE"] == "1"
    var turn = 0
    for width in 1...100 {
      for height in 1...40 {
        turn += 1
        for (place, panel) in LabPanels.all.enumerated()

        where isExhaustive || (turn + place + number).isMultiple(of: width <= 20 ? 9 : 36) {
          let moment = turn.isMultiple(of: 17) ? large : small[(turn / 2 + place) % 2]
          let fault = Self.fault(panel.type, moment, sight, width, height)
          #expect(fault == nil, "\(panel.name) at \(width)×\(height): \(fault ?? "")")
        }
      }
    }
  }

  @Test("numbers that are none, and parts that are missing, break nothing")
  func gaps() throws {
    var moments: [Moment] = []
    var moment = try LabMoments.xo(steps: 3)
    for number in [Float.nan, .infinity, -.infinity, .greatestFiniteMagnitude, 0] {
      var odd = moment
      for place in odd.parameters.indices {
        odd.parameters[place].values = odd.parameters[place].values.map { _ in number }
        odd.parameters[place].gradients = odd.parameters[place].values
      }
      odd.example?.activations = moment.plans.map { plan in
        Array(repeating: number, count: plan.output.count)
      }
      odd.example?.probabilities = [number, number]
      odd.example?.pixels = Array(repeating: number, count: 81)
      odd.example?.loss = number
      odd.runs[0].losses = [number, 1, number]
      odd.runs[0].accuracies = [number, number, 0]
      odd.confusion = [[0, 0], [0, 0]]
      moments.append(odd)
    }
    moment.example = nil
    moment.confusion = nil
    moment.runs = []
    moment.run = 3
    moments.append(moment)
    moment.parameters = []
    moments.append(moment)
    moment.plans = []
    moments.append(moment)
    for moment in moments {
      for sight in Self.sights {
        for panel in LabPanels.all {
          for (width, height) in [(1, 1), (10, 3), (40, 12), (78, 18)] {
            #expect(Self.fault(panel.type, moment, sight, width, height) == nil)
          }
        }
      }
    }
  }

  @Test("every layer of every kind has a strip, words and titles")
  func kinds() throws {
    let pair = Pair(2)
    let kinds: [LayerKind] = [
      .conv2d(filters: 4, kernel: Pair(3), padding: Pair(1), bias: false), .batchNorm2d(),
      .leakyReLU(slope: 0.1), .avgPool2d(kernel: pair, stride: pair), .tanh, .sigmoid,
      .dropout(rate: 0.5), .conv2d(filters: 4, kernel: Pair(1), groups: 2), .add(from: "l7"),
      .globalAvgPool2d, .flatten, .linear(features: 3),
    ]
    let network = NetworkDescription(
      name: "odd", input: Volume(channels: 3, height: 8, width: 8),
      layers: kinds.enumerated().map { LayerDescription(name: "l\($0 + 1)", kind: $1) })
    let moment = try LabMoments.noise(network)
    for layer in kinds.indices {
      for unit in [nil, 0] {
        let sight = LabSight(layer: layer, unit: unit, isZoomed: layer.isMultiple(of: 2))
        for panel in LabPanels.all {
          #expect(Self.fault(panel.type, moment, sight, 60, 16) == nil)
          #expect(!panel.type.init(moment, sight).title.isEmpty)
        }
      }
      var rendering = Rendering(Size(width: 60, height: 16))
      StripPanel(moment, LabSight(layer: layer)).draw(
        in: rendering.frame.bounds, on: &rendering)
      #expect(rendering.frame.lines.joined(separator: "\n").contains("l\(layer + 1): "))
      #expect(rendering.shows(.layer(layer)))
    }
  }

  @Test("what can be pointed at is what is shown there")
  func targets() throws {
    let moment = try LabMoments.xo()
    func rendering(_ type: any Panel.Type, _ sight: LabSight = LabSight()) -> Rendering {
      var rendering = Rendering(Size(width: 78, height: 18))
      type.init(moment, sight).draw(in: rendering.frame.bounds, on: &rendering)
      return rendering
    }
    #expect((0..<7).allSatisfy { rendering(StripPanel.self).shows(.layer($0)) })
    #expect((0..<8).allSatisfy { rendering(KernelsPanel.self).shows(.unit($0)) })
    #expect((0..<8).allSatisfy { rendering(MapsPanel.self).shows(.unit($0)) })
    #expect((0..<2).allSatisfy { rendering(AnswerPanel.self).shows(.class($0)) })
    #expect((0..<2).allSatisfy { rendering(ConfusionPanel.self).shows(.class($0)) })
    #expect(
      (1...12).allSatisfy { step in
        let shown = rendering(CurvesPanel.self)
        return shown.shows(.step(step)) || shown.shows(.step(step - 1))
      })
  }
}
