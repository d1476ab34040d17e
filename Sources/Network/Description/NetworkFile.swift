import Files
import Foundation
import Grammar

/// What came of reading a network file: a description, or what is wrong with the file.
public struct NetworkReading: Sendable {
  /// The description; only given where there are no problems.
  public let description: NetworkDescription?
  /// Everything that is wrong, in the order of the file.
  public let problems: [Problem]
}

/// Network files: YAML, one network a file, as `Assets/Networks/README.md` tells.
///
/// A file from a stranger is data: whatever it holds, reading it ends soon, in a description or in
/// problems, and no text of it can steer a terminal.
public enum NetworkFile {
  /// Reads a file; the network's name is the file's name without `.yaml`.
  public static func read(path: String) -> NetworkReading {
    let kind = DescriptionKeys.kind
    do throws(FileError) {
      return read(
        try fileBytes(path, limit: kind.mostBytes), name: FileName.name(ofPath: path))
    } catch {
      let problem = Problem(.start, error.message(expecting: kind.name))
      return NetworkReading(description: nil, problems: [problem])
    }
  }

  /// Reads the bytes of a network file.
  public static func read(_ bytes: [UInt8], name: String) -> NetworkReading {
    let problems = ProblemList(in: DescriptionKeys.kind)
    FileName.check(name, example: "lenet-5", problems)
    var description: NetworkDescription?
    if let source = SourceText(bytes, problems), let root = YamlDocument.read(source, problems) {
      description = DescriptionReader(problems: problems).description(root, name: name)
    }
    return NetworkReading(
      description: problems.isEmpty ? description : nil, problems: problems.sorted)
  }

  /// The names of the networks whose files are in a folder, in order.
  public static func names(in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map(FileName.name(ofPath:)).filter(
      FileName.isName
    )
    .sorted()
  }
}
