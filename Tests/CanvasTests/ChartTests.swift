import Testing

@testable import Canvas

@Suite("Charts over steps")
struct ChartTests {
  private func chart(_ steps: Int, _ width: Int = 40, _ height: Int = 10) throws -> Chart {
    try #require(
      Chart(steps: steps, range: 0...2, in: Size(width: width, height: height)))
  }

  @Test("a column of dots stands for the least power of two of steps with which all fit")
  func columns() throws {
    for steps in 1...2000 {
      let chart = try chart(steps)
      #expect(chart.stepsPerDot.nonzeroBitCount == 1)
      #expect(chart.dotColumns * chart.stepsPerDot >= steps)
      #expect(chart.stepsPerDot == 1 || chart.dotColumns * chart.stepsPerDot / 2 < steps)
      #expect(chart.column(ofStep: steps) < chart.area.width)
    }
  }

  @Test("numbers lie between the ticks they are between, and above the highest outside")
  func lines() throws {
    let chart = try chart(10)
    for (place, tick) in chart.y.ticks.enumerated() {
      let number = Float(place) * 2 / Float(chart.y.stepCount)
      #expect(chart.line(of: number) == chart.area.height - 1 - place * chart.y.pitch, "\(tick)")
    }
    #expect(chart.line(of: 99) == -1 && chart.line(of: .nan) == nil)
    #expect(chart.line(of: -5) == chart.area.height - 1)
  }

  @Test("a curve is an unbroken line, broken only where there is no number")
  func curve() throws {
    var chart = try chart(76)
    chart.trace([0, 2, 0.5, .nan, 1, 9, 9], Style(.output))
    var frame = Frame(Size(width: 40, height: 10))
    chart.draw(on: &frame, at: Point(x: 0, y: 0))
    #expect(frame.lines[0].contains("↑"))
    #expect(frame.lines.contains { $0.contains("┼") })
    let dots = (0..<9).reduce(0) { count, y in
      count
        + (0..<40).count { x in
          (0x2801...0x28FF).contains(frame[x, y].character.unicodeScalars.first?.value ?? 0)
        }
    }
    #expect(dots >= 9)
  }

  @Test("the cursor's number takes the place of whole labels")
  func cursor() throws {
    let chart = try chart(70)
    for step in 1...70 {
      var frame = Frame(Size(width: 40, height: 10))
      chart.drawAxes(on: &frame, at: Point(x: 0, y: 0))
      let labels = Set(frame.lines[chart.area.height].split(separator: " "))
      chart.drawCursor(atStep: step, on: &frame, at: Point(x: 0, y: 0))
      let after = Set(frame.lines[chart.area.height].split(separator: " "))
      #expect(after.subtracting(labels).isSubset(of: ["\(step)"]))
      #expect(after.contains("\(step)"))
    }
  }

  @Test("too little room is no room")
  func small() {
    for width in 0...8 {
      for height in 0...4 {
        let room = Size(width: width, height: height)
        guard let chart = Chart(steps: 1000, range: 0...1, in: room) else { continue }
        #expect(chart.labelWidth + chart.area.width <= width && chart.area.height < height)
      }
    }
  }
}
