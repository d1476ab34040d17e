import Canvas
import Course
import Testing

@testable import Screens

@Suite("Plain text")
struct PlainTextTests {
  /// The numbers written in a text, signs and fractions included.
  static func numbers(in text: String) -> Set<String> {
    let text = text.replacing("−", with: "-")
    var found = text.matches(of: /-?[0-9]+(?:[.\/][0-9]+)?/).map { String($0.0) }
    // `7×-1` and `7 - 1`: a minus may belong to the number or stand between two.
    found += found.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
    return Set(found)
  }

  /// All lines but the first and the last; the numbers at the ticks of an axis are quiet, and not told.
  private static func text(of frame: Frame, withoutQuiet: Bool) -> String {
    guard withoutQuiet else {
      return frame.lines.dropFirst().dropLast().joined(separator: "\n")
    }
    return (1..<frame.size.height - 1).map { y in
      String(
        (0..<frame.size.width).map { x in
          let cell = frame[x, y]
          return cell.style.role == .quiet && y < frame.size.height - 6 ? " " : cell.character
        })
    }.joined(separator: "\n")
  }

  @Test(
    "Every number in a frame of a section is in the section's text", arguments: SampleLessons.ids)
  func numbersOfFrames(id: String) throws {
    let lesson = try SampleLessons.lesson(id)
    let plain = PlainText(lesson, detail: .product)
    let player = Player(lesson).sized(200, 60)
    for stretch in 0..<player.script.stretchCount {
      let positions = player.script.positions(of: stretch)
      var told = Self.numbers(in: positions.flatMap(plain.lines(at:)).joined(separator: "\n"))
      told.formUnion(Self.numbers(in: lesson.title + " " + lesson.summary))
      for position in player.script.sample() where positions.contains(position) {
        let shown = player.at(position)
        let frame = shown.view(Size(width: 200, height: 60)).frame
        // A ruler counts the cells of a side, which are not told one by one.
        if shown.stage?.demonstration.view == .ruler { continue }
        let hasAxes = shown.stage?.demonstration.view == .curve
        // The last line tells keys, the first one how many steps there are and how fast it plays.
        let seen = Self.numbers(in: Self.text(of: frame, withoutQuiet: hasAxes))
        let missing = seen.subtracting(told)
        #expect(missing.isEmpty, "step \(position + 1) shows \(missing.sorted())")
      }
    }
  }

  @Test("Each step is told once, under its number, without drawings", arguments: SampleLessons.ids)
  func steps(id: String) throws {
    let plain = PlainText(try SampleLessons.lesson(id), detail: .product)
    let lines = Array(plain.lines())
    let numbers = lines.compactMap { $0.firstMatch(of: /^Step ([0-9]+)\./).flatMap { Int($0.1) } }
    #expect(numbers == Array(1...plain.stepCount))
    for line in lines {
      let isDrawn = line.unicodeScalars.contains { (0x2500...0x28FF).contains($0.value) }
      #expect(!isDrawn && !line.contains("\u{1B}"), "\(line)")
    }
  }

  @Test("The screen's sentence is the text's sentence", arguments: SampleLessons.ids)
  func sentences(id: String) throws {
    let lesson = try SampleLessons.lesson(id)
    let plain = PlainText(lesson, detail: .product)
    let player = Player(lesson).sized(200, 60)
    for position in player.script.sample() where player.at(position).stage != nil {
      let sentence = Sentence(player.script, NumberStyle(lesson)).text(at: position)
      let told = plain.lines(at: position).joined(separator: " ")
      #expect(told.contains(sentence))
      let frame = player.at(position).view(Size(width: 200, height: 60)).frame
      #expect(frame.lines.joined(separator: " ").contains(sentence.prefix(100)))
    }
  }

  @Test("Coarser detail tells less, and still every outcome")
  func detail() throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    let counts = [Detail.product, .window, .operation].map {
      Array(PlainText(lesson, detail: $0).lines()).filter { $0.hasPrefix("Step ") }.count
    }
    #expect(counts[0] > counts[1] && counts[1] > counts[2])
    let outcomes = lesson.sections.compactMap(\.demonstration).count
    #expect(counts[2] == lesson.sections.count + outcomes + 2)
  }
}
