import Canvas
import Course
import Screens
import Testing
import Themes

@testable import Export

@Suite("What is taken away of a lesson")
struct PassageTests {
  private let size = Size(width: 80, height: 24)

  @Test("the slides go from the first step to the last, none twice", arguments: SampleLessons.ids)
  func slides(_ id: String) throws {
    let passage = Passage(try SampleLessons.lesson(id), size: size)
    var places: [Point] = []
    for slide in passage.slides.prefix(80) {
      #expect(slide.stay > .zero)
      places.append(Point(x: slide.position, y: slide.page))
    }
    #expect(places.first == Point(x: 0, y: 0) && Set(places).count == places.count)
    #expect(zip(places, places.dropFirst()).allSatisfy { ($0.x, $0.y) < ($1.x, $1.y) })
    if places.count < 80 { #expect(places.last?.x == passage.script.count - 1) }
  }

  @Test("the film ends, within the steps asked for")
  func film() throws {
    let passage = Passage(
      try SampleLessons.lesson("strided-conv"), size: size, positions: 30...60)
    let positions = passage.film.map(\.position)
    #expect(positions.first == 30 && positions.allSatisfy { (30...60).contains($0) })
    #expect(passage.shotCount(upTo: 1_000) == positions.count)
    #expect(passage.shotCount(upTo: 3) == 3)
    let last = passage.script.count - 1
    let end = Passage(passage.lesson, size: size, positions: last...last)
    #expect(end.film.map(\.position) == [last])
    #expect(end.film.map { $0.frame.lines } == [end.frame(at: last).lines])
  }

  @Test(
    "the last step asked for is shown, also where larger steps or skimming leap over it",
    arguments: ["strided-conv", "hospital-convolution", "x-or-o"], [Detail.window, .operation])
  func last(_ id: String, _ detail: Detail) throws {
    let lesson = try SampleLessons.lesson(id)
    for last in [3, 14, 30] {
      let passage = Passage(lesson, size: size, positions: 2...last, detail: detail)
      for positions in [passage.slides.map(\.position), passage.film.map(\.position)] {
        #expect(positions.first == 2 && positions.last == last)
        #expect(positions == positions.sorted())
      }
      #expect(Array(passage.slides).last?.frame.size == size)
    }
  }

  @Test(
    "no step is without words: in text, pictures and pages", arguments: ["strided-conv", "relu"],
    [Detail.product, .window, .operation])
  func words(_ id: String, _ detail: Detail) throws {
    let lesson = try SampleLessons.lesson(id)
    let count = Script(lesson).count
    for position in 0..<count {
      let passage = Passage(lesson, size: size, positions: position...position, detail: detail)
      let lines = Array(passage.text.lines(of: passage.positions))
      #expect(lines.contains { $0.hasPrefix("Step \(position + 1). ") })
      #expect(lines == passage.text.words(at: position))
      let rest = passage.text.lines(from: position).prefix(40)
      #expect(rest.contains { $0.hasPrefix("Step \(position + 1). ") })
    }
  }

  @Test("slides and film end at every size", arguments: [(20, 6), (40, 12), (80, 12)])
  func smallSizes(width: Int, height: Int) throws {
    let lesson = try SampleLessons.lesson("dense")
    let passage = Passage(lesson, size: Size(width: width, height: height))
    #expect(passage.slideCount(upTo: 2_000) < 2_000)
    #expect(passage.shotCount(upTo: 2_000) < 2_000)
  }

  @Test("a frame is what the player shows at that step")
  func frame() throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    let passage = Passage(lesson, size: size)
    var player = Player(lesson)
    _ = player.update(.resize(size))
    for slide in passage.slides.prefix(40) {
      #expect(slide.frame == player.view(size).frame)
      _ = player.update(.key(.right))
    }
  }

  @Test("every lesson is taken away in every form", arguments: SampleLessons.ids)
  func all(_ id: String) throws {
    let lesson = try SampleLessons.lesson(id)
    let count = Script(lesson).count
    let font = try SampleLessons.font()
    for (positions, theme) in [(0...2, Theme.dark), (count - 2...count - 1, .mono)] {
      let passage = Passage(lesson, size: Size(width: 60, height: 18), positions: positions)
      let paper = Paper(theme)
      let handout = Handout(passage, Paper(.light), seed: 1, hasSolutions: true)
      let page = LessonPage(passage, paper, handout: handout).html
      #expect(page.hasSuffix("</html>\n"))
      #expect(ScreenCast(passage, paper).lines.count > 2)
      #expect(try !ShownGIF(Animation(passage, paper, font: font).gif).pictures.isEmpty)
      #expect(passage.text.lines(at: positions.lowerBound).joined().contains("Step "))
    }
  }
}
