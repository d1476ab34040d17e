import Canvas
import Foundation
import Testing
import Themes

@testable import Export

@Suite("Animated pictures")
struct AnimationTests {
  @Test(
    "each picture of the file, laid over those before, is the frame as it was drawn",
    arguments: zip(["strided-conv", "x-or-o", "relu"], [Theme.dark, .contrastLight, .mono]))
  func pictures(_ id: String, _ theme: Theme) throws {
    let lesson = try SampleLessons.lesson(id)
    let passage = Passage(lesson, size: Size(width: 60, height: 15), positions: 0...6)
    let paper = Paper(theme)
    let font = try SampleLessons.font()
    let shown = try ShownGIF(Animation(passage, paper, font: font).gif)
    #expect(shown.repeats)
    var screen = PixelScreen(paper, font, size: passage.size)
    var drawn: [[UInt8]] = []
    var stays: [Int] = []
    for shot in passage.film {
      if screen.show(shot.frame) == nil {
        stays[stays.count - 1] += shot.stay.milliseconds / 10
      } else {
        drawn.append(screen.pixels)
        stays.append(shot.stay.milliseconds / 10)
      }
    }
    #expect((shown.width, shown.height) == (screen.width, screen.height))
    #expect(shown.delays == stays)
    try #require(shown.pictures.count == drawn.count)
    let colours = screen.palette.colours
    for (picture, pixels) in zip(shown.pictures, drawn) {
      #expect(picture == pixels.map { colours[Int($0)] })
    }
  }

  @Test("what a pixel shows is what the cell means")
  func pixels() throws {
    var frame = Frame(Size(width: 4, height: 2))
    frame.write("━", x: 0, y: 0, .window)
    frame.write("█", x: 1, y: 0, .result)
    frame.write("7", x: 2, y: 0, .focus)
    let paper = Paper(.dark)
    var screen = PixelScreen(paper, try SampleLessons.font(), size: frame.size)
    let changed = screen.show(frame)
    #expect(changed?.origin == Point(x: 10, y: 10))
    func colour(_ x: Int, _ y: Int) -> RGB {
      screen.palette.colours[Int(screen.pixels[(10 + y) * screen.width + 10 + x])]
    }
    func paint(_ role: Role) -> Paint { paper.paint(paper.theme.show(Cell("x", Style(role))).look) }
    #expect(colour(0, 9) == paint(.window).ink && colour(9, 9) == paint(.window).ink)
    #expect(colour(0, 4) == paper.ground && colour(35, 35) == paper.ground)
    #expect(colour(10, 0) == paint(.result).ink && colour(19, 19) == paint(.result).ink)
    #expect(colour(20, 0) == paint(.focus).ground)
    let digit = (0..<20).flatMap { y in (20..<30).map { colour($0, y) } }
    #expect(digit.contains(paint(.focus).ink))
    #expect(Set(digit).count <= 4)
    #expect(screen.show(frame) == nil)
  }

  @Test("the font has every character of the golden frames that is not drawn")
  func characters() throws {
    let folder = SampleLessons.repository.appending(path: "Tests/ScreensTests/Golden")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let font = try SampleLessons.font()
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    let missing = Set(texts.joined()).filter { character in
      character.columns == 1 && !character.isWhitespace && DrawnCharacter(character) == nil
        && font.covers(character, isBold: false) == nil
    }
    #expect(missing.isEmpty)
  }

  @Test("what the font has not is a box, as wide as the character")
  func box() throws {
    let font = try SampleLessons.font()
    for (character, columns) in [("日" as Character, 2), ("\u{E000}", 1), ("é\u{323}", 1)] {
      let cell = ShownCell(character: character, columns: columns, look: Look())
      let covers = PixelCell(cell, font).covers
      #expect(covers.count == 200 * columns)
      #expect(covers[4 * 10 * columns + 1] == PixelCell.whole)
    }
  }

  @Test("bytes that are no font are none", arguments: [0, 3, 11, 12, 5_000, 100_000])
  func noFont(length: Int) throws {
    let file = SampleLessons.repository.appending(path: "Assets/Fonts/dejavu-sans-mono.font")
    let bytes = Array(try Data(contentsOf: file))
    #expect(BitmapFont(Array(bytes.prefix(length))) == nil)
    #expect(BitmapFont(bytes + [0]) == nil)
    #expect(BitmapFont(Array(bytes.dropFirst())) == nil)
    #expect(bytes.count < 300_000)
  }

  @Test("of more colours than there is room for, the nearest is taken")
  func palette() {
    var palette = Palette()
    let greys = (0..<255).map { RGB(UInt8($0), UInt8($0), UInt8($0)) }
    #expect(greys.map { palette.number(of: $0) } == (0..<255).map { UInt8($0) })
    #expect(palette.number(of: RGB(101, 100, 100)) == 100)
    #expect(palette.colours.count == Palette.most)
  }
}
