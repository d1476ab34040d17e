import Canvas
import Testing

@testable import Screens

@Suite("The first screen")
struct HomeTests {
  static let entries = [
    Home.Entry(id: "one", title: "First", part: "Convolution", summary: "It slides."),
    Home.Entry(id: "two", title: "Second", part: "Convolution", summary: "It jumps."),
    Home.Entry(
      id: "three", title: "Third", part: "Layers", summary: "It pools.",
      problems: ["3:1: error: unknown key"]),
  ]

  private func home(_ keys: Key...) -> (home: Home, effects: [Effect]) {
    var home = Home(Self.entries)
    var effects: [Effect] = []
    for key in keys { effects = home.update(.key(key)) }
    return (home, effects)
  }

  @Test("Arrows and letters choose, and ask for a glimpse of what is chosen")
  func choosing() {
    #expect(home(.down).home.chosenEntry?.id == "two")
    #expect(home(.down).effects == [.preview(lesson: "two")])
    #expect(home(.character("j"), .character("k")).home.chosenEntry?.id == "one")
    #expect(home(.up).home.chosenEntry?.id == "one")
    #expect(home(.end, .down).home.chosenEntry?.id == "three")
  }

  @Test("Enter opens; a broken lesson says why not")
  func opening() {
    #expect(home(.enter).effects == [.open(lesson: "one")])
    let broken = home(.end, .enter)
    #expect(broken.effects == [] && broken.home.notice?.contains("unknown key") == true)
  }

  @Test("Typing after / finds by title and summary; Esc shows all again")
  func finding() {
    let found = home(.character("/"), .character("j"), .character("u")).home
    #expect(found.shown.map(\.id) == ["two"] && found.chosenEntry?.id == "two")
    let none = home(.character("/"), .character("z"), .character("z")).home
    #expect(none.shown.isEmpty && none.chosenEntry == nil)
    #expect(
      none.view(Size(width: 80, height: 24)).frame.lines.contains { $0.contains("No lesson") })
    let all = home(.character("/"), .character("j"), .escape).home
    #expect(all.shown.count == 3 && !all.isFiltering)
    let kept = home(.character("/"), .character("j"), .enter, .enter)
    #expect(kept.effects == [.open(lesson: "two")])
  }

  @Test("q and Esc leave, ? shows the keys")
  func leaving() {
    #expect(home(.character("q")).effects == [.leave])
    #expect(home(.escape).effects == [.leave])
    let help = home(.character("?")).home
    #expect(
      help.view(Size(width: 80, height: 24)).frame.lines.contains { $0.contains("type to find") })
  }

  @Test("Every size shows the chosen lesson")
  func sizes() {
    for width in 20...200 {
      for height in 6...60 {
        let frame = home(.down).home.view(Size(width: width, height: height)).frame
        #expect(frame.lines.contains { $0.contains("▸ Sec") }, "\(width)×\(height)")
      }
    }
  }

  @Test("A lesson opened from it goes back to it, with the place noted")
  func goingBack() throws {
    var tutor = Tutor(Home(Self.entries))
    let lesson = try SampleLessons.lesson("strided-conv")
    tutor.open(lesson)
    _ = tutor.update(.key(.right))
    #expect(tutor.update(.key(.character("q"))) == [])
    #expect(tutor.player == nil)
    #expect(tutor.update(.key(.character("q"))) == [.leave])
  }
}
