import Testing

@testable import Canvas

@Suite("Matrices of binary fractions as pictures")
struct RasterTests {
  private func frame(
    _ raster: Raster, _ across: Raster.Zoom, _ down: Raster.Zoom, _ summary: Raster.Summary
  ) -> Frame {
    var frame = Frame(raster.size(across: across, down: down))
    raster.draw(
      on: &frame, at: Point(x: 0, y: 0), across: across, down: down, ShadeScale(reach: 6),
      summary: summary)
    return frame
  }

  /// The signed steps of every pixel, row by row.
  private func steps(_ frame: Frame, rows: Int) -> [[Int8?]] {
    (0..<rows).map { row in
      (0..<frame.size.width).map { x in
        let style = frame[x, row / 2].style
        guard case .signed(let step) = row.isMultiple(of: 2) ? style.ink : style.ground else {
          return nil
        }
        return step
      }
    }
  }

  @Test("a number is a block of pixels, or a pixel a block of numbers")
  func zooms() {
    let raster = Raster([9, 1, -2, 3, -4, 5, 0, 6], from: 1, rows: 2, columns: 3)
    let one = Raster.Zoom(pixels: 1)
    #expect(steps(frame(raster, one, one, .mean), rows: 2) == [[1, -2, 3], [-4, 5, 0]])
    let two = Raster.Zoom(pixels: 2)
    #expect(
      steps(frame(raster, two, one, .mean), rows: 2)
        == [[1, 1, -2, -2, 3, 3], [-4, -4, 5, 5, 0, 0]])
    let half = Raster.Zoom(numbers: 2)
    #expect(steps(frame(raster, half, half, .strongest), rows: 1) == [[5, 3]])
    #expect(steps(frame(raster, half, half, .mean), rows: 1) == [[0, 2]])
    #expect(raster.means(rows: 2, columns: 2).numbers == [0, 1.5])
    #expect(Raster([1, 2, 3], rows: 9, columns: 2).rows == 1)
    #expect(Raster([1, 2, 3], from: 7, rows: 9, columns: 0).rows == 0)
  }

  @Test("a side takes as many pixels as there is room for, and never more")
  func fitting() {
    for count in 1...60 {
      for room in 1...60 {
        let zoom = Raster.Zoom(count, into: room)
        #expect(zoom.length(count) <= room)
        #expect(zoom.pixels == 1 || zoom.numbers == 1)
      }
    }
    #expect(Raster.Zoom(3, into: 60, most: 4).length(3) == 12)
  }

  @Test("zero is the background of a signed scale, and what is no number has no shade")
  func scales() {
    let scale = ShadeScale(reach: 2)
    #expect(
      [0, 2, -2, 1, 99, 0.16].map(scale.shade)
        == [.signed(0), .signed(6), .signed(-6), .signed(3), .signed(6), .signed(0)])
    #expect(scale.shade(.nan) == nil && scale.shade(.infinity) == nil)
    #expect(ShadeScale(reach: 0).shade(0) == .signed(0))
    let greys = ShadeScale(black: -1, white: 1)
    #expect([-1, 0, 1, 5].map(greys.shade) == [.grey(-11), .grey(0), .grey(11), .grey(11)])
    #expect(ShadeScale(black: 1, white: 0).shade(0) == .grey(11))
  }

  @Test("a histogram counts each number once, the ends included")
  func histograms() {
    let histogram = Histogram([-2, -1, 0, 0.5, 1, 1.5, 2, 3, .nan], in: -2...2, parts: 4)
    #expect(histogram.counts == [1, 1, 2, 3] && histogram.outside == 2)
    #expect(Histogram([0, 0, 1], in: 0...1, parts: 1, omitsZeros: true).counts == [1])
    #expect(Histogram([1, 2, 3, 4], in: 0...4, parts: 1, stride: 2).counts == [2])
    var frame = Frame(Size(width: 4, height: 3))
    histogram.draw(on: &frame, in: Rect(x: 0, y: 1, width: 4, height: 2), Style(.output))
    #expect(frame.lines == ["", "  ▃█", "▅▅██"])
  }
}
