import Foundation
import Grammar
import SeededRandom
import Testing

@testable import Settings

@Suite("The settings file")
struct SettingsFileTests {
  private func read(_ text: String) -> SettingsReading {
    SettingsFile.read(Array(text.utf8), folder: "/home/ada/.config/cnn-tutor", home: "/home/ada")
  }

  @Test("every key is read")
  func all() {
    let reading = read(
      """
      theme: contrast-dark
      color: never
      ascii: yes
      reduced_motion: true
      numbers: decimal
      lessons: ~/course
      mouse: no
      """)
    var settings = Settings()
    settings.theme = "contrast-dark"
    settings.color = .never
    settings.ascii = true
    settings.reducedMotion = true
    settings.numbers = .decimal
    settings.lessons = "/home/ada/course"
    settings.mouse = false
    #expect(reading.settings == settings && reading.problems.isEmpty)
    #expect(reading.themePlace == Place(line: 1, column: 8))
    #expect(reading.lessonsPlace == Place(line: 6, column: 10))
  }

  @Test(
    "a file without keys sets nothing", arguments: ["", "\n", "# theme: dark\n\n  # mouse: yes"])
  func empty(_ text: String) {
    #expect(read(text) == SettingsReading(settings: Settings(), problems: []))
  }

  @Test(
    "paths begin where the file is, or at home",
    arguments: [
      ("mine.yaml", "/home/ada/.config/cnn-tutor/mine.yaml"),
      ("./mine.yaml", "/home/ada/.config/cnn-tutor/./mine.yaml"),
      ("~/mine.yaml", "/home/ada/mine.yaml"), ("/etc/mine.yaml", "/etc/mine.yaml"),
      ("mine", "mine"),
    ])
  func paths(_ word: String, _ path: String) {
    #expect(read("theme: \(word)").settings.theme == path)
  }

  @Test(
    "what is wrong is told with its place, and the rest is taken",
    arguments: [
      ("thme: dark", "2:1", "unknown key \"thme\"; did you mean \"theme\"?"),
      ("color: nevr", "2:8", "did you mean \"never\"?"),
      ("ascii: maybe", "2:8", "\"ascii\" is yes or no"),
      ("reduced-motion: yes", "2:1", "did you mean \"reduced_motion\"?"),
      ("color: [1]", "2:8", "must be text"), ("mouse:", "2:1", "nothing stands behind"),
      ("theme: \"\\e[31m\"", "2:8", "cannot be shown"),
      ("numbers: decimal", "2:1", "a second time"),
    ])
  func wrong(_ line: String, _ place: String, _ message: String) {
    let reading = read("numbers: decimal\n\(line)\nlessons: /course\n")
    #expect(reading.problems.map(\.description).contains { $0.hasPrefix("\(place): error: ") })
    #expect(reading.problems.contains { $0.message.contains(message) }, "\(reading.problems)")
    #expect(reading.settings.lessons == "/course" && reading.settings.numbers == .decimal)
  }

  @Test(
    "the file is where the XDG Base Directory Specification says",
    arguments: [
      (["XDG_CONFIG_HOME": "/c", "HOME": "/h"], "/c/cnn-tutor/settings.yaml"),
      (["XDG_CONFIG_HOME": "c", "HOME": "/h"], "/h/.config/cnn-tutor/settings.yaml"),
      (["HOME": "/h"], "/h/.config/cnn-tutor/settings.yaml"), ([:], nil),
      (["HOME": "h"], nil),
    ] as [([String: String], String?)])
  func path(_ environment: [String: String], _ path: String?) {
    #expect(SettingsFile.path(environment) == path)
  }

  @Test("no file is no problem; a folder in its place is one")
  func places() {
    let none = SettingsFile.read(path: "/nowhere/settings.yaml", home: nil)
    #expect(none == SettingsReading(settings: Settings(), problems: []))
    let folder = SettingsFile.read(path: "/", home: nil)
    #expect(folder.problems.map(\.message) == ["this is a folder, not a settings file"])
  }

  @Test("text in place of keys is told as what it is")
  func text() {
    let message = "the settings file is a group of keys, but here is text"
    #expect(read("just text").problems.map(\.message) == [message])
  }

  @Test("2,000 spoilt files are read, with problems in their lines")
  func mutations() {
    let seed = seed(for: "mutations of settings files")
    var random = SeededRandom(seed: seed)
    let original = Array("theme: dark\nascii: yes\nnumbers: decimal\nlessons: ~/course\n".utf8)
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default:
          bytes.insert(
            Array("&*!{}[]:-\u{1B}\"~".utf8).randomElement(using: &random) ?? 0, at: place)
        }
      }
      let reading = SettingsFile.read(bytes, folder: "/", home: nil)
      let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      #expect(
        reading.problems.allSatisfy { (1...lineCount).contains($0.line) && $0.column >= 1 },
        "seed \(seed): \(reading.problems)")
    }
  }
}
