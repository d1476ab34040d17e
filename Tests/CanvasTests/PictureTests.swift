import Canvas
import Compute
import Testing

@Suite("Matrices as pictures")
struct PictureTests {
  /// The frame's cells as two letters each: the shade above and the shade below.
  ///
  /// Digits are steps of brightness, `a` to `f` −1 to −6, `A` to `F` 1 to 6, `.` the middle, blank
  /// nothing.
  private func shades(_ picture: Picture) -> [String] {
    var frame = Frame(picture.size)
    picture.draw(on: &frame, at: Point(x: 0, y: 0))
    func letter(_ shade: Shade?) -> String {
      switch shade {
      case nil: " "
      case .sequential(let step): "\(step)"
      case .signed(0): "."
      case .grey, .group, .series, .black, .white: "?"
      case .signed(let step):
        String(Array(step < 0 ? "abcdef" : "ABCDEF")[Int(step.magnitude) - 1])
      }
    }
    return (0..<frame.size.height).map { y in
      (0..<frame.size.width).map { x in
        let cell = frame[x, y]
        let (upper, lower) =
          cell.character == "▄" ? (nil, cell.style.ink) : (cell.style.ink, cell.style.ground)
        return letter(upper) + letter(lower)
      }.joined(separator: "|")
    }
  }

  private func picture(_ rows: [[Rational?]], _ range: ClosedRange<Rational>, scale: Int) -> Picture
  {
    Picture(
      rows: rows.count, columns: rows[0].count, values: Array(rows.joined()), range: range,
      scale: scale)
  }

  @Test("two rows share a line, the upper in the ink, the lower in the ground")
  func halves() {
    let picture = picture([[0, 4, 8], [8, 4, 0], [1, 2, 3]], 0...8, scale: 1)
    #expect(picture.size == Size(width: 3, height: 2))
    #expect(shades(picture) == ["08|44|80", "1 |2 |3 "])
  }

  @Test("a tile can be several characters wide and half as many lines high")
  func scaled() {
    let picture = picture([[0, 8], [8, 0]], 0...8, scale: 2)
    #expect(picture.size == Size(width: 4, height: 2))
    #expect(shades(picture) == ["00|00|88|88", "88|88|00|00"])
    #expect(self.picture([[0, 8]], 0...8, scale: 0).size == Size(width: 2, height: 1))
  }

  @Test("where numbers go below zero, zero is the middle and both sides have one scale")
  func signed() {
    let picture = picture([[-10, -4, 0, 4], [10, 1, -1, 5]], -10...10, scale: 1)
    #expect(shades(picture) == ["fF|bA|.a|BC"])
    let lopsided = self.picture([[-30, 10, 30]], -30...10, scale: 1)
    #expect(shades(lopsided) == ["f |B |F "])
  }

  @Test("what is not known yet leaves its place empty")
  func unknown() {
    let picture = picture([[nil, 8, nil], [8, nil, nil]], 0...8, scale: 1)
    #expect(shades(picture) == [" 8|8 |  "])
  }

  @Test("a flat image has one shade")
  func flat() {
    #expect(shades(picture([[7, 7]], 7...7, scale: 1)) == ["0 |0 "])
    #expect(shades(picture([[0, 0]], 0...0, scale: 1)) == ["0 |0 "])
    #expect(shades(picture([[-2, -2]], -2 ... -2, scale: 1)) == ["f |f "])
  }

  @Test("brightness grows with the number, by steps of one size")
  func steps() {
    let values = (0...80).map { Rational($0, 10) as Rational? }
    let picture = Picture(rows: 1, columns: 81, values: values, range: 0...8, scale: 1)
    let steps = shades(picture)[0].split(separator: "|").map { Int($0.prefix(1)) }
    #expect(steps == (0...80).map { ($0 + 5) / 10 })
  }
}
