import Foundation

/// Lesson files for tests, small enough to be read beside the expectations.
enum LessonText {
  /// A 3×3 image, a 2×2 kernel, four windows; all of its numbers differ from each other.
  ///
  /// - Parameter corner: the image's upper left cell.
  static func small(title: String = "Small", corner: String = "101") -> String {
    """
    title: \(title)
    part: Tests
    order: 1
    summary: A small lesson.
    matrices:
      image: |
        \(corner) 103 107
        109 113 127
        131 137 139
      kernel: |
        2 3
        5 7
    sections:
      - title: Four windows
        say: |
          There are four windows.
        operation: conv2d
        input: image
        weight: kernel
        view: window
        detail: product

    """
  }

  /// The number of a line that holds a text; the first line is 1.
  static func line(of text: String, in lesson: String) -> Int? {
    lesson.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(text) }.map { $0 + 1 }
  }

  /// Fractions, each with an exact decimal form.
  static let fractions = small(title: "Fractions", corner: "1/2")

  /// Escape sequences where a lesson may hold text, in the form in which YAML lets them through.
  ///
  /// Each would be seen: as the window's title, a bell, the end of the alternate screen, a hidden
  /// cursor that is shown, or text at a place of its own.
  static let hostile = small(
    title: #""\e]0;owned\a\e[?1049l\e[?1000hTitle\e[31m""#
  ).replacingOccurrences(
    of: "summary: A small lesson.",
    with: #"summary: "Summary\e[2J\e[1;1Howned\x07\x9b31m\u202e\r\nrow""#
  ).replacingOccurrences(
    of: "- title: Four windows", with: #"- title: "Section\e]52;c;b3duZWQ=\a\x08\x7f""#)
}
