import Foundation
import Testing
import TmuxPane

/// Options, variables and the settings file, as they show on the screen.
@Suite(.fewAtATime) struct PreferencesTests {
  /// Writes the settings file where the program looks for it.
  private func settings(_ text: String, in scratch: Scratch) throws -> [String: String] {
    try FileManager.default.createDirectory(
      at: scratch.file("config/cnn-tutor"), withIntermediateDirectories: true)
    try scratch.write(text, to: "config/cnn-tutor/settings.yaml")
    return ["XDG_CONFIG_HOME": scratch.file("config").path]
  }

  @Test("The settings file chooses theme, numbers and lessons; T goes on from there")
  func chosen() async throws {
    let scratch = try Scratch()
    let environment = try settings("theme: contrast-light\nnumbers: decimal\n", in: scratch)
    let tutor = try await Tutor.stridedConvolution(environment: environment, in: scratch)
    // The white of contrast-light is painted.
    try await tutor.wait(for: "a painted ground") { _ in
      (try? tutor.pane.colouredScreen().joined().contains("48;5;231")) == true
    }
    var seen: [String] = []
    for _ in 1...6 {
      try tutor.press("T")
      let last = seen.last ?? "Theme: contrast-light."
      let screen = try await tutor.wait(for: "the next theme after \(last)") {
        $0.says("Theme: ") && !$0.says(last)
      }
      let name = screen.text.firstMatch(of: /Theme: ([a-z-]+)\./)?.1
      seen.append("Theme: \(name ?? "").")
    }
    #expect(
      seen
        == ["eight", "mono", "dark", "light", "contrast-dark", "contrast-light"].map {
          "Theme: \($0)."
        })
    #expect(try await tutor.quit() == 0)
  }

  @Test("A broken settings file is told with line and column, and the tutor opens all the same")
  func broken() async throws {
    let scratch = try Scratch()
    let environment = try settings("numbers: decimal\nthme: light\n", in: scratch)
    let tutor = try await Tutor.stridedConvolution(environment: environment, in: scratch)
    try await tutor.wait(for: "what is wrong") { $0.text.contains("settings.yaml:2:1") }
    #expect(try await tutor.quit() == 0)
    let told = try await Program.run(["lessons"], in: scratch, environment: environment)
    #expect(told.status == 0 && told.output.contains("strided-conv"))
    #expect(told.errors.contains("settings.yaml:2:1: error: unknown key \"thme\""))
  }

  @Test("A theme file that is asked for and wrong is told, with status 2")
  func brokenTheme() async throws {
    let scratch = try Scratch()
    try scratch.write("ground: dark\nroles:\n  text: 999\n", to: "mine.yaml")
    for theme in ["./mine.yaml", "mine.yaml"] {
      let outcome = try await Program.run(["lessons", "--theme", theme], in: scratch)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("mine.yaml:3:9: error: "), "\(outcome.errors)")
    }
  }

  @Test("With reduced motion the first screen stands still")
  func still() async throws {
    for environment in [[:], ["CNN_TUTOR_REDUCED_MOTION": "1"]] {
      let tutor = try Tutor([], size: (120, 40), environment: environment)
      let first = try await tutor.wait(for: "a glimpse") { $0.text.contains(" sections") }
      try await Task.sleep(for: .seconds(2))
      #expect((try tutor.screen() == first) == !environment.isEmpty)
      #expect(try await tutor.quit() == 0)
    }
  }

  @Test("With reduced motion the lab shows a moment a second at most, but keys at once")
  func calmLab() async throws {
    let tutor = try Tutor(["train", "--network", "x-or-o", "--reduced-motion"])
    try await tutor.wait(for: "the lab") { $0.text.contains("These are the first weights") }
    try tutor.press("Space")
    var screens: Set<String> = []
    let end = ContinuousClock.now + .seconds(3)
    while ContinuousClock.now < end {
      screens.insert(try tutor.screen().text)
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect((2...7).contains(screens.count), "\(screens.count) screens in 3 s")
    // If keys waited for the next moment, each of them would take a second.
    let pressed = ContinuousClock.now
    for _ in 1...10 {
      let before = try tutor.screen()
      try tutor.press("Tab")
      try await tutor.wait(for: "another panel") { $0.text != before.text }
    }
    let taken = ContinuousClock.now - pressed
    #expect(taken < .seconds(8), "ten keys took \(taken)")
  }

  @Test("The doctor works by pipe and in a terminal; what must be changed makes its status 1")
  func doctor() async throws {
    let scratch = try Scratch()
    let well = try await Program.run(["doctor"], in: scratch)
    #expect(well.status == 0 && well.output.contains("All is well."), "\(well.output)")
    let json = try await Program.run(["doctor", "--json"], in: scratch)
    let findings = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    #expect((findings as? [[String: Any]])?.contains { $0["name"] as? String == "theme" } == true)
    let environment = try settings("mosue: yes\n", in: scratch)
    let ill = try await Program.run(["doctor"], in: scratch, environment: environment)
    #expect(ill.status == 1 && ill.output.contains("did you mean \"mouse\"?"))
    let pane = try TmuxPane(
      size: (120, 50), term: "xterm-nobody", environment: scratch.environment,
      command: [Program.path, "doctor"])
    #expect(try await pane.waitForExit() == 1)
    let screen = try pane.screen().joined(separator: "\n")
    #expect(screen.contains("120×50") && screen.contains("→ apt-get install ncurses-term"))
  }
}
