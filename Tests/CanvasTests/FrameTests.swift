import Canvas
import Testing

@Suite("Frames")
struct FrameTests {
  private func frame(_ width: Int, _ height: Int) -> Frame {
    Frame(Size(width: width, height: height))
  }

  @Test(
    "text is cut at the edges and at its width, never in the middle of a wide character",
    arguments: [
      ("abc", 0, nil, "abc", 3), ("abcdefgh", 0, nil, "abcdef", 6), ("abc", 4, nil, "    ab", 6),
      ("abc", 6, nil, "", 6), ("abc", 9, nil, "", 9), ("abc", -1, nil, "bc", 2),
      ("abc", -3, nil, "", 0), ("abcdef", 1, 3, " abc", 4), ("abc", 1, 0, "", 1),
      ("abc", 1, -5, "", 1), ("日本", 0, nil, "日本", 4), ("日本語", 1, nil, " 日本", 5),
      ("日本", 0, 3, "日", 2), ("日本", -1, nil, " 本", 3), ("日本", -2, nil, "本", 2),
    ] as [(String, Int, Int?, String, Int)])
  func clipping(_ text: String, _ x: Int, _ width: Int?, _ expected: String, _ end: Int) {
    var frame = frame(6, 1)
    let after = frame.write(text, x: x, y: 0, .text, width: width ?? .max)
    #expect(frame.lines == [expected])
    #expect(after == end)
  }

  @Test("text above and below the frame is left out")
  func rows() {
    var frame = frame(3, 2)
    for y in [-1, 2, 99] { frame.write("abc", x: 0, y: y, .text) }
    #expect(frame == Frame(Size(width: 3, height: 2)))
  }

  @Test("nothing a terminal might act on gets into a cell")
  func controlCharacters() {
    var frame = frame(12, 1)
    frame.write("a\u{1B}[31mb\u{202E}\u{7}", x: 0, y: 0, .text)
    #expect(frame.lines == ["a�[31mb��"])
    #expect(frame.cells.allSatisfy { $0.character.isShowable })
  }

  @Test("no half of a wide character is left over")
  func wideCharacters() {
    var overwritten = frame(4, 1)
    overwritten.write("日本", x: 0, y: 0, .text)
    overwritten.write("x", x: 1, y: 0, .text)
    #expect(overwritten.lines == [" x本"])
    overwritten.write("y", x: 2, y: 0, .text)
    #expect(overwritten.lines == [" xy"])
    #expect(overwritten.cells.allSatisfy { !$0.isContinuation })

    var shifted = frame(6, 1)
    shifted.write("日本語", x: 0, y: 0, .text)
    shifted.write("漢", x: 1, y: 0, .text)
    #expect(shifted.lines == [" 漢 語"])
    #expect(shifted.cells.map(\.isContinuation) == [false, false, true, false, false, true])

    var edge = frame(3, 1)
    edge[2, 0] = Cell("日", Style(.text))
    #expect(edge.lines == [""])
  }

  @Test("a frame laid over another is cut at all edges")
  func drawing() {
    var small = frame(4, 2)
    small.write("日ab", x: 0, y: 0, .text)
    small.write("1234", x: 0, y: 1, .text)
    let places = [
      (0, 0, ["日ab", "1234"]), (3, 1, ["", "   日"]), (4, 0, ["", "    1"]),
      (-1, 0, [" ab", "234"]),
      (-2, -1, ["34", ""]), (9, 9, ["", ""]),
    ]
    for (x, y, expected) in places {
      var large = frame(5, 2)
      large.draw(small, at: Point(x: x, y: y))
      #expect(large.lines == expected, "at \(x), \(y)")
      let continuations = large.cells.indices.filter { large.cells[$0].isContinuation }
      #expect(continuations.allSatisfy { large.cells[$0 - 1].character == "日" })
    }
  }

  @Test("text can end at a column; what is too long loses its end")
  func endingAt() {
    var frame = frame(8, 3)
    frame.write("abc", endingAt: 5, y: 0, .text)
    frame.write("abcdefgh", endingAt: 5, y: 1, .text)
    frame.write("abc", endingAt: 8, y: 2, .text)
    #expect(frame.lines == ["  abc", "abcde", "     abc"])
  }

  @Test("blocks, rules and new roles stay inside the frame")
  func blocks() {
    var frame = frame(4, 3)
    frame.fill(Rect(x: -2, y: 1, width: 4, height: 9), Cell("#", Style(.window)))
    #expect(frame.lines == ["", "##", "##"])
    frame.rule(y: 0, x: 1)
    frame.rule(y: 7)
    #expect(frame.lines[0] == " ───")
    for rect in [
      Rect(x: -1, y: -1, width: 3, height: 3), Rect(x: 0, y: 30, width: 4, height: 2),
      Rect(x: 30, y: 0, width: 4, height: 2), Rect(x: -9, y: -9, width: 2, height: 2),
    ] {
      frame.restyle(rect, .chosen)
    }
    #expect(frame.lines == [" ───", "##", "##"])
    let chosen = frame.cells.indices.filter { frame.cells[$0].style.role == .chosen }
    #expect(chosen == [0, 1, 4, 5])
  }

  @Test("a frame without room is no trouble")
  func empty() {
    for size in [Size(width: 0, height: 0), Size(width: 5, height: 0), Size(width: 0, height: 5)] {
      var frame = Frame(size)
      frame.write("日abc", x: 0, y: 0, .text)
      frame.fill(Rect(x: 0, y: 0, width: 9, height: 9), .blank)
      frame.restyle(frame.bounds, .chosen)
      frame.rule(y: 0)
      #expect(frame.cells.isEmpty)
      #expect(frame.lines.joined() == "")
    }
  }

  @Test("a block holds the places from its corner to before its ends")
  func rects() {
    let rect = Rect(x: 2, y: 1, width: 3, height: 2)
    #expect(rect.contains(Point(x: 2, y: 1)))
    #expect(rect.contains(Point(x: 4, y: 2)))
    for outside in [Point(x: 1, y: 1), Point(x: 5, y: 1), Point(x: 2, y: 0), Point(x: 2, y: 3)] {
      #expect(!rect.contains(outside))
    }
    #expect(Rect(x: 0, y: 0, width: -3, height: -1).size == Size(width: 0, height: 0))
    #expect(rect.origin == Point(x: 2, y: 1))
  }

  @Test(
    "outside the clip nothing changes, and no half of a wide character is left over at its edges")
  func clip() {
    for x in -3...12 {
      for width in 0...6 {
        var frame = frame(10, 3)
        frame.fill(frame.bounds, Cell("#", Style(.alarm)))
        frame.clip = Rect(x: 3, y: 1, width: width, height: 1)
        for y in 0..<3 { frame.write("a日本語b", x: x, y: y, .text) }
        frame.fill(Rect(x: -5, y: -5, width: 4, height: 30), .blank)
        frame.clip = frame.bounds
        for y in 0..<3 {
          for column in 0..<10 where y != 1 || !(3..<3 + width).contains(column) {
            #expect(frame[column, y] == Cell("#", Style(.alarm)))
          }
        }
        for column in 0..<10 where frame[column, 1].isContinuation {
          #expect(frame[column - 1, 1].character.columns == 2)
        }
      }
    }
  }
}
