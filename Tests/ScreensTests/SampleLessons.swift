import Canvas
import Course
import Foundation

@testable import Screens

/// The lessons that come with the program, and ways to look at them.
enum SampleLessons {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Lessons")

  static let ids: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func lesson(_ id: String) throws -> Lesson {
    let reading = LessonFile.read(path: folder.appending(path: id + ".yaml").path())
    guard let lesson = reading.lesson else { throw Broken(problems: reading.problems) }
    return lesson
  }

  /// A lesson written in a test.
  static func lesson(text: String, id: String = "sample") throws -> Lesson {
    let reading = LessonFile.read(Array(text.utf8), id: id)
    guard let lesson = reading.lesson else { throw Broken(problems: reading.problems) }
    return lesson
  }

  struct Broken: Error, CustomStringConvertible {
    let problems: [Problem]
    var description: String { problems.map(\.description).joined(separator: "\n") }
  }

  /// A lesson with one convolution of an input of any size.
  static func convolution(side: Int, kernel: Int = 3) throws -> Lesson {
    let row = (0..<side).map { "\($0 % 10)" }.joined(separator: " ")
    let rows = Array(repeating: "        " + row, count: side).joined(separator: "\n")
    let weights = Array(
      repeating: "        " + Array(repeating: "1", count: kernel).joined(separator: " "),
      count: kernel
    ).joined(separator: "\n")
    return try lesson(
      text: """
        title: A large map
        part: Convolution
        summary: Many windows.
        sections:
          - title: All of them
            say: Look.
            operation: conv2d
            detail: window
            input: |
        \(rows)
            weight: |
        \(weights)
        """)
  }
}

extension Player {
  /// The player after some keys.
  func after(_ keys: Key...) -> Player {
    var player = self
    for key in keys { _ = player.update(.key(key)) }
    return player
  }

  /// The player at a place that was reached at one jump.
  func at(_ position: Int) -> Player {
    var player = self
    for digit in String(position + 1) { _ = player.update(.key(.character(digit))) }
    _ = player.update(.key(.character("g")))
    player.notice = nil
    return player
  }

  /// The player in a terminal of a size.
  func sized(_ width: Int, _ height: Int) -> Player {
    var player = self
    _ = player.update(.resize(Size(width: width, height: height)))
    return player
  }
}

extension Script {
  /// The positions that tests look at: all of a short lesson, of a long one the ends of every stretch
  /// and some between; all with `EVERY_STEP=1`.
  func sample(_ most: Int = 300) -> [Int] {
    guard count > most, ProcessInfo.processInfo.environment["EVERY_STEP"] != "1" else {
      return Array(0..<count)
    }
    // An odd distance meets products and sums alike.
    let distance = count / most | 1
    let ends = (0..<stretchCount).flatMap { stretch -> [Int] in
      let positions = positions(of: stretch)
      return [positions.lowerBound, positions.upperBound - 1]
    }
    return Set(ends + Array(stride(from: 0, to: count, by: distance))).sorted()
  }
}
