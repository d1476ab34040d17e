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
    func names(_ side: Int) throws -> [String] {
      try box.networks(taking: Volume(channels: 1, height: side, width: side)).map(\.name)
    }
    #expect(try names(28) == ["lecture", "lenet-5"])
    #expect(try names(8) == ["tiny"])
    #expect(try names(9) == ["x-or-o"])
    #expect(try names(10) == [])
    #expect(try box.network("lecture").outputCount == 10)
  }
}
