import Foundation
import Testing

@testable import cnn_tutor

@Suite("Finding what comes with the program")
struct AssetsFolderTests {
  @Test(
    "the folder is where it is asked for, else beside the program or its build folder",
    arguments: [
      ("/b", "/p/bin/cnn-tutor", "/b"),
      ("", "/p/bin/cnn-tutor", "/p/share/cnn-tutor/Assets"),
      (nil, "/p/bin/cnn-tutor", "/p/share/cnn-tutor/Assets"),
      (nil, "/c/.build/debug/cnn-tutor", "/c/Assets"),
    ] as [(String?, String, String)])
  func order(_ variable: String?, _ program: String, _ expected: String) throws {
    let folder = try TemporaryFolder()
    for name in ["/b", "/p/share/cnn-tutor/Assets", "/c/Assets"] {
      try folder.write("", to: name + "/x")
    }
    let value = variable.map { $0.isEmpty ? "" : folder.path + $0 }
    let found = AssetsFolder.find(
      environment: value.map { ["CNN_TUTOR_ASSETS": $0] } ?? [:], executable: folder.path + program)
    #expect(found == .success(folder.path + expected))
  }

  @Test("what is not there is said, with where it was looked for")
  func nowhere() throws {
    let folder = try TemporaryFolder()
    let asked = AssetsFolder.find(
      environment: ["CNN_TUTOR_ASSETS": folder.path + "/a"], executable: nil)
    #expect(asked == .failure(.notAFolder(path: folder.path + "/a")))
    let found = AssetsFolder.find(environment: [:], executable: folder.path + "/bin/cnn-tutor")
    guard case .failure(let error) = found else {
      Issue.record("found \(found)")
      return
    }
    #expect(error.description.contains(folder.path + "/share/cnn-tutor/Assets"))
    #expect(error.description.contains("CNN_TUTOR_ASSETS"))
  }
}
