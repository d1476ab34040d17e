import Foundation
import TmuxPane

/// The tutor in a real terminal, with its state in a folder of its own.
struct Tutor {
  let pane: TmuxPane
  let scratch: Scratch

  /// Starts the program; returns before it has drawn anything.
  init(
    _ arguments: [String], size: (width: Int, height: Int) = (80, 24),
    term: String? = "tmux-256color", environment: [String: String] = [:], in scratch: Scratch? = nil
  ) throws {
    self.scratch = try scratch ?? Scratch()
    pane = try TmuxPane(
      size: size, term: term,
      environment: self.scratch.environment.merging(environment) { $1 },
      command: [Program.path] + arguments)
  }

  /// Starts the lesson on strided convolution and waits until it can be seen.
  static func stridedConvolution(
    _ arguments: [String] = [], size: (width: Int, height: Int) = (80, 24),
    term: String? = "tmux-256color", environment: [String: String] = [:], in scratch: Scratch? = nil
  ) async throws -> Tutor {
    let tutor = try Tutor(
      ["lesson", "strided-conv"] + arguments, size: size, term: term, environment: environment,
      in: scratch)
    try await tutor.pane.wait(for: "the lesson") { try tutor.screen().isPlayer }
    return tutor
  }

  /// Starts a lesson of the test's own, which lies in its scratch folder as `small.yaml`, and waits
  /// until it can be seen.
  static func smallLesson(
    _ text: String = LessonText.small(), _ arguments: [String] = [],
    size: (width: Int, height: Int) = (80, 24), term: String = "tmux-256color",
    in scratch: Scratch? = nil
  ) async throws -> Tutor {
    let scratch = try scratch ?? Scratch()
    let file = try scratch.write(text, to: "small.yaml")
    let tutor = try Tutor(
      ["lesson", file.path] + arguments, size: size, term: term, in: scratch)
    try await tutor.pane.wait(for: "the lesson") {
      try tutor.pane.flag("alternate_on") && !tutor.screen().rows.isEmpty
    }
    return tutor
  }

  func screen() throws -> Screen { Screen(rows: try pane.screen()) }

  /// Presses keys one after the other, by tmux's names for them.
  func press(_ keys: String...) throws {
    for key in keys {
      try pane.send(keys: key)
      // Escape begins what other keys send; only a pause tells that it was meant alone.
      if key == "Escape" { usleep(100_000) }
    }
  }

  /// The screen once it has stopped changing, without an answer to the last key.
  ///
  /// A speed up and down takes such an answer away and changes nothing else.
  func quietScreen() async throws -> Screen {
    try press("+", "-")
    return try await settledScreen()
  }

  /// The screen once it has stopped changing.
  func settledScreen() async throws -> Screen {
    var last = try screen()
    var unchanged = 0
    try await pane.wait(for: "a screen that stays") {
      let now = try screen()
      unchanged = now == last ? unchanged + 1 : 0
      last = now
      return unchanged >= 4
    }
    return last
  }

  /// Waits until the screen is as it should be.
  @discardableResult
  func wait(
    for what: String, seconds: Double = TmuxPane.patience, until condition: (Screen) -> Bool
  ) async throws -> Screen {
    var last = try screen()
    try await pane.wait(for: what, seconds: seconds) {
      last = try screen()
      return condition(last)
    }
    return last
  }

  /// Presses `q` until the program has ended: a lesson opened by its name has no home screen behind it.
  func quit() async throws -> Int32 {
    try press("q")
    return try await pane.waitForExit()
  }
}
