import Testing
import TmuxPane

/// The player by its keys, in a real terminal.
@Suite(.fewAtATime) struct KeysTests {
  /// A key, what is pressed and shown before it, and what the screen says after it.
  struct Case: CustomTestStringConvertible {
    let keys: [String]
    let start: String
    let shows: String

    init(_ keys: String..., at start: String, shows: String) {
      self.keys = keys
      self.start = start
      self.shows = shows
    }

    var testDescription: String { keys.joined(separator: " ") }
  }

  static let product = "Window 2 of 4, product 2 of 4"
  static let sum = "Window 2 of 4, rows 1 to 2"
  static let end = "All 4 windows are done"

  @Test(
    "Each key does what the help says of it",
    arguments: [
      Case("Right", at: product, shows: "Window 2 of 4, product 3 of 4"),
      Case("l", at: product, shows: "Window 2 of 4, product 3 of 4"),
      Case("Left", at: product, shows: "Window 2 of 4, product 1 of 4"),
      Case("BSpace", at: product, shows: "Window 2 of 4, product 1 of 4"),
      Case("Down", at: product, shows: sum),
      Case("Tab", at: sum, shows: "Window 3 of 4, rows 2 to 3"),
      Case("Up", at: sum, shows: "Window 1 of 4, rows 1 to 2"),
      Case("BTab", at: sum, shows: "Window 1 of 4, rows 1 to 2"),
      Case("NPage", at: sum, shows: "Window 3 of 4, rows 2 to 3"),
      Case("PPage", at: sum, shows: "Window 1 of 4, rows 1 to 2"),
      Case("Home", at: product, shows: "There are four windows."),
      Case("End", at: product, shows: end),
      Case("p", at: product, shows: "A small lesson."),
      Case("n", at: "A small lesson.", shows: "There are four windows."),
      Case("d", "Right", at: product, shows: sum),
      Case("d", "d", "Right", at: product, shows: end),
      Case("+", at: product, shows: "2×"),
      Case("-", "-", at: product, shows: "¼×"),
      Case("?", at: product, shows: "play and pause"),
      Case("y", at: product, shows: "small.yaml --step 9"),
      Case("]", at: sum, shows: "Window 3 of 4"),
      Case("o", "Down", at: sum, shows: "Window 4 of 4"),
      Case("w", at: sum, shows: "row 1, column 2 touches 2 of 4 output values"),
      Case("w", "Down", at: sum, shows: "row 2, column 2 touches 4 of 4 output values"),
      Case("w", "w", at: sum, shows: "touches 4 of 4 output values"),
      Case("x", at: sum, shows: "does nothing here"),
    ])
  func key(_ test: Case) async throws {
    let scratch = try Scratch()
    try scratch.write(LessonText.small(), to: "small.yaml")
    let plain = try await PlainLesson("small.yaml", in: scratch)
    let step = try #require(plain.step(saying: test.start), "no step says “\(test.start)”")
    let tutor = try await Tutor.smallLesson(
      LessonText.small(), ["--step", "\(step)"], in: scratch)
    try await tutor.wait(for: "“\(test.start)”") { $0.says(test.start) }
    for key in test.keys { try tutor.press(key) }
    try await tutor.wait(for: "“\(test.shows)”") { $0.says(test.shows) }
  }

  @Test("A lesson is walked to its end and back, and every window is passed both ways")
  func walk() async throws {
    let tutor = try await Tutor.smallLesson()
    let first = try await tutor.quietScreen()
    let forth = try await windowsPassed(by: tutor, pressing: "Down")
    #expect(forth == [1, 2, 3, 4])
    let back = try await windowsPassed(by: tutor, pressing: "Up")
    #expect(back == [4, 3, 2, 1])
    #expect(try await tutor.quietScreen() == first)
    #expect(try await tutor.quit() == 0)
  }

  @Test("Each smallest step forward is undone by one backward")
  func stepBack() async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "5", "--detail", "product"])
    var screens = [try await tutor.settledScreen()]
    for _ in 1...12 {
      try tutor.press("Right")
      let before = screens[screens.count - 1]
      try await tutor.wait(for: "the next step") { $0 != before }
      screens.append(try await tutor.settledScreen())
    }
    for expected in screens.dropLast().reversed() {
      try tutor.press("Left")
      try await tutor.wait(for: "the step before:\n\(expected)") { $0 == expected }
    }
  }

  @Test("A number and g go to that step, and the line that y shows opens it again")
  func deepLink() async throws {
    let tutor = try await Tutor.stridedConvolution()
    try tutor.press("1", "7", "g")
    let there = try await tutor.quietScreen()
    try tutor.press("y")
    let line = "cnn-tutor lesson strided-conv --step 17"
    try await tutor.wait(for: "the line that reopens the step") { $0.says(line) }
    #expect(try await tutor.quit() == 0)
    #expect(try !tutor.pane.flag("alternate_on"))
    #expect(try tutor.screen().says(line))

    let again = try await Tutor.stridedConvolution(["--step", "17"])
    try await again.wait(for: "the very same screen:\n\(there)") { $0 == there }
  }

  @Test(
    "Keys that change how it looks change it back",
    arguments: [
      (["d"], ["d", "d"]), (["?"], ["Escape"]), (["+"], ["-"]), (["n"], ["p", "1", "2", "g"]),
      (["w"], ["Escape"]), (["End"], ["1", "2", "g"]), (["5"], ["Escape"]),
    ])
  func thereAndBack(there: [String], back: [String]) async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "12"])
    let before = try await tutor.settledScreen()
    for key in there { try tutor.press(key) }
    try await tutor.wait(for: "a change by \(there)") { $0 != before }
    for key in back { try tutor.press(key) }
    #expect(try await tutor.quietScreen() == before)
  }

  @Test("t takes another theme and keeps every letter")
  func theme() async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "12"])
    let before = try await tutor.settledScreen()
    let colours = try tutor.pane.colouredScreen()
    try tutor.press("t")
    try await tutor.wait(for: "the theme's name") { $0.says("Theme:") }
    #expect(try await tutor.quietScreen() == before)
    #expect(try tutor.pane.colouredScreen() != colours)
  }

  @Test("f turns fractions into decimals and back")
  func decimals() async throws {
    let tutor = try await Tutor.smallLesson(LessonText.fractions, ["--step", "3"])
    try await tutor.pane.waitFor("1/2")
    let before = try await tutor.settledScreen()
    try tutor.press("f")
    try await tutor.wait(for: "decimals") { $0.text.contains("0.5") && !$0.text.contains("1/2") }
    try tutor.press("f")
    try await tutor.wait(for: "fractions again") { $0 == before }
  }

  @Test("Space plays and pauses")
  func play() async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "12"])
    try tutor.press("+", "+", "+", "Space")
    try await tutor.wait(for: "a later window") { ($0.window ?? 0) > 2 }
    try tutor.press("Space")
    let paused = try await tutor.settledScreen()
    try await Task.sleep(for: .milliseconds(700))
    #expect(try tutor.screen() == paused)
  }

  @Test(
    "With the mouse on, a click on an output value goes to the step that computed it",
    arguments: ["xterm-256color", "tmux-256color"])
  func click(term: String) async throws {
    let tutor = try await Tutor.smallLesson(term: term)
    try tutor.press("n", "End")
    let end = try await tutor.wait(for: "the whole output") { $0.says(Self.end) }
    let place = try #require(end.place(of: "2171"))
    try tutor.press("m")
    try await tutor.pane.wait(for: "the mouse") { try tutor.pane.flag("mouse_any_flag") }
    let button = "\u{1B}[<0;\(place.x + 1);\(place.y + 1)"
    try tutor.pane.type("\(button)M\(button)m")
    try await tutor.wait(for: "the third window") { $0.says("Window 3 of 4, rows 2 to 3") }
    #expect(try await tutor.quit() == 0)
    #expect(try !tutor.pane.flag("mouse_any_flag"))
  }

  /// Presses a key until it changes nothing any more.
  ///
  /// - Returns: the windows seen on the way.
  private func windowsPassed(by tutor: Tutor, pressing key: String) async throws -> [Int] {
    var passed: [Int] = []
    var last = try await tutor.quietScreen()
    for _ in 1...20 {
      if let window = last.window { passed.append(window) }
      try tutor.press(key)
      let next = try await tutor.quietScreen()
      if next == last { return passed }
      last = next
    }
    Issue.record("there is no end: 20 times \(key) and still something new")
    return passed
  }
}
