import Course
import Testing

@Suite("What teachers are given agrees with the reader")
struct AuthoringTests {
  @Test("Every lesson of the course reads", arguments: CourseFolder.lessons)
  func lessons(name: String) {
    let reading = LessonFile.read(path: CourseFolder.path + "/" + name)
    #expect(reading.problems.map { "\(name):\($0)" } == [])
  }

  @Test(
    "The template of a new lesson reads, whatever the lesson is called",
    arguments: ["my-lesson", "a", "2026", "on", "null", "x-1"])
  func template(id: String) throws {
    let text = LessonTemplate.text(id: id)
    #expect(text.hasPrefix("# yaml-language-server: $schema=lesson.schema.json\n"))
    let reading = LessonFile.read(Array(text.utf8), id: id)
    #expect(reading.problems.map(\.description) == [])
    let lesson = try #require(reading.lesson)
    #expect(lesson.sections.contains { $0.demonstration != nil })
    #expect(lesson.title.lowercased() == id.replacing("-", with: " "))
  }

  @Test("lesson.schema.json is in step with the reader; RENEW=1 writes it")
  func schema() throws {
    if CourseFolder.isRenewing { try CourseFolder.write(LessonSchema.json, "lesson.schema.json") }
    #expect(try CourseFolder.text("lesson.schema.json") == LessonSchema.json)
  }

  @Test("The guide's tables name every key; RENEW=1 writes them")
  func keys() throws {
    var guide = try CourseFolder.text("README.md")
    let region = /<!-- keys -->\n[\s\S]*<!-- end of keys -->/
    #expect(guide.contains(region))
    guide.replace(region, with: "<!-- keys -->\n" + KeyTables.markdown + "<!-- end of keys -->")
    if CourseFolder.isRenewing { try CourseFolder.write(guide, "README.md") }
    #expect(try CourseFolder.text("README.md") == guide)
  }

  @Test("The lesson of the project's README reads, computes and asks")
  func readme() throws {
    let text = try CourseFolder.text("../README.md")
    let blocks = text.matches(of: /```yaml\n([\s\S]*?)```/).map { String($0.output.1) }
    let example = try #require(blocks.first { $0.contains("sections:") })
    let reading = LessonFile.read(Array(example.utf8), id: "half")
    #expect(reading.problems.map(\.description) == [])
    let lesson = try #require(reading.lesson)
    let demonstration = try #require(lesson.sections[0].demonstration)
    #expect(demonstration.trace.output.elements == [5, 4, 6, 7])
    #expect(demonstration.printed?.wrong == [[1, 1]])
    #expect(lesson.questions.count == 2)
  }

  @Test("The guide's examples read")
  func examples() throws {
    let guide = try CourseFolder.text("README.md")
    let examples = guide.matches(of: /```yaml\n([\s\S]*?)```/).map { String($0.output.1) }
    #expect(examples.count >= 2)
    for example in examples {
      let reading = LessonFile.read(Array(example.utf8), id: "example")
      #expect(reading.problems.map(\.description) == [], "\(example)")
    }
  }
}
