import Canvas
import Compute
import Lab
import Testing

@testable import Screens

@Suite("Curves of the lab")
struct LabCurveTests {
  /// Losses that fall, with noise.
  private func losses(_ count: Int) -> [Float] {
    (0..<count).map { 2 / (1 + Float($0) / 50) + Float($0 * 7919 % 101) / 500 }
  }

  private func frame(_ moment: Moment, _ sight: LabSight = LabSight(cursorStep: 1)) -> Frame {
    var rendering = Rendering(Size(width: 50, height: 14))
    CurvesPanel(moment, sight).draw(in: rendering.frame.bounds, on: &rendering)
    return rendering.frame
  }

  @Test("what is drawn stays as it is while steps are added, until a dot stands for twice as many")
  func stability() throws {
    var moment = try LabMoments.xo(steps: 1)
    let all = losses(1000)
    var last: (frame: Frame, perDot: String)?
    var halvings = 0
    for count in 100...1000 {
      moment.runs[0].losses = Array(all.prefix(count))
      let frame = frame(moment)
      let note = frame.lines[13]
      defer { last = (frame, note) }
      guard let last else { continue }
      if last.perDot != note {
        halvings += 1
        continue
      }
      // Only the column of the last step changes, and the next.
      var changed: Set<Int> = []
      for y in 1..<12 {
        for x in 0..<50 where frame[x, y] != last.frame[x, y] { changed.insert(x) }
      }
      #expect(changed.count <= 2, "\(count) steps: columns \(changed.sorted())")
    }
    #expect((3...4).contains(halvings))
  }

  @Test("a column's number is the mean of a power of two of steps, whatever else there is")
  func means() {
    let losses = losses(300)
    let curve = RunCurve(losses, from: 37, stepsPerColumn: 8)
    #expect(curve.first == 4)
    #expect(curve.means.count == 34)
    for (place, mean) in curve.means.enumerated() {
      let steps = losses[(4 + place) * 8..<min(300, (5 + place) * 8)]
      #expect(abs(mean - steps.reduce(0, +) / Float(steps.count)) < 1e-6)
    }
    #expect(RunCurve([], from: 0, stepsPerColumn: 4).means.isEmpty)
    #expect(RunCurve(losses, from: 5000, stepsPerColumn: 4).means.isEmpty)
  }

  @Test("the cursor reads the values of all runs at its step")
  func readings() throws {
    var moment = LabPanelTests.crowded(try LabMoments.xo(steps: 9))
    moment.runs[1].losses = [9, 8, 7, 6, 5, 4]
    let lines = frame(moment, LabSight(cursorStep: 6)).lines
    let head = lines.prefix(3).joined(separator: " ")
    let first = moment.runs[0].losses[5].threeDigits
    #expect(head.contains("A \(first) ●0.400"))
    #expect(head.contains("B 4.00 ◆0.400"))
    #expect(frame(moment, LabSight(cursorStep: 7)).lines[0].contains("B – ◆0.400"))
    #expect(frame(moment, LabSight(cursorStep: 4)).lines.last?.contains("→ 0.1") == true)
  }

  @Test("a training gone astray does not press the others flat: it leaves through the top")
  func overflow() throws {
    var moment = try LabMoments.xo(steps: 9)
    moment.runs[0].losses = [0.7, 0.6, 0.5, 900, 1000, 1100, .infinity]
    let lines = frame(moment).lines
    #expect(lines.contains { $0.contains("↑") })
    #expect(!lines.contains { $0.contains("1000") })
    #expect(frame(moment, LabSight(cursorStep: 5)).lines[0].contains("1000"))
  }

  @Test("by powers of ten, small losses can be told apart")
  func logarithms() throws {
    var moment = try LabMoments.xo(steps: 9)
    moment.runs[0].losses = (0..<64).map { $0 < 32 ? 1 : 0.012 }
    let axis = ScoreAxis(moment, .logarithmicLoss)
    #expect(axis.range == -2...0)
    #expect([-2, -1, 0, 1, 3].map { axis.label($0) } == ["0.01", "0.1", "1", "10", "1000"])
    #expect(axis.label(Rational(3, 2)) == nil)
    #expect(axis.place(100) == 2)
  }
}
