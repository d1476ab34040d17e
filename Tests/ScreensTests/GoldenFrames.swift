import Canvas
import Foundation
import Testing

/// Frames kept as text files, to be read in review.
///
/// `make golden` writes them anew.
enum GoldenFrames {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")
  private static let isRenewing = ProcessInfo.processInfo.environment["RENEW"] == "1"

  /// Compares a frame with the one kept under a name.
  static func expect(
    _ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name + ".txt")
    let text = text(of: frame)
    if isRenewing {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let isSame = text == kept
    #expect(
      isSame, "\(name): the frame differs; look, then `make golden`",
      sourceLocation: sourceLocation)
  }

  /// The characters, then a letter for each cell's role, then the place of the cursor.
  static func text(of frame: Frame) -> String {
    var lines = frame.lines.map { "|" + $0 }
    lines.append("roles")
    for y in 0..<frame.size.height {
      var line = ""
      for x in 0..<frame.size.width {
        let cell = frame[x, y]
        line.append(cell.character == " " && cell.style.role == .text ? " " : letter(cell.style))
      }
      while line.last == " " { line.removeLast() }
      lines.append("|" + line)
    }
    lines.append("cursor \(frame.cursor.x) \(frame.cursor.y)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A shaded cell shows its shade, `0`–`8` or signed `a`–`m` with `g` for zero.
  private static func letter(_ style: Style) -> Character {
    if let shade = style.ink ?? style.ground {
      switch shade {
      case .sequential(let step): return Character("\(step)")
      case .signed(let step): return Array("abcdefghijklm")[Int(step) + Shade.signedReach]
      case .grey(let step):
        return Array("ABCDEFGHIJK·LMNOPQRSTUV")[Int(step) + Shade.greyReach]
      case .group(let number): return Array("uvwxyz")[Int(number)]
      case .series(let number): return Array("WXYZ")[Int(number)]
      case .black: return "b"
      case .white: return "W"
      }
    }
    return Array(".qtrKwcFpkoR?~e!Cm*^n-")[Int(style.role.rawValue)]
  }
}
