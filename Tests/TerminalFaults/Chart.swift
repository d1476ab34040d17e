import Canvas

/// A frame of cells that are hard to show: wide and combining characters, box drawing, the last cell
/// of the last row, and more pairs of colours than most terminals have.
struct Chart {
  var size: Size

  var frame: Frame {
    var frame = Frame(size)
    frame.write("日本|e\u{301}|┌─┐|⣿|−×≈|🙂|", x: 0, y: 0, .text)
    // A wide character whose right half something else was written over, and the opposite.
    frame.write("日", x: 0, y: 1, .text)
    frame.write("x", x: 1, y: 1, .text)
    frame.write("日", x: 3, y: 1, .text)
    frame.write("y", x: 3, y: 1, .text)
    for ink in 0..<Shade.sequentialSteps {
      for ground in -Shade.signedReach...Shade.signedReach {
        let style = Style(.text, ink: .sequential(UInt8(ink)), ground: .signed(Int8(ground)))
        frame[ground + Shade.signedReach, 3 + ink] = Cell("▀", style)
      }
    }
    frame[size.width - 1, size.height - 1] = Cell("Z", Style(.title))
    return frame
  }
}
