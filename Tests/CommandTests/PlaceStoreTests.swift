import Foundation
import Testing

@testable import cnn_tutor

@Suite("Places of the learner")
struct PlaceStoreTests {
  let folder: TemporaryFolder
  let environment: [String: String]
  let file = "cnn-tutor/places.json"

  init() throws {
    folder = try TemporaryFolder()
    environment = ["XDG_STATE_HOME": folder.path]
  }

  @Test("a saved place is there the next time, and its lesson is the last one")
  func saved() throws {
    var store = PlaceStore(environment: environment)
    #expect(store.place(of: "padding") == nil)
    #expect(store.last == nil)
    try store.save(place: 17, of: "padding")
    try store.save(place: 3, of: "conv-window")
    let again = PlaceStore(environment: environment)
    #expect(again.place(of: "padding") == 17)
    #expect(again.place(of: "conv-window") == 3)
    #expect(again.last == "conv-window")
    #expect(again.message == nil)
  }

  @Test("the folder is the user's alone")
  func mode() throws {
    var store = PlaceStore(environment: environment)
    try store.save(place: 1, of: "padding")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/cnn-tutor")
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test(
    "the folder follows the XDG specification",
    arguments: [
      (["XDG_STATE_HOME": "/state", "HOME": "/home/a"], "/state/cnn-tutor"),
      (["HOME": "/home/a"], "/home/a/.local/state/cnn-tutor"),
      (["XDG_STATE_HOME": "", "HOME": "/home/a"], "/home/a/.local/state/cnn-tutor"),
      (["XDG_STATE_HOME": "state", "HOME": "/home/a"], "/home/a/.local/state/cnn-tutor"),
      ([:], nil), (["HOME": "home"], nil),
    ] as [([String: String], String?)])
  func location(_ environment: [String: String], _ expected: String?) {
    #expect(PlaceStore.folder(environment) == expected)
  }

  @Test("without a home, a place is known for now and its loss is said")
  func homeless() {
    var store = PlaceStore(environment: [:])
    #expect(throws: StateFileError.noHome) { try store.save(place: 2, of: "padding") }
    #expect(store.place(of: "padding") == 2)
  }

  @Test(
    "a damaged file is set aside with a message, and saving works on",
    arguments: ["", "{", "[1, 2]", "{\"lessons\": 5}", "\u{0}\u{1}", "{\"lessons\": {\"a\":"])
  func damaged(_ text: String) throws {
    try folder.write(text, to: file)
    var store = PlaceStore(environment: environment)
    #expect(store.message?.contains("damaged") == true)
    #expect(store.place(of: "padding") == nil)
    #expect(try folder.text(file + ".damaged") == text)
    try store.save(place: 5, of: "padding")
    #expect(PlaceStore(environment: environment).place(of: "padding") == 5)
  }

  @Test("a file damaged while the tutor runs costs nothing that this tutor knew")
  func damagedMeanwhile() throws {
    var store = PlaceStore(environment: environment)
    try store.save(place: 5, of: "padding")
    try folder.write("{", to: file)
    try store.save(place: 6, of: "conv-window")
    #expect(store.message?.contains("damaged") == true)
    let again = PlaceStore(environment: environment)
    #expect(again.place(of: "padding") == 5)
    #expect(again.place(of: "conv-window") == 6)
  }

  @Test(
    "entries that make no sense count as none and do no harm",
    arguments: [
      "{\"padding\": 7}", "{\"padding\": {\"place\": -1}}", "{\"padding\": {\"place\": \"x\"}}",
    ])
  func nonsense(_ lessons: String) throws {
    try folder.write("{\"lessons\": \(lessons)}", to: file)
    var store = PlaceStore(environment: environment)
    #expect(store.message == nil)
    #expect(store.place(of: "padding") == nil)
    try store.save(place: 5, of: "padding")
    #expect(PlaceStore(environment: environment).place(of: "padding") == 5)
  }

  @Test("fields of another version stay")
  func unknownFields() throws {
    let text = """
      {"version": 2, "new": [1, 2.5, null, true, {"deep": "x"}],
       "lessons": {"padding": {"place": 4, "stars": 3}, "other": {"place": 9}}}
      """
    try folder.write(text, to: file)
    var store = PlaceStore(environment: environment)
    try store.save(place: 5, of: "padding")
    let kept = try #require(JSONValue(Array(folder.text(file).utf8)))
    #expect(kept["version"] == .integer(2))
    #expect(
      kept["new"]
        == .array([
          .integer(1), .number(2.5), .null, .bool(true), .object(["deep": .string("x")]),
        ]))
    #expect(kept["lessons"]?["padding"] == .object(["place": .integer(5), "stars": .integer(3)]))
    #expect(kept["lessons"]?["other"]?["place"] == .integer(9))
  }

  @Test("two tutors at once lose nothing of each other")
  func together() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for tutor in 0..<2 {
        group.addTask {
          var store = PlaceStore(environment: environment)
          for lesson in 0..<25 { try store.save(place: lesson, of: "\(tutor)-\(lesson)") }
        }
      }
      try await group.waitForAll()
    }
    let store = PlaceStore(environment: environment)
    for tutor in 0..<2 {
      for lesson in 0..<25 { #expect(store.place(of: "\(tutor)-\(lesson)") == lesson) }
    }
  }

  @Test("what another tutor saved later is not undone")
  func later() throws {
    var first = PlaceStore(environment: environment)
    try first.save(place: 5, of: "padding")
    var second = PlaceStore(environment: environment)
    try second.save(place: 9, of: "padding")
    try first.save(place: 1, of: "conv-window")
    #expect(first.place(of: "padding") == 9)
    #expect(PlaceStore(environment: environment).place(of: "padding") == 9)
  }

  @Test("a folder that cannot be made is an error to show")
  func noFolder() throws {
    try folder.write("", to: "file")
    var store = PlaceStore(environment: ["XDG_STATE_HOME": folder.path + "/file"])
    let error = #expect(throws: StateFileError.self) { try store.save(place: 1, of: "padding") }
    #expect(error?.description.contains("Not a directory") == true)
    #expect(store.place(of: "padding") == 1)
  }

  @Test("what cannot be replaced is an error to show, and no draft is left")
  func notReplaced() throws {
    let places = StateFile(folder: folder.path, name: "places.json")
    try folder.write("", to: "places.json/inner")
    let error = #expect(throws: StateFileError.self) { try places.replace(with: [1]) }
    #expect(error?.description.contains("cannot write \(places.path): ") == true)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["places.json"])
  }

  @Test("a link in wait under an older draft's name is not followed")
  func linkInWait() throws {
    try folder.write("precious", to: "precious")
    let state = folder.path + "/cnn-tutor"
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: state + "/places.json.new", withDestinationPath: folder.path + "/precious")
    var store = PlaceStore(environment: environment)
    try store.save(place: 5, of: "padding")
    #expect(PlaceStore(environment: environment).place(of: "padding") == 5)
    #expect(try String(contentsOfFile: folder.path + "/precious", encoding: .utf8) == "precious")
  }

  @Test("a named pipe in the file's place does not hang the program")
  func pipe() throws {
    try folder.write("", to: "cnn-tutor/x")
    #expect(mkfifo(folder.path + "/" + file, 0o600) == 0)
    #expect(PlaceStore(environment: environment).message?.contains("damaged") == true)
  }

  @Test("a lock held too long is an error to show")
  func busy() throws {
    let places = StateFile(folder: folder.path, name: "places.json", patience: 20)
    let holder = StateFile(folder: folder.path, name: "places.json")
    let error = try holder.locked { () throws(StateFileError) in
      #expect(throws: StateFileError.self) { try places.locked { () throws(StateFileError) in } }
    }
    #expect(error == .busy(path: places.path))
  }
}
