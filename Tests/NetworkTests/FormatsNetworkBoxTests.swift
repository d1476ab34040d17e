import Foundation
import Testing

@testable import Network

@Suite("Networks are found by their names and files")
struct FormatsNetworkBoxTests {
  private let box = NetworkBox(assets: ProjectAssets.path)

  private func outcome(of word: String) -> String {
    do throws(NetworkBoxError) {
      return try box.network(word).name
    } catch {
      return "\(error)"
    }
  }

  @Test(
    "A word finds a network, or is told why not",
    arguments: [
      ("tiny", "tiny"), ("tini", "there is no network “tini”; did you mean “tiny”?"),
      ("zebra", "there is no network “zebra”"), ("", "there is no network “”"),
      ("none.yaml", "there is no network file none.yaml"),
      ("no/where", "there is no network file no/where"),
    ])
  func words(word: String, found: String) {
    #expect(outcome(of: word) == found)
  }

  @Test("A path finds a file, and all that is wrong with it")
  func files() throws {
    #expect(outcome(of: ProjectNetworks.folder + "/x-or-o.yaml") == "x-or-o")
    let scratch = try DataScratch()
    try scratch.write(Array("input: 1 1 2\nlayers: [{layer: flaten}]\nodd: 1\n".utf8), to: "x.yaml")
    let path = scratch.path + "/x.yaml"
    do throws(NetworkBoxError) {
      _ = try box.network(path)
      Issue.record("a wrong file gives no network")
    } catch {
      guard case .wrong(path, let problems) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(problems.count == 2)
      #expect("\(error)".hasPrefix(path + ":2:"))
    }
  }

  @Test("Images find the networks that take them")
  func sizes() throws {
    func name(_ side: Int) throws -> String? {
      try box.first { $0.input == Volume(channels: 1, height: side, width: side) }?.name
    }
    #expect(try name(28) == "lecture")
    #expect(try name(8) == "tiny")
    #expect(try name(9) == "x-or-o")
    #expect(try name(10) == nil)
    #expect(try box.network("lecture").outputCount == 10)
  }

  @Test("A broken file in the box is in nobody's way who finds another before it")
  func brokenFile() throws {
    let scratch = try DataScratch()
    let tiny = try String(contentsOfFile: ProjectNetworks.folder + "/tiny.yaml", encoding: .utf8)
    try scratch.write(Array(tiny.utf8), to: "Networks/tiny.yaml")
    try scratch.write(Array("input: nothing\n".utf8), to: "Networks/wrong.yaml")
    let box = NetworkBox(assets: scratch.path)
    #expect(try box.first { $0.outputCount == 10 }?.name == "tiny")
    #expect(throws: NetworkBoxError.self) { try box.first { $0.outputCount == 11 } }
  }
}
