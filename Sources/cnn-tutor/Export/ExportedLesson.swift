import Canvas
import Export
import Screens

/// A lesson in one of the forms in which it can be taken away.
struct ExportedLesson {
  let passage: Passage
  let paper: Paper
  /// The colours of a printed sheet.
  let sheet: Paper
  /// The number that the exercises hang on.
  let seed: UInt64
  let hasSolutions: Bool
  /// Whether a line may tell how far it has come.
  let showsProgress: Bool

  /// Frames of a page, a recording or an animation.
  static let mostFrames = 5_000

  /// The bytes of the file.
  ///
  /// - Throws: an exit status, after saying why, where there are too many frames or no letters to be
  ///   found.
  func bytes(_ format: ExportFormat) throws -> [UInt8] {
    switch format {
    case .html:
      return try watched(passage.slideCount(upTo: Self.mostFrames + 1)) { passage in
        let handout = Handout(passage, sheet, seed: seed, hasSolutions: hasSolutions)
        return Array(LessonPage(passage, paper, handout: handout).html.utf8)
      }
    case .svg: return Array(picture.utf8)
    case .text:
      let lines = passage.text.lines(of: passage.positions)
      return Array(Self.text(paper.isASCII ? lines.map(\.ascii) : Array(lines)).utf8)
    case .cast:
      return try watched(passage.shotCount(upTo: Self.mostFrames + 1)) { passage in
        Array(Self.text(ScreenCast(passage, paper).lines).utf8)
      }
    case .gif:
      let font = try FontFile.read()
      return try watched(passage.shotCount(upTo: Self.mostFrames + 1)) { passage in
        Animation(passage, paper, font: font).gif
      }
    }
  }

  private var picture: String {
    let position = passage.positions.lowerBound
    let lesson = passage.lesson
    return VectorPicture(passage.frame(at: position), paper).file(
      title: "\(lesson.title), step \(position + 1)",
      description: passage.text.words(at: position).joined(separator: "\n"))
  }

  /// Makes something of so many frames, and tells how far it has come where that takes long.
  private func watched(_ count: Int, _ make: (Passage) -> [UInt8]) throws -> [UInt8] {
    guard count <= Self.mostFrames else {
      throw Failure.cannotRun(
        "these steps make more than \(Self.mostFrames) frames; take fewer, by --from and --to, "
          + "or larger ones, by --detail window.")
    }
    let progress = ExportProgress(frames: count, isWanted: showsProgress)
    var passage = passage
    passage.onFrame = { progress.count() }
    defer { progress.clear() }
    return make(passage)
  }

  private static func text(_ lines: some Sequence<String>) -> String {
    lines.reduce(into: "") { $0 += $1 + "\n" }
  }
}
