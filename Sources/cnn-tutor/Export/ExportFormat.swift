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

/// Columns and rows of a screen, as they are typed: `80x24`.
struct ScreenSize: ExpressibleByArgument {
  let size: Size

  private static let columns = 20...300
  private static let rows = 6...100

  /// What stands for a value in the help.
  static var defaultValueDescription: String { "80x24" }

  init?(argument: String) {
    let sides = argument.split(
      omittingEmptySubsequences: false, whereSeparator: { "x×X".contains($0) })
    guard sides.count == 2, let width = Int(sides[0]), let height = Int(sides[1]),
      Self.columns.contains(width), Self.rows.contains(height)
    else { return nil }
    size = Size(width: width, height: height)
  }
}
