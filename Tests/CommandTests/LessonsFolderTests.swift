import Foundation
import Testing

@testable import cnn_tutor

@Suite("Finding the lessons")
struct LessonsFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes folders and says which is found; `/` at the beginning stands for the test's own folder.
  private func find(_ folders: [String], option: String?, variable: String?, program: String?)
    throws
    -> Result<String, LessonsFolderError>
  {
    for name in folders { try folder.write("", to: name + "/x") }
    let options = try ScreenOptions.parse(option.map { ["--lessons", folder.path + $0] } ?? [])
    let variables = Variables(
      variable.map { ["CNN_TUTOR_LESSONS": $0.isEmpty ? "" : folder.path + $0] } ?? [:])
    let asked = Preferences.lessons(options, variables, UserSettings(environment: [:]))
    return LessonsFolder.find(
      asked: asked.value.map { (path: $0, by: asked.origin) },
      executable: program.map { folder.path + $0 })
  }

  @Test(
    "the first place that is asked for or usual is taken",
    arguments: [
      ("/a", "/b", "/p/bin/cnn-tutor", "/a"),
      (nil, "/b", "/p/bin/cnn-tutor", "/b"),
      (nil, "", "/p/bin/cnn-tutor", "/p/share/cnn-tutor/Lessons"),
      (nil, nil, "/p/bin/cnn-tutor", "/p/share/cnn-tutor/Lessons"),
      (nil, nil, "/c/.build/debug/cnn-tutor", "/c/Lessons"),
      (nil, nil, "/c/.build/x86_64/release/cnn-tutor", "/c/Lessons"),
    ] as [(String?, String?, String?, String)])
  func order(_ option: String?, _ variable: String?, _ program: String?, _ expected: String) throws
  {
    let found = try find(
      ["/a", "/b", "/p/share/cnn-tutor/Lessons", "/c/Lessons"], option: option,
      variable: variable, program: program)
    #expect(found == .success(folder.path + expected))
  }

  @Test("a folder that is asked for must be there, and nothing else is taken for it")
  func askedFor() throws {
    let places = ["/p/share/cnn-tutor/Lessons"]
    let option = try find(places, option: "/a", variable: nil, program: "/p/bin/cnn-tutor")
    #expect(
      option == .failure(.notAFolder(path: folder.path + "/a", askedBy: .option("--lessons"))))
    let variable = try find(places, option: nil, variable: "/a", program: "/p/bin/cnn-tutor")
    #expect(
      variable
        == .failure(.notAFolder(path: folder.path + "/a", askedBy: .variable("CNN_TUTOR_LESSONS"))))
  }

  @Test("the error says where it looked")
  func nowhere() throws {
    let found = try find([], option: nil, variable: nil, program: "/c/.build/debug/cnn-tutor")
    guard case .failure(let error) = found else {
      Issue.record("found \(found)")
      return
    }
    #expect(error.description.contains(folder.path + "/c/.build/share/cnn-tutor/Lessons"))
    #expect(error.description.contains(folder.path + "/c/Lessons"))
    #expect(error.description.contains("--lessons"))
  }

  @Test("the running program knows its own path")
  func executable() throws {
    let path = try #require(LessonsFolder.runningExecutable())
    #expect(FileManager.default.isExecutableFile(atPath: path))
  }
}
