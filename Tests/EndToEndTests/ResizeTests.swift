import Testing
import TmuxPane

/// The terminal's size changes: zooming in is how a teacher and weak eyes use a terminal.
@Suite(.fewAtATime) struct ResizeTests {
  static let sizes = [(120, 40), (60, 18), (200, 60), (40, 12), (20, 6), (80, 24)]

  @Test("After a change of size the screen is the one of a program started at that size")
  func sameAsFresh() async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "40"])
    for (width, height) in Self.sizes {
      try tutor.pane.resize(width: width, height: height)
      let fresh = try await Tutor.stridedConvolution(
        ["--step", "40"], size: (width, height))
      let expected = try await fresh.settledScreen()
      try await tutor.wait(for: "what a fresh start shows at \(width)×\(height):\n\(expected)") {
        $0 == expected
      }
      #expect(try await fresh.quit() == 0)
    }
    #expect(try await tutor.quit() == 0)
  }

  @Test("A lesson plays on through changes of size")
  func whilePlaying() async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "12"])
    try tutor.press("+", "+", "Space")
    for (width, height) in Self.sizes {
      try tutor.pane.resize(width: width, height: height)
      var seen: Set<String> = []
      try await tutor.wait(for: "three moments at \(width)×\(height)") { screen in
        let fits = screen.rows.count <= height && screen.rows.allSatisfy { $0.count <= width }
        if fits { seen.insert(screen.text) }
        return seen.count >= 3
      }
    }
    #expect(try await tutor.quit() == 0)
  }

  @Test(
    "A terminal that is too small says which size is needed, and all is back when it gets it",
    arguments: [(10, 3), (19, 30), (80, 5), (1, 1)])
  func tooSmall(width: Int, height: Int) async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "40", "--detail", "product"])
    let before = try await tutor.settledScreen()
    try tutor.pane.resize(width: width, height: height)
    try await tutor.wait(for: "the lesson to give way") { !$0.says("Strided convolution") }
    if width >= 10 {
      try await tutor.wait(for: "the size that is needed") { $0.text.contains(/20.?[×x].?6/) }
    }
    try tutor.press("Right", "Left")
    try tutor.pane.resize(width: 80, height: 24)
    try await tutor.wait(for: "the screen as it was:\n\(before)") { $0 == before }
    #expect(try await tutor.quit() == 0)
  }
}
