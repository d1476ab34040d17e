import Testing
import TmuxPane

/// The sandbox in a real terminal, and as text.
@Suite(.fewAtATime) struct SandboxTests {
  @Test("e edits the lesson's numbers, the result follows, Esc is back at the very same step")
  func edit() async throws {
    let scratch = try Scratch()
    try scratch.write(LessonText.small(), to: "small.yaml")
    let plain = try await PlainLesson("small.yaml", in: scratch)
    let step = try #require(plain.step(saying: "Window 2 of 4, rows 1 to 2"))
    let tutor = try await Tutor.smallLesson(
      LessonText.small(), ["--step", "\(step)"], in: scratch)
    let before = try await tutor.quietScreen()

    try tutor.press("e")
    // 103×2 + 107×3 + 113×5 + 127×7
    try await tutor.wait(for: "the window's sum") {
      $0.says("527 + 1454 = 1981") && $0.says("image, row 1, column 2: 103")
    }
    try tutor.press("7", "/", "9", "Enter")
    try await tutor.wait(for: "the new sum") {
      $0.says("image, row 1, column 2: 7/9") && $0.says("2903/9 + 1454 = 15989/9")
    }
    try tutor.press("2", "s")
    try await tutor.wait(for: "the larger stride") { $0.says("The floor bites, ⌊1/2⌋ = 0") }
    try tutor.press("4", "k")
    try await tutor.wait(for: "the reason") { $0.says("⌊(3 + 2×0 − 4)/2⌋ + 1 = 0: the 4×4 kernel") }
    try tutor.press("Escape")
    try await tutor.wait(for: "the very same step:\n\(before)") { $0 == before }
    #expect(try await tutor.quit() == 0)
  }

  @Test("cnn-tutor sandbox max_pool2d opens it on its own, and q leaves")
  func alone() async throws {
    let tutor = try Tutor(["sandbox", "max_pool2d"])
    try await tutor.wait(for: "the sandbox") { $0.says("the greatest of 1, 3, 2, 9 is 9") }
    try tutor.press("k")
    try await tutor.wait(for: "a larger window") { $0.says("window 3×3") && $0.says("stride 3") }
    try tutor.press("y")
    let line = "cnn-tutor sandbox max_pool2d --input"
    try await tutor.wait(for: "the command that reopens it") { $0.says(line) }
    #expect(try await tutor.quit() == 0)
    #expect(try tutor.screen().says(line))
  }

  @Test("s on the first screen opens it, and q comes back there")
  func fromHome() async throws {
    let tutor = try Tutor(["--lessons", Program.lessons.path])
    try await tutor.wait(for: "the first screen") { $0.says("cnn-tutor convolutional networks") }
    try tutor.press("s")
    try await tutor.wait(for: "the sandbox") { $0.says("Sandbox · conv2d") }
    try tutor.press("q")
    try await tutor.wait(for: "the first screen") { $0.says("cnn-tutor convolutional networks") }
    #expect(try await tutor.quit() == 0)
  }

  @Test(
    "With the brush, the mouse draws what it passes",
    arguments: ["xterm-256color", "tmux-256color"])
  func draw(term: String) async throws {
    let tutor = try Tutor(
      ["sandbox", "conv2d", "--input", "0 0 0; 0 0 0; 0 0 0", "--weight", "1 1; 1 1"], term: term)
    try await tutor.wait(for: "the sandbox") { $0.says("image") || $0.says("input, row 1") }
    try tutor.press("8", "Enter", "b")
    try await tutor.pane.wait(for: "the mouse") { try tutor.pane.flag("mouse_any_flag") }
    let screen = try await tutor.wait(for: "the brush") { $0.says("brush 8") }
    // Below the first line, which names the brush, the image's first row is the first that holds an 8.
    let grid = Screen(rows: [""] + screen.rows.dropFirst())
    let first = try #require(grid.place(of: "8"))
    let second = try #require(Array(grid.rows[first.y])[(first.x + 1)...].firstIndex(of: "0"))
    // The button goes down on the second cell and is dragged back to the first.
    try tutor.pane.type("\u{1B}[<0;\(second + 1);\(first.y + 1)M")
    try await tutor.wait(for: "a drawn cell") { $0.says("row 1, column 2: 8") }
    try tutor.pane.type("\u{1B}[<32;\(first.x + 1);\(first.y + 1)M\u{1B}[<0;1;1m")
    try await tutor.wait(for: "a stroke") { $0.says("row 1, column 1: 8") }
    #expect(try tutor.screen().says("16"))
    #expect(try await tutor.quit() == 0)
    #expect(try !tutor.pane.flag("mouse_any_flag"))
  }

  @Test(
    "The plain text is true, and wrong use is told with its exit status",
    arguments: [
      (["--plain"], 0, "The output will be 4×4."),
      (
        ["--from", "strided-conv", "--section", "2", "--stride", "2", "--plain"], 0, "Window 9 of 9"
      ),
      (
        ["conv2d", "--input", "1 2; 3 4", "--weight", "1 1 1; 1 1 1; 1 1 1"], 0, "+ 1 = 0: the 3×3"
      ),
      (["conv2d", "--input", "1 2; 3"], 64, "all rows must have as many numbers"),
      (["conv2d", "--input", "1 x"], 64, "'x' is not a number"),
      (["max_pol2d"], 64, "did you mean “max_pool2d”?"),
      (["sequential"], 64, "no numbers of its own"),
      (["relu", "--stride", "2"], 64, "relu has no stride."),
      (["--from", "strided-con"], 2, "did you mean “strided-conv”?"),
      (["--from", "strided-conv", "--section", "3"], 2, "has no numbers to change"),
      (["--from", "strided-conv", "--section", "99"], 2, "there is no section 99"),
      (["--section", "2"], 64, "name the lesson by --from"),
      (["--file", "nowhere.png"], 2, "cannot read nowhere.png"),
    ])
  func text(arguments: [String], status: Int32, says: String) async throws {
    let outcome = try await Program.run(
      ["sandbox"] + arguments + ["--lessons", Program.lessons.path], in: Scratch())
    #expect(outcome.status == status, "\(outcome.errors)")
    let said = status == 0 ? outcome.output : outcome.errors
    #expect(said.replacing("\n", with: " ").contains(says), "\(said)")
  }

  @Test("A table and a picture are taken from files")
  func files() async throws {
    let scratch = try Scratch()
    try scratch.write("1,2,3\n4,5,6\n7,8,9\n", to: "table.csv")
    try scratch.write("P2 3 2 9 9 0 9 0 9 0", to: "picture.pgm")
    let table = try await Program.run(
      ["sandbox", "conv2d", "--file", "table.csv", "--kernel", "picture.pgm"], in: scratch)
    #expect(table.output.contains("Input input, 3×3") || table.output.contains("Input, 3×3"))
    // 9×1 + 9×3 + 9×5 = 81
    #expect(table.output.contains("81"))
  }
}
