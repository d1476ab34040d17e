import Canvas
import Quiz
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

  /// Entries with every sign: mastered, seen and due, begun, nothing.
  static var standings: [Home.Entry] {
    var mastered = Standing()
    mastered.isSeen = true
    mastered.questions = 4
    mastered.known = 4
    mastered.answers = 5
    var due = Standing()
    due.isSeen = true
    due.questions = 6
    due.known = 2
    due.due = 3
    due.answers = 9
    return [
      ("one", mastered, nil), ("two", due, 9), ("three", Standing(), 4), ("four", Standing(), nil),
    ]
    .map { id, standing, place in
      Home.Entry(
        id: id, title: "Lesson \(id)", part: "Layers", summary: "It is number \(id).",
        place: place, standing: standing)
    }
  }

  @Test("The list tells what is mastered, seen, begun and due; without Unicode no two alike")
  func marks() {
    let frame = Home(Self.standings).view(Size(width: 60, height: 18)).frame
    let signs = ["one": "★", "two": "3 ✓", "three": "·", "four": "four"]
    for (id, sign) in signs {
      let line = frame.lines.first { $0.contains("Lesson \(id)") } ?? ""
      let words = line.split(separator: " ").joined(separator: " ")
      #expect(words.hasSuffix(sign), "\(line)")
    }
    #expect(frame.lines[0].contains("2 of 4 seen · 3 due"))
    #expect(Set(["★", "✓", "·", "✗"].map(\.ascii)).count == 4)
  }

  @Test("How one stands is noted, and told of the chosen lesson in words")
  func noting() {
    var home = Home(Self.entries)
    #expect(home.view(Size(width: 80, height: 24)).frame.lines[0].contains("3 lessons"))
    home.note(Self.standings[1].standing, of: "one")
    home.note(Standing(), of: "unknown")
    let lines = home.view(Size(width: 80, height: 24)).frame.lines
    #expect(lines[0].contains("1 of 3 seen · 3 due"))
    #expect(lines.contains { $0.contains("seen · 2 of 6 questions known · 3 due") })
  }
}
