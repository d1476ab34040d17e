import Canvas
import Course
import Testing

@testable import Screens

@Suite("Keys in a lesson")
struct PlayerTests {
  /// The section "A jump of two", each product in turn: positions 0 … 91 of the section.
  private func player() throws -> Player {
    let player = Player(try SampleLessons.lesson("strided-conv")).sized(80, 24)
    return player.after(.character("n"), .character("n"))
  }

  /// What keys lead to, counted from the section's card.
  struct Way: Sendable, CustomTestStringConvertible {
    let keys: [Key]
    let place: Int
    var testDescription: String { "\(keys) → \(place)" }
  }

  static let ways: [Way] = [
    Way(keys: [.right], place: 1),
    Way(keys: [.enter, .character("l"), .character("h")], place: 1),
    Way(keys: [.right, .left], place: 0),
    Way(keys: [.right, .right, .backspace], place: 1),
    Way(keys: [.down], place: 10),
    Way(keys: [.tab, .character("j")], place: 20),
    Way(keys: [.down, .down, .up], place: 10),
    Way(keys: [.down, .backTab], place: 0),
    Way(keys: [.pageDown, .pageDown], place: 20),
    Way(keys: [.pageDown, .pageUp], place: 0),
    Way(keys: [.right, .right, .down], place: 10),
    Way(keys: [.end], place: 91),
    Way(keys: [.right, .home], place: 0),
    Way(keys: [.character("d"), .right, .right], place: 20),
    Way(keys: [.character("d"), .character("d"), .right], place: 91),
    Way(keys: [.down, .character("]")], place: 40),
    Way(keys: [.down, .character("]"), .character("[")], place: 10),
    Way(keys: [.character("}")], place: 20),
    Way(keys: [.down, .down, .character("{")], place: 10),
    Way(keys: [.down, .character("o"), .right, .down], place: 50),
    Way(keys: [.down, .character("o"), .escape, .right], place: 11),
  ]

  @Test("Keys lead where the help says", arguments: ways)
  func places(way: Way) throws {
    var player = try player()
    let start = player.position
    for key in way.keys { player = player.after(key) }
    #expect(player.position - start == way.place)
  }

  @Test("The ends of the lesson stay the ends, and say so")
  func ends() throws {
    let first = Player(try SampleLessons.lesson("strided-conv")).sized(80, 24).after(.left)
    #expect(first.position == 0 && first.notice?.contains("beginning") == true)
    let last = first.after(.end, .end, .right)
    #expect(last.position == last.script.count - 1 && last.notice?.contains("end") == true)
    #expect(!last.after(.character(" ")).isPlaying)
  }

  @Test(
    "A card of several parts is read to its end, and stays there", arguments: [(40, 12), (20, 6)])
  func longEnd(width: Int, height: Int) throws {
    for key in [Key.right, .down, .pageDown] {
      var player = Player(try SampleLessons.lesson("strided-conv")).sized(width, height)
      player = player.at(player.script.count - 1)
      let parts = player.pageCount
      #expect(parts > 1)
      for _ in 1..<parts { player = player.after(key) }
      #expect(player.page == parts - 1)
      player = player.after(key)
      #expect(player.page == parts - 1 && player.notice?.contains("end") == true)
    }
  }

  @Test("A number and g go to that step; beyond the end to the end")
  func goTo() throws {
    let player = try player()
    #expect(player.after(.character("1"), .character("7"), .character("g")).position == 16)
    let far = player.after(
      .character("9"), .character("9"), .character("9"), .character("9"), .character("g"))
    #expect(far.position == player.position && far.notice?.contains("steps") == true)
    let none = player.after(.character("g"))
    #expect(none.position == player.position && none.notice != nil)
    #expect(player.after(.character("0"), .character("g")).position == player.position)
    #expect(player.after(.character("5"), .escape, .character("g")).position == player.position)
  }

  @Test("Speed goes from ¼× to 16×, and time follows it")
  func speed() throws {
    var player = try player().after(.right, .character(" "))
    let normal = try #require(player.wake)
    for _ in 0..<9 { player = player.after(.character("+")) }
    #expect(player.pace.name == "16×" && player.wake == normal / 16)
    for _ in 0..<9 { player = player.after(.character("-")) }
    #expect(player.pace.name == "¼×" && player.wake == normal * 4)
  }

  @Test("A paused player asks for no time, and a step by hand pauses")
  func pausing() throws {
    let playing = try player().after(.character(" "))
    #expect(playing.isPlaying && playing.wake != nil)
    #expect(playing.after(.character(" ")).wake == nil)
    #expect(!playing.after(.right).isPlaying)
    #expect(playing.after(.character("?")).wake == nil, "the help stops the time")
  }

  @Test("f turns every number, and back")
  func numbers() throws {
    let lesson = try SampleLessons.lesson(
      text: """
        title: Thirds
        part: Convolution
        summary: A third of each.
        sections:
          - title: One
            say: Look.
            operation: conv2d
            input: 1/2 3/4 1
            weight: 1/3
        """)
    let player = Player(lesson).sized(80, 24).after(.character("n"), .end)
    let decimal = player.after(.character("f"))
    #expect(
      decimal.view(Size(width: 80, height: 24)).frame
        != player.view(Size(width: 80, height: 24)).frame)
    #expect(decimal.view(Size(width: 80, height: 24)).frame.lines.contains { $0.contains("0.75") })
    #expect(
      decimal.after(.character("f")).view(Size(width: 80, height: 24)).frame
        == player.view(Size(width: 80, height: 24)).frame)
  }

  @Test("w lights the outputs that a cell touches, o follows a cell to its step")
  func touches() throws {
    let player = try player().after(.down, .character("w"))
    guard case .input(let cell, let windows) = player.inspection else {
      Issue.record("no cursor in the input")
      return
    }
    #expect(cell == [0, 0] && windows == [0])
    // Row 3, column 3 lies under four windows.
    let middle = player.after(.right, .right, .down, .down)
    #expect(middle.inspection == .input([2, 2], windows: [0, 1, 3, 4]))
    let weight = middle.after(.character("w"))
    #expect(weight.inspection == .weight([0, 0], windows: Array(0..<9)))
    #expect(weight.after(.character("w")).inspection == nil)
    #expect(weight.after(.escape).inspection == nil)
  }

  @Test("A click on an output value goes to the step that computed it")
  func click() throws {
    var player = try player().after(.end)
    player = player.after(.character("n"), .character("p"), .down)
    let rendering = player.view(Size(width: 80, height: 24))
    let place = try #require(
      (0..<24).lazy.flatMap { y in (0..<80).map { Point(x: $0, y: y) } }
        .first { rendering.target(at: $0) == .output([1, 2]) })
    _ = player.update(.click(place))
    #expect(player.inspection == .output([1, 2]))
    #expect(player.stage?.window?.output == [1, 2] && player.stage?.term == nil)
  }

  @Test("y gives the command that opens this very step")
  func reopening() throws {
    var player = try player().after(.down)
    let effects = player.update(.key(.character("y")))
    let command = "cnn-tutor lesson strided-conv --step \(player.position + 1)"
    #expect(effects == [.printAtEnd(command)] && player.notice == command)
    let again = Player(player.lesson, Player.Opening(position: player.position)).sized(80, 24)
    player.notice = nil
    #expect(
      again.view(Size(width: 80, height: 24)).frame
        == player.view(Size(width: 80, height: 24)).frame)
  }

  @Test("Each move asks for the place to be kept; leaving leaves")
  func effects() throws {
    var player = try player()
    #expect(player.update(.key(.right)) == [.save(place: player.position, lesson: "strided-conv")])
    #expect(player.update(.key(.character("f"))) == [])
    #expect(player.update(.key(.character("q"))) == [.leave])
    #expect(player.update(.key(.escape)) == [.leave])
    #expect(player.update(.key(.character("t"))) == [.nextTheme])
    #expect(player.update(.key(.character("m"))) == [.mouse])
  }

  /// One place for each kind of moment that lessons have: cards, and the steps and outcomes of each view.
  private static func places(in lesson: Lesson, known: inout Set<String>) -> [Int] {
    let script = Script(lesson)
    return script.sample().filter { position in
      let view = script.demonstration(at: position)?.view.rawValue ?? "none"
      let kind =
        switch script.moment(at: position) {
        case .question: "question"
        case .card: "card \(view)"
        case .step: "step \(view)"
        case .outcome: "outcome \(view)"
        case .remember: "remember"
        }
      return known.insert(kind).inserted
    }
  }

  @Test("Every key of the table does something or says why not, on every kind of moment")
  func everyKey() throws {
    var known: Set<String> = []
    for id in SampleLessons.ids {
      let lesson = try SampleLessons.lesson(id)
      let player = Player(lesson).sized(80, 24)
      for place in Self.places(in: lesson, known: &known) {
        for key in Player.actions.keys {
          var pressed = player.at(place)
          let before = pressed.view(Size(width: 80, height: 24)).frame
          let effects = pressed.update(.key(key))
          let after = pressed.view(Size(width: 80, height: 24)).frame
          #expect(
            before != after || !effects.isEmpty || key == .character("d")
              || key == .character("f"),
            "\(key) at step \(place + 1) of \(id)")
        }
      }
    }
    #expect(known.count > 3 * DemonstrationView.allCases.count - 3)
  }

  @Test("A file saved again stays at the same step; a broken one says so until it is mended")
  func reloading() throws {
    var player = try player().after(.down, .down)
    let place = player.position
    player.report(["x.yaml:3:1: error: unknown key"])
    #expect(
      player.view(Size(width: 80, height: 24)).frame.lines.contains { $0.contains("x.yaml:3:1") })
    #expect(player.position == place)
    player.replace(with: player.lesson)
    #expect(player.position == place && player.problems.isEmpty)
    #expect(
      !player.view(Size(width: 80, height: 24)).frame.lines.contains { $0.contains("x.yaml") })
  }
}
