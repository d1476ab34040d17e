import ArgumentParser
import Canvas

/// The forms in which a lesson can be taken away.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case html, svg, text, cast, gif

  /// The form that a file's name ends with; nil where it says none.
  init?(fileName: String) {
    let ending = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard fileName.contains("."), let format = Self(rawValue: ending == "txt" ? "text" : ending)
    else { return nil }
    self = format
  }
}

extension Size {
  private static let columns = 20...300
  private static let rows = 6...100

  /// Columns and rows of a screen as they are typed: `80x24`.
  ///
  /// - Throws: what a size is, where this is none or one without end.
  init(typed text: String) throws {
    let sides = text.split(omittingEmptySubsequences: false) { "x×X".contains($0) }
    guard sides.count == 2, let width = Int(sides[0]), let height = Int(sides[1]),
      Self.columns.contains(width), Self.rows.contains(height)
    else {
      throw ValidationError(
        "a size is columns and rows, from \(Self.columns.lowerBound)x\(Self.rows.lowerBound) to "
          + "\(Self.columns.upperBound)x\(Self.rows.upperBound), such as 80x24.")
    }
    self.init(width: width, height: height)
  }
}
