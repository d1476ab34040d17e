import Testing
import TmuxPane

/// The player by its keys, in a real terminal.
@Suite(.fewAtATime) struct KeysTests {
  @Test("A lesson is walked to its end and back, and every window is passed both ways")
  func walk() async throws {
    let tutor = try await Tutor.stridedConvolution()
    let first = try await tutor.settledScreen()
    let forth = try await windowsPassed(by: tutor, pressing: "Down")
    let last = try await tutor.settledScreen()
    #expect(Set(forth).isSuperset(of: 1...9))
    let back = try await windowsPassed(by: tutor, pressing: "Up")
    #expect(Set(back).isSuperset(of: 1...9))
    #expect(try await tutor.settledScreen() == first)

    try tutor.press("End")
    let end = try await tutor.settledScreen()
    #expect(end != first)
    try tutor.press("Home")
    try await tutor.wait(for: "the start") { $0 != end }
    #expect(try await tutor.settledScreen() != last)
    #expect(try await tutor.quit() == 0)
  }

  @Test("Each smallest step forward is undone by one backward")
  func stepBack() async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "5"])
    var screens = [try await tutor.settledScreen()]
    for _ in 1...4 {
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
    let there = try await tutor.settledScreen()
    try tutor.press("y")
    let link = try await tutor.wait(for: "the line that reopens the step") {
      $0.stepToReopen != nil
    }
    #expect(link.stepToReopen == 17)
    #expect(try await tutor.quit() == 0)

    let again = try await Tutor.stridedConvolution(["--step", "17"])
    let same = try await again.wait(for: "the very same screen:\n\(there)") { $0 == there }
    #expect(same == there)
  }

  @Test("n and p go to the next section and back")
  func sections() async throws {
    let tutor = try await Tutor.stridedConvolution()
    let first = try await tutor.settledScreen()
    try tutor.press("n")
    try await tutor.wait(for: "the next section") { $0 != first }
    try tutor.press("p")
    try await tutor.wait(for: "the first section") { $0 == first }
  }

  @Test("The other keys change what they say they change, and change it back", arguments: [
    (["d"], ["d", "d"]), (["?"], ["?"]), (["+"], ["-"]), (["PageDown"], ["PageUp"]),
  ])
  func thereAndBack(there: [String], back: [String]) async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "12"])
    let before = try await tutor.settledScreen()
    for key in there { try tutor.press(tmuxName(key)) }
    try await tutor.wait(for: "a change by \(there)") { $0 != before }
    for key in back { try tutor.press(tmuxName(key)) }
    try await tutor.wait(for: "the screen as it was:\n\(before)") { $0 == before }
  }

  @Test("f turns fractions into decimals and back")
  func decimals() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(LessonText.fractions, to: "fractions.yaml")
    let tutor = try Tutor(["lesson", file.path, "--step", "3"], in: scratch)
    try await tutor.pane.waitFor("1/2")
    let before = try await tutor.settledScreen()
    try tutor.press("f")
    try await tutor.wait(for: "decimals") { $0.text.contains("0.5") && !$0.text.contains("1/2") }
    try tutor.press("f")
    try await tutor.wait(for: "fractions again") { $0 == before }
  }

  @Test("Space plays and pauses")
  func play() async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "5"])
    let before = try await tutor.settledScreen()
    try tutor.press("+", "+", "+", "Space")
    try await tutor.wait(for: "a later window") { ($0.window ?? 0) > (before.window ?? 0) }
    try tutor.press("Space")
    let paused = try await tutor.settledScreen()
    try await Task.sleep(for: .milliseconds(700))
    #expect(try tutor.screen() == paused)
  }

  /// Presses a key until it changes nothing any more.
  ///
  /// - Returns: the windows seen on the way.
  private func windowsPassed(by tutor: Tutor, pressing key: String) async throws -> [Int] {
    var passed: [Int] = []
    var last = try await tutor.settledScreen()
    for _ in 1...200 {
      if let window = last.window { passed.append(window) }
      try tutor.press(key)
      let next = try await tutor.settledScreen()
      if next == last { return passed }
      last = next
    }
    Issue.record("there is no end: 200 times \(key) and still something new")
    return passed
  }

  private func tmuxName(_ key: String) -> String {
    switch key {
    case "PageDown": "NPage"
    case "PageUp": "PPage"
    default: key
    }
  }
}
