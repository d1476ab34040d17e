import Testing
import TmuxPane

/// The training lab in a real terminal, as a newcomer goes through it.
@Suite(.fewAtATime) struct LabTests {
  @Test("X and O are learned, one image is followed, a learning rate breaks it, time repairs it")
  func path() async throws {
    let scratch = try Scratch()
    let tutor = try Tutor(["train", "--network", "x-or-o"], size: (80, 24), in: scratch)
    try await tutor.wait(for: "the lab") { $0.text.contains("These are the first weights") }
    try tutor.press("+", "+", "+", "Space")
    try await tutor.wait(for: "the end of the training") {
      $0.text.contains("epoch 8 of 8") && $0.text.contains("‖")
    }
    try await tutor.wait(for: "an image that is known") { $0.text.contains("✓ right") }

    try tutor.press("s")
    try await tutor.wait(for: "slow motion") { $0.text.contains("What does") }
    try tutor.press("n", "Right", "Right")
    try await tutor.wait(for: "a window on the image") { $0.text.contains("window 2 of 81") }
    try tutor.press("End", "End")
    try await tutor.wait(for: "one weight") { $0.text.contains("w − η·g = ") }
    try tutor.press("q")

    // Back to where it had just begun to learn, and on from there with giant steps.
    try tutor.press("Home", "}", "}")
    try await tutor.wait(for: "step 72") { $0.text.contains("Step 72 of 360, back in time") }
    for _ in 1...10 { try tutor.press(">") }
    try await tutor.wait(for: "the rate") { $0.text.contains("Learning rate 10.24") }
    try tutor.press("Space")
    try await tutor.wait(for: "a run that has gone wrong") { screen in
      screen.text.contains("run B") && !screen.text.contains("100 % of the images")
        && (screen.text.contains("✗")
          || screen.text.contains("epoch 8 of 8") && screen.text.contains("‖"))
    }

    try tutor.press("Home")
    try await tutor.wait(for: "the beginning") { $0.text.contains("These are the first weights") }
    try tutor.press("i", "Space")
    try await tutor.wait(for: "a run that has learned") { screen in
      screen.text.contains("run C") && screen.text.contains("epoch 8 of 8")
        && screen.text.contains("‖")
    }
    try await tutor.wait(for: "an image that is known again") { $0.text.contains("✓ right") }

    // An X from corner to corner.
    try tutor.press("d")
    try await tutor.wait(for: "an empty sheet") { $0.text.contains("Draw with the mouse") }
    for _ in 1...4 { try tutor.press("Up", "Left") }
    for step in 0..<9 {
      try tutor.press("Space")
      if step < 8 { try tutor.press("Down", "Right") }
    }
    for _ in 1...8 { try tutor.press("Up") }
    for step in 0..<9 {
      if step != 4 { try tutor.press("Space") }
      if step < 8 { try tutor.press("Down", "Left") }
    }
    try await tutor.wait(for: "the X to be known") { $0.text.contains("It takes this image for X") }
    try tutor.press("Escape")
    try await tutor.wait(for: "the lab again") { $0.text.contains("Softmax") }
    #expect(try await tutor.quit() == 0)
  }

  @Test("It opens on the first screen and leads back there, whatever the size")
  func fromHome() async throws {
    let scratch = try Scratch()
    let tutor = try Tutor([], size: (80, 24), in: scratch)
    try await tutor.wait(for: "the first screen") { $0.text.contains("t lab") }
    try tutor.press("t")
    try await tutor.wait(for: "the lab") { $0.text.contains("x-or-o on xo") }
    try tutor.press("Space")
    for size in [(60, 18), (200, 60), (20, 6), (120, 40)] {
      try tutor.pane.resize(width: size.0, height: size.1)
      try await tutor.wait(for: "the lab at \(size)") {
        $0.text.contains("epoch") && $0.text.split(separator: "\n").count <= size.1
      }
    }
    try tutor.press("q")
    try await tutor.wait(for: "the first screen again") { $0.text.contains("t lab") }
    #expect(try await tutor.quit() == 0)
  }
}
