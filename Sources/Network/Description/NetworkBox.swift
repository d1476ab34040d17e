import Foundation
import Grammar

/// The networks that come with a program, by their names, and those of others by their files.
public struct NetworkBox: Sendable {
  /// The folder `Assets`; the files are in `Networks` there.
  public let assets: String

  public init(assets: String) { self.assets = assets }

  private var folder: String { assets + "/Networks" }

  public var names: [String] { NetworkFile.names(in: folder) }

  /// The network of a name, or of a file: a word with a `/`, or one that ends in `.yaml`.
  public func network(_ word: String) throws(NetworkBoxError) -> NetworkDescription {
    if word.contains("/") || word.hasSuffix(".yaml") {
      guard FileManager.default.fileExists(atPath: word) else { throw .noFile(word) }
      return try read(word)
    }
    let names = names
    guard names.contains(word) else {
      throw .unknown(word, nearest: nearest(word, in: names), names: names)
    }
    return try read(path(of: word))
  }

  /// The first network, in the order of their names, that is as it should be; no file behind it is read.
  ///
  /// - Returns: nil where none is.
  public func first(
    where isFitting: (NetworkDescription) -> Bool
  ) throws(NetworkBoxError) -> NetworkDescription? {
    for name in names {
      let network = try read(path(of: name))
      if isFitting(network) { return network }
    }
    return nil
  }

  private func path(of name: String) -> String { "\(folder)/\(name).yaml" }

  private func read(_ path: String) throws(NetworkBoxError) -> NetworkDescription {
    let reading = NetworkFile.read(path: path)
    guard let description = reading.description else {
      throw .wrong(path: path, reading.problems)
    }
    return description
  }
}

/// Why a network cannot be had by a word.
public enum NetworkBoxError: Error, Sendable, CustomStringConvertible {
  /// No network has the name; with the most similar name, if one is, and all names.
  case unknown(String, nearest: String?, names: [String])
  /// There is no such file.
  case noFile(String)
  /// A file that cannot be read, or is wrong: all that is wrong with it, at least one problem.
  case wrong(path: String, [Problem])

  /// A sentence without its full stop.
  public var description: String {
    switch self {
    case .unknown(let name, let nearest, _):
      "there is no network “\(name)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "")
    case .noFile(let path): "there is no network file \(path)"
    case .wrong(let path, let problems): "\(path):\(problems.first?.description ?? "")"
    }
  }
}
