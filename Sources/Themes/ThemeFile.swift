import Canvas
import Files
import Grammar

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A theme as a file describes it.
public struct DescribedTheme: Hashable, Sendable {
  public let theme: Theme
  /// What it is for, in one line; empty where the file does not say.
  public let summary: String
}

/// What came of reading a theme file: a theme, or what is wrong with the file.
public struct ThemeReading: Sendable {
  /// The theme; only given where there are no problems.
  public let described: DescribedTheme?
  /// Everything that is wrong, in the order of the file.
  public let problems: [Problem]

  public var theme: Theme? { described?.theme }
}

/// Theme files: YAML, one theme a file, as `Assets/README.md` tells.
///
/// A file from a stranger is data: whatever it holds, reading it ends soon, in a theme or in problems, and
/// no text of it can steer a terminal.
public enum ThemeFile {
  /// Reads a file; the theme's name is the file's name without `.yaml`.
  public static func read(path: String) -> ThemeReading {
    let kind = ThemeKeys.kind
    do throws(FileError) {
      return read(
        try fileBytes(path, limit: kind.mostBytes), name: FileName.name(ofPath: path))
    } catch {
      return ThemeReading(
        described: nil, problems: [Problem(.start, error.message(expecting: kind.name))])
    }
  }

  /// Reads the bytes of a theme file.
  public static func read(_ bytes: [UInt8], name: String) -> ThemeReading {
    let problems = ProblemList(in: ThemeKeys.kind)
    FileName.check(name, example: "my-theme", problems)
    var theme: DescribedTheme?
    if let source = SourceText(bytes, problems), let root = YamlDocument.read(source, problems) {
      theme = ThemeReader(problems: problems).theme(root, name: name)
    }
    return ThemeReading(described: problems.isEmpty ? theme : nil, problems: problems.sorted)
  }

  /// The names of the themes whose files are in a folder, in order.
  public static func names(in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map(FileName.name(ofPath:))
      .filter(FileName.isName).sorted()
  }
}
